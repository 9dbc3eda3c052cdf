//! `discord-corpus [--all] DIR`: checks a folder of JSON files. With `--all` it names the type each was read into.

#![forbid(unsafe_code)]
#![allow(
    clippy::print_stdout,
    reason = "a command-line program talks to its user"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

fn main() -> Result<ExitCode> {
    let mut all = false;
    let mut folder = None;
    for argument in std::env::args_os().skip(1) {
        match argument.to_str() {
            Some("--all") => all = true,
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let folder = folder.context("which folder? Usage: discord-corpus [--all] DIR")?;
    let report = discord_corpus::check_folder(&folder)?;
    if all {
        for checked in &report.checked {
            println!("{}: {}", checked.name, checked.kind);
        }
    }
    println!("{report}");
    Ok(if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
