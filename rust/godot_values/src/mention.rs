//! The class of mentions in a text.

use discord_model::Id;
use discord_model::text::{FoundMention, GuildNavigation, Mention, find_mentions};
use godot::prelude::*;

use crate::convert;
use crate::id_argument::IdArgument;

/// A mention in the text of a message: a user, a role, a channel, a command, a custom emoji, a timestamp, and others.
///
/// Use [method parse_all] to find the mentions of a text:
///
/// ```gdscript
/// for mention: DiscordMention in DiscordMention.parse_all(message.content):
///     if mention.type == DiscordMention.USER:
///         print("Mentions ", mention.id)
/// ```
///
/// The static methods such as [method user] return the text of a mention, for messages:
///
/// ```gdscript
/// var text := "%s, use %s!" % [DiscordMention.user(user_id), DiscordMention.command("roll", command_id)]
/// ```
///
/// [Message Formatting](https://discord.com/developers/docs/reference#message-formatting)
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordMention {
    /// The type: one of the constants below.
    #[var(no_set, rename = type)]
    kind: i64,
    /// The id of the user, role, channel, command, emoji, game or linked role; `0` if there is none.
    #[var(no_set)]
    id: i64,
    /// The name of an emoji; the name of a command with its subcommand group and subcommand, such as `"clan invite"`; or the type
    /// of a guild navigation: `"customize"`, `"browse"`, `"guide"` or `"linked-roles"`. An empty string for other mentions, which
    /// have only an id.
    #[var(no_set)]
    name: GString,
    /// If `true`, the emoji is animated.
    #[var(no_set)]
    animated: bool,
    /// The time of a timestamp, in Unix seconds.
    #[var(no_set)]
    timestamp: i64,
    /// The style of a timestamp: one of the `TIMESTAMP_*` constants of [DiscordText].
    #[var(no_set)]
    style: i64,
    /// The position of the first character in the text.
    #[var(no_set)]
    start: i64,
    /// The number of characters in the text.
    #[var(no_set)]
    length: i64,
    text: String,
}

#[godot_api]
impl DiscordMention {
    /// A user, `<@id>`.
    #[constant]
    pub const USER: i64 = 0;
    /// A role, `<@&id>`.
    #[constant]
    pub const ROLE: i64 = 1;
    /// A channel or thread, `<#id>`.
    #[constant]
    pub const CHANNEL: i64 = 2;
    /// `@everyone`.
    #[constant]
    pub const EVERYONE: i64 = 3;
    /// `@here`.
    #[constant]
    pub const HERE: i64 = 4;
    /// A slash command, `</name:id>`.
    #[constant]
    pub const COMMAND: i64 = 5;
    /// A custom emoji, `<:name:id>`, or `<a:name:id>` if it is animated.
    #[constant]
    pub const EMOJI: i64 = 6;
    /// A timestamp, `<t:time:style>`.
    #[constant]
    pub const TIMESTAMP: i64 = 7;
    /// A part of the guild, such as `<id:browse>`.
    #[constant]
    pub const GUILD_NAVIGATION: i64 = 8;
    /// The profile of a game, `<@$id>`.
    #[constant]
    pub const GAME: i64 = 9;

    /// Returns the mentions of a text in their order. Text in code and after a backslash is not a mention.
    #[func]
    fn parse_all(text: GString) -> Array<Gd<DiscordMention>> {
        let text = text.to_string();
        let found = find_mentions(&text);
        found
            .into_iter()
            .map(|mention| Gd::from_object(Self::new(mention)))
            .collect()
    }

    /// Returns the text that mentions a user: a [DiscordUser], a [DiscordMember] or an id.
    #[func]
    fn user(user_id: IdArgument) -> GString {
        write(&user_id, "user", Mention::User)
    }

    /// Returns the text that mentions a role.
    #[func]
    fn role(role_id: IdArgument) -> GString {
        write(&role_id, "role", Mention::Role)
    }

    /// Returns the text that mentions a channel or thread.
    #[func]
    fn channel(channel_id: IdArgument) -> GString {
        write(&channel_id, "channel", Mention::Channel)
    }

    /// Returns the text that mentions a slash command. Users can click it to use the command. `name` includes the subcommand
    /// group and the subcommand, such as `"clan invite"`.
    #[func]
    fn command(name: GString, command_id: IdArgument) -> GString {
        let name = name.to_string();
        write(&command_id, "command", |id| Mention::Command {
            name: &name,
            id,
        })
    }

    /// Returns the text of a custom emoji. [method DiscordEmoji.get_mention] returns it for an emoji.
    #[func]
    fn emoji(
        name: GString,
        emoji_id: IdArgument,
        #[opt(default = false)] animated: bool,
    ) -> GString {
        let name = name.to_string();
        write(&emoji_id, "emoji", |id| Mention::Emoji {
            name: &name,
            id,
            animated,
        })
    }
}

#[godot_api]
impl IRefCounted for DiscordMention {
    fn to_string(&self) -> GString {
        convert::text(&self.text)
    }
}

impl DiscordMention {
    fn new(found: FoundMention<'_>) -> Self {
        let mut mention = Self {
            kind: 0,
            id: 0,
            name: GString::new(),
            animated: false,
            timestamp: 0,
            style: 0,
            start: found.start as i64,
            length: found.length as i64,
            text: found.mention.to_string(),
        };
        match found.mention {
            Mention::User(id) => mention.set(Self::USER, id),
            Mention::Role(id) => mention.set(Self::ROLE, id),
            Mention::Channel(id) => mention.set(Self::CHANNEL, id),
            Mention::Everyone => mention.kind = Self::EVERYONE,
            Mention::Here => mention.kind = Self::HERE,
            Mention::Command { name, id } => {
                mention.set(Self::COMMAND, id);
                mention.name = convert::text(name);
            }
            Mention::Emoji { name, id, animated } => {
                mention.set(Self::EMOJI, id);
                mention.name = convert::text(name);
                mention.animated = animated;
            }
            Mention::Timestamp { seconds, style } => {
                mention.kind = Self::TIMESTAMP;
                mention.timestamp = seconds;
                mention.style = style.map_or(0, |style| style as i64);
            }
            Mention::GuildNavigation(navigation) => {
                mention.kind = Self::GUILD_NAVIGATION;
                mention.name = convert::text(navigation.name());
                if let GuildNavigation::LinkedRole(role) = navigation {
                    mention.id = role.to_signed();
                }
            }
            Mention::Game(id) => mention.set(Self::GAME, id),
        }
        mention
    }

    fn set<T>(&mut self, kind: i64, id: Id<T>) {
        self.kind = kind;
        self.id = id.to_signed();
    }
}

/// Returns the text of a mention. An invalid id or name is reported as an error, and the text is empty.
fn write<'a, T>(
    id: &IdArgument,
    method: &str,
    mention: impl FnOnce(Id<T>) -> Mention<'a>,
) -> GString {
    let problem = match id.parse(&format!("{method}_id")) {
        Ok(id) => {
            let text = mention(id).to_string();
            match Mention::at_start(&text) {
                Some((_, length)) if length == text.len() => return convert::text(&text),
                _ => format!("{text} is not a mention; the name or the id is invalid"),
            }
        }
        Err(problem) => problem,
    };
    godot_error!("DiscordMention.{method}: {problem}");
    GString::new()
}
