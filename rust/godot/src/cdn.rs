//! The addresses of pictures.

use discord_model::{Emoji, Guild, Member, User};

use crate::core::{Core, CoreId};

/// Where Discord keeps its pictures.
pub const DISCORD: &str = "https://cdn.discordapp.com";

/// Discord knows powers of two from 16 to 4096; others become the next larger one.
fn size(wanted: i64) -> u32 {
    u32::try_from(wanted.clamp(16, 4096)).map_or(4096, u32::next_power_of_two)
}

fn base(core: CoreId) -> String {
    Core::find(core).map_or_else(|| DISCORD.to_owned(), |core| core.session.cdn_url())
}

/// A user's avatar; who has none has one of Discord's six.
pub fn avatar(user: &User, wanted: i64, core: CoreId) -> String {
    let base = base(core);
    match user.avatar.as_deref() {
        Some(hash) if !hash.is_empty() => {
            let size = size(wanted);
            format!("{base}/avatars/{}/{hash}.png?size={size}", user.id)
        }
        _ => {
            // Bots still have a discriminator, which chose among five; for people the id chooses among six.
            let number = match user.discriminator.parse::<u64>() {
                Ok(discriminator) if discriminator > 0 => discriminator % 5,
                _ => (user.id.get() >> 22) % 6,
            };
            format!("{base}/embed/avatars/{number}.png")
        }
    }
}

/// A member's avatar in the guild, or else the user's.
pub fn member_avatar(member: &Member, wanted: i64, core: CoreId) -> String {
    match (member.avatar.as_deref(), member.user.as_deref()) {
        (Some(hash), _) if !hash.is_empty() => format!(
            "{}/guilds/{}/users/{}/avatars/{hash}.png?size={}",
            base(core),
            member.guild_id,
            member.user_id(),
            size(wanted)
        ),
        (_, Some(user)) => avatar(user, wanted, core),
        (_, None) => String::new(),
    }
}

/// A guild's icon, or nothing if it has none.
pub fn guild_icon(guild: &Guild, wanted: i64, core: CoreId) -> String {
    match guild.icon.as_deref() {
        Some(hash) if !hash.is_empty() => format!(
            "{}/icons/{}/{hash}.png?size={}",
            base(core),
            guild.id,
            size(wanted)
        ),
        _ => String::new(),
    }
}

/// The picture of a guild's emoji, or nothing for one of Unicode's.
pub fn emoji(emoji: &Emoji, wanted: i64, core: CoreId) -> String {
    if emoji.id.is_none() {
        return String::new();
    }
    let extension = if emoji.animated { "gif" } else { "png" };
    format!(
        "{}/emojis/{}.{extension}?size={}",
        base(core),
        emoji.id,
        size(wanted)
    )
}
