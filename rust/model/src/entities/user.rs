use std::sync::Arc;

use crate::entity::entity;
use crate::{
    AvatarDecoration, Collectibles, DisplayNameStyles, Id, ImageHash, PremiumType, PrimaryGuild,
    Rgb, ShortName, SmallStr, UserFlags,
};

entity! {
    /// A Discord user: a person or a bot.
    ///
    /// A user is the same object as long as you keep a reference to it: users can be compared with `==`, and the
    /// properties are kept up to date.
    User [present] as DiscordUser {
        /// The user's id.
        id: Id<User>,
        /// The unique username, in lower case.
        username: ShortName,
        /// The discriminator: four digits for bots, `"0"` for other users.
        discriminator: SmallStr,
        /// The display name, or an empty string if none is set. Use [method get_display_name] to get the name to show.
        global_name: Option<ShortName>,
        /// The hash of the avatar, or an empty string for the default one. Use [method get_avatar_url] to get the URL.
        avatar: Option<ImageHash>,
        /// If `true`, the user is a bot.
        bot: bool,
        /// If `true`, the user is Discord itself.
        system: bool,
        /// The hash of the profile banner, or an empty string.
        banner: Option<Box<str>>,
        /// The accent color of the profile; fully transparent if not known.
        accent_color: Rgb,
        /// The public badges, a bitfield of [DiscordUserFlags].
        public_flags: UserFlags,
        /// All badges, including those that are not public, a bitfield of [DiscordUserFlags].
        flags: UserFlags,
        /// The avatar decoration, if there is one.
        avatar_decoration_data: Option<Arc<AvatarDecoration>>,
        /// The collectibles that the user shows, such as a nameplate.
        collectibles: Option<Arc<Collectibles>>,
        /// The guild whose tag the user shows, if any.
        primary_guild: Option<Arc<PrimaryGuild>>,
        /// The style of the name, if the user has set one.
        display_name_styles: Option<Arc<DisplayNameStyles>>,
        /// The type of the Nitro subscription, see [DiscordPremiumType]. Only set for the bot's own user.
        premium_type: PremiumType,
        /// The language. Only set for the bot's own user.
        locale: Option<Box<str>>,
        /// If `true`, MFA is enabled. Only set for the bot's own user.
        mfa_enabled: bool,
        /// If `true`, the email address is verified. Only set for the bot's own user.
        verified: bool,
        /// The email address, or an empty string. Bots have no email address.
        email: Option<Box<str>>,
    }
}

impl User {
    /// Returns the name to show: the display name, or the username if there is none.
    pub fn display_name(&self) -> &str {
        match self.global_name.as_deref() {
            Some(name) if !name.is_empty() => name,
            _ => &self.username,
        }
    }
}
