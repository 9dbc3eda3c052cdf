//! The format of mentions, custom emojis, timestamps and links to parts of a guild.
//!
//! [Message Formatting](https://discord.com/developers/docs/reference#message-formatting)

use std::fmt;

use crate::{Application, ApplicationCommand, Channel, Emoji, Id, Role, User};

/// The maximum length of the name of a command, a subcommand, or an emoji.
const MAX_NAME: usize = 32;

/// The maximum number of digits of a timestamp.
const MAX_TIME: usize = 13;

/// A mention in the text of a message. Its `Display` is the format of Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention<'a> {
    /// `<@80351110224678912>`.
    User(Id<User>),
    /// `<@&165511591545143296>`.
    Role(Id<Role>),
    /// `<#103735883630395392>`, a channel or a thread.
    Channel(Id<Channel>),
    /// `@everyone`.
    Everyone,
    /// `@here`.
    Here,
    /// `</airhorn:816437322781949972>`.
    Command {
        /// The name with the subcommand group and the subcommand, such as `foo group bar`.
        name: &'a str,
        /// The id of the command.
        id: Id<ApplicationCommand>,
    },
    /// `<:mmLol:216154654256398347>`, or `<a:b1nzy:392938283556143104>`.
    Emoji {
        /// The name.
        name: &'a str,
        /// The id.
        id: Id<Emoji>,
        /// Whether it is animated.
        animated: bool,
    },
    /// `<t:1618953630:d>`.
    Timestamp {
        /// The time in Unix seconds.
        seconds: i64,
        /// The style; the default is used if it is left out.
        style: Option<TimestampStyle>,
    },
    /// `<id:customize>`.
    GuildNavigation(GuildNavigation),
    /// `<@$1402418491272986635>`, the profile of a game.
    Game(Id<Application>),
}

/// The style of a timestamp. Its number is the code of its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TimestampStyle {
    /// `16:20`
    ShortTime = b't',
    /// `16:20:30`
    MediumTime = b'T',
    /// `20/04/2021`
    ShortDate = b'd',
    /// `April 20, 2021`
    LongDate = b'D',
    /// `April 20, 2021 at 16:20`, the default.
    LongDateShortTime = b'f',
    /// `Tuesday, April 20, 2021 at 16:20`
    FullDateShortTime = b'F',
    /// `20/04/2021, 16:20`
    ShortDateShortTime = b's',
    /// `20/04/2021, 16:20:30`
    ShortDateMediumTime = b'S',
    /// `4 years ago`
    RelativeTime = b'R',
}

impl TimestampStyle {
    /// Every style.
    pub const ALL: [Self; 9] = [
        Self::ShortTime,
        Self::MediumTime,
        Self::ShortDate,
        Self::LongDate,
        Self::LongDateShortTime,
        Self::FullDateShortTime,
        Self::ShortDateShortTime,
        Self::ShortDateMediumTime,
        Self::RelativeTime,
    ];

    /// Returns the letter of the style.
    pub const fn letter(self) -> char {
        self as u8 as char
    }

    /// Returns the style with this number, the code of its letter.
    pub fn from_number(number: i64) -> Option<Self> {
        let mut styles = Self::ALL.into_iter();
        styles.find(|style| *style as i64 == number)
    }
}

/// A part of a guild that a text can link to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuildNavigation {
    /// The tab with channels and roles.
    Customize,
    /// The tab in which channels are browsed.
    Browse,
    /// The server guide.
    Guide,
    /// The linked roles.
    LinkedRoles,
    /// One linked role.
    LinkedRole(Id<Role>),
}

impl GuildNavigation {
    /// Returns the type as Discord writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Customize => "customize",
            Self::Browse => "browse",
            Self::Guide => "guide",
            Self::LinkedRoles | Self::LinkedRole(_) => "linked-roles",
        }
    }

    /// Returns the type with this name.
    fn from_name(name: &str) -> Option<Self> {
        if let Some(role) = name.strip_prefix("linked-roles:") {
            return parse_id(role).map(Self::LinkedRole);
        }
        let mut all = [
            Self::Customize,
            Self::Browse,
            Self::Guide,
            Self::LinkedRoles,
        ]
        .into_iter();
        all.find(|each| each.name() == name)
    }
}

impl<'a> Mention<'a> {
    /// Returns the mention that a text starts with, and its length in bytes.
    pub fn at_start(text: &'a str) -> Option<(Self, usize)> {
        for everyone in [Self::Everyone, Self::Here] {
            let name = everyone.keyword();
            if text.starts_with(name) {
                return Some((everyone, name.len()));
            }
        }
        let inner = text.strip_prefix('<')?;
        // The longest mention is a command with two subcommands.
        let end = inner
            .char_indices()
            .take(3 * MAX_NAME + 32)
            .find(|(_, letter)| matches!(letter, '>' | '\n' | '<'))
            .filter(|(_, letter)| *letter == '>')?
            .0;
        let mention = Self::from_inner(inner.get(..end)?)?;
        Some((mention, end + "<>".len()))
    }

