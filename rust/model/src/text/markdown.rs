//! Parses Discord's dialect of Markdown.

use super::inline::{Inline, InlineBuilder, plain_part};
use super::link::link_target;
use super::marker::{LineStart, Marker, line_start};
use super::tokens::{Kind, Tokens};
use super::{part, rest};

/// The maximum depth of nested lists.
const MAX_DEPTH: usize = 10;

/// One or more lines of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// Lines of text.
    Paragraph(Vec<Inline<'a>>),
    /// A heading of level 1, 2 or 3.
    Heading(u8, Vec<Inline<'a>>),
    /// Small text.
    Subtext(Vec<Inline<'a>>),
    /// An item of a list.
    Item {
        /// How many items it is nested in.
        depth: usize,
        /// Its number; `None` in a list without numbers.
        number: Option<u32>,
        /// The level of the heading that it is, or `0`.
        heading: u8,
        /// Its text.
        content: Vec<Inline<'a>>,
    },
    /// A quote: the text without the markers. It contains no other quotes.
    Quote(String),
}

/// Parses a text. Each block begins on a new line. `may_quote` is `false` for the text of a quote.
pub fn parse(text: &str, may_quote: bool) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut numbers = ItemNumbers::default();
    let mut tokens = Tokens::new(text);
    let mut is_at_end = text.is_empty();
    while !is_at_end {
        let start = line_start(tokens.rest()).filter(|start| may_quote || !start.marker.is_quote());
        if let Some(start) = start.filter(|start| start.marker.is_quote()) {
            let (content, length) = quoted(tokens.rest(), start);
            tokens.advance(length);
            is_at_end = tokens.next().is_none();
            blocks.push(Block::Quote(content));
        } else if let Some(start) = start {
            let heading = skip_line_start(&mut tokens, start);
            let (content, has_more) = parse_lines(text, &mut tokens, |_| true);
            is_at_end = !has_more;
            let depth = (start.indentation / 2).min(MAX_DEPTH);
            blocks.push(match start.marker {
                Marker::Heading(level) => Block::Heading(level, content),
                Marker::Subtext => Block::Subtext(content),
                marker => Block::Item {
                    depth,
                    number: numbers.next(depth, marker),
                    heading,
                    content,
                },
            });
        } else {
            let (content, has_more) = parse_lines(text, &mut tokens, |next_line| {
                line_start(next_line).is_some_and(|start| may_quote || !start.marker.is_quote())
            });
            is_at_end = !has_more;
            blocks.push(Block::Paragraph(content));
        }
        if !matches!(blocks.last(), Some(Block::Item { .. })) {
            numbers = ItemNumbers::default();
        }
    }
    blocks
}

/// Parses lines up to the first end of a line that ends the block; its argument is the text of the next line. Returns whether
/// there is a next line.
fn parse_lines<'a>(
    text: &'a str,
    tokens: &mut Tokens<'a>,
    ends_block: impl Fn(&str) -> bool,
) -> (Vec<Inline<'a>>, bool) {
    let mut builder = InlineBuilder::default();
    while let Some(token) = tokens.next_before(|text| builder.ends_url(text)) {
        match token.kind {
            Kind::Newline if ends_block(tokens.rest()) => return (builder.finish(), true),
            Kind::Delimiters(delimiter) => {
                let before = part(text, 0, token.start).chars().next_back();
                let after = tokens.rest().chars().next();
                builder.push_delimiters(delimiter, token, before, after);
            }
            Kind::OpeningBracket => builder.open_link(),
            Kind::ClosingBracket => {
                let target = link_target(tokens.rest());
                if builder.close_link(target.map(|(url, _)| url))
                    && let Some((_, length)) = target
                {
                    tokens.advance(length);
                }
            }
            _ => builder.push(plain_part(token, part(text, token.start, token.end))),
        }
    }
    (builder.finish(), false)
}

/// Skips the marker of a line. Returns the level of the heading in an item, or `0`.
fn skip_line_start(tokens: &mut Tokens<'_>, start: LineStart) -> u8 {
    tokens.advance(start.content);
    if !matches!(start.marker, Marker::Bullet | Marker::Number(_)) {
        return 0;
    }
    if let Some(inner) = line_start(tokens.rest())
        && let Marker::Heading(level) = inner.marker
    {
        tokens.advance(inner.content);
        return level;
    }
    0
}

