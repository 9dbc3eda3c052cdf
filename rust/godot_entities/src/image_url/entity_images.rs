//! The paths of the images of entities.

use discord_model::{
    Application, AvatarDecoration, Emoji, Guild, Id, ImagePath, Member, Role, ScheduledEvent,
    Sticker, StickerFormat, Team, User, Webhook,
};
use godot::prelude::*;

use super::{MEDIA, base};
use crate::entity_store::{ClientId, DISCORD_CDN};

/// Returns a user's avatar, or one of Discord's six default avatars.
pub fn avatar(user: &User) -> Option<ImagePath> {
    ImagePath::hashed(&format!("avatars/{}", user.id), user.avatar.as_deref()).or_else(|| {
        // Bots still have a discriminator, which selects one of five avatars; for users, the id selects one of six.
        let number = match user.discriminator.parse::<u64>() {
            Ok(discriminator) if discriminator > 0 => discriminator % 5,
            _ => (user.id.get() >> 22) % 6,
        };
        Some(ImagePath::fixed(format!("embed/avatars/{number}"), "png"))
    })
}

/// Returns the banner of a user's profile.
pub fn user_banner(user: &User) -> Option<ImagePath> {
    ImagePath::hashed(&format!("banners/{}", user.id), user.banner.as_deref())
}

/// Returns a member's avatar in the guild, or otherwise the user's.
pub fn member_avatar(member: &Member) -> Option<ImagePath> {
    of_member(member, "avatars", member.avatar.as_deref())
        .or_else(|| avatar(member.user.as_deref()?))
}

/// Returns the banner of a member's profile in the guild, or otherwise the user's.
pub fn member_banner(member: &Member) -> Option<ImagePath> {
    of_member(member, "banners", member.banner.as_deref())
        .or_else(|| user_banner(member.user.as_deref()?))
}

fn of_member(member: &Member, kind: &str, hash: Option<&str>) -> Option<ImagePath> {
    let (guild, user) = (member.guild_id, member.user_id());
    ImagePath::hashed(&format!("guilds/{guild}/users/{user}/{kind}"), hash)
}

/// Returns a guild's icon.
pub fn guild_icon(guild: &Guild) -> Option<ImagePath> {
    ImagePath::hashed(&format!("icons/{}", guild.id), guild.icon.as_deref())
}

/// Returns a guild's banner, shown above its channels.
pub fn guild_banner(guild: &Guild) -> Option<ImagePath> {
    ImagePath::hashed(&format!("banners/{}", guild.id), guild.banner.as_deref())
}

/// Returns a guild's invite splash image.
pub fn guild_splash(guild: &Guild) -> Option<ImagePath> {
    ImagePath::hashed(&format!("splashes/{}", guild.id), guild.splash.as_deref())
}

/// Returns a guild's discovery splash image.
pub fn guild_discovery_splash(guild: &Guild) -> Option<ImagePath> {
    let folder = format!("discovery-splashes/{}", guild.id);
    ImagePath::hashed(&folder, guild.discovery_splash.as_deref())
}

/// Returns a role's icon.
pub fn role_icon(role: &Role) -> Option<ImagePath> {
    ImagePath::hashed(&format!("role-icons/{}", role.id), role.icon.as_deref())
}

/// Returns the image of a custom emoji. Unicode emojis have no image.
pub fn emoji(emoji: &Emoji) -> Option<ImagePath> {
    let path = format!("emojis/{}", emoji.id);
    emoji
        .id
        .is_some()
        .then(|| ImagePath::unhashed(path, emoji.animated))
}

/// Returns an application's icon.
pub fn application_icon(application: &Application) -> Option<ImagePath> {
    let folder = format!("app-icons/{}", application.id);
    ImagePath::hashed(&folder, application.icon.as_deref())
}

/// Returns an application's cover image.
pub fn application_cover(application: &Application) -> Option<ImagePath> {
    let folder = format!("app-icons/{}", application.id);
    ImagePath::hashed(&folder, application.cover_image.as_deref())
}

/// Returns a team's icon.
pub fn team_icon(team: &Team) -> Option<ImagePath> {
    ImagePath::hashed(&format!("team-icons/{}", team.id), team.icon.as_deref())
}

/// Returns the avatar of a webhook.
pub fn webhook_avatar(webhook: &Webhook) -> Option<ImagePath> {
    let folder = format!("avatars/{}", webhook.id);
    ImagePath::hashed(&folder, webhook.avatar.as_deref())
}

/// Returns the cover image of a scheduled event.
pub fn scheduled_event_image(event: &ScheduledEvent) -> Option<ImagePath> {
    ImagePath::hashed(
        &format!("guild-events/{}", event.id),
        event.image.as_deref(),
    )
}

/// Returns a user's avatar decoration.
pub fn user_decoration(user: &User) -> Option<ImagePath> {
    decoration(user.avatar_decoration_data.as_deref())
}

/// Returns a member's avatar decoration in the guild, or otherwise the user's.
pub fn member_decoration(member: &Member) -> Option<ImagePath> {
    decoration(member.avatar_decoration_data.as_deref())
        .or_else(|| user_decoration(member.user.as_deref()?))
}

/// Decorations are PNG files even if they are animated.
fn decoration(decoration: Option<&AvatarDecoration>) -> Option<ImagePath> {
    let asset = decoration.map(|decoration| &*decoration.asset)?;
    let path = format!("avatar-decoration-presets/{asset}");
    (!asset.is_empty()).then(|| ImagePath::fixed(path, "png"))
}

/// Returns the badge of the guild whose tag a user shows.
pub fn guild_tag_badge(user: &User) -> Option<ImagePath> {
    let worn = user.primary_guild.as_deref()?;
    let folder = format!("guild-tag-badges/{}", worn.identity_guild_id);
    ImagePath::hashed(&folder, worn.badge.as_deref())
}

/// Returns the URL of a sticker. GIF stickers are on another server.
pub fn sticker(id: Id<Sticker>, format: StickerFormat, client: ClientId) -> GString {
    let base = match (base(client), format) {
        (base, StickerFormat::GIF) if base == DISCORD_CDN => MEDIA.to_owned(),
        (base, _) => base,
    };
    let extension = match format {
        StickerFormat::LOTTIE => "json",
        StickerFormat::GIF => "gif",
        _ => "png",
    };
    (&format!("{base}/stickers/{id}.{extension}")).into()
}
