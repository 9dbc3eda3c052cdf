//! Finds paths and hosts of this machine in the files of the project: its folders, and the mirrors it downloads packages from.
//! They mean nothing on any other machine.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::project_files;
use crate::process;
use crate::workspace;

/// Time limit for a program that only prints a setting.
const LIMIT: Duration = Duration::from_secs(30);

pub fn check() -> Result<()> {
    let forbidden = local_paths();
    let mut found = Vec::new();
    for file in project_files(&["."])? {
        // Images and other binary files have no lines.
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        // Lock files name the registry of each crate, which is the same on every machine.
        if file.ends_with("Cargo.lock") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if let Some(path) = forbidden.iter().find(|path| line.contains(path.as_str())) {
                let file = file
                    .strip_prefix(workspace::root())
                    .unwrap_or(&file)
                    .display();
                found.push(format!("{file}:{}: {path}", number + 1));
            }
        }
    }
    if !found.is_empty() {
        bail!("paths and hosts of this machine:\n  {}", found.join("\n  "));
    }
    Ok(())
}

/// The paths and hosts of this machine. They are read from its settings because a list in this file would be a finding itself.
fn local_paths() -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    paths.insert(format!("{}/", workspace::root().display()));
    paths.extend(env::home_dir().map(|home| format!("{}/", home.display())));
    let settings: [&[&str]; 3] = [
        &["npm", "config", "get", "registry"],
        &["pip", "config", "get", "global.index-url"],
        &["apt-get", "indextargets", "--format", "$(SITE)"],
    ];
    for setting in settings {
        let output = process::quiet(Command::new(setting[0]).args(&setting[1..]), LIMIT);
        // Without the program, the machine has no mirror for it.
        paths.extend(
            output
                .iter()
                .flat_map(|output| &output.lines)
                .filter_map(|line| host(&line.text)),
        );
    }
    paths
}

/// The host of a URL, with its port. `None` for a host that is the same on every machine.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("://")?;
    let host = rest.split('/').next()?.rsplit('@').next()?;
    let is_loopback = host.starts_with("localhost") || host.starts_with("127.");
    (!host.is_empty() && !is_loopback).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_from_urls() {
        assert_eq!(
            host("https://user:secret@packages.test:8080/simple/").as_deref(),
            Some("packages.test:8080")
        );
        assert_eq!(
            host("http://mirror.test/debian").as_deref(),
            Some("mirror.test")
        );
        assert_eq!(host("http://127.0.0.1:3141/root").as_deref(), None);
        assert_eq!(host("undefined"), None);
    }
}
