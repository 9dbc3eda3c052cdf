//! Removes Markdown.

use super::code::Code;
use super::inline::Inline;
use super::markdown::{Block, parse};
use super::output::Output;

/// The character before an item of a list without numbers.
const BULLET: &str = "•";

/// Returns the text that Discord would show, without its format. Mentions are kept as they are. Items of lists start with
/// `•` or their number.
pub fn strip_markdown(text: &str) -> String {
    let mut output = Output::default();
    write_blocks(&mut output, &parse(text, true));
    output.finish()
}

fn write_blocks(output: &mut Output, blocks: &[Block<'_>]) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            output.push("\n", "\n");
        }
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) | Block::Subtext(content) => {
                write_parts(output, content);
            }
            Block::Item {
                depth,
                number,
                content,
                ..
            } => {
                let start = item_start(*depth, *number, "  ");
                output.push(&start, &start);
                write_parts(output, content);
            }
            Block::Quote(content) => write_blocks(output, &parse(content, false)),
        }
    }
}

fn write_parts(output: &mut Output, parts: &[Inline<'_>]) {
    for part in parts {
        match part {
            Inline::Text(text)
            | Inline::Url(text)
            | Inline::Mention(_, text)
            | Inline::Code(Code::Inline(text)) => output.push(text, text),
            Inline::Code(Code::Block { content, .. }) => {
                output.start_code_block();
                output.push(content, content);
                output.end_code_block();
            }
            Inline::Link { content, .. } | Inline::Formatted(_, content) => {
                write_parts(output, content);
            }
        }
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
}
