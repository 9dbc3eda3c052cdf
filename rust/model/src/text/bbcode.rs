//! Converts Markdown to the BBCode of the engine's `RichTextLabel`.

use super::clean::label;
use super::code::Code;
use super::inline::{Format, Inline};
use super::markdown::{Block, parse};
use super::mention::Mention;
use super::output::Output;
use super::plain::item_start;
use super::timestamp::Clock;

/// The font sizes of headings and of subtext, if that of the text is 16.
const HEADING_SIZES: [u32; 3] = [24, 20, 16];
const SUBTEXT_SIZE: u32 = 13;

/// The indentation of an item in another item, an em space.
const INDENTATION: &str = "\u{2003}";

/// Returns the BBCode of a text. Its own brackets are escaped. Mentions are replaced as in [`clean_content`].
///
/// [`clean_content`]: super::clean_content
pub fn to_bbcode(
    text: &str,
    clock: Clock,
    name_of: &dyn Fn(Mention<'_>) -> Option<String>,
) -> String {
    let mut writer = Writer {
        output: Output::default(),
        clock,
        name_of,
    };
    writer.write_blocks(&parse(text, true), false);
    writer.output.finish()
}

struct Writer<'a> {
    output: Output,
    clock: Clock,
    name_of: &'a dyn Fn(Mention<'_>) -> Option<String>,
}

