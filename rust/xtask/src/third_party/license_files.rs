//! The license texts in the source of a crate, including those of other software that it contains, such as C libraries.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::crates::Crate;

/// How the names of files with licenses start, in lower case.
const PREFIXES: [&str; 4] = ["copying", "licen", "notice", "unlicense"];

/// Parts of the names of files with a license that need not be used if there is a choice, in lower case.
const ALTERNATIVES: [&str; 6] = ["apache", "zlib", "boost", "bsl", "unlicense", "0bsd"];

/// The first words of a license under which no part of the addon is used. Libraries that mention it offer another one.
const NOT_USED: &str = "GNU GENERAL PUBLIC LICENSE";

/// Reads the texts that apply to a crate. Where it offers the MIT License, the alternatives are left out.
///
/// # Errors
/// If a folder or a file cannot be read.
pub fn read(package: &Crate) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    read_folder(&package.folder, is_choice(&package.license), &mut texts)?;
    Ok(texts)
}

/// Whether a license expression offers a choice.
fn is_choice(expression: &str) -> bool {
    expression.contains(" OR ") || expression.contains('/')
}

fn read_folder(folder: &Path, is_choice: bool, texts: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    for file in chosen(
        files.into_iter().filter(|file| is_license(file)).collect(),
        is_choice,
    ) {
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if !text.trim_start().starts_with(NOT_USED) {
            texts.push(text);
        }
    }
    for folder in folders {
        read_folder(&folder, is_choice, texts)?;
    }
    Ok(())
}

fn is_license(file: &Path) -> bool {
    let name = lower_name(file);
    PREFIXES.iter().any(|prefix| name.starts_with(prefix)) && !name.ends_with(".rs")
}

/// Leaves out the alternatives to the MIT License, if there is a choice and it is one of the files.
fn chosen(files: Vec<PathBuf>, is_choice: bool) -> Vec<PathBuf> {
    let is_mit = |file: &PathBuf| lower_name(file).contains("mit");
    if !is_choice || !files.iter().any(is_mit) {
        return files;
    }
    let is_alternative = |file: &PathBuf| {
        let name = lower_name(file);
        ALTERNATIVES
            .iter()
            .any(|alternative| name.contains(alternative))
    };
    files
        .into_iter()
        .filter(|file| !is_alternative(file))
        .collect()
}

fn lower_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen_names(files: &[&str], expression: &str) -> Vec<String> {
        let files = files.iter().map(PathBuf::from).collect();
        let chosen = chosen(files, is_choice(expression));
        chosen.iter().map(|file| lower_name(file)).collect()
    }

    #[test]
    fn the_mit_license_is_chosen_where_it_is_offered() {
        let both = ["LICENSE-APACHE", "LICENSE-MIT"];
        assert_eq!(chosen_names(&both, "MIT OR Apache-2.0"), ["license-mit"]);
        assert_eq!(chosen_names(&both, "MIT/Apache-2.0"), ["license-mit"]);
        assert_eq!(chosen_names(&both, "MIT AND Apache-2.0").len(), 2);
        assert_eq!(
            chosen_names(
                &["LICENSE-APACHE", "LICENSE-BOOST"],
                "Apache-2.0 OR BSL-1.0"
            )
            .len(),
            2
        );
        let three = ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-UNICODE", "NOTICE"];
        assert_eq!(
            chosen_names(&three, "(MIT OR Apache-2.0) AND Unicode-3.0"),
            ["license-mit", "license-unicode", "notice"]
        );
    }

    #[test]
    fn license_files_are_known_by_their_names() {
        for name in [
            "LICENSE",
            "LICENSE.md",
            "license-mit",
            "COPYING",
            "NOTICE.txt",
            "UNLICENSE",
        ] {
            assert!(is_license(Path::new(name)), "{name}");
        }
        for name in ["README.md", "licensing.rs", "src"] {
            assert!(!is_license(Path::new(name)), "{name}");
        }
    }
}
