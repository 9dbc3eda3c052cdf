//! `discord-conformance-tests --spec FILE [--recording FILE] [--samples FILE] [--methods FILE] [--reduced FILE]`: checks
//! requests against Discord's OpenAPI file, or reduces that to the schemas of bodies.

#![forbid(unsafe_code)]
#![allow(
    clippy::print_stdout,
    reason = "a command-line program talks to its user"
)]

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use discord_conformance_tests::{Reduced, Sent, Spec, check, methods, samples, send};
use serde::Serialize;

const USAGE: &str = "Usage: discord-conformance-tests [--spec FILE] [--recording FILE] [--samples FILE] [--methods FILE] [--reduced FILE]";

fn main() -> Result<ExitCode> {
    let (mut spec, mut recording, mut written, mut named) = (None, None, None, None);
    let mut reduced = None;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let place = match argument.to_str() {
            Some("--spec") => &mut spec,
            Some("--recording") => &mut recording,
            Some("--samples") => &mut written,
            Some("--methods") => &mut named,
            Some("--reduced") => &mut reduced,
            _ => bail!("{USAGE}"),
        };
        *place = Some(PathBuf::from(arguments.next().context(USAGE)?));
    }
    let samples = samples::all();
    let only_writes = spec.is_none() && (written.is_some() || named.is_some());
    if let Some(file) = written {
        write(&file, &samples)?;
        println!("{} samples are in {}", samples.len(), file.display());
    }
    if let Some(file) = named {
        write(&file, &methods::all())?;
        println!("the names of the methods are in {}", file.display());
    }
    if only_writes {
        return Ok(ExitCode::SUCCESS);
    }
    let spec = spec.context(USAGE)?;
    if let Some(file) = reduced {
        let specification = serde_json::from_reader(BufReader::new(File::open(&spec)?))?;
        std::fs::write(&file, Reduced::amended(specification).file())?;
        println!("the schemas of bodies are in {}", file.display());
        return Ok(ExitCode::SUCCESS);
    }
    let spec = Spec::read(&spec)?;
    let sent: Vec<Sent> = match recording {
        Some(file) => {
            let from =
                File::open(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            serde_json::from_reader(BufReader::new(from))
                .with_context(|| format!("{} is no recording", file.display()))?
        }
        None => send::everything(&samples)?,
    };
    let report = check::everything(&spec, &sent)?;
    println!("{report}");
    Ok(if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn write(file: &Path, value: &impl Serialize) -> Result<()> {
    let to = File::create(file).with_context(|| format!("{} cannot be written", file.display()))?;
    serde_json::to_writer_pretty(BufWriter::new(to), value)?;
    Ok(())
}
