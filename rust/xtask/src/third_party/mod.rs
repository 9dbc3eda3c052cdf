//! `cargo xtask third-party`: collects the licenses of everything that is compiled into the libraries, of all platforms, in a file
//! of the addon. Almost all of them ask that their text comes with the library.

mod crates;
mod license_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::workspace;
use crates::Crate;

/// The name of the file in the folder of the addon.
pub const FILE: &str = "THIRD_PARTY.txt";

/// The license whose software must come with a link to its source.
const MPL: &str = "MPL-2.0";

/// The licenses of crates without a text, by words of the license expression. The first one that a crate offers applies.
const TEXTS: [(&str, &str); 3] = [
    ("MIT", include_str!("texts/MIT.txt")),
    ("Apache-2.0", include_str!("texts/Apache-2.0.txt")),
    (MPL, include_str!("texts/MPL-2.0.txt")),
];

/// What is compiled into a library, but is no crate.
const BESIDES_CRATES: [(&str, &str); 3] = [
    ("The Rust standard library", include_str!("texts/rust.txt")),
    (
        "zig's compiler runtime (Linux, and Windows with MinGW)",
        include_str!("texts/zig.txt"),
    ),
    (
        "MinGW-w64 (Windows with MinGW)",
        include_str!("texts/mingw-w64.txt"),
    ),
];

/// The first lines of the file.
const HEADING: &str = "The libraries of discord-godot contain the software below, whose licenses follow. discord-godot itself has the MIT\n\
    License, see LICENSE.\n";

/// Between two licenses.
const LINE: &str = "------------------------------------------------------------------------------------------------------------------------";

/// The path of the file.
pub fn path() -> PathBuf {
    workspace::addon().join(FILE)
}

/// Writes the file.
///
/// # Errors
/// If a crate has no license text, or the file cannot be written.
pub fn write() -> Result<()> {
    let path = path();
    fs::write(&path, text()?).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{}", path.display());
    Ok(())
}

/// Fails if the file is not what [`write`] would write.
///
/// # Errors
/// If it is out of date, or a crate has no license text.
pub fn check() -> Result<()> {
    // Git may have converted the line breaks.
    let written = fs::read_to_string(path()).unwrap_or_default();
    if written.replace("\r\n", "\n") != text()? {
        bail!("addons/discord/{FILE} is out of date: run cargo xtask third-party");
    }
    Ok(())
}

/// The content of the file.
fn text() -> Result<String> {
    let crates = crates::of_libraries()?;
    let mut licenses = Licenses::default();
    let mut without_text = Vec::new();
    for package in &crates {
        let mut texts = license_files::read(package)?;
        if texts.is_empty() {
            match usual_text(package) {
                Some(text) => texts.push(text),
                None => without_text.push(format!("{package} ({})", package.license)),
            }
        }
        for text in texts {
            licenses.add(package.to_string(), &text);
        }
    }
    if !without_text.is_empty() {
        bail!("crates without a license text: {}", without_text.join(", "));
    }
    for (name, text) in BESIDES_CRATES {
        licenses.add(name.to_owned(), text);
    }
    Ok(format!(
        "{HEADING}{}{}",
        sources(&crates),
        licenses.listed()
    ))
}

/// Returns the text of a license of a crate that has none of its own.
fn usual_text(package: &Crate) -> Option<String> {
    let (name, text) = TEXTS
        .iter()
        .find(|(name, _)| package.license.contains(name))?;
    Some(match *name {
        "MIT" => format!("Copyright (c) {}\n\n{text}", package.authors.join(", ")),
        _ => (*text).to_owned(),
    })
}

/// Where the source of the crates under the Mozilla Public License is, which it asks for.
fn sources(crates: &[Crate]) -> String {
    let mut text = "\nThe source of what has the Mozilla Public License 2.0:\n".to_owned();
    for package in crates
        .iter()
        .filter(|package| package.license.contains(MPL))
    {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{package}: {}", package.repository);
    }
    text
}

/// License texts, each with what it applies to.
#[derive(Default)]
struct Licenses(BTreeMap<String, (String, BTreeSet<String>)>);

impl Licenses {
    /// Adds what a text applies to. Texts that differ only in their line breaks are the same.
    fn add(&mut self, name: String, text: &str) {
        let words: Vec<_> = text.split_whitespace().collect();
        let (_, names) = self
            .0
            .entry(words.join(" "))
            .or_insert_with(|| (without_trailing_spaces(text), BTreeSet::new()));
        names.insert(name);
    }

    /// All texts, in the order of the first name of each.
    fn listed(&self) -> String {
        let mut sorted: Vec<_> = self.0.values().collect();
        sorted.sort_by_key(|(_, names)| names);
        let sections = sorted.iter().map(|(text, names)| {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            format!("\n{LINE}\n{}\n\n{text}", names.join(", "))
        });
        sections.collect()
    }
}

/// A text without spaces at the ends of lines, and without empty lines at its ends.
fn without_trailing_spaces(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n").trim_matches('\n').to_owned();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_listed_once_with_all_names() {
        let mut licenses = Licenses::default();
        licenses.add("zlib 1.0".to_owned(), "No  warranty.\r\nNone.\r\n");
        licenses.add("bytes 1.0".to_owned(), "\nNo warranty. \nNone.\n\n");
        licenses.add("adler 2.0".to_owned(), "Free.");
        assert_eq!(
            licenses.listed(),
            format!(
                "\n{LINE}\nadler 2.0\n\nFree.\n\n{LINE}\nbytes 1.0, zlib 1.0\n\nNo  warranty.\nNone.\n"
            )
        );
    }

    #[test]
    fn the_source_of_crates_with_the_mozilla_public_license_is_named() {
        let crates = [package("godot", MPL), package("bytes", "MIT")];
        let sources = sources(&crates);
        assert!(
            sources.ends_with("\ngodot 0.5.5: https://example.com/godot\n"),
            "{sources}"
        );
        assert!(!sources.contains("bytes"));
    }

    #[test]
    fn a_crate_without_a_text_has_the_usual_one() {
        let text = |license| usual_text(&package("bytes", license));
        for license in ["MIT", "MIT OR Apache-2.0", "Apache-2.0/MIT"] {
            let text = text(license).unwrap();
            assert!(
                text.starts_with("Copyright (c) A, B\n\nPermission is"),
                "{text}"
            );
        }
        assert!(text("Apache-2.0").unwrap().contains("Apache License"));
        assert!(text("MPL-2.0").unwrap().contains("Mozilla"));
        assert_eq!(text("GPL-3.0-only"), None);
    }

    fn package(name: &str, license: &str) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "0.5.5".to_owned(),
            license: license.to_owned(),
            authors: vec!["A".to_owned(), "B".to_owned()],
            repository: format!("https://example.com/{name}"),
            folder: PathBuf::new(),
        }
    }
}
