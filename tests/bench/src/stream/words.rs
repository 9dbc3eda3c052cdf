//! Names of users and guilds, and texts of messages.

use super::dice::Dice;

const NAMES: [&str; 24] = [
    "ash", "briar", "cedar", "dune", "ember", "fern", "grove", "hazel", "isle", "juniper",
    "kestrel", "lark", "moss", "nettle", "opal", "pine", "quill", "reed", "sparrow", "thistle",
    "umber", "violet", "willow", "yarrow",
];

const WORDS: [&str; 40] = [
    "the",
    "a",
    "we",
    "you",
    "they",
    "game",
    "server",
    "update",
    "today",
    "tomorrow",
    "really",
    "works",
    "crashed",
    "again",
    "level",
    "boss",
    "think",
    "maybe",
    "patch",
    "queue",
    "somebody",
    "wants",
    "to",
    "play",
    "with",
    "me",
    "in",
    "voice",
    "later",
    "nice",
    "screenshot",
    "why",
    "is",
    "it",
    "so",
    "slow",
    "lol",
    "ok",
    "thanks",
    "everyone",
];

const EMOJIS: [&str; 8] = ["👍", "🔥", "😂", "❤️", "🎉", "👀", "✅", "💀"];

const GAMES: [&str; 8] = [
    "Harbor Lights",
    "Ironvale",
    "Mossfall Online",
    "Paper Kingdoms",
    "Starling",
    "Tidebound",
    "Vector Rally",
    "Wyrm and Wheel",
];

pub fn name(dice: &mut Dice) -> String {
    format!(
        "{}_{}{}",
        dice.pick(&NAMES),
        dice.pick(&NAMES),
        dice.below(1000)
    )
}

pub fn title(dice: &mut Dice) -> String {
    let name = dice.pick(&NAMES);
    let (first, rest) = name.split_at(1);
    format!("{}{rest} {}", first.to_uppercase(), dice.pick(&NAMES))
}

pub fn emoji(dice: &mut Dice) -> &'static str {
    dice.pick(&EMOJIS)
}

pub fn game(dice: &mut Dice) -> &'static str {
    dice.pick(&GAMES)
}

pub fn word(dice: &mut Dice) -> &'static str {
    dice.pick(&WORDS)
}

/// A message: mostly short, sometimes long, with an emoji, a line break or a quotation mark now and then.
pub fn sentence(dice: &mut Dice) -> String {
    let length = if dice.percent(8) {
        30 + dice.below(90)
    } else {
        1 + dice.below(14)
    };
    let mut text = String::new();
    for index in 0..length {
        if index > 0 {
            text.push(if dice.percent(2) { '\n' } else { ' ' });
        }
        match dice.below(60) {
            0 => text.push_str(emoji(dice)),
            1 => text.push_str("\"quoted\""),
            2 => text.push_str("für"),
            _ => text.push_str(word(dice)),
        }
    }
    text
}
