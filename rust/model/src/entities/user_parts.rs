use std::sync::Arc;

use crate::entity::entity;
use crate::{Timestamp, Guild, Id, Sku};

entity! {
    /// The decoration around an avatar.
    AvatarDecoration as DiscordAvatarDecoration {
        /// The hash of the picture.
        asset: Box<str>,
        /// The id under which it is sold, or `0`.
        sku_id: Id<Sku>,
        /// Until when it is shown, in Unix seconds; `0` if there is no end.
        expires_at: Timestamp,
    }
}

entity! {
    /// What an account has collected and shows.
    Collectibles as DiscordCollectibles {
        /// The nameplate, if one is shown.
        nameplate: Option<Arc<Nameplate>>,
    }
}

entity! {
    /// The picture behind a name in the list of members.
    Nameplate as DiscordNameplate {
        /// The id under which it is sold, or `0`.
        sku_id: Id<Sku>,
        /// The path of the picture.
        asset: Box<str>,
        /// What the picture is called. Not shown to people today.
        label: Box<str>,
        /// The colour behind the picture: `"crimson"`, `"berry"`, `"sky"`, `"teal"`, `"forest"`, `"bubble_gum"`, `"violet"`,
        /// `"cobalt"`, `"clover"`, `"lemon"`, `"white"` or `"black"`.
        palette: Box<str>,
        /// Until when it is shown, in Unix seconds; `0` if there is no end.
        expires_at: Timestamp,
    }
}

entity! {
    /// The guild whose tag an account bears.
    PrimaryGuild as DiscordPrimaryGuild {
        /// The id of the guild, or `0`.
        identity_guild_id: Id<Guild>,
        /// Whether the tag is shown. Also `false` when Discord took it away, for example because the guild has no tags any more.
        identity_enabled: bool,
        /// The tag, up to 4 characters, or an empty string.
        tag: Option<Box<str>>,
        /// The hash of the tag's badge, or an empty string.
        badge: Option<Box<str>>,
    }
}

entity! {
    /// How a name is drawn.
    DisplayNameStyles as DiscordDisplayNameStyles {
        /// Discord's number of the font, or `0`.
        font_id: u32,
        /// Discord's number of the effect, or `0`.
        effect_id: u32,
        /// The colours as numbers, such as `0xff0000` for red. An effect takes one or two.
        colors: Box<[u32]>,
    }
}
