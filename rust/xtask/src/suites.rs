//! Reads the tests in Godot: their names, and what they use.

use std::fs;

use anyhow::Result;

use crate::workspace;

/// A test function.
pub struct Test {
    /// The name of its suite.
    pub suite: String,
    /// The name of the function.
    pub name: String,
    /// The source of the function.
    text: String,
    /// The part of the suite before its first function, which has the constants that the test uses.
    header: String,
}

impl Test {
    /// Whether the test uses this signal.
    pub fn uses(&self, signal: &str) -> bool {
        contains(&self.text, &format!(".{signal}"))
    }

    /// Whether the function, or a constant of the suite, contains this name.
    pub fn mentions(&self, name: &str) -> bool {
        contains(&self.text, name) || contains(&self.header, name)
    }
}

/// Whether a text contains a name, and not only as the beginning of a longer one.
fn contains(text: &str, name: &str) -> bool {
    let continues =
        |text: &str| text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    text.match_indices(name)
        .any(|(at, found)| !continues(&text[at + found.len()..]))
}

/// Reads all tests.
pub fn read() -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    for file in workspace::files_in("tests/godot/suites", "gd")? {
        let suite = file.file_stem().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&file)?;
        let mut functions = source.split("\nfunc ");
        let header = functions.next().unwrap_or_default();
        for text in functions.filter(|text| text.starts_with("test_")) {
            tests.push(Test {
                suite: suite.to_string(),
                name: text.split('(').next().unwrap_or_default().to_owned(),
                text: text.to_owned(),
                header: header.to_owned(),
            });
        }
    }
    Ok(tests)
}
