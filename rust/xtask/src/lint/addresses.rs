//! Nothing of the machine a file was written on may be in it: no folder of its own, no host it fetches packages from.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::project_files;
use crate::process;
use crate::workspace;

/// For a program that only prints a setting.
const LIMIT: Duration = Duration::from_secs(30);

pub fn check() -> Result<()> {
    let forbidden = addresses();
    let mut found = Vec::new();
    for file in project_files(&["."])? {
        // Pictures and other bytes have no lines to read.
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        // Cargo writes the index it knows crates by, which is a name and the same everywhere.
        if file.ends_with("Cargo.lock") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if let Some(address) = forbidden
                .iter()
                .find(|address| line.contains(address.as_str()))
            {
                let file = file
                    .strip_prefix(workspace::root())
                    .unwrap_or(&file)
                    .display();
                found.push(format!("{file}:{}: {address}", number + 1));
            }
        }
    }
    if !found.is_empty() {
        bail!(
            "addresses of this machine in files of the project:\n  {}",
            found.join("\n  ")
        );
    }
    Ok(())
}

/// Asked of the machine and not listed: a list would itself be such a file.
fn addresses() -> BTreeSet<String> {
    let mut addresses = BTreeSet::new();
    addresses.insert(format!("{}/", workspace::root().display()));
    addresses.extend(env::home_dir().map(|home| format!("{}/", home.display())));
    let settings: [&[&str]; 3] = [
        &["npm", "config", "get", "registry"],
        &["pip", "config", "get", "global.index-url"],
        &["apt-get", "indextargets", "--format", "$(SITE)"],
    ];
    for setting in settings {
        let answer = process::quiet(Command::new(setting[0]).args(&setting[1..]), LIMIT);
        // A machine without the program fetches nothing with it.
        addresses.extend(
            answer
                .iter()
                .flat_map(|answer| &answer.lines)
                .filter_map(|line| host(&line.text)),
        );
    }
    addresses
}

/// The host of an address, with its port.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.trim().split_once("://")?;
    let host = rest.split('/').next()?.rsplit('@').next()?;
    // A mirror on this very machine has a name that means something else everywhere.
    let is_here = host.starts_with("localhost") || host.starts_with("127.");
    (!host.is_empty() && !is_here).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_cut_out_of_addresses() {
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
