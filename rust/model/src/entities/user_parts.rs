use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Sku, Timestamp};

entity! {
    /// The decoration around an avatar.
    AvatarDecoration as DiscordAvatarDecoration {
        /// The hash of the image.
        asset: Box<str>,
        /// The id of its SKU, or `0`.
        sku_id: Id<Sku>,
        /// The time when the decoration expires, in Unix seconds; `0` if there is no end.
        expires_at: Timestamp,
    }
}

entity! {
    /// The collectibles that a user shows.
    Collectibles as DiscordCollectibles {
        /// The nameplate, if there is one.
        nameplate: Option<Arc<Nameplate>>,
    }
}

entity! {
    /// A nameplate: the image behind a name in the member list.
    Nameplate as DiscordNameplate {
        /// The id of its SKU, or `0`.
        sku_id: Id<Sku>,
        /// The path of the image.
        asset: Box<str>,
        /// The label of the image. Currently not shown to users.
        label: Box<str>,
        /// The color behind the image: `"crimson"`, `"berry"`, `"sky"`, `"teal"`, `"forest"`, `"bubble_gum"`, `"violet"`,
        /// `"cobalt"`, `"clover"`, `"lemon"`, `"white"` or `"black"`.
        palette: Box<str>,
        /// The time when the nameplate expires, in Unix seconds; `0` if there is no end.
        expires_at: Timestamp,
    }
}

entity! {
    /// The guild whose tag a user shows.
    PrimaryGuild as DiscordPrimaryGuild {
        /// The id of the guild, or `0`.
        identity_guild_id: Id<Guild>,
        /// If `true`, the tag is shown. It is also `false` if Discord cleared the tag, for example because the guild no
        /// longer has tags.
        identity_enabled: bool,
        /// The tag, up to 4 characters, or an empty string.
        tag: Option<Box<str>>,
        /// The hash of the badge of the tag, or an empty string.
        badge: Option<Box<str>>,
    }
}

entity! {
    /// The style of a name.
    DisplayNameStyles as DiscordDisplayNameStyles {
        /// The id of the font, or `0`.
        font_id: u32,
        /// The id of the effect, or `0`.
        effect_id: u32,
        /// The colors as numbers, such as `0xff0000` for red. An effect has one or two colors.
        colors: Box<[u32]>,
    }
}