/// Returns the text of the quote that a text starts with, and the length of the quote without its last end of a line.
fn quoted(text: &str, start: LineStart) -> (String, usize) {
    if start.marker == Marker::BlockQuote {
        return (rest(text, start.content).to_owned(), text.len());
    }
    let mut content = String::new();
    let mut length = 0;
    for line in text.split('\n') {
        match line_start(line) {
            Some(start) if start.marker == Marker::Quote => {
                if length > 0 {
                    content.push('\n');
                }
                content.push_str(rest(line, start.content));
                length += line.len() + "\n".len();
            }
            _ => break,
        }
    }
    (content, length - "\n".len())
}

/// The numbers of the items of the list that is being parsed. The first number counts; the others follow it.
#[derive(Default)]
struct ItemNumbers(Vec<Option<u32>>);

impl ItemNumbers {
    fn next(&mut self, depth: usize, marker: Marker) -> Option<u32> {
        self.0.resize(depth + 1, None);
        let last = self.0.last_mut()?;
        *last = match marker {
            Marker::Number(first) => Some(last.map_or(first, |number| number.saturating_add(1))),
            _ => None,
        };
        *last
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline::Format;
    use super::*;

    fn paragraph(text: &str) -> Vec<Inline<'_>> {
        match parse(text, true).pop() {
            Some(Block::Paragraph(content)) => content,
            other => panic!("{text}: {other:?}"),
        }
    }

