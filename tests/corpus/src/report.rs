//! What came out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::compare::Kept;
use crate::left_out;

/// What became of one text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What the text is called.
    pub name: String,
    /// The type it was read into.
    pub kind: String,
    /// What the type kept.
    pub kept: Kept,
    /// Why the text could not be read at all.
    pub failure: Option<String>,
}

impl Checked {
    pub(crate) fn new(name: &str, kind: String, kept: Kept) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            kept,
            failure: None,
        }
    }

    pub(crate) fn failed(name: &str, why: &str) -> Self {
        Self {
            failure: Some(why.to_owned()),
            ..Self::new(name, String::new(), Kept::default())
        }
    }
}

/// What became of many texts.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Each of them.
    pub checked: Vec<Checked>,
}

impl Report {
    pub(crate) fn add(&mut self, checked: Checked) {
        self.checked.push(checked);
    }

    /// Whether every text was read, and everything in it kept or left out on purpose.
    pub fn is_clean(&self) -> bool {
        let mut checked = self.checked.iter();
        checked.all(|checked| checked.failure.is_none() && checked.kept.lost.is_empty())
    }

    /// How much of all values is left out on purpose, from 0 to 1.
    pub fn share_left_out(&self) -> f64 {
        let left_out = self.sum(|kept| kept.left_out.len());
        left_out as f64 / self.sum(Kept::total).max(1) as f64
    }

    /// What the list of what is left out names, but no text had.
    pub fn unused(&self) -> Vec<&'static str> {
        let checked = self.checked.iter();
        let used: BTreeSet<_> = checked.flat_map(|checked| &checked.kept.left_out).collect();
        left_out::entries()
            .filter(|entry| !used.contains(entry))
            .collect()
    }

    fn sum(&self, of: impl Fn(&Kept) -> usize) -> usize {
        self.checked.iter().map(|checked| of(&checked.kept)).sum()
    }
}

/// What failed or was lost, file by file, then the share of what was kept.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for checked in &self.checked {
            if let Some(failure) = &checked.failure {
                writeln!(f, "FAILED {}: {failure}", checked.name)?;
            }
            if !checked.kept.lost.is_empty() {
                let kind = &checked.kind;
                writeln!(
                    f,
                    "LOST   {} ({kind}): {}",
                    checked.name,
                    places(&checked.kept.lost)
                )?;
            }
        }
        let kept = self.sum(|kept| kept.kept);
        let left_out = self.sum(|kept| kept.left_out.len());
        let lost = self.sum(|kept| kept.lost.len());
        let mut untyped = BTreeMap::<_, usize>::new();
        for what in self
            .checked
            .iter()
            .flat_map(|checked| &checked.kept.untyped)
        {
            *untyped.entry(*what).or_default() += 1;
        }
        let typed = kept + left_out + lost;
        let share = 100.0 * kept as f64 / typed.max(1) as f64;
        let failed = self
            .checked
            .iter()
            .filter(|checked| checked.failure.is_some());
        write!(
            f,
            "{} texts, {} could not be read; of {typed} values that a type is for {kept} were kept ({share:.2} %), {left_out} are left out on purpose, {lost} were lost",
            self.checked.len(),
            failed.count(),
        )?;
        for (what, count) in untyped {
            write!(f, "; {count} more are {what}")?;
        }
        Ok(())
    }
}

/// Each place once, and how many values were lost there.
fn places(lost: &[String]) -> String {
    let mut counts = BTreeMap::<&str, usize>::new();
    for place in lost {
        *counts.entry(place).or_default() += 1;
    }
    let places = counts.into_iter().map(|(place, count)| match count {
        1 => place.to_owned(),
        _ => format!("{place} ({count} values)"),
    });
    places.collect::<Vec<_>>().join(", ")
}
