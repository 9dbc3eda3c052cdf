//! The text of messages: mentions, and Discord's dialect of Markdown.
//!
//! - `mention` is the format of mentions, custom emojis and timestamps; `mention_list` finds them in a text, and disarms
//!   them; `timestamp` converts timestamps to text.
//! - `tokens` splits a text into the parts that belong together. It uses `code` and `url`.
//! - `markdown` parses Markdown: `marker` is the start of a line, `inline` is the format within lines, `link` is the URL of a
//!   masked link.
//! - `escape` escapes Markdown, `plain` removes it, `bbcode` converts it for the engine; the last two write to an
//!   `output`. `clean` replaces mentions with names.
//! - `split` splits a long text into messages, `truncate` shortens it to one. `webhook_name` changes a name that Discord
//!   does not accept.
//!
//! Crates for Markdown do not fit: they parse CommonMark, where `__` is bold, and spoilers, subtext and mentions are unknown.
//! Every function takes linear time, and accepts any text.

mod bbcode;
mod clean;
mod code;
mod escape;
mod inline;
mod link;
mod markdown;
mod marker;
mod mention;
mod mention_list;
mod output;
mod plain;
mod split;
mod timestamp;
mod tokens;
mod truncate;
mod url;
mod webhook_name;

#[cfg(test)]
mod properties;

pub use bbcode::to_bbcode;
pub use clean::clean_content;
pub use escape::escape_markdown;
pub use mention::{GuildNavigation, Mention, TimestampStyle};
pub use mention_list::{FoundMention, disarm_mentions, find_mentions};
pub use plain::{plain_content, strip_markdown};
pub use split::split_message;
pub use timestamp::Clock;
pub use truncate::truncate;
pub use webhook_name::{NOT_A_NAME, NOT_IN_WEBHOOK_NAME, to_webhook_name};

/// Returns a part of a text; an empty text if the positions are not those of characters.
fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Returns the rest of a text.
fn rest(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// Returns whether a character is part of a word, for an underscore next to it: a letter or digit of ASCII, or `_`.
fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}
