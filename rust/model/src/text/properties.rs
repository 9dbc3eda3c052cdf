//! Properties of the functions for texts, with random texts that consist of markup.

use std::cell::Cell;

use proptest::prelude::*;

use super::markdown::parse;
use super::mention_list::ZERO_WIDTH_SPACE;
use super::tokens::Tokens;
use super::*;

const MARKUP: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "|",
    "||",
    "`",
    "``",
    "```",
    "```gd\n",
    "\\",
    "[",
    "]",
    "](",
    "](https://a.b)",
    "(",
    ")",
    "<",
    ">",
    "> ",
    ">>> ",
    "# ",
    "## ",
    "-# ",
    "- ",
    "* ",
    "1. ",
    "  ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "a",
    "b",
    "word",
    "ä",
    "🎲",
    "👨‍👩‍👧",
    "e\u{301}",
    "@",
    "@everyone",
    "@here",
    "<@1>",
    "<@!2>",
    "<@&3>",
    "<#4>",
    "<:a_b:5>",
    "<a:c:6>",
    "</roll dice:7>",
    "<t:8:R>",
    "<id:guide>",
    "https://a.b/c_d*e",
    "http://",
    "http://x.",
    "¯\\_(ツ)_/¯",
    "<@",
    "\u{200b}",
    "[b]",
    "[/code]",
    "\"",
    "\t",
];

/// Texts of markup, and others.
fn text() -> impl Strategy<Value = String> {
    let markup = prop::collection::vec(prop::sample::select(MARKUP), 0..40);
    prop_oneof![
        4 => markup.prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

/// Names that consist of what Discord does not accept, and others.
fn webhook_name() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "cly", "CLYDE", "de", "dis", "Discord", "cord", "`", "``", "everyone", "Here", "system",
        " ", "message", "\u{200b}", "\u{2028}", "\u{200d}", "\n", "İ", "🐉", "e\u{301}", "x",
    ]);
    prop_oneof![
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat()),
        any::<String>(),
        "[a-z]{60,120}",
    ]
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Returns whether a mention is shown. A quote ends with its line, so there may be one in what would be code without the quote.
fn has_mentions(text: &str) -> bool {
    let has_mentions = Cell::new(false);
    plain::write(text, &|_, source| {
        has_mentions.set(true);
        source.to_owned()
    });
    has_mentions.get()
}

/// Returns the text of BBCode as the engine shows it, and checks that each tag has an end in the right place.
fn shown(bbcode: &str) -> Result<String, TestCaseError> {
    let mut shown = String::new();
    let mut open = Vec::new();
    let mut remaining = bbcode;
    while let Some((before, after)) = remaining.split_once('[') {
        shown.push_str(before);
        let Some((tag, after)) = after.split_once(']') else {
            return Err(TestCaseError::fail(format!(
                "a tag without an end: {bbcode}"
            )));
        };
        let name = tag.split('=').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) => prop_assert_eq!(open.pop(), Some(closed), "{}", bbcode),
            None if name == "lb" => shown.push('['),
            None => {
                let known = [
                    "b",
                    "i",
                    "u",
                    "s",
                    "code",
                    "url",
                    "indent",
                    "font_size",
                    "color",
                    "bgcolor",
                ];
                prop_assert!(known.contains(&name), "{}", bbcode);
                open.push(name);
            }
        }
        remaining = after;
    }
    prop_assert!(open.is_empty(), "{}", bbcode);
    shown.push_str(remaining);
    Ok(shown)
}

