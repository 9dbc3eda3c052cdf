//! Checks `docs/correspondence.md`: each name of the clients of cordot and discordcr has a counterpart that exists, and a test.

mod page;

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};

use crate::class_reference::Class;
use crate::suites::{self, Test};
use crate::workspace;
use page::Row;

/// The page with the tables.
pub const PAGE: &str = "docs/correspondence.md";

/// The items that the tables must have, below the heading of their table.
const ITEMS: &str = include_str!("items.txt");

fn read_page() -> Result<String> {
    fs::read_to_string(workspace::root().join(PAGE)).context(PAGE)
}

/// Checks the page with the class reference. Returns the problems, and the number of rows.
///
/// # Errors
/// If the page or the suites cannot be read.
pub fn check(classes: &[Class]) -> Result<(BTreeSet<String>, usize)> {
    let markdown = read_page()?;
    let rows = page::parse(&markdown);
    let mut problems = problems(&rows)?;
    for row in &rows {
        for name in row.names().filter(|name| !exists(name, classes)) {
            problems.insert(describe(row, &format!("there is no `{name}`")));
        }
    }
    Ok((problems, rows.len()))
}

/// Checks all that needs no class reference: rows and tests.
fn problems(rows: &[Row<'_>]) -> Result<BTreeSet<String>> {
    let tests = suites::read()?;
    let mut problems: BTreeSet<_> = row_problems(rows, ITEMS).into_iter().collect();
    for row in rows {
        let found = test_problems(row, &tests).into_iter();
        problems.extend(found.map(|problem| describe(row, &problem)));
    }
    Ok(problems)
}

fn describe(row: &Row<'_>, problem: &str) -> String {
    format!("{}: `{}`: {problem}", row.section, row.item)
}

/// Compares the rows with the list of items.
fn row_problems(rows: &[Row<'_>], list: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut items = BTreeSet::new();
    let mut section = "";
    for line in list.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("## ") {
            Some(heading) => section = heading,
            None => {
                items.insert((section, line));
            }
        }
    }
    for (section, item) in &items {
        let count = rows
            .iter()
            .filter(|row| (row.section, row.item) == (*section, *item))
            .count();
        match count {
            0 => problems.push(format!("{section}: `{item}` has no row")),
            1 => {}
            _ => problems.push(format!("{section}: `{item}` has {count} rows")),
        }
    }
    for row in rows {
        if !items.contains(&(row.section, row.item)) {
            problems.push(describe(row, "not in items.txt"));
        }
    }
    problems
}

/// What is wrong with the counterpart and the tests of a row.
fn test_problems(row: &Row<'_>, tests: &[Test]) -> Vec<String> {
    let mut problems = Vec::new();
    let has_tests = row.tests().next().is_some();
    if row.is_none() {
        if has_tests {
            problems.push("there are tests, but no counterpart".to_owned());
        }
        return problems;
    }
    if row.names().next().is_none() {
        problems.push("neither a counterpart, nor `none: ` and a reason".to_owned());
    }
    if !has_tests {
        problems.push("no test".to_owned());
    }
    for name in row.tests() {
        let is_it = |test: &&Test| name == format!("{}.{}", test.suite, test.name);
        let Some(test) = tests.iter().find(is_it) else {
            problems.push(format!("there is no test `{name}` in tests/godot/suites"));
            continue;
        };
        if !row.names().any(|name| test.mentions(last_part(name))) {
            problems.push(format!("`{name}` uses nothing that the row names"));
        }
    }
    problems
}

/// The name of the member in `DiscordClient.login()`, or of the class.
fn last_part(name: &str) -> &str {
    let name = name.split('(').next().unwrap_or_default();
    name.rsplit('.').next().unwrap_or_default()
}

/// Whether the class reference has this class or member.
fn exists(name: &str, classes: &[Class]) -> bool {
    let name = name.split('(').next().unwrap_or_default();
    let (class, member) = name.split_once('.').unwrap_or((name, ""));
    let class = classes.iter().find(|known| known.name == class);
    class.is_some_and(|class| member.is_empty() || class.member(member).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_a_counterpart_and_a_test() {
        let problems = problems(&page::parse(&read_page().unwrap())).unwrap();
        let problems: Vec<_> = problems.into_iter().collect();
        assert!(problems.is_empty(), "{PAGE}:\n{}", problems.join("\n"));
    }

    #[test]
    fn missing_and_superfluous_rows_are_reported() {
        let rows = page::parse("## Methods\n| `roll()` | none: x | – |\n| `fly()` | none: x | – |");
        assert_eq!(
            row_problems(&rows, "## Methods\nroll()\nthrow()\n"),
            [
                "Methods: `throw()` has no row",
                "Methods: `fly()`: not in items.txt"
            ]
        );
    }

    #[test]
    fn rows_without_a_test_are_reported() {
        let rows = page::parse(
            "| `a` | `DiscordDie.roll()` | – |\n| `b` | it rolls | `test_die.test_roll` |\n| `c` | none: x | – |",
        );
        let problems: Vec<_> = rows
            .iter()
            .flat_map(|row| test_problems(row, &[]))
            .collect();
        assert_eq!(
            problems,
            [
                "no test",
                "neither a counterpart, nor `none: ` and a reason",
                "there is no test `test_die.test_roll` in tests/godot/suites"
            ]
        );
    }

    #[test]
    fn names_are_found_in_the_class_reference() {
        let xml = r#"<class name="DiscordDie" inherits="RefCounted"><signals><signal name="rolled"/></signals></class>"#;
        let classes = [Class::parse(xml).unwrap()];
        assert!(exists("DiscordDie", &classes));
        assert!(exists("DiscordDie.rolled", &classes));
        assert!(!exists("DiscordDie.roll()", &classes));
        assert!(!exists("DiscordCoin", &classes));
    }
}
