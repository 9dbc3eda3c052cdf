//! The JSON of the world: objects with all fields that Discord sends.

use serde_json::{Value, json};

use super::dice::Dice;
use super::world::{Guild, User, World};
use super::{time, words};

/// The JSON of an id.
pub fn id(number: u64) -> Value {
    number.to_string().into()
}

pub fn user(user: &User) -> Value {
    json!({
        "id": id(user.id),
        "username": user.name,
        "global_name": user.display,
        "display_name": user.display,
        "display_name_styles": null,
        "discriminator": if user.bot { "4821" } else { "0" },
        "avatar": user.avatar,
        "avatar_decoration_data": null,
        "collectibles": null,
        "primary_guild": null,
        "clan": null,
        "bot": user.bot,
        "public_flags": if user.id.is_multiple_of(5) { 64 } else { 0 },
    })
}

/// A member without the user, as messages have it.
pub fn profile(guild: &Guild, user: &User) -> Value {
    let mut dice = Dice::new(guild.id ^ user.id);
    let roles: Vec<_> = guild.roles[1..]
        .iter()
        .filter(|_| dice.percent(18))
        .map(|role| id(*role))
        .collect();
    json!({
        "roles": roles,
        "nick": dice.percent(15).then(|| words::title(&mut dice)),
        "avatar": null,
        "banner": null,
        "joined_at": time::past(dice.roll() >> 20),
        "premium_since": dice.percent(3).then(|| time::past(dice.roll() >> 20)),
        "communication_disabled_until": null,
        "pending": false,
        "mute": false,
        "deaf": false,
        "flags": if dice.percent(30) { 2 } else { 0 },
    })
}

pub fn member(guild: &Guild, of: &User) -> Value {
    with(profile(guild, of), json!({ "user": user(of) }))
}

/// The fields of `one`, and those of `more`.
pub fn with(mut one: Value, more: Value) -> Value {
    if let (Value::Object(one), Value::Object(more)) = (&mut one, more) {
        one.extend(more);
    }
    one
}

pub fn role(guild: &Guild, position: usize, dice: &mut Dice) -> Value {
    let color = dice.below(0x0100_0000);
    json!({
        "id": id(guild.roles[position]),
        "name": if position == 0 { "@everyone".into() } else { words::title(dice) },
        "description": null,
        "permissions": (dice.roll() >> 14).to_string(),
        "position": position,
        "color": color,
        "colors": { "primary_color": color, "secondary_color": null, "tertiary_color": null },
        "hoist": dice.percent(30),
        "managed": false,
        "mentionable": dice.percent(20),
        "icon": null,
        "unicode_emoji": null,
        "flags": 0,
        "tags": {},
    })
}

/// A channel of a guild; a text channel unless it is among the categories or voice channels.
pub fn channel(guild: &Guild, channel: u64, dice: &mut Dice) -> Value {
    let overwrites: Vec<_> = (0..dice.below(4))
        .map(|role| {
            json!({
                "id": id(guild.roles[role]),
                "type": 0,
                "allow": (dice.roll() >> 20).to_string(),
                "deny": "0",
            })
        })
        .collect();
    let base = json!({
        "id": id(channel),
        "name": format!("{}-{}", words::word(dice), words::word(dice)),
        "permission_overwrites": overwrites,
        "position": dice.below(30),
        "flags": 0,
    });
    let parent = guild.categories[dice.below(guild.categories.len())];
    if guild.categories.contains(&channel) {
        with(base, json!({ "type": 4, "parent_id": null }))
    } else if guild.voices.contains(&channel) {
        with(
            base,
            json!({
                "type": 2, "parent_id": id(parent), "bitrate": 64000, "user_limit": 0, "rtc_region": null, "nsfw": false,
                "last_message_id": null, "rate_limit_per_user": 0, "voice_background_display": null,
            }),
        )
    } else {
        with(
            base,
            json!({
                "type": 0, "parent_id": id(parent), "topic": dice.percent(60).then(|| words::sentence(dice)),
                "last_message_id": id(time::id(time::BEGIN - 5000, channel)), "rate_limit_per_user": 0, "nsfw": false,
                "theme_color": null, "icon_emoji": null,
            }),
        )
    }
}

pub fn thread(guild: &Guild, thread: u64, owner: &User, dice: &mut Dice) -> Value {
    json!({
        "id": id(thread),
        "type": 11,
        "guild_id": id(guild.id),
        "parent_id": id(guild.texts[dice.below(guild.texts.len())]),
        "owner_id": id(owner.id),
        "name": words::sentence(&mut Dice::new(thread)).chars().take(40).collect::<String>().replace('\n', " "),
        "last_message_id": id(time::id(time::BEGIN - 9000, thread)),
        "message_count": dice.below(200),
        "total_message_sent": dice.below(300),
        "member_count": dice.below(50),
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": false,
            "archive_timestamp": time::past(dice.roll() >> 20),
            "create_timestamp": time::past(dice.roll() >> 20),
            "auto_archive_duration": 4320,
            "locked": false,
        },
    })
}

