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
}

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

    /// Prints the table: the figures, what ours is divided by theirs, and the budgets. Returns whether ours kept all budgets.
    pub fn print(&self) -> bool {
        let (ours, others) = self.libraries.split_at(1);
        let ratios = others.iter().map(|other| format!("{} / {other}", ours[0]));
        let ratios: Vec<String> = ratios.collect();
        let head = [self.libraries.join(" | "), ratios.join(" | ")].join(" | ");
        println!("\n| | {head} | budget |");
        println!("|---|{}", "---|".repeat(self.libraries.len() * 2));
        let mut are_kept = true;
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
            let budget = match (row.budget, medians[0]) {
                (Some(budget), Some(ours)) if ours <= budget => format!("≤ {budget}"),
                (Some(budget), _) => {
                    are_kept = false;
                    format!("≤ {budget}: missed")
                }
                (None, _) => String::new(),
            };
            let cells = medians
                .iter()
                .map(cell)
                .chain(medians[1..].iter().map(ratio));
            let cells: Vec<String> = cells.collect();
            println!("| {} | {} | {budget} |", row.name, cells.join(" | "));
        }
        for note in &self.notes {
            println!("{note}");
        }
        are_kept
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

    #[test]
    fn budgets_hold_for_medians_of_ours() {
        let library = |name: &str, command| Library {
            name: name.to_owned(),
            command,
        };
        let libraries = [
            library("ours", Ok(Vec::new())),
            library("theirs", Err("cmake is missing".to_owned())),
        ];
        let mut table = Table::new(&libraries);
        for value in [1.0, 9.0, 2.0] {
            table.add("delay, ms", 1, 0, value);
            table.add("delay, ms", 1, 1, value * 10.0);
        }
        table.budget("delay, ms", 2.0);
        assert!(table.print());
        table.budget("delay, ms", 1.9);
        assert!(!table.print());
        assert_eq!(table.notes, ["theirs: not run: cmake is missing"]);
    }
}
