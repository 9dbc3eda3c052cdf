//! The class with functions for the text of messages.

use discord_model::text::{
    Clock, Mention, TimestampStyle, disarm_mentions, escape_markdown, split_message,
    strip_markdown, to_bbcode, to_webhook_name, truncate,
};
use godot::classes::Time;
use godot::prelude::*;

use crate::convert;

/// Functions for the text of messages: Discord's Markdown, mentions, and texts that are too long for a message.
///
/// Escape what players write before you put it into a message, and allow no mentions:
///
/// ```gdscript
/// var shown_text := DiscordText.escape_markdown(player_text, false)
/// var no_mentions := {"allowed_mentions": {"parse": []}}
/// await client.rest.create_message(channel_id, "**Ada**: %s" % shown_text, no_mentions)
/// ```
///
/// Show a message in the game:
///
/// ```gdscript
/// var label := RichTextLabel.new()
/// label.bbcode_enabled = true
/// label.text = message.get_bbcode_content()
/// ```
///
/// [Message Formatting](https://discord.com/developers/docs/reference#message-formatting)
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordText;

#[godot_api]
impl DiscordText {
    /// The style that Discord uses if there is none, the same as [constant TIMESTAMP_LONG_DATE_SHORT_TIME].
    #[constant]
    pub const TIMESTAMP_DEFAULT: i64 = 0;
    /// Such as `16:20`.
    #[constant]
    pub const TIMESTAMP_SHORT_TIME: i64 = TimestampStyle::ShortTime as i64;
    /// Such as `16:20:30`.
    #[constant]
    pub const TIMESTAMP_MEDIUM_TIME: i64 = TimestampStyle::MediumTime as i64;
    /// Such as `20/04/2021`.
    #[constant]
    pub const TIMESTAMP_SHORT_DATE: i64 = TimestampStyle::ShortDate as i64;
    /// Such as `April 20, 2021`.
    #[constant]
    pub const TIMESTAMP_LONG_DATE: i64 = TimestampStyle::LongDate as i64;
    /// Such as `April 20, 2021 at 16:20`.
    #[constant]
    pub const TIMESTAMP_LONG_DATE_SHORT_TIME: i64 = TimestampStyle::LongDateShortTime as i64;
    /// Such as `Tuesday, April 20, 2021 at 16:20`.
    #[constant]
    pub const TIMESTAMP_FULL_DATE_SHORT_TIME: i64 = TimestampStyle::FullDateShortTime as i64;
    /// Such as `20/04/2021, 16:20`.
    #[constant]
    pub const TIMESTAMP_SHORT_DATE_SHORT_TIME: i64 = TimestampStyle::ShortDateShortTime as i64;
    /// Such as `20/04/2021, 16:20:30`.
    #[constant]
    pub const TIMESTAMP_SHORT_DATE_MEDIUM_TIME: i64 = TimestampStyle::ShortDateMediumTime as i64;
    /// Such as `4 years ago`. Discord keeps it up to date.
    #[constant]
    pub const TIMESTAMP_RELATIVE_TIME: i64 = TimestampStyle::RelativeTime as i64;

    /// Returns the text with a backslash before each character that would format it, so that Discord shows the text as it is.
    /// URLs are kept.
    ///
    /// If `keep_mentions` is `true`, mentions, custom emojis and timestamps are kept as well. Otherwise Discord shows `<@1>` as
    /// it is. An escaped mention may still notify: see [method strip_mentions].
    ///
    /// ```gdscript
    /// print(DiscordText.escape_markdown("1. snake_case <@1>"))  # 1\. snake\_case <@1>
    /// print(DiscordText.escape_markdown("1. snake_case <@1>", false))  # 1\. snake\_case \<@1>
    /// ```
    #[func]
    fn escape_markdown(text: GString, #[opt(default = true)] keep_mentions: bool) -> GString {
        convert::text(&escape_markdown(&text.to_string(), keep_mentions))
    }

    /// Returns the text without its format: what Discord would show, as plain text. Mentions are kept, and of a masked link only
    /// its text. Items of lists start with `•` or their number, and code blocks are lines of their own.
    ///
    /// For a message, use [method DiscordMessage.get_plain_content], which has names instead of mentions.
    ///
    /// ```gdscript
    /// print(DiscordText.strip_markdown("**Bold** and ||hidden||"))  # Bold and hidden
    /// ```
    #[func]
    fn strip_markdown(text: GString) -> GString {
        convert::text(&strip_markdown(&text.to_string()))
    }

    /// Returns the text with disarmed mentions: `@everyone`, `@here`, users and roles in it notify nobody. A character without
    /// width is added after each `@`, so the text reads the same.
    ///
    /// Prefer [DiscordAllowedMentionsBuilder] for whole messages.
    #[func]
    fn strip_mentions(text: GString) -> GString {
        convert::text(&disarm_mentions(&text.to_string()))
    }

