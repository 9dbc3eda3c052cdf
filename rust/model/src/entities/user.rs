use std::sync::Arc;

use crate::entity::entity;
use crate::{
    AvatarDecoration, Collectibles, DisplayNameStyles, Id, PremiumType, PrimaryGuild, Rgb,
    UserFlags, Word,
};

entity! {
    /// A Discord account: a person or a bot.
    ///
    /// The same account is the same object for as long as you hold it, so accounts can be compared with `==`, and its
    /// properties follow what Discord reports.
    User [present] as DiscordUser {
        /// The account's id.
        id: Id<User>,
        /// The unique name, in lower case.
        username: Box<str>,
        /// Four digits for bots, `"0"` for people.
        discriminator: Word,
        /// The name shown, or an empty string if none is set. [method get_display_name] knows which to show.
        global_name: Option<Box<str>>,
        /// The hash of the avatar, or an empty string for the default one. [method get_avatar_url] makes an address of it.
        avatar: Option<Box<str>>,
        /// Whether this is a bot.
        bot: bool,
        /// Whether this is Discord itself.
        system: bool,
        /// The hash of the profile's banner, or an empty string.
        banner: Option<Box<str>>,
        /// The profile's colour; fully transparent if none is known.
        accent_color: Rgb,
        /// The account's badges, see [DiscordUserFlags].
        public_flags: UserFlags,
        /// The same badges, and those the account keeps to itself, see [DiscordUserFlags].
        flags: UserFlags,
        /// The decoration around the avatar, if there is one.
        avatar_decoration_data: Option<Arc<AvatarDecoration>>,
        /// What the account has collected and shows, such as a nameplate.
        collectibles: Option<Arc<Collectibles>>,
        /// The guild whose tag the account bears, if it bears one.
        primary_guild: Option<Arc<PrimaryGuild>>,
        /// How the name is drawn, if the account chose it.
        display_name_styles: Option<Arc<DisplayNameStyles>>,
        /// What the account subscribes to, see [DiscordPremiumType]. Only known of the bot's own account.
        premium_type: PremiumType,
        /// The language chosen. Only known of the bot's own account.
        locale: Option<Box<str>>,
        /// Whether a second factor is set up. Only known of the bot's own account.
        mfa_enabled: bool,
        /// Whether the e-mail address is verified. Only known of the bot's own account.
        verified: bool,
        /// The e-mail address, or an empty string. Bots have none.
        email: Option<Box<str>>,
    }
}

impl User {
    /// The name to show: the display name, or else the unique one.
    pub fn display_name(&self) -> &str {
        match self.global_name.as_deref() {
            Some(name) if !name.is_empty() => name,
            _ => &self.username,
        }
    }
}
