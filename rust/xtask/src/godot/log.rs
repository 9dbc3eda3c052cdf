//! Finds errors in the log of Godot, which exits with 0 even after a script error.

use crate::process::Line;

/// Texts that Godot logs only if something is wrong. There are no exceptions.
const ERROR_TEXTS: [&str; 10] = [
    "SCRIPT ERROR",
    "ERROR:",
    "panicked at",
    "Can't open dynamic library",
    "Error loading extension",
    "ObjectDB instances leaked",
    "Leaked instance",
    "were leaked",
    "still in use at exit",
    "Parse Error",
];

/// The lines of a log that contain an error.
pub fn log_errors(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .filter(|line| ERROR_TEXTS.iter().any(|error| line.text.contains(error)))
        .map(|line| line.text.clone())
        .collect()
}