impl Writer<'_> {
    fn write_blocks(&mut self, blocks: &[Block<'_>], is_quote: bool) {
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.write_text("\n");
            }
            match block {
                Block::Paragraph(content) => self.write_parts(content),
                Block::Heading(level, content) => self.write_heading(*level, content),
                Block::Subtext(content) => {
                    self.output.push_tag(&format!("[font_size={SUBTEXT_SIZE}]"));
                    self.write_parts(content);
                    self.output.push_tag("[/font_size]");
                }
                Block::Item {
                    depth,
                    number,
                    heading,
                    content,
                } => {
                    // The engine adds an empty line for an indentation in another one.
                    let tags = match is_quote {
                        false => ["[indent]", "[/indent]"],
                        true => ["", ""],
                    };
                    self.write_between(tags, |writer| {
                        writer.write_text(&item_start(*depth, *number, INDENTATION));
                        match heading {
                            0 => writer.write_parts(content),
                            level => writer.write_heading(*level, content),
                        }
                    });
                }
                Block::Quote(content) => {
                    self.write_between(["[indent]", "[/indent]"], |writer| {
                        writer.write_blocks(&parse(content, false), true);
                    });
                }
            }
        }
    }

    fn write_heading(&mut self, level: u8, content: &[Inline<'_>]) {
        let sizes = HEADING_SIZES.iter().skip(usize::from(level.max(1)) - 1);
        let size = sizes.copied().next().unwrap_or_default();
        self.output.push_tag(&format!("[font_size={size}]"));
        self.write_between(["[b]", "[/b]"], |writer| writer.write_parts(content));
        self.output.push_tag("[/font_size]");
    }

    fn write_parts(&mut self, parts: &[Inline<'_>]) {
        for part in parts {
            match part {
                Inline::Text(text) => self.write_text(text),
                Inline::Code(Code::Inline(content)) => {
                    self.write_between(["[code]", "[/code]"], |writer| writer.write_text(content));
                }
                Inline::Code(Code::Block { content, .. }) => {
                    self.output.start_code_block();
                    self.write_between(["[code]", "[/code]"], |writer| writer.write_text(content));
                    self.output.end_code_block();
                }
                Inline::Mention(mention, _) => {
                    self.write_text(&label(*mention, self.clock, self.name_of));
                }
                Inline::Url(url) => self.write_link(url, &[Inline::Text(url)]),
                Inline::Link { content, url } => self.write_link(url, content),
                Inline::Formatted(format, content) => {
                    self.write_between(tags(*format), |writer| writer.write_parts(content));
                }
            }
        }
    }

    fn write_link(&mut self, url: &str, content: &[Inline<'_>]) {
        self.output.push_tag(&format!("[url={}]", encode(url)));
        self.write_parts(content);
        self.output.push_tag("[/url]");
    }

    fn write_between(&mut self, [start, end]: [&str; 2], write: impl FnOnce(&mut Self)) {
        self.output.push_tag(start);
        write(self);
        self.output.push_tag(end);
    }

    fn write_text(&mut self, text: &str) {
        self.output.push(text, &text.replace('[', "[lb]"));
    }
}

/// Returns the tags of a format. A spoiler is black on black: a reader must select it.
fn tags(format: Format) -> [&'static str; 2] {
    match format {
        Format::Bold => ["[b]", "[/b]"],
        Format::Italic => ["[i]", "[/i]"],
        Format::Underline => ["[u]", "[/u]"],
        Format::Strikethrough => ["[s]", "[/s]"],
        Format::Spoiler => ["[bgcolor=black][color=black]", "[/color][/bgcolor]"],
    }
}

/// Returns the URL without characters that would end its tag.
fn encode(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '[' | ']' | '"' | '\'' | '\\' | '{' | '}' | '|' | '^' | '`' | '\0'..='\x1f' => {
                encoded.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            _ => encoded.push(letter),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    fn bbcode(text: &str) -> String {
        to_bbcode(text, Clock::default(), &|mention| {
            (mention == Mention::User(Id::new(1))).then(|| "[b]Mara*".to_owned())
        })
    }

    #[test]
    fn converts_each_format() {
        for (text, expected) in [
            (
                "**a** _b_ __c__ ~~d~~",
                "[b]a[/b] [i]b[/i] [u]c[/u] [s]d[/s]",
            ),
            ("***a***", "[i][b]a[/b][/i]"),
            ("||a||", "[bgcolor=black][color=black]a[/color][/bgcolor]"),
            ("`a[0]`", "[code]a[lb]0][/code]"),
            ("a\n```gd\nb[0]\nc\n```\nd", "a\n[code]b[lb]0]\nc[/code]\nd"),
            ("a```b```c", "a\n[code]b[/code]\nc"),
            ("# a\nb", "[font_size=24][b]a[/b][/font_size]\nb"),
            ("### a", "[font_size=16][b]a[/b][/font_size]"),
            ("-# a", "[font_size=13]a[/font_size]"),
            ("> a\n> *b*\nc", "[indent]a\n[i]b[/i][/indent]\nc"),
            ("> - a", "[indent]• a[/indent]"),
            (
                "- a\n  - b\n1. c",
                "[indent]• a[/indent]\n[indent]\u{2003}• b[/indent]\n[indent]1. c[/indent]",
            ),
            (
                "- ## a",
                "[indent]• [font_size=20][b]a[/b][/font_size][/indent]",
            ),
            (
                "[a *b*](https://c.d/[e]?f='g')",
                "[url=https://c.d/%5Be%5D?f=%27g%27]a [i]b[/i][/url]",
            ),
            ("<https://a.b>", "[url=https://a.b]https://a.b[/url]"),
            ("<:lantern:5> <t:0:d>", ":lantern: 01/01/1970"),
            ("<@1> <@2> <#3>", "@[lb]b]Mara* <@2> <#3>"),
        ] {
            assert_eq!(bbcode(text), expected, "{text}");
        }
    }

    #[test]
    fn user_text_is_no_bbcode() {
        for (text, expected) in [
            ("[b]a[/b]", "[lb]b]a[lb]/b]"),
            ("[lb]", "[lb]lb]"),
            (
                "[img]res://icon.svg[/img]",
                "[lb]img]res://icon.svg[lb]/img]",
            ),
            ("\\[b]", "[lb]b]"),
            ("**[b**", "[b][lb]b[/b]"),
        ] {
            assert_eq!(bbcode(text), expected, "{text}");
        }
    }
}