    /// Returns the parts in a short notation, such as `Bold(text)`.
    fn show(parts: &[Inline<'_>]) -> String {
        let mut shown = String::new();
        for part in parts {
            match part {
                Inline::Text(text) => shown.push_str(text),
                Inline::Code(code) => shown.push_str(&format!("{code:?}")),
                Inline::Mention(mention, _) => shown.push_str(&format!("{{{mention}}}")),
                Inline::Url(url) => shown.push_str(&format!("{{{url}}}")),
                Inline::Link { content, url } => {
                    shown.push_str(&format!("{{{} = {url}}}", show(content)));
                }
                Inline::Formatted(format, content) => {
                    shown.push_str(&format!("{format:?}({})", show(content)));
                }
            }
        }
        shown
    }

    #[test]
    fn formats() {
        for (text, expected) in [
            ("a **b** c", "a Bold(b) c"),
            ("_a_ *b*", "Italic(a) Italic(b)"),
            ("_ a_ _ b _", "Italic( a) Italic( b )"),
            ("__a__", "Underline(a)"),
            ("~~this~~that", "Strikethrough(this)that"),
            ("~~ a ~~ b", "Strikethrough( a ) b"),
            ("||a|b||", "Spoiler(a|b)"),
            ("||a||||b||", "Spoiler(a)Spoiler(b)"),
            ("***a***", "Italic(Bold(a))"),
            ("___a___", "Italic(Underline(a))"),
            ("**a *b***", "Bold(a Italic(b))"),
            ("*a **b***", "Italic(a Bold(b))"),
            (
                "**__~~||*a*||~~__**",
                "Bold(Underline(Strikethrough(Spoiler(Italic(a)))))",
            ),
            (
                "some *awesome* text\nthat **spreads** lines",
                "some Italic(awesome) text\nthat Bold(spreads) lines",
            ),
            ("**a\nb**", "Bold(a\nb)"),
            ("snake__case__x", "snakeUnderline(case)x"),
            ("**https://a.b/**", "Bold({https://a.b/})"),
            ("_https://a.b/c_d_", "Italic({https://a.b/c_d})"),
            ("https://a.b/c_d_e*f*", "{https://a.b/c_d_e*f*}"),
            ("[a **b**](https://c.d) e", "{a Bold(b) = https://c.d} e"),
            ("**[a](https://c.d)**", "Bold({a = https://c.d})"),
        ] {
            assert_eq!(show(&paragraph(text)), expected, "{text}");
        }
    }

    /// Among these are the unusual texts of the tests of the package `discord-markdown`.
    #[test]
    fn text_without_a_format() {
        for text in [
            "*Hello World! *",
            "test_ing_stuff",
            "some\n    text",
            "some\n\ntext",
            "2 * 3 * 4",
            "**",
            "****",
            "________",
            "||||",
            "**a",
            "a**",
            "~a~",
            "|a|",
            "[a]",
            "[a](b)",
            "[a] (b)",
            "#a",
            "¯\\_(ツ)_/¯",
        ] {
            assert_eq!(show(&paragraph(text)), text, "{text}");
        }
        for (text, expected) in [
            ("*a **b* c**", "Italic(a **b) c**"),
            ("**a *b** c", "Bold(a *b) c"),
            ("\\*a\\*", "*a*"),
            ("\\**a**", "**a**"),
            ("\\_\\_a__", "__a__"),
            (
                "[https://a.b](https://c.d)",
                "[{https://a.b}]({https://c.d})",
            ),
            ("[](https://a.b)", "[]({https://a.b})"),
            ("[a [b](https://c.d)", "{a [b = https://c.d}"),
            (
                "¯\\_(ツ)_/¯ *test* ¯\\_(ツ)_/¯",
                "¯\\_(ツ)_/¯ Italic(test) ¯\\_(ツ)_/¯",
            ),
        ] {
            assert_eq!(show(&paragraph(text)), expected, "{text}");
        }
    }

    #[test]
    fn code_is_not_formatted() {
        let text = "`**a**` ```js\n*b*``` **`c`**";
        let shown = show(&paragraph(text));
        assert_eq!(
            shown,
            "Inline(\"**a**\") Block { language: \"js\", start: 14, content: \"*b*\" } Bold(Inline(\"c\"))"
        );
    }

    fn item<'a>(depth: usize, number: Option<u32>, text: &'a str) -> Block<'a> {
        Block::Item {
            depth,
            number,
            heading: 0,
            content: vec![Inline::Text(text)],
        }
    }

    #[test]
    fn blocks() {
        let text = |text| vec![Inline::Text(text)];
        assert_eq!(
            parse("# a\n## b\n### c\n-# d\ne", true),
            [
                Block::Heading(1, text("a")),
                Block::Heading(2, text("b")),
                Block::Heading(3, text("c")),
                Block::Subtext(text("d")),
                Block::Paragraph(text("e")),
            ]
        );
        let bold = Inline::Formatted(Format::Bold, text("b"));
        assert_eq!(
            parse("a\n> **b**\n> - c\nd", true),
            [
                Block::Paragraph(text("a")),
                Block::Quote("**b**\n- c".to_owned()),
                Block::Paragraph(text("d")),
            ]
        );
        assert_eq!(
            parse("**b**\n- c\n> d", false),
            [
                Block::Paragraph(vec![bold]),
                item(0, None, "c"),
                Block::Paragraph(text("> d")),
            ]
        );
        assert_eq!(
            parse(">>> a\n> b\n", true),
            [Block::Quote("a\n> b\n".to_owned())]
        );
        assert_eq!(
            parse("# a\n\n", true),
            [
                Block::Heading(1, text("a")),
                Block::Paragraph(vec![Inline::Text("\n")]),
            ]
        );
        assert_eq!(parse("", true), []);
    }

    /// The lists that discord.js creates, whose items have the same number.
    #[test]
    fn lists() {
        assert_eq!(
            parse("50. a\n50. b\n  50. c\n50. d\n\n50. e", true),
            [
                item(0, Some(50), "a"),
                item(0, Some(51), "b"),
                item(1, Some(50), "c"),
                item(0, Some(52), "d"),
                Block::Paragraph(vec![]),
                item(0, Some(50), "e"),
            ]
        );
        assert_eq!(
            parse("- a\n  - b\n* c", true),
            [item(0, None, "a"), item(1, None, "b"), item(0, None, "c")]
        );
        assert_eq!(
            parse(" - # Title with bullet", true),
            [Block::Item {
                depth: 0,
                number: None,
                heading: 1,
                content: vec![Inline::Text("Title with bullet")],
            }]
        );
    }

    #[test]
    fn lines_of_code_are_no_blocks() {
        let text = "```\n# a\n> b\n```\n# c";
        let blocks = parse(text, true);
        assert!(
            matches!(&blocks[..], [Block::Paragraph(_), Block::Heading(1, _)]),
            "{blocks:?}"
        );
        let quoted = parse("> ```\n> a\n> ```\nb", true);
        assert_eq!(quoted[0], Block::Quote("```\na\n```".to_owned()));
    }
}
