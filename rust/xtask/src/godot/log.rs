//! What in Godot's log means that something went wrong. Godot ends with exit code 0 after a script error, so the log is
//! read, and the list of what may be overlooked is empty.

use crate::process::Line;

/// Words that stand in no good log.
const COMPLAINTS: [&str; 10] = [
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

/// The lines of a log that nobody should have to see.
pub fn complaints(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .filter(|line| {
            COMPLAINTS
                .iter()
                .any(|complaint| line.text.contains(complaint))
        })
        .map(|line| line.text.clone())
        .collect()
}