    /// Returns the mention with this text between its angle brackets.
    fn from_inner(inner: &'a str) -> Option<Self> {
        if let Some(role) = inner.strip_prefix("@&") {
            return parse_id(role).map(Self::Role);
        }
        if let Some(game) = inner.strip_prefix("@$") {
            return parse_id(game).map(Self::Game);
        }
        if let Some(user) = inner.strip_prefix('@') {
            // Clients wrote `!` for members with nicknames.
            let user = user.strip_prefix('!').unwrap_or(user);
            return parse_id(user).map(Self::User);
        }
        if let Some(channel) = inner.strip_prefix('#') {
            return parse_id(channel).map(Self::Channel);
        }
        if let Some(command) = inner.strip_prefix('/') {
            let (name, id) = command.split_once(':')?;
            let id = parse_id(id)?;
            return is_command(name).then_some(Self::Command { name, id });
        }
        if let Some(time) = inner.strip_prefix("t:") {
            return parse_timestamp(time);
        }
        if let Some(navigation) = inner.strip_prefix("id:") {
            return GuildNavigation::from_name(navigation).map(Self::GuildNavigation);
        }
        let animated = inner.starts_with('a');
        let emoji = inner.strip_prefix('a').unwrap_or(inner);
        let (name, id) = emoji.strip_prefix(':')?.split_once(':')?;
        let id = parse_id(id)?;
        is_emoji(name).then_some(Self::Emoji { name, id, animated })
    }

    /// Returns the name that Discord shows if the name is not known, such as that of a deleted role.
    pub const fn placeholder(self) -> Option<&'static str> {
        match self {
            Self::User(_) => Some("unknown-user"),
            Self::Role(_) => Some("deleted-role"),
            Self::Channel(_) => Some("unknown"),
            _ => None,
        }
    }

    /// Returns the text of a mention without brackets; an empty text for other mentions.
    fn keyword(self) -> &'static str {
        match self {
            Self::Everyone => "@everyone",
            Self::Here => "@here",
            _ => "",
        }
    }
}

impl fmt::Display for Mention<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "<@{id}>"),
            Self::Role(id) => write!(f, "<@&{id}>"),
            Self::Channel(id) => write!(f, "<#{id}>"),
            Self::Everyone | Self::Here => f.write_str(self.keyword()),
            Self::Command { name, id } => write!(f, "</{name}:{id}>"),
            Self::Emoji { name, id, animated } => {
                let prefix = if *animated { "a" } else { "" };
                write!(f, "<{prefix}:{name}:{id}>")
            }
            Self::Timestamp { seconds, style } => match style {
                None => write!(f, "<t:{seconds}>"),
                Some(style) => write!(f, "<t:{seconds}:{}>", style.letter()),
            },
            Self::GuildNavigation(GuildNavigation::LinkedRole(id)) => {
                write!(f, "<id:linked-roles:{id}>")
            }
            Self::GuildNavigation(navigation) => write!(f, "<id:{}>", navigation.name()),
            Self::Game(id) => write!(f, "<@${id}>"),
        }
    }
}

/// Returns the id in the form in which Discord writes it: only digits, without a leading zero.
fn parse_id<T>(text: &str) -> Option<Id<T>> {
    let is_canonical = text.bytes().all(|digit| digit.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| is_canonical).map(Id::new)
}

fn parse_timestamp<'a>(text: &str) -> Option<Mention<'a>> {
    let (digits, style) = match text.split_once(':') {
        None => (text, None),
        Some((digits, letter)) => {
            let mut styles = TimestampStyle::ALL.into_iter();
            let style = styles.find(|style| letter.chars().eq([style.letter()]))?;
            (digits, Some(style))
        }
    };
    let positive = digits.strip_prefix('-').unwrap_or(digits);
    let is_number = (1..=MAX_TIME).contains(&positive.len())
        && positive.bytes().all(|digit| digit.is_ascii_digit());
    let seconds = digits.parse().ok().filter(|_| is_number)?;
    Some(Mention::Timestamp { seconds, style })
}

