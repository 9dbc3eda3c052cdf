//! The text that is written for a reader outside Discord.

/// A text. Code blocks in it have lines of their own.
#[derive(Default)]
pub struct Output {
    text: String,
    /// Whether the current line has text that a reader sees.
    has_line_begun: bool,
    /// Whether the next text belongs on a new line.
    needs_newline: bool,
}

impl Output {
    /// Adds text that a reader sees, which is written as `source`.
    pub fn push(&mut self, visible: &str, source: &str) {
        if visible.is_empty() {
            return;
        }
        if std::mem::take(&mut self.needs_newline) && !visible.starts_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(source);
        self.has_line_begun = !visible.ends_with('\n');
    }

    /// Adds markup that a reader does not see.
    pub fn push_tag(&mut self, tag: &str) {
        self.text.push_str(tag);
    }

    /// Starts a code block.
    pub fn start_code_block(&mut self) {
        if self.has_line_begun && !self.needs_newline {
            self.push("\n", "\n");
        }
    }

    /// Ends a code block.
    pub fn end_code_block(&mut self) {
        self.needs_newline = true;
    }

    /// Returns the text.
    pub fn finish(self) -> String {
        self.text
    }
}
