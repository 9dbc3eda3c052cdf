//! Reads the tests in Godot, and the signals that they use.

use std::fs;

use anyhow::Result;

use crate::workspace;

/// A test function.
pub struct Test {
    /// The name of its suite.
    pub suite: String,
    /// The source of the function.
    text: String,
}

impl Test {
    /// Whether the test uses this signal.
    pub fn uses(&self, signal: &str) -> bool {
        let continues =
            |text: &str| text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        self.text
            .match_indices(&format!(".{signal}"))
            .any(|(at, found)| !continues(&self.text[at + found.len()..]))
    }
}

/// Reads all tests.
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
