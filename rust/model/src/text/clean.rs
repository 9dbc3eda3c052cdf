//! Replaces mentions with names.

use super::mention::{GuildNavigation, Mention};
use super::mention_list::disarm_mentions;
use super::part;
use super::timestamp::Clock;
use super::tokens::{Kind, Tokens};

/// Returns the text with names instead of mentions: `@Mara`, `#general`, `/roll`, `:emoji:`. `name_of` returns the name of a
/// user, a role, a channel or a game; a mention of an unknown one is kept. Code is kept as it is. Nobody is notified if the
/// result is sent.
pub fn clean_content(
    text: &str,
    clock: Clock,
    name_of: &dyn Fn(Mention<'_>) -> Option<String>,
) -> String {
    let mut clean = String::with_capacity(text.len());
    for token in Tokens::new(text) {
        match token.kind {
            Kind::Mention(mention) => clean.push_str(&label(mention, clock, name_of)),
            _ => clean.push_str(part(text, token.start, token.end)),
        }
    }
    disarm_mentions(&clean)
}

/// Returns the text of a mention for a reader.
pub fn label(
    mention: Mention<'_>,
    clock: Clock,
    name_of: &dyn Fn(Mention<'_>) -> Option<String>,
) -> String {
    let named = |sigil| match name_of(mention) {
        Some(name) => format!("{sigil}{name}"),
        None => mention.to_string(),
    };
    match mention {
        Mention::User(_) | Mention::Role(_) => named("@"),
        Mention::Channel(_) => named("#"),
        Mention::Game(_) => named(""),
        Mention::Everyone | Mention::Here => mention.to_string(),
        Mention::Command { name, .. } => format!("/{name}"),
        Mention::Emoji { name, .. } => format!(":{name}:"),
        Mention::Timestamp { seconds, style } => clock.text(seconds, style),
        Mention::GuildNavigation(navigation) => match navigation {
            GuildNavigation::Customize => "Channels & Roles",
            GuildNavigation::Browse => "Browse Channels",
            GuildNavigation::Guide => "Server Guide",
            GuildNavigation::LinkedRoles | GuildNavigation::LinkedRole(_) => "Linked Roles",
        }
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    #[test]
    fn replaces_mentions() {
        let name_of = |mention: Mention<'_>| {
            let name = match mention {
                Mention::User(id) if id == Id::new(1) => "Mara",
                Mention::User(id) if id == Id::new(2) => "@here",
                Mention::Role(_) => "Gold",
                Mention::Channel(_) => "general",
                _ => return None,
            };
            Some(name.to_owned())
        };
        for (text, expected) in [
            ("<@1> and <@!1>", "@Mara and @Mara"),
            ("<@&3> in <#4>", "@Gold in #general"),
            ("<:lantern:5> </roll dice:6>", ":lantern: /roll dice"),
            ("<t:0:d> <id:browse>", "01/01/1970 Browse Channels"),
            ("**<@1>** `<#4>` \\<#4>", "**@Mara** `<#4>` \\<#4>"),
            // Unknown mentions and `@everyone` are kept, but notify nobody.
            ("<@7>", "<@\u{200b}7>"),
            ("<@$8>", "<@$8>"),
            ("@everyone", "@\u{200b}everyone"),
            ("<@2>", "@@\u{200b}here"),
            ("`<@1>`", "`<@\u{200b}1>`"),
        ] {
            let clean = clean_content(text, Clock::default(), &name_of);
            assert_eq!(clean, expected, "{text}");
        }
    }
}
