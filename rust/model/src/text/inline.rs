//! The format within lines: bold text, italics, links and others.

use super::code::Code;
use super::is_word;
use super::mention::Mention;
use super::tokens::{Kind, Token};

/// A part of a text with one format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Plain text.
    Text(&'a str),
    /// Code.
    Code(Code<'a>),
    /// A mention, and its source.
    Mention(Mention<'a>, &'a str),
    /// A URL.
    Url(&'a str),
    /// A masked link.
    Link {
        /// The text of the link.
        content: Vec<Inline<'a>>,
        /// Its URL.
        url: &'a str,
    },
    /// Formatted text.
    Formatted(Format, Vec<Inline<'a>>),
}

/// The format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `**bold**`
    Bold,
    /// `*italic*` or `_italic_`
    Italic,
    /// `__underlined__`
    Underline,
    /// `~~strikethrough~~`
    Strikethrough,
    /// `||spoiler||`
    Spoiler,
}

/// The start of a format that may have an end later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// A format with its delimiter.
    Format(Format, &'static str),
    /// The opening bracket of a link.
    Link,
}

impl Opening {
    const BOLD: Self = Self::Format(Format::Bold, "**");
    const STAR: Self = Self::Format(Format::Italic, "*");
    const UNDERLINE: Self = Self::Format(Format::Underline, "__");
    const UNDERSCORE: Self = Self::Format(Format::Italic, "_");
    const STRIKETHROUGH: Self = Self::Format(Format::Strikethrough, "~~");
    const SPOILER: Self = Self::Format(Format::Spoiler, "||");

    const fn delimiter(self) -> &'static str {
        match self {
            Self::Format(_, delimiter) => delimiter,
            Self::Link => "[",
        }
    }
}

/// A format that has no end yet, and its content so far.
struct Open<'a> {
    opening: Opening,
    content: Vec<Inline<'a>>,
}

/// Builds the parts of a line or a paragraph. At most one of each format is open, which limits the depth and the time.
#[derive(Default)]
pub struct InlineBuilder<'a> {
    content: Vec<Inline<'a>>,
    open: Vec<Open<'a>>,
}

/// A sequence of the same delimiter, and what is around it.
struct Run {
    length: usize,
    before: Option<char>,
    after: Option<char>,
}

impl<'a> InlineBuilder<'a> {
    /// Adds a part.
    pub fn push(&mut self, part: Inline<'a>) {
        match self.open.last_mut() {
            Some(open) => open.content.push(part),
            None => self.content.push(part),
        }
    }

    /// Returns whether a URL ends before this text, because it ends an open format.
    pub fn ends_url(&self, text: &str) -> bool {
        self.open.iter().any(|open| match open.opening {
            Opening::Link => text.starts_with(']'),
            Opening::UNDERSCORE => text
                .strip_prefix('_')
                .is_some_and(|after| !after.starts_with(is_word)),
            opening => text.starts_with(opening.delimiter()),
        })
    }

    /// Adds the delimiters of formats. `before` and `after` are the characters around them.
    pub fn push_delimiters(
        &mut self,
        delimiter: char,
        token: Token<'a>,
        before: Option<char>,
        after: Option<char>,
    ) {
        let run = Run {
            length: token.end - token.start,
            before,
            after,
        };
        match delimiter {
            '*' => {
                let is_space = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
                let may_open = !is_space(run.after);
                let may_close = !is_space(run.before);
                self.push_run(
                    &run,
                    Opening::BOLD,
                    Some((Opening::STAR, may_open, may_close)),
                );
            }
            '_' => {
                let is_free = |letter: Option<char>| !letter.is_some_and(is_word);
                let italic = (Opening::UNDERSCORE, is_free(run.before), is_free(run.after));
                self.push_run(&run, Opening::UNDERLINE, Some(italic));
            }
            '~' => self.push_run(&run, Opening::STRIKETHROUGH, None),
            _ => self.push_run(&run, Opening::SPOILER, None),
        }
    }

    /// Adds a sequence of delimiters: `double` needs two of them, `single` needs one. `single` has whether it may be opened
    /// and closed here.
    fn push_run(&mut self, run: &Run, double: Opening, single: Option<(Opening, bool, bool)>) {
        let mut left = run.length;
        loop {
            let double_depth = self.depth(double).filter(|_| left >= 2);
            let single_depth = single
                .filter(|(_, _, may_close)| *may_close)
                .and_then(|(opening, _, _)| self.depth(opening));
            // Two delimiters are the end of the double format, even if a single one was opened within it.
            let closes_single = match (double_depth, single_depth) {
                (Some(double), Some(single)) => single > double && left % 2 == 1,
                (None, Some(_)) => left % 2 == 1,
                (_, None) => false,
            };
            left -= match (closes_single, double_depth, single_depth) {
                (true, _, Some(depth)) if self.close_format(depth) => 1,
                (false, Some(depth), _) if self.close_format(depth) => 2,
                _ => break,
            };
        }
        if left > 3 {
            self.push_delimiter_text(double, single.map(|(opening, _, _)| opening), left);
            return;
        }
        if left % 2 == 1 {
            match single {
                Some((opening, true, _)) if self.depth(opening).is_none() => self.start(opening),
                Some((opening, _, _)) => self.push(Inline::Text(opening.delimiter())),
                None => self.push(Inline::Text(half(double))),
            }
        }
        if left >= 2 {
            match self.depth(double) {
                None => self.start(double),
                Some(_) => self.push(Inline::Text(double.delimiter())),
            }
        }
    }

