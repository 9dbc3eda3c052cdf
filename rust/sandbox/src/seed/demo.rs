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
    let users = USERS.map(|(username, name, _)| builder.user(username, name));
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

/// What those may do who look after the others.
fn keeper() -> Permissions {
    Permissions::everyone() | Permissions::MANAGE_MESSAGES
}

fn activity(index: usize) -> Vec<Value> {
    let doing = |name: &str, kind: u64| json!({ "name": name, "type": kind, "id": format!("{index:016x}"), "created_at": 0 });
    match index % 4 {
        0 => vec![doing("Chess", 0)],
        1 => vec![doing("Rain on a roof", 2)],
        _ => Vec::new(),
    }
}

fn workshop(builder: &mut Builder, users: &[Id]) {
    let guild = builder.guild("Godot Workshop", users);
    let (owner, bot) = (builder.owner, builder.bot);
    let everyone = Permissions::everyone();
    let manager = Permissions::ALL.difference(Permissions::ADMINISTRATOR);
    let artists = users.get(1..4).unwrap_or_default();
    for (name, color, permissions, members) in [
        ("Members", 0x57_F2_87, everyone, users),
        ("Artists", 0xEB_45_9E, everyone, artists),
        ("Makers", 0xFE_E7_5C, keeper(), &[owner]),
        ("Sandy", 0x58_65_F2, manager, &[bot]),
    ] {
        builder.role(guild, name, color, permissions, members);
    }
    let text = builder.category(guild, "Text Channels");
    let channel = |builder: &mut Builder, kind, name, topic| {
        builder.channel(guild, kind, name, Some(text), topic)
    };
    let general = channel(builder, kind::TEXT, "general", "Whatever is on your mind");
    let showcase = channel(builder, kind::TEXT, "showcase", "Show what you made");
    channel(builder, kind::ANNOUNCEMENT, "news", "What is new");
    let bots = channel(builder, kind::TEXT, "bot-corner", "Try !ping and !roll 2d6");
    let voice = builder.category(guild, "Voice Channels");
    let lounge = builder.channel(guild, kind::VOICE, "Lounge", Some(voice), "");
    builder.channel(guild, kind::VOICE, "Focus", Some(voice), "");

    let [basil, clover, dill, elder, fennel, ..] = *users else {
        return;
    };
    let welcome = format!("<@{bot}> is with us now, say hello.");
    #[rustfmt::skip]
    let messages = [
        (general, basil, 95, "Good morning! Has anyone tried the new physics?"),
        (general, clover, 93, "Yes, my boxes finally stay where I put them."),
        (general, dill, 90, "Then there is hope for my towers."),
        (general, owner, 42, &welcome),
        (general, elder, 40, "Hello, Sandy."),
        (showcase, fennel, 300, "A lighthouse in 200 lines of shader."),
        (showcase, clover, 290, "I would live there."),
        (bots, basil, 20, "!ping"),
    ];
    for (channel, author, minutes_ago, content) in messages {
        let message = builder.message(channel, author, minutes_ago, content);
        if author == dill {
            builder.reaction(channel, message, "🎉", &[basil, clover, owner]);
        }
    }
    if let Some(guild) = builder.world.guilds.get_mut(&guild) {
        let in_lounge = VoiceState::connected(lounge);
        guild.voice_states.insert(elder, in_lounge);
    }
}

fn tavern(builder: &mut Builder, users: &[Id]) {
    let guild = builder.guild("The Dice Tavern", users);
    let bot = builder.bot;
    let everyone = Permissions::everyone();
    builder.role(guild, "Adventurers", 0xE6_7E_22, everyone, users);
    builder.role(guild, "Keeper", 0x9B_59_B6, keeper(), &[bot]);
    let text = Some(builder.category(guild, "Tables"));
    let topic = "Between two adventures";
    let hall = builder.channel(guild, kind::TEXT, "great-hall", text, topic);
    builder.channel(guild, kind::TEXT, "dice", text, "Roll here");
    builder.channel(guild, kind::VOICE, "Fireside", text, "");
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
