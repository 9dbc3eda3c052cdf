//! A folder of JSON files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use discord_model::Event;

use crate::report::Report;
use crate::text::check_text;

/// Checks every `.json` file in a folder and the folders in it. An `INDEX.csv` there may name the event whose payload a file
/// is, in columns `file` and `event`; so may the file's own name.
///
/// # Errors
/// If the folder cannot be read, or has no such file.
pub fn check_folder(folder: &Path) -> Result<Report> {
    let events = index(&folder.join("INDEX.csv"));
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    ensure!(
        !files.is_empty(),
        "there is no .json file in {}",
        folder.display()
    );
    let mut report = Report::default();
    for file in files {
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .display()
            .to_string();
        let text = fs::read_to_string(&file).with_context(|| format!("{name} cannot be read"))?;
        let event = events
            .get(&name)
            .map(String::as_str)
            .or_else(|| event_of(&file));
        report.add(check_text(&name, &text, event));
    }
    Ok(report)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Which event each file is the payload of, where an index says so.
fn index(file: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let column = |name| header.iter().position(|column| *column == name);
    let (Some(file), Some(event)) = (column("file"), column("event")) else {
        return BTreeMap::new();
    };
    lines
        .filter_map(|line| Some((line.get(file)?.to_string(), line.get(event)?.to_string())))
        .filter(|(_, event)| Event::NAMES.contains(&event.as_str()))
        .collect()
}

/// The event a file is named after.
fn event_of(file: &Path) -> Option<&'static str> {
    let stem = file.file_stem()?.to_str()?.to_uppercase();
    Event::NAMES.iter().find(|name| **name == stem).copied()
}
