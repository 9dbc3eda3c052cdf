//! Runs rustfmt, and finds spaces at the ends of lines.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::project_files;
use crate::process;
use crate::workspace;

/// How many files one rustfmt checks: on Windows a command line may have up to 32,767 characters.
const FILES_AT_ONCE: usize = 200;

/// Each rustfmt takes a few seconds.
const LIMIT: Duration = Duration::from_secs(300);

pub fn check() -> Result<()> {
    rustfmt()?;
    trailing_spaces()
}

/// Passes each file to rustfmt: `cargo fmt` follows the declarations of modules, and skips those that a macro generates.
fn rustfmt() -> Result<()> {
    for files in project_files(&["*.rs"])?.chunks(FILES_AT_ONCE) {
        let mut rustfmt = Command::new("rustfmt");
        rustfmt
            .current_dir(workspace::root())
            .args(["--edition", "2024", "--check"])
            .args(files);
        process::quiet(&mut rustfmt, LIMIT)?;
    }
    Ok(())
}

/// Finds spaces where no formatter does: in Markdown, TOML and YAML, and in comments and strings.
fn trailing_spaces() -> Result<()> {
    let mut found = Vec::new();
    for file in project_files(&["."])? {
        // Images and other binary files have no lines.
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let name = file.strip_prefix(workspace::root()).unwrap_or(&file);
        found.extend(lines_with_trailing_spaces(&text).map(|line| location(name, line)));
    }
    if !found.is_empty() {
        bail!("lines that end with spaces:\n  {}", found.join("\n  "));
    }
    Ok(())
}

fn location(file: &Path, line: usize) -> String {
    format!("{}:{line}", file.display())
}

/// The numbers of the lines that end with a space or a tab, starting at 1.
fn lines_with_trailing_spaces(text: &str) -> impl Iterator<Item = usize> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.ends_with([' ', '\t']))
        .map(|(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_spaces_are_found() {
        let text = "one\ntwo \n\nthree\t\r\n\t\n  four";
        assert_eq!(
            lines_with_trailing_spaces(text).collect::<Vec<_>>(),
            [2, 4, 5]
        );
    }
}
