//! Three guilds in which a bit is going on.

use serde_json::{Value, json};

use super::Builder;
use crate::id::Id;
use crate::world::{Permissions, VoiceState, kind};

/// User name, display name, status.
const USERS: [(&str, &str, &str); 11] = [
    ("basil", "Basil", "online"),
    ("clover", "Clover", "online"),
    ("dill", "Dill", "idle"),
    ("elder", "Elder", "dnd"),
    ("fennel", "Fennel", "online"),
    ("ginger", "Ginger", "offline"),
    ("hazel", "Hazel", "online"),
    ("ivy", "Ivy", "offline"),
    ("juniper", "Juniper", "idle"),
    ("kale", "Kale", "offline"),
    ("laurel", "Laurel", "online"),
];

/// Fills the world.
pub fn fill(builder: &mut Builder) {
    let users: Vec<Id> = USERS
        .iter()
        .map(|(username, name, _)| builder.user(username, name))
        .collect();
    workshop(builder, &users);
    tavern(builder, users.get(..6).unwrap_or_default());
    quiet_corner(builder, users.get(5..).unwrap_or_default());
    for (index, (user, (.., status))) in users.iter().zip(USERS).enumerate() {
        if status != "offline" {
            builder.presence(*user, status, activity(index));
        }
    }
    let owner = builder.owner;
    builder.presence(owner, "online", vec![json!({ "name": "Custom Status", "type": 4, "state": "making things", "id": "custom", "created_at": 0 })]);
}

fn activity(index: usize) -> Vec<Value> {
    let playing = |name: &str| json!({ "name": name, "type": 0, "id": format!("{index:016x}"), "created_at": 0 });
    match index % 4 {
        0 => vec![playing("Chess")],
        1 => vec![
            json!({ "name": "Rain on a roof", "type": 2, "id": format!("{index:016x}"), "created_at": 0 }),
        ],
        _ => Vec::new(),
    }
}

fn workshop(builder: &mut Builder, users: &[Id]) {
    let guild = builder.guild("Godot Workshop", users);
    let owner = builder.owner;
    let bot = builder.bot;
    builder.role(guild, "Members", 0x57_F2_87, Permissions::everyone(), users);
    builder.role(
        guild,
        "Artists",
        0xEB_45_9E,
        Permissions::everyone(),
        users.get(1..4).unwrap_or_default(),
    );
    builder.role(
        guild,
        "Makers",
        0xFE_E7_5C,
        Permissions::everyone() | Permissions::MANAGE_MESSAGES,
        &[owner],
    );
    let manage = Permissions::ALL.without(Permissions::ADMINISTRATOR);
    builder.role(guild, "Sandy", 0x58_65_F2, manage, &[bot]);

    let text = builder.channel(guild, kind::CATEGORY, "Text Channels", None, "");
    let general = builder.channel(
        guild,
        kind::TEXT,
        "general",
        Some(text),
        "Whatever is on your mind",
    );
    let showcase = builder.channel(
        guild,
        kind::TEXT,
        "showcase",
        Some(text),
        "Show what you made",
    );
    builder.channel(guild, kind::ANNOUNCEMENT, "news", Some(text), "What is new");
    let bots = builder.channel(
        guild,
        kind::TEXT,
        "bot-corner",
        Some(text),
        "Try !ping and !roll 2d6",
    );
    let voice = builder.channel(guild, kind::CATEGORY, "Voice Channels", None, "");
    let lounge = builder.channel(guild, kind::VOICE, "Lounge", Some(voice), "");
    builder.channel(guild, kind::VOICE, "Focus", Some(voice), "");

    if let [basil, clover, dill, elder, fennel, ..] = *users {
        builder.message(
            general,
            basil,
            95,
            "Good morning! Has anyone tried the new physics?",
        );
        builder.message(
            general,
            clover,
            93,
            "Yes, my boxes finally stay where I put them.",
        );
        let cheer = builder.message(general, dill, 90, "Then there is hope for my towers.");
        builder.reaction(general, cheer, "🎉", &[basil, clover, owner]);
        builder.message(
            general,
            owner,
            42,
            &format!("<@{bot}> is with us now, say hello."),
        );
        builder.message(general, elder, 40, "Hello, Sandy.");
        builder.message(
            showcase,
            fennel,
            300,
            "A lighthouse in 200 lines of shader.",
        );
        builder.message(showcase, clover, 290, "I would live there.");
        builder.message(bots, basil, 20, "!ping");
        if let Some(guild) = builder.world.guilds.get_mut(&guild) {
            guild
                .voice_states
                .insert(elder, VoiceState::connected(lounge));
        }
    }
}

fn tavern(builder: &mut Builder, users: &[Id]) {
    let guild = builder.guild("The Dice Tavern", users);
    let bot = builder.bot;
    builder.role(
        guild,
        "Adventurers",
        0xE6_7E_22,
        Permissions::everyone(),
        users,
    );
    builder.role(
        guild,
        "Keeper",
        0x9B_59_B6,
        Permissions::everyone() | Permissions::MANAGE_MESSAGES,
        &[bot],
    );
    let text = builder.channel(guild, kind::CATEGORY, "Tables", None, "");
    let hall = builder.channel(
        guild,
        kind::TEXT,
        "great-hall",
        Some(text),
        "Between two adventures",
    );
    builder.channel(guild, kind::TEXT, "dice", Some(text), "Roll here");
    builder.channel(guild, kind::VOICE, "Fireside", Some(text), "");
    if let [first, second, ..] = *users {
        builder.message(hall, first, 1500, "Same time on Friday?");
        builder.message(hall, second, 1490, "I bring the map.");
    }
}

fn quiet_corner(builder: &mut Builder, users: &[Id]) {
    let guild = builder.guild("Quiet Corner", users);
    let channel = builder.channel(guild, kind::TEXT, "reading", None, "One book at a time");
    if let [.., last] = *users {
        builder.message(channel, last, 5000, "Chapter three is where it begins.");
    }
}