    fn push_delimiter_text(&mut self, double: Opening, single: Option<Opening>, count: usize) {
        for _ in 0..count / 2 {
            self.push(Inline::Text(double.delimiter()));
        }
        if count % 2 == 1 {
            let text = single.map_or_else(|| half(double), Opening::delimiter);
            self.push(Inline::Text(text));
        }
    }

    /// Starts a link.
    pub fn open_link(&mut self) {
        match self.depth(Opening::Link) {
            None => self.start(Opening::Link),
            Some(_) => self.push(Inline::Text("[")),
        }
    }

    /// Ends a link, and returns whether it has one. `url` is the URL after the closing bracket, if there is one.
    pub fn close_link(&mut self, url: Option<&'a str>) -> bool {
        let link = self.depth(Opening::Link);
        let closed = link.and_then(|depth| self.close(depth));
        let Some(content) = closed else {
            self.push(Inline::Text("]"));
            return false;
        };
        // A link whose text is another URL would deceive its reader.
        let is_honest = !content.is_empty() && !content.iter().any(has_url);
        match url.filter(|_| is_honest) {
            Some(url) => {
                self.push(Inline::Link { content, url });
                true
            }
            None => {
                self.push(Inline::Text("["));
                for part in content {
                    self.push(part);
                }
                self.push(Inline::Text("]"));
                false
            }
        }
    }

    /// Returns the parts. Formats that have no end are plain text.
    pub fn finish(mut self) -> Vec<Inline<'a>> {
        while self.discard_last() {}
        self.content
    }

    fn start(&mut self, opening: Opening) {
        self.open.push(Open {
            opening,
            content: Vec::new(),
        });
    }

    /// Returns the position of an open format.
    fn depth(&self, opening: Opening) -> Option<usize> {
        self.open.iter().position(|open| open.opening == opening)
    }

    /// Ends the format at this position, and returns whether it has content.
    fn close_format(&mut self, depth: usize) -> bool {
        let Some(Open {
            opening: Opening::Format(format, _),
            content,
        }) = self.open.get(depth)
        else {
            return false;
        };
        if content.is_empty() && depth + 1 == self.open.len() {
            return false;
        }
        let format = *format;
        if let Some(content) = self.close(depth) {
            self.push(Inline::Formatted(format, content));
        }
        true
    }

    /// Removes the opening at this position, and returns its content. Formats within it that have no end are plain text.
    fn close(&mut self, depth: usize) -> Option<Vec<Inline<'a>>> {
        while self.open.len() > depth + 1 {
            self.discard_last();
        }
        self.open.pop().map(|open| open.content)
    }

    /// Makes the last opening plain text. Returns whether there was one.
    fn discard_last(&mut self) -> bool {
        let Some(open) = self.open.pop() else {
            return false;
        };
        self.push(Inline::Text(open.opening.delimiter()));
        match self.open.last_mut() {
            Some(outer) => outer.content.extend(open.content),
            None => self.content.extend(open.content),
        }
        true
    }
}

/// Returns one of the two characters of a delimiter.
fn half(double: Opening) -> &'static str {
    double.delimiter().get(..1).unwrap_or_default()
}

fn has_url(part: &Inline<'_>) -> bool {
    match part {
        Inline::Url(_) | Inline::Link { .. } => true,
        Inline::Formatted(_, content) => content.iter().any(has_url),
        Inline::Text(_) | Inline::Code(_) | Inline::Mention(..) => false,
    }
}

/// Returns the part for a token that is no delimiter.
pub fn plain_part<'a>(token: Token<'a>, source: &'a str) -> Inline<'a> {
    match token.kind {
        Kind::Escaped(letter) => Inline::Text(letter),
        Kind::Code(code) => Inline::Code(code),
        Kind::Mention(mention) => Inline::Mention(mention, source),
        Kind::Url(url) => Inline::Url(url),
        Kind::Text
        | Kind::Newline
        | Kind::Delimiters(_)
        | Kind::OpeningBracket
        | Kind::ClosingBracket => Inline::Text(source),
    }
}