pub fn emoji(guild: &Guild, index: usize) -> Value {
    let (emoji, name) = &guild.emojis[index];
    json!({
        "id": id(*emoji), "name": name, "roles": [], "require_colons": true, "managed": false, "available": true,
        "animated": emoji % 4 == 0,
    })
}

/// A presence without the guild, as GUILD_CREATE has it.
pub fn presence(user: &User, dice: &mut Dice) -> Value {
    let status = dice.pick(&["online", "online", "idle", "dnd"]);
    let device = dice.pick(&["desktop", "desktop", "mobile", "web"]);
    let activities: Vec<_> = (0..[0, 0, 1, 1, 2][dice.below(5)])
        .map(|_| activity(dice))
        .collect();
    json!({
        "user": { "id": id(user.id) },
        "status": status,
        "client_status": { device: status },
        "activities": activities,
    })
}

fn activity(dice: &mut Dice) -> Value {
    let created = time::BEGIN - dice.below(3_600_000) as u64;
    match dice.below(3) {
        0 => json!({
            "id": "custom", "type": 4, "name": "Custom Status", "state": words::sentence(dice), "created_at": created,
            "emoji": { "name": words::emoji(dice) },
        }),
        1 => json!({
            "id": "spotify:1", "type": 2, "name": "Spotify", "details": words::title(dice), "state": words::title(dice),
            "flags": 48, "created_at": created, "sync_id": dice.hash(), "session_id": dice.hash(),
            "party": { "id": "spotify:1" },
            "timestamps": { "start": created, "end": created + 210_000 },
            "assets": { "large_image": format!("spotify:{}", dice.hash()), "large_text": words::title(dice) },
        }),
        _ => json!({
            "id": dice.hash(), "type": 0, "name": words::game(dice), "details": words::title(dice), "state": "In a match",
            "created_at": created, "session_id": dice.hash(), "application_id": id(dice.roll() >> 8),
            "timestamps": { "start": created }, "flags": 1,
            "party": { "id": dice.hash(), "size": [1 + dice.below(4), 5] },
            "assets": { "large_image": id(dice.roll() >> 8), "large_text": words::title(dice) },
        }),
    }
}

pub fn voice_state(guild: &Guild, user: &User, channel: Option<u64>, dice: &mut Dice) -> Value {
    json!({
        "user_id": id(user.id), "guild_id": id(guild.id), "channel_id": channel.map(id), "session_id": dice.hash(),
        "member": member(guild, user), "deaf": false, "mute": false, "self_deaf": dice.percent(20),
        "self_mute": dice.percent(40), "self_video": false, "suppress": false, "request_to_speak_timestamp": null,
    })
}

pub fn guild(world: &World, guild: &Guild, dice: &mut Dice) -> Value {
    let roles: Vec<_> = (0..guild.roles.len())
        .map(|at| role(guild, at, dice))
        .collect();
    let emojis: Vec<_> = (0..guild.emojis.len()).map(|at| emoji(guild, at)).collect();
    let settings = json!({
        "verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 2, "mfa_level": 0,
        "nsfw": false, "nsfw_level": 0, "premium_tier": 1, "premium_subscription_count": 4,
        "premium_progress_bar_enabled": true, "afk_channel_id": null, "afk_timeout": 300, "application_id": null,
        "system_channel_id": id(guild.texts[0]), "system_channel_flags": 0, "rules_channel_id": id(guild.texts[1]),
        "public_updates_channel_id": id(guild.texts[2]), "safety_alerts_channel_id": null,
        "latest_onboarding_question_id": null, "hub_type": null, "inventory_settings": null, "incidents_data": null,
        "max_members": 500_000, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
        "max_presences": null, "widget_enabled": false, "widget_channel_id": null, "profile": null,
    });
    let guild = json!({
        "id": id(guild.id), "name": guild.name, "owner_id": id(world.users[guild.members[0]].id),
        "icon": dice.hash(), "splash": null, "discovery_splash": null, "banner": null, "home_header": null,
        "description": null, "region": "deprecated", "preferred_locale": "en-US", "vanity_url_code": null,
        "features": ["COMMUNITY", "NEWS", "AUTO_MODERATION", "CHANNEL_ICON_EMOJIS_GENERATED"],
        "owner_configured_content_level": null, "roles": roles, "emojis": emojis, "stickers": [],
    });
    with(settings, guild)
}