/// Returns whether this may be the name of a command, up to two of which are followed by a subcommand.
fn is_command(name: &str) -> bool {
    let is_word = |word: &str| {
        let is_part = |letter: char| {
            !letter.is_whitespace()
                && !letter.is_control()
                && (!letter.is_ascii_punctuation() || matches!(letter, '-' | '_' | '\''))
        };
        (1..=MAX_NAME).contains(&word.chars().count()) && word.chars().all(is_part)
    };
    name.split(' ').count() <= 3 && name.split(' ').all(is_word)
}

fn is_emoji(name: &str) -> bool {
    (1..=MAX_NAME).contains(&name.len()) && name.chars().all(super::is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of Discord's documentation.
    #[test]
    fn reads_and_writes_each_format() {
        let command = |name| Mention::Command {
            name,
            id: Id::new(123456789012345678),
        };
        let time = |style| Mention::Timestamp {
            seconds: 1618953630,
            style,
        };
        let navigation = Mention::GuildNavigation;
        for (text, mention) in [
            (
                "<@80351110224678912>",
                Mention::User(Id::new(80351110224678912)),
            ),
            (
                "<@&165511591545143296>",
                Mention::Role(Id::new(165511591545143296)),
            ),
            (
                "<#103735883630395392>",
                Mention::Channel(Id::new(103735883630395392)),
            ),
            ("@everyone", Mention::Everyone),
            ("@here", Mention::Here),
            (
                "<@$1402418491272986635>",
                Mention::Game(Id::new(1402418491272986635)),
            ),
            (
                "</airhorn:816437322781949972>",
                Mention::Command {
                    name: "airhorn",
                    id: Id::new(816437322781949972),
                },
            ),
            ("</foo bar:123456789012345678>", command("foo bar")),
            (
                "</foo group bar:123456789012345678>",
                command("foo group bar"),
            ),
            ("</würfeln:123456789012345678>", command("würfeln")),
            ("</पासा:123456789012345678>", command("पासा")),
            (
                "<:mmLol:216154654256398347>",
                Mention::Emoji {
                    name: "mmLol",
                    id: Id::new(216154654256398347),
                    animated: false,
                },
            ),
            (
                "<a:b1nzy:392938283556143104>",
                Mention::Emoji {
                    name: "b1nzy",
                    id: Id::new(392938283556143104),
                    animated: true,
                },
            ),
            ("<t:1618953630>", time(None)),
            ("<t:1618953630:d>", time(Some(TimestampStyle::ShortDate))),
            ("<t:1618953630:R>", time(Some(TimestampStyle::RelativeTime))),
            (
                "<t:-86400:S>",
                Mention::Timestamp {
                    seconds: -86400,
                    style: Some(TimestampStyle::ShortDateMediumTime),
                },
            ),
            ("<id:customize>", navigation(GuildNavigation::Customize)),
            ("<id:browse>", navigation(GuildNavigation::Browse)),
            ("<id:guide>", navigation(GuildNavigation::Guide)),
            (
                "<id:linked-roles>",
                navigation(GuildNavigation::LinkedRoles),
            ),
            (
                "<id:linked-roles:165511591545143296>",
                navigation(GuildNavigation::LinkedRole(Id::new(165511591545143296))),
            ),
        ] {
            let followed = format!("{text} and more>");
            assert_eq!(
                Mention::at_start(&followed),
                Some((mention, text.len())),
                "{text}"
            );
            assert_eq!(mention.to_string(), text);
        }
        let nickname = "<@!80351110224678912>";
        let user = Mention::User(Id::new(80351110224678912));
        assert_eq!(Mention::at_start(nickname), Some((user, nickname.len())));
    }

    #[test]
    fn other_text_is_no_mention() {
        for text in [
            "",
            "<",
            "<@>",
            "<@1",
            "<@ 1>",
            "<@+1>",
            "<@-1>",
            "<@01>",
            "<@0>",
            "<@1a>",
            "<@1\n>",
            "<@<@1>",
            "<@&>",
            "<@&!1>",
            "<@99999999999999999999>",
            "<#general>",
            "</roll>",
            "</:1>",
            "</a  b:1>",
            "</a b c d:1>",
            "</roll!:1>",
            "</roll:dice>",
            "<:name>",
            "<:na me:1>",
            "<::1>",
            "<b:name:1>",
            "<t:>",
            "<t:+1>",
            "<t:1:x>",
            "<t:1:>",
            "<t:1.5>",
            "<t:12345678901234>",
            "<id:home>",
            "<id:linked-roles:x>",
            "<https://discord.com>",
            "@Everyone",
            "@ here",
            "80351110224678912",
        ] {
            assert_eq!(Mention::at_start(text), None, "{text:?}");
        }
        let long = format!("</{}:1>", "x".repeat(MAX_NAME + 1));
        assert_eq!(Mention::at_start(&long), None);
    }
}
