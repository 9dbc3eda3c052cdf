//! Finds words that the project does not use. `language.txt` lists them with their replacements.

use std::fs;

use anyhow::{Result, bail};

use super::project_files;
use crate::workspace;

/// The list of words, in the format that its first lines describe.
const TABLE: &str = include_str!("language.txt");

/// The files that are checked. What is below `tests/spec` and `tests/corpus` is from Discord.
const FILES: [&str; 8] = [
    "*.rs",
    "*.gd",
    "*.md",
    "*.toml",
    "*.sh",
    ".ci/run",
    ":(exclude)tests/spec",
    ":(exclude)tests/corpus",
];

/// A word or a phrase with its replacement.
struct Rule<'a> {
    /// In lower case, without the `*` at its end.
    word: &'a str,
    /// Whether longer words that start with it are found too.
    is_prefix: bool,
    replacement: &'a str,
}

pub fn check() -> Result<()> {
    let rules = rules(TABLE);
    let mut found = Vec::new();
    for file in project_files(&FILES)? {
        let text = fs::read_to_string(&file)?;
        let name = file.strip_prefix(workspace::root()).unwrap_or(&file);
        for (line, rule) in findings(&text, &rules) {
            let Rule {
                word, replacement, ..
            } = rule;
            found.push(format!(
                "{}:{line}: `{word}`: use `{replacement}`",
                name.display()
            ));
        }
    }
    if !found.is_empty() {
        bail!(
            "words that the project does not use:\n  {}",
            found.join("\n  ")
        );
    }
    Ok(())
}

/// Parses the lines `word, word = replacement`.
fn rules(table: &str) -> Vec<Rule<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(" = "));
    lines
        .flat_map(|(words, replacement)| {
            words.split(", ").map(move |word| Rule {
                word: word.trim_end_matches('*'),
                is_prefix: word.ends_with('*'),
                replacement,
            })
        })
        .collect()
}

/// The lines with a word of a rule, starting at 1.
fn findings<'r>(text: &str, rules: &'r [Rule<'r>]) -> Vec<(usize, &'r Rule<'r>)> {
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.replace('_', " ");
        let lowercase = line.to_ascii_lowercase();
        for rule in rules {
            let mut matches = lowercase.match_indices(rule.word);
            if matches.any(|(start, _)| is_match(&line, start, rule)) {
                findings.push((index + 1, rule));
            }
        }
    }
    findings
}

/// Whether the text of a rule, found in a line at `start`, is a word of its own there.
fn is_match(line: &str, start: usize, rule: &Rule<'_>) -> bool {
    let end = start + rule.word.len();
    is_boundary(line, start) && (rule.is_prefix || is_boundary(line, end))
}

/// Whether a word may start or end at a position in a line. In a name such as `RoleColor`, a word starts at each capital.
fn is_boundary(line: &str, position: usize) -> bool {
    let (before, after) = line.split_at(position);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => {
            !before.is_alphabetic()
                || !after.is_alphabetic()
                || before.is_lowercase() && after.is_uppercase()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_the_table_is_found_with_its_line_and_replacement() {
        let rules = rules(TABLE);
        assert!(rules.len() > 50, "only {} words", rules.len());
        for rule in &rules {
            assert_eq!(rule.word, rule.word.to_lowercase());
            assert!(!rule.replacement.is_empty(), "{}", rule.word);
            let text = format!("// Fine.\n// {}, of course.\n", rule.word.to_uppercase());
            let found = findings(&text, &rules);
            let is_found = found.iter().any(|(line, found)| {
                (*line, found.word, found.replacement) == (2, rule.word, rule.replacement)
            });
            assert!(is_found, "{}", rule.word);
        }
    }

    #[test]
    fn only_whole_words_are_found() {
        let rules = rules("# Comment = x\nring, old ring = circle\nbell* = chime");
        let words = |text| {
            let found = findings(text, &rules).into_iter();
            found.map(|(_, rule)| rule.word).collect::<Vec<_>>()
        };
        assert_eq!(words("a ring. Ringo, string, comment"), ["ring"]);
        assert_eq!(words("let old_ring = 1;"), ["ring", "old ring"]);
        assert_eq!(words("MagicRing, RingFinger, éring"), ["ring"]);
        assert_eq!(words("Bells"), ["bell"]);
        assert!(words("Ringo, string, labello").is_empty());
    }
}
