//! The tests in real Godot, and the signals each of them waits for.

use std::fs;

use anyhow::Result;

use crate::workspace;

/// A test, and the text of its function.
pub struct Test {
    /// The suite it stands in.
    pub suite: String,
    /// The text of its function.
    text: String,
}

impl Test {
    /// Whether the test hears this signal.
    pub fn hears(&self, signal: &str) -> bool {
        let after =
            |text: &str| text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        self.text
            .match_indices(&format!(".{signal}"))
            .any(|(at, found)| !after(&self.text[at + found.len()..]))
    }
}

/// All of them.
pub fn read() -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    for file in workspace::files_in("tests/godot/suites", "gd")? {
        let suite = file.file_stem().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&file)?;
        for text in source
            .split("\nfunc ")
            .filter(|text| text.starts_with("test_"))
        {
            tests.push(Test {
                suite: suite.to_string(),
                text: text.to_owned(),
            });
        }
    }
    Ok(tests)
}