proptest! {
    #[test]
    fn tokens_are_the_text(text in text()) {
        let tokens = Tokens::new(&text);
        let joined: String = tokens.map(|token| &text[token.start..token.end]).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn escaped_text_is_shown_as_it_is(text in text()) {
        // The brackets around a URL are not shown.
        prop_assume!(!text.contains("<http"));
        for keep_mentions in [true, false] {
            let escaped = escape_markdown(&text, keep_mentions);
            // A mention after a URL has a character without width.
            let shown = strip_markdown(&escaped).replace(ZERO_WIDTH_SPACE, "");
            prop_assert_eq!(shown, text.replace(ZERO_WIDTH_SPACE, ""), "{}", escaped);
            let blocks = parse(&escaped, true);
            let is_plain = |block: &markdown::Block<'_>| matches!(block, markdown::Block::Paragraph(_));
            prop_assert!(blocks.len() <= 1 && blocks.iter().all(is_plain), "{:?}", blocks);
            prop_assert!(keep_mentions || find_mentions(&escaped).is_empty(), "{}", escaped);
        }
    }

    #[test]
    fn plain_content_without_mentions_is_stripped_text(text in text()) {
        prop_assume!(!has_mentions(&text));
        let plain = plain_content(&text, Clock::default(), &|_| None);
        prop_assert_eq!(plain, strip_markdown(&text));
    }

    #[test]
    fn truncated_text_is_within_the_limit(text in text(), limit in 1_usize..40) {
        let truncated = truncate(&text, limit);
        prop_assert!(truncated.chars().count() <= limit, "{truncated:?}");
        prop_assert_eq!(truncated == text, text.chars().count() <= limit);
    }

    #[test]
    fn webhook_names_are_accepted(name in webhook_name()) {
        let clean = to_webhook_name(&name, "Player");
        let lower = clean.to_lowercase();
        prop_assert!((1..=80).contains(&clean.chars().count()), "{clean:?}");
        prop_assert!(!NOT_IN_WEBHOOK_NAME.iter().any(|part| lower.contains(part)), "{clean:?}");
        prop_assert!(!NOT_A_NAME.contains(&lower.trim()), "{clean:?}");
    }

    #[test]
    fn bbcode_shows_the_plain_text(text in text()) {
        let no_name = |_: Mention<'_>| None;
        let shown = shown(&to_bbcode(&text, Clock::default(), &no_name))?;
        let plain = strip_markdown(&text);
        // Mentions are replaced in one of them only.
        if !has_mentions(&text) {
            let with_spaces = |text: &str| text.replace('\u{2003}', "  ");
            prop_assert_eq!(with_spaces(&shown), with_spaces(&plain));
        }
    }

    #[test]
    fn disarmed_text_notifies_nobody(text in text()) {
        let disarmed = disarm_mentions(&text);
        prop_assert_eq!(disarmed.replace('\u{200b}', ""), text.replace('\u{200b}', ""));
        for (position, _) in disarmed.match_indices(['<', '@']) {
            let mention = Mention::at_start(&disarmed[position..]).map(|(mention, _)| mention);
            let notifies = matches!(
                mention,
                Some(Mention::User(_) | Mention::Role(_) | Mention::Everyone | Mention::Here)
            );
            prop_assert!(!notifies, "{disarmed}");
        }
    }

    #[test]
    fn mentions_are_at_their_positions(text in text()) {
        for found in find_mentions(&text) {
            let source: String = text.chars().skip(found.start).take(found.length).collect();
            prop_assert_eq!(Mention::at_start(&source), Some((found.mention, source.len())));
            let again = found.mention.to_string();
            let parsed = Mention::at_start(&again).map(|(mention, _)| mention);
            prop_assert_eq!(parsed, Some(found.mention));
        }
    }

    #[test]
    fn mentions_have_names(text in text()) {
        let count = Cell::new(0);
        clean_content(&text, Clock::default(), &|_| {
            count.set(count.get() + 1);
            None
        });
        let named = find_mentions(&text).into_iter().filter(|found| matches!(
            found.mention,
            Mention::User(_) | Mention::Role(_) | Mention::Channel(_) | Mention::Game(_)
        ));
        prop_assert_eq!(count.get(), named.count());
    }

    #[test]
    fn pieces_are_within_the_limit(text in text(), limit in 1_usize..40) {
        for piece in split_message(&text, limit) {
            prop_assert!(piece.chars().count() <= limit, "{piece:?}");
            prop_assert!(!piece.trim().is_empty());
        }
    }

    #[test]
    fn pieces_together_are_the_text(text in text(), limit in 1_usize..40) {
        let text = text.replace("```", "");
        prop_assume!(!text.contains("```"));
        let joined = split_message(&text, limit).concat();
        prop_assert_eq!(without_space(&joined), without_space(&text));
    }

    #[test]
    fn pieces_show_the_code_of_the_text(lines in prop::collection::vec("[a-z ]{0,12}[a-z]", 1..12), limit in 20_usize..60) {
        let code = lines.join("\n");
        let text = format!("before\n```gd\n{code}\n```\nafter");
        let pieces = split_message(&text, limit);
        let shown: String = pieces.iter().map(|piece| strip_markdown(piece)).collect();
        prop_assert_eq!(without_space(&shown), without_space(&format!("before{code}after")));
        for piece in &pieces {
            prop_assert!(piece.matches("```").count() % 2 == 0, "{pieces:?}");
        }
    }
}
