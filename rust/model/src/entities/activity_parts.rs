use crate::UnixMillis;
use crate::entity::entity;

entity! {
    /// The start and the end of an activity.
    ActivityTimestamps as DiscordActivityTimestamps {
        /// The time when the activity began, in Unix seconds; `0` if not known.
        start: UnixMillis,
        /// The time when the activity ends, in Unix seconds; `0` if not known.
        end: UnixMillis,
    }
}

entity! {
    /// The party of a player.
    ActivityParty as DiscordActivityParty {
        /// The party's id, or an empty string.
        id: Option<Box<str>>,
        /// The current and the maximum number of players; empty if not known.
        size: Box<[u32]>,
    }
}

entity! {
    /// The images of an activity, and their hover texts.
    ///
    /// An image is the id of an asset of the application, or `mp:` and a path on Discord's media proxy. It is an empty
    /// string if there is none.
    ActivityAssets as DiscordActivityAssets {
        /// The large image.
        large_image: Option<Box<str>>,
        /// The hover text of the large image.
        large_text: Option<Box<str>>,
        /// The URL that is opened when clicking the large image.
        large_url: Option<Box<str>>,
        /// The small image.
        small_image: Option<Box<str>>,
        /// The hover text of the small image.
        small_text: Option<Box<str>>,
        /// The URL that is opened when clicking the small image.
        small_url: Option<Box<str>>,
        /// The cover image of invites to the activity.
        invite_cover_image: Option<Box<str>>,
    }
}

entity! {
    /// The secrets to join or spectate an activity.
    ActivitySecrets as DiscordActivitySecrets {
        /// The secret to join the party, or an empty string.
        join: Option<Box<str>>,
        /// The secret to spectate the game, or an empty string.
        spectate: Option<Box<str>>,
        /// The secret of this match, or an empty string.
        of_match as match: Option<Box<str>>,
    }
}
