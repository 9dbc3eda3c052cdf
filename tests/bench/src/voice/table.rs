//! The figures of all libraries, as a table.

use super::program::Library;

/// A row of the table: a figure of each library.
struct Row {
    name: String,
    /// How many digits follow the decimal point.
    digits: usize,
    /// What was measured, for each library.
    values: Vec<Vec<f64>>,
    /// The most that ours may have.
    budget: Option<f64>,
    is_more_better: bool,
}

/// What ours may be worse than another library by, which is no more than chance.
const TOLERANCE: f64 = 0.05;

/// What was measured so far.
pub struct Table {
    libraries: Vec<String>,
    rows: Vec<Row>,
    /// Why a library has no figures in some rows.
    notes: Vec<String>,
}

impl Table {
    pub fn new(libraries: &[Library]) -> Table {
        let notes = libraries.iter().filter_map(|library| {
            let reason = library.command.as_ref().err()?;
            Some(format!("{}: not run: {reason}", library.name))
        });
        Table {
            libraries: libraries.iter().map(|it| it.name.clone()).collect(),
            rows: Vec::new(),
            notes: notes.collect(),
        }
    }

    /// Adds a measured value of a library. The figure is the median of those that were added.
    pub fn add(&mut self, name: &str, digits: usize, library: usize, value: f64) {
        let count = self.libraries.len();
        let at = self.row(name);
        let row = at.unwrap_or_else(|| {
            self.rows.push(Row {
                name: name.to_owned(),
                digits,
                values: vec![Vec::new(); count],
                budget: None,
                is_more_better: false,
            });
            self.rows.len() - 1
        });
        self.rows[row].values[library].push(value);
    }

    /// Sets the most that ours may have.
    pub fn budget(&mut self, name: &str, budget: f64) {
        if let Some(row) = self.row(name) {
            self.rows[row].budget = Some(budget);
        }
    }

    /// Says that figures are better if they are greater.
    pub fn more_is_better(&mut self, name: &str) {
        if let Some(row) = self.row(name) {
            self.rows[row].is_more_better = true;
        }
    }

    /// Says why something could not be measured.
    pub fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            println!("{note}");
            self.notes.push(note);
        }
    }

    fn row(&self, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.name == name)
    }

    /// Prints the table: the figures, what ours is divided by theirs, and whether the goals are reached. Returns whether all are.
    pub fn print(&self) -> bool {
        let (ours, others) = self.libraries.split_at(1);
        let ratios = others.iter().map(|other| format!("{} / {other}", ours[0]));
        let ratios: Vec<String> = ratios.collect();
        let head = [self.libraries.join(" | "), ratios.join(" | ")].join(" | ");
        println!("\n| | {head} | goal |");
        println!("|---|{}", "---|".repeat(self.libraries.len() * 2));
        let mut are_reached = true;
        for row in &self.rows {
            let medians: Vec<Option<f64>> = row.values.iter().map(|it| median(it)).collect();
            let digits = row.digits;
            let cell = |value: &Option<f64>| match value {
                Some(value) => format!("{value:.digits$}"),
                None => "—".to_owned(),
            };
            let ratio = |other: &Option<f64>| match (medians[0], other) {
                (Some(ours), Some(other)) if *other != 0.0 => format!("{:.2}", ours / other),
                _ => "—".to_owned(),
            };
            let (verdict, is_reached) = self.verdict(row, &medians);
            are_reached &= is_reached;
            let cells = medians
                .iter()
                .map(cell)
                .chain(medians[1..].iter().map(ratio));
            let cells: Vec<String> = cells.collect();
            println!("| {} | {} | {verdict} |", row.name, cells.join(" | "));
        }
        for note in &self.notes {
            println!("{note}");
        }
        are_reached
    }

    /// The goals of a row: to keep the budget, and to be no worse than the others. Returns whether both are reached.
    fn verdict(&self, row: &Row, medians: &[Option<f64>]) -> (String, bool) {
        let Some(ours) = medians[0] else {
            return ("not measured".to_owned(), false);
        };
        let mut words = Vec::new();
        let is_kept = row.budget.is_none_or(|budget| ours <= budget);
        if let Some(budget) = row.budget {
            let reached = if is_kept { "reached" } else { "missed" };
            words.push(format!("≤ {budget}: {reached}"));
        }
        let is_behind = |other: f64| {
            let worse = if row.is_more_better {
                other - ours
            } else {
                ours - other
            };
            // What is printed as equal is equal.
            worse > other.abs() * TOLERANCE && worse > 0.1_f64.powi(row.digits as i32)
        };
        let others = self.libraries.iter().zip(medians).skip(1);
        let measured = others.filter_map(|(name, other)| Some((name.as_str(), (*other)?)));
        let measured: Vec<(&str, f64)> = measured.collect();
        let behind = measured.iter().filter(|(_, other)| is_behind(*other));
        let behind: Vec<&str> = behind.map(|(name, _)| *name).collect();
        match behind.as_slice() {
            [] if measured.is_empty() => {}
            [] => words.push("not behind".to_owned()),
            names => words.push(format!("behind {}", names.join(" and "))),
        }
        (words.join("; "), is_kept && behind.is_empty())
    }
}

fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with a row of ours and theirs.
    fn table(name: &str, ours: &[f64], theirs: &[f64]) -> Table {
        let library = |name: &str, command| Library {
            name: name.to_owned(),
            command,
        };
        let libraries = [
            library("ours", Ok(Vec::new())),
            library("theirs", Err("cmake is missing".to_owned())),
        ];
        let mut table = Table::new(&libraries);
        for (number, values) in [ours, theirs].into_iter().enumerate() {
            for value in values {
                table.add(name, 1, number, *value);
            }
        }
        table
    }

    #[test]
    fn budgets_hold_for_medians_of_ours() {
        let mut table = table("delay, ms", &[1.0, 9.0, 2.0], &[10.0, 90.0, 20.0]);
        table.budget("delay, ms", 2.0);
        assert!(table.print());
        table.budget("delay, ms", 1.9);
        assert!(!table.print());
        assert_eq!(table.notes, ["theirs: not run: cmake is missing"]);
    }

    #[test]
    fn ours_is_to_be_no_worse_than_theirs() {
        for (ours, theirs, is_more_better, is_reached) in [
            (2.0, 3.0, false, true),
            (3.0, 2.0, false, false),
            (3.0, 2.0, true, true),
            (2.0, 3.0, true, false),
            // Chance, and what is printed as equal.
            (100.0, 97.0, false, true),
            (0.04, 0.0, false, true),
        ] {
            let mut table = table("figure", &[ours], &[theirs]);
            if is_more_better {
                table.more_is_better("figure");
            }
            assert_eq!(table.print(), is_reached, "{ours} {theirs}");
        }
        assert!(table("figure", &[1.0], &[]).print());
        assert!(!table("figure", &[], &[1.0]).print());
    }
}
