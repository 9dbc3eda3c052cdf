use crate::UnixMillis;
use crate::entity::entity;

entity! {
    /// Since when and until when an activity goes on.
    ActivityTimestamps as DiscordActivityTimestamps {
        /// When it began, in Unix seconds; `0` if not known.
        start: UnixMillis,
        /// When it ends, in Unix seconds; `0` if not known.
        end: UnixMillis,
    }
}

entity! {
    /// The party of a player.
    ActivityParty as DiscordActivityParty {
        /// The party's id, or an empty string.
        id: Option<Box<str>>,
        /// How many players it has and how many it takes; empty if not known.
        size: Box<[u32]>,
    }
}

entity! {
    /// The pictures of an activity, and what is shown when the mouse is over them.
    ///
    /// A picture is the id of an asset of the application, or `mp:` and a path at Discord's media proxy; or an empty string.
    ActivityAssets as DiscordActivityAssets {
        /// The large picture.
        large_image: Option<Box<str>>,
        /// The text over the large picture.
        large_text: Option<Box<str>>,
        /// Where a click on the large picture leads.
        large_url: Option<Box<str>>,
        /// The small picture.
        small_image: Option<Box<str>>,
        /// The text over the small picture.
        small_text: Option<Box<str>>,
        /// Where a click on the small picture leads.
        small_url: Option<Box<str>>,
        /// The picture that heads an invitation to the activity.
        invite_cover_image: Option<Box<str>>,
    }
}

entity! {
    /// The secrets with which an activity can be joined.
    ActivitySecrets as DiscordActivitySecrets {
        /// To join the party, or an empty string.
        join: Option<Box<str>>,
        /// To watch the game, or an empty string.
        spectate: Option<Box<str>>,
        /// Of this one match, or an empty string.
        of_match as match: Option<Box<str>>,
    }
}
