//! Parses the tables of `docs/correspondence.md`.

/// The beginning of a cell that says why an item has no counterpart.
const NONE: &str = "none: ";

/// A row of a table: an item of another library, its counterpart here, and the tests of it.
#[derive(Debug)]
pub struct Row<'a> {
    /// The heading above the table.
    pub section: &'a str,
    /// The item, as the other library names it.
    pub item: &'a str,
    here: &'a str,
    tests: &'a str,
}

impl<'a> Row<'a> {
    /// Whether the row only says why there is no counterpart.
    pub fn is_none(&self) -> bool {
        self.here
            .strip_prefix(NONE)
            .is_some_and(|reason| !reason.is_empty())
    }

    /// The classes and members that the counterpart consists of, such as `DiscordClient.login()`.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        code_spans(self.here).filter(|name| name.starts_with("Discord"))
    }

    /// The tests, such as `test_login.test_login_works_again_after_logout`.
    pub fn tests(&self) -> impl Iterator<Item = &'a str> {
        code_spans(self.tests)
    }
}

/// Parses the rows of all tables.
pub fn parse(markdown: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut section = "";
    for line in markdown.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        }
        let cells = line
            .strip_prefix("| `")
            .and_then(|line| line.strip_suffix(" |"));
        let Some((item, rest)) = cells.and_then(|cells| cells.split_once("` | ")) else {
            continue;
        };
        let (here, tests) = rest.split_once(" | ").unwrap_or((rest, ""));
        rows.push(Row {
            section,
            item,
            here,
            tests,
        });
    }
    rows
}

/// The texts in backticks.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_parsed_with_their_section() {
        let rows = parse(
            "# Dice\n\n## Methods\n\n| old | here | test |\n|---|---|---|\n\
             | `roll(sides)` | `DiscordDie.roll()`, with `{\"n\": 1}` | `test_die.test_roll`, `test_die.test_all` |\n\
             | `throw()` | none: it breaks | – |\n",
        );
        assert_eq!((rows[0].section, rows[0].item), ("Methods", "roll(sides)"));
        assert!(rows[0].names().eq(["DiscordDie.roll()"]));
        assert!(
            rows[0]
                .tests()
                .eq(["test_die.test_roll", "test_die.test_all"])
        );
        assert!(!rows[0].is_none());
        assert!(rows[1].is_none());
        assert_eq!(rows.len(), 2);
    }
}
