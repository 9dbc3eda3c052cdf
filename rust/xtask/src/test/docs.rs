//! Checks the class reference: everything has documentation, no link is broken, and the examples compile. Builds the site.

use std::collections::BTreeSet;

use anyhow::Result;

use super::report::Tally;
use super::runner;
use crate::class_reference::{self, Class};
use crate::docs::{self, Pages};
use crate::{correspondence, godot};

/// The suite that compiles the examples, and the environment variable with the folder of the pages.
const SUITE: &str = "res://class_reference";
const PAGES_VARIABLE: &str = "CLASS_REFERENCE_PAGES";

pub fn class_reference() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    let classes = class_reference::read(&godot)?;
    let pages = Pages::write(&classes)?;
    let undocumented = classes.iter().flat_map(Class::undocumented).collect();
    let members = classes.iter().map(|class| 1 + class.members.len()).sum();
    let (problems, rows) = correspondence::check(&classes)?;
    let mut tallies = vec![
        tally("documentation of the classes", members, &undocumented),
        tally("links", 1, &pages.broken),
        tally(correspondence::PAGE, rows, &problems),
    ];
    let folder = pages.class_reference();
    let run = runner::run_with(&godot, SUITE, &[(PAGES_VARIABLE, folder.as_os_str())])?;
    run.print();
    tallies.push(Tally::single("clean log and exit", run.is_clean()));
    tallies.extend(run.tallies);
    Ok(tallies)
}

pub fn site() -> Result<Vec<Tally>> {
    docs::run()?;
    Ok(vec![Tally::single("the site", true)])
}

/// The results of `all` checks, of which these failed. Prints the failures.
fn tally(suite: &str, all: usize, failed: &BTreeSet<String>) -> Tally {
    for name in failed {
        println!("{suite}: {name}");
    }
    Tally {
        suite: suite.to_owned(),
        passed: all.saturating_sub(failed.len()),
        failed: failed.len(),
    }
}
