//! Removes Markdown.

use super::clean::label;
use super::code::Code;
use super::inline::Inline;
use super::markdown::{Block, parse};
use super::mention::Mention;
use super::output::Output;
use super::timestamp::Clock;

/// The character before an item of a list without numbers.
const BULLET: &str = "•";

/// Returns the text that Discord would show, without its format. Mentions are kept as they are. Items of lists start with
/// `•` or their number.
pub fn strip_markdown(text: &str) -> String {
    write(text, &|_, source| source.to_owned())
}

/// Returns the text that Discord would show, without its format, as [`strip_markdown`] does. Mentions are replaced as in
/// [`clean_content`]. Unlike there, users may be notified if the result is sent.
///
/// [`clean_content`]: super::clean_content
pub fn plain_content(
    text: &str,
    clock: Clock,
    name_of: &dyn Fn(Mention<'_>) -> Option<String>,
) -> String {
    write(text, &|mention, _| label(mention, clock, name_of))
}

/// Returns the text of a mention, from the mention and its source.
type MentionText<'a> = &'a dyn Fn(Mention<'_>, &str) -> String;

/// Returns the text that Discord would show, with the texts of mentions.
pub(super) fn write(text: &str, mention_text: MentionText<'_>) -> String {
    let mut writer = Writer {
        output: Output::default(),
        mention_text,
    };
    writer.write_blocks(&parse(text, true));
    writer.output.finish()
}

struct Writer<'a> {
    output: Output,
    mention_text: MentionText<'a>,
}

impl Writer<'_> {
    fn write_blocks(&mut self, blocks: &[Block<'_>]) {
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.write_text("\n");
            }
            match block {
                Block::Paragraph(content)
                | Block::Heading(_, content)
                | Block::Subtext(content) => self.write_parts(content),
                Block::Item {
                    depth,
                    number,
                    content,
                    ..
                } => {
                    self.write_text(&item_start(*depth, *number, "  "));
                    self.write_parts(content);
                }
                Block::Quote(content) => self.write_blocks(&parse(content, false)),
            }
        }
    }

    fn write_parts(&mut self, parts: &[Inline<'_>]) {
        for part in parts {
            match part {
                Inline::Text(text) | Inline::Url(text) | Inline::Code(Code::Inline(text)) => {
                    self.write_text(text);
                }
                Inline::Mention(mention, source) => {
                    let text = (self.mention_text)(*mention, source);
                    self.write_text(&text);
                }
                Inline::Code(Code::Block { content, .. }) => {
                    self.output.start_code_block();
                    self.write_text(content);
                    self.output.end_code_block();
                }
                Inline::Link { content, .. } | Inline::Formatted(_, content) => {
                    self.write_parts(content);
                }
            }
        }
    }

    fn write_text(&mut self, text: &str) {
        self.output.push(text, text);
    }
}

/// Returns what an item of a list starts with.
pub fn item_start(depth: usize, number: Option<u32>, indentation: &str) -> String {
    let indentation = indentation.repeat(depth);
    match number {
        Some(number) => format!("{indentation}{number}. "),
        None => format!("{indentation}{BULLET} "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    #[test]
    fn removes_the_format() {
        for (text, expected) in [
            ("a **b** _c_ __d__ ~~e~~ ||f|| `g`", "a b c d e f g"),
            ("# a\n-# b\n> c\n> d\ne", "a\nb\nc\nd\ne"),
            ("- a\n  - b\n1. c\n1. d", "• a\n  • b\n1. c\n2. d"),
            ("[a](https://b.c) <https://d.e>", "a https://d.e"),
            ("\\*a\\*", "*a*"),
            ("a\n```js\nb\n```\nc", "a\nb\nc"),
            ("a```b```c", "a\nb\nc"),
            ("```a``````b```", "a\nb"),
            (
                "<@1> <:a_b:2> <t:3:R> @everyone",
                "<@1> <:a_b:2> <t:3:R> @everyone",
            ),
            ("a\n\n\nb\n", "a\n\n\nb\n"),
            (">>> a\n# b", "a\nb"),
            ("", ""),
        ] {
            assert_eq!(strip_markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_not_formatted() {
        let name_of = |mention: Mention<'_>| {
            (mention == Mention::User(Id::new(1))).then(|| "*Mara*".to_owned())
        };
        for (text, expected) in [
            ("**Hi** <@1>, *look*", "Hi @*Mara*, look"),
            (
                "<:a_b:2> `<@1>` <@3> @everyone",
                ":a_b: <@1> <@3> @everyone",
            ),
            ("> <@1>\n- <t:0:d>", "@*Mara*\n• 01/01/1970"),
        ] {
            let plain = plain_content(text, Clock::default(), &name_of);
            assert_eq!(plain, expected, "{text}");
        }
    }
}
