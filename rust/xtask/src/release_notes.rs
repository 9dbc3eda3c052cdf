//! `cargo xtask release-notes`: the section of the change log about the version of this checkout.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::workspace;

/// Reads the section. `tag` is the tag of a release, which must be that of the version.
///
/// # Errors
/// If the tag is another one, or the change log does not have the section.
pub fn read(tag: Option<&str>) -> Result<String> {
    let version = env!("CARGO_PKG_VERSION");
    if let Some(tag) = tag {
        ensure!(
            tag == format!("v{version}"),
            "the tag is {tag}, and the version in Cargo.toml is {version}"
        );
    }
    let changes = fs::read_to_string(workspace::root().join("CHANGELOG.md"))?;
    section(&changes, version)
        .with_context(|| format!("CHANGELOG.md has no section `## {version}`"))
}

/// The section of a version, whose heading is `## 1.0.0`, also in brackets or with a date behind it.
fn section(changes: &str, version: &str) -> Option<String> {
    let is_heading = |line: &str| {
        let mut words = line.strip_prefix("## ").unwrap_or_default().split(' ');
        words.next().unwrap_or_default().trim_matches(['[', ']']) == version
    };
    let mut lines = changes.lines().skip_while(|line| !is_heading(line));
    lines.next()?;
    let section: Vec<_> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Some(format!("{}\n", section.join("\n").trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_of_a_version_ends_at_the_next_one() {
        let changes = "# Changelog\n\n## Unreleased\n\n- three\n\n## [1.1.0] - 2026-12-01\n\n### Added\n\n- two\n\n## 1.0.0\n\n- one\n";
        assert_eq!(section(changes, "1.1.0").unwrap(), "### Added\n\n- two\n");
        assert_eq!(section(changes, "1.0.0").unwrap(), "- one\n");
        assert_eq!(section(changes, "1.1"), None);
    }

    #[test]
    fn a_tag_of_another_version_is_refused() {
        let error = read(Some("v0.0.0")).unwrap_err();
        assert!(error.to_string().starts_with("the tag is v0.0.0"));
    }
}
