//! Which pictures there are.

use discord_model::{Application, Emoji, Guild, Member, Role, User};

use super::Picture;

/// A user's avatar; who has none has one of Discord's six.
pub fn avatar(user: &User) -> Option<Picture> {
    Picture::hashed(&format!("avatars/{}", user.id), user.avatar.as_deref()).or_else(|| {
        // Bots still have a discriminator, which chose among five; for people the id chooses among six.
        let number = match user.discriminator.parse::<u64>() {
            Ok(discriminator) if discriminator > 0 => discriminator % 5,
            _ => (user.id.get() >> 22) % 6,
        };
        Some(Picture::fixed(format!("embed/avatars/{number}"), "png"))
    })
}

/// The banner of a user's profile.
pub fn user_banner(user: &User) -> Option<Picture> {
    Picture::hashed(&format!("banners/{}", user.id), user.banner.as_deref())
}

/// A member's avatar in the guild, or else the user's.
pub fn member_avatar(member: &Member) -> Option<Picture> {
    of_member(member, "avatars", member.avatar.as_deref())
        .or_else(|| avatar(member.user.as_deref()?))
}

/// The banner of a member's profile in the guild, or else that of the user's.
pub fn member_banner(member: &Member) -> Option<Picture> {
    of_member(member, "banners", member.banner.as_deref())
        .or_else(|| user_banner(member.user.as_deref()?))
}

fn of_member(member: &Member, kind: &str, hash: Option<&str>) -> Option<Picture> {
    let (guild, user) = (member.guild_id, member.user_id());
    Picture::hashed(&format!("guilds/{guild}/users/{user}/{kind}"), hash)
}

/// A guild's icon.
pub fn guild_icon(guild: &Guild) -> Option<Picture> {
    Picture::hashed(&format!("icons/{}", guild.id), guild.icon.as_deref())
}

/// What a guild's banner shows above its channels.
pub fn guild_banner(guild: &Guild) -> Option<Picture> {
    Picture::hashed(&format!("banners/{}", guild.id), guild.banner.as_deref())
}

/// What stands behind an invitation to a guild.
pub fn guild_splash(guild: &Guild) -> Option<Picture> {
    Picture::hashed(&format!("splashes/{}", guild.id), guild.splash.as_deref())
}

/// What stands behind a guild in the list of public guilds.
pub fn guild_discovery_splash(guild: &Guild) -> Option<Picture> {
    let folder = format!("discovery-splashes/{}", guild.id);
    Picture::hashed(&folder, guild.discovery_splash.as_deref())
}

/// A role's icon.
pub fn role_icon(role: &Role) -> Option<Picture> {
    Picture::hashed(&format!("role-icons/{}", role.id), role.icon.as_deref())
}

/// A guild's emoji; those of Unicode's have no picture.
pub fn emoji(emoji: &Emoji) -> Option<Picture> {
    emoji.id.is_some().then(|| Picture {
        path: format!("emojis/{}", emoji.id),
        animated: emoji.animated,
        only: None,
    })
}

/// An application's icon.
pub fn application_icon(application: &Application) -> Option<Picture> {
    let folder = format!("app-icons/{}", application.id);
    Picture::hashed(&folder, application.icon.as_deref())
}