    /// Returns the text as BBCode for a [RichTextLabel]. BBCode in the text itself is escaped. Custom emojis, commands and
    /// timestamps are replaced with text; timestamps are in the time zone of the computer. Mentions of users, roles and channels
    /// are kept, because their names are not known: use [method DiscordMessage.get_bbcode_content] for a message.
    ///
    /// ```gdscript
    /// var label := RichTextLabel.new()
    /// label.bbcode_enabled = true
    /// label.text = DiscordText.markdown_to_bbcode("**Welcome!** Read the *rules*.")
    /// ```
    ///
    /// The sizes of headings are for a font size of 16. Spoilers are black on black. To open
    /// links, connect to [signal RichTextLabel.meta_clicked].
    #[func]
    fn markdown_to_bbcode(text: GString) -> GString {
        convert::text(&to_bbcode(&text.to_string(), clock(), &|_| None))
    }

    /// Returns the text of a timestamp, which Discord shows to each user in their own language and time zone. `unix_time` is in
    /// seconds, `style` is one of the `TIMESTAMP_*` constants.
    ///
    /// ```gdscript
    /// var start := Time.get_unix_time_from_system() + 3600.0
    /// var text := "Starts " + DiscordText.timestamp(start, DiscordText.TIMESTAMP_RELATIVE_TIME)
    /// ```
    #[func]
    fn timestamp(
        unix_time: f64,
        #[opt(default = DiscordText::TIMESTAMP_DEFAULT)] style: i64,
    ) -> GString {
        let known = TimestampStyle::from_number(style);
        if known.is_none() && style != Self::TIMESTAMP_DEFAULT {
            godot_error!(
                "DiscordText.timestamp: style is {style}; use one of the constants TIMESTAMP_* of DiscordText"
            );
        }
        let timestamp = Mention::Timestamp {
            seconds: unix_time.floor() as i64,
            style: known,
        };
        convert::text(&timestamp.to_string())
    }

    /// Splits a text into pieces of at most `limit` characters, each for a message. A piece ends at the end of a line if possible,
    /// otherwise between words, otherwise between characters. Mentions, URLs and inline code are not split unless they are longer
    /// than the limit. A code block that does not fit into one piece is closed and opened again in the next piece; other formats
    /// are not.
    ///
    /// ```gdscript
    /// for piece: String in DiscordText.split_message(text):
    ///     await client.rest.create_message(channel_id, piece)
    /// ```
    ///
    /// Returns an empty array if the text is blank, because Discord rejects blank messages.
    #[func]
    fn split_message(text: GString, #[opt(default = 2000)] limit: i64) -> PackedStringArray {
        match positive("split_message", limit) {
            Some(limit) => split_message(&text.to_string(), limit)
                .iter()
                .map(|piece| convert::text(piece))
                .collect(),
            None => PackedStringArray::new(),
        }
    }

    /// Returns at most `limit` characters of a text. A text that is longer ends with `…`. It is not shortened in the middle of a
    /// mention, a URL or inline code unless it begins with it. A code block is closed; other formats are not.
    ///
    /// ```gdscript
    /// print(DiscordText.truncate("The dragon sleeps.", 11))  # The dragon…
    /// ```
    ///
    /// Returns an empty string, and logs an error, if `limit` is less than `1`.
    #[func]
    fn truncate(text: GString, #[opt(default = 2000)] limit: i64) -> GString {
        match positive("truncate", limit) {
            Some(limit) => convert::text(&truncate(&text.to_string(), limit)),
            None => GString::new(),
        }
    }

    /// Returns a name under which a webhook may send a message, such as that of a player. Discord accepts up to 80 characters,
    /// but no name that contains "clyde", "discord" or three backticks, and not "everyone", "here" or "system message".
    ///
    /// A hair space, which is hardly visible, is inserted into what Discord does not accept. Spaces, line breaks and invisible
    /// characters are reduced to single spaces, and a name that is too long ends after 80 characters. A name without visible
    /// characters becomes `fallback`.
    ///
    /// ```gdscript
    /// var options := {"username": DiscordText.to_webhook_name(player_name)}
    /// await webhook.send(player_text, options)
    /// ```
    #[func]
    fn to_webhook_name(name: GString, #[opt(default = "Player")] fallback: GString) -> GString {
        convert::text(&to_webhook_name(&name.to_string(), &fallback.to_string()))
    }
}

/// Returns the limit of a method; logs an error if it is not positive.
fn positive(method: &str, limit: i64) -> Option<usize> {
    let positive = usize::try_from(limit).ok().filter(|limit| *limit > 0);
    if positive.is_none() {
        godot_error!("DiscordText.{method}: limit is {limit}; use 1 or more");
    }
    positive
}

/// Returns the time and the time zone of the computer.
pub fn clock() -> Clock {
    let zone = Time::singleton().get_time_zone_from_system();
    let minutes: Option<i64> = zone.get("bias").and_then(|bias| bias.try_to().ok());
    Clock {
        now: convert::now().seconds(),
        utc_offset: minutes
            .and_then(|minutes| i32::try_from(minutes).ok())
            .unwrap_or_default(),
    }
}
