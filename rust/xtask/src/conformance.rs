//! `cargo xtask conformance`: whether what is sent is what Discord's specification says.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::addon::{self, Profile, Selection};
use crate::alone::alone;
use crate::builders::{self, Cases};
use crate::godot::{self, complaints};
use crate::process::{Echo, Finished};
use crate::{cargo, process, workspace};

/// The crate and its program.
const CRATE: &str = "discord-conformance-tests";

/// The scene that calls every method.
const SCENE: &str = "res://conformance/conformance.tscn";

/// All calls together take some seconds.
const LIMIT: Duration = Duration::from_secs(300);

/// Prints what is missing or wrong, and how many operations are covered; succeeds if it is all of them. What is checked is a
/// recording, or else what the methods of `DiscordREST` send in Godot, or what the route table does without it.
///
/// # Errors
/// When something does not build or cannot be started.
pub fn run(
    spec: Option<&Path>,
    recording: Option<&Path>,
    samples: Option<&Path>,
    without_godot: bool,
) -> Result<ExitCode> {
    let program = cargo::program(CRATE, false)?;
    let mut made = None;
    if spec.is_some() && recording.is_none() && !without_godot {
        let _alone = alone("tests")?;
        let called = call_every_method(&program)?;
        print!("{}", called.told());
        if !called.is_clean() {
            return Ok(ExitCode::FAILURE);
        }
        made = Some(called.recording);
    }
    let mut command = Command::new(program);
    for (flag, file) in [
        ("--spec", spec),
        ("--recording", recording.or(made.as_deref())),
        ("--samples", samples),
    ] {
        if let Some(file) = file {
            command.arg(flag).arg(file);
        }
    }
    let succeeded = command.status()?.success();
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Holds a recording against a specification, and gives what is printed of it.
///
/// # Errors
/// When the program does not build or cannot be started.
pub fn check(spec: &Path, recording: &Path) -> Result<Finished> {
    let mut command = Command::new(cargo::program(CRATE, false)?);
    command.arg("--spec").arg(spec);
    command.arg("--recording").arg(recording);
    process::run(&mut command, LIMIT, Echo::Quiet)
}

/// Writes the schemas of request bodies for the sandbox, out of the specification in `tests/spec`.
///
/// # Errors
/// When the program does not build or cannot be started.
pub fn reduce() -> Result<ExitCode> {
    let root = workspace::root();
    let mut command = Command::new(cargo::program(CRATE, false)?);
    command
        .arg("--spec")
        .arg(root.join("tests/spec/openapi.json"));
    let file = root.join("rust/sandbox/src/rest/requests.json");
    let succeeded = command.arg("--reduced").arg(file).status()?.success();
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Every method of `DiscordREST`, called in Godot.
pub struct Called {
    /// How it went: a line `PASS …` for each call, `FAIL …` for each that went wrong or could not be made.
    pub finished: Finished,
    /// What the sandbox was asked, and what our builders make.
    pub recording: PathBuf,
}

impl Called {
    /// How many lines begin with the word.
    pub fn count(&self, word: &str) -> usize {
        let lines = self.finished.lines.iter();
        lines.filter(|line| line.text.starts_with(word)).count()
    }

    /// Whether every call went as it should, and nothing was logged.
    pub fn is_clean(&self) -> bool {
        self.finished.succeeded()
            && self.count("FAIL ") == 0
            && complaints(&self.finished.lines).is_empty()
    }

    /// What is worth reading of it: all of it, if something went wrong.
    pub fn told(&self) -> String {
        if !self.is_clean() {
            return format!("{}{}\n", self.finished.output(), self.finished.ending());
        }
        let lines = self.finished.lines.iter();
        let last = lines.rev().find(|line| line.text.ends_with(" faults"));
        last.map(|line| format!("{}\n", line.text))
            .unwrap_or_default()
    }
}

/// Calls every method of `DiscordREST` with every sample, in Godot, against a sandbox there.
///
/// # Errors
/// When something does not build or cannot be started, or there is no recording afterwards.
pub fn from_godot() -> Result<Called> {
    call_every_method(&cargo::program(CRATE, false)?)
}

fn call_every_method(program: &Path) -> Result<Called> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Shared)?;
    godot.import(&workspace::test_project())?;
    let folder = workspace::scratch("conformance");
    fs::create_dir_all(&folder)?;
    let [samples, methods, recording] =
        ["samples.json", "methods.json", "recording.json"].map(|name| folder.join(name));
    // One of an earlier run would be taken for this one's.
    if recording.exists() {
        fs::remove_file(&recording)?;
    }
    let flags: [&OsStr; 4] = [
        "--samples".as_ref(),
        samples.as_os_str(),
        "--methods".as_ref(),
        methods.as_os_str(),
    ];
    process::quiet(Command::new(program).args(flags), LIMIT)?;
    let mut command = godot.headless(&workspace::test_project());
    command.args([SCENE, "--"]);
    for (name, file) in [
        ("samples", &samples),
        ("methods", &methods),
        ("recording", &recording),
    ] {
        let mut argument = std::ffi::OsString::from(format!("--{name}="));
        argument.push(file);
        command.arg(argument);
    }
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join("conformance.log"))?;
    if !recording.is_file() {
        bail!("{SCENE}: {}\n{}", finished.ending(), finished.output());
    }
    add_built(&recording, &builders::ours(&godot)?)?;
    Ok(Called {
        finished,
        recording,
    })
}

/// Adds to a recording what our builders make.
fn add_built(recording: &Path, built: &Cases) -> Result<()> {
    let mut sent: Vec<Value> = serde_json::from_slice(&fs::read(recording)?)?;
    sent.extend(builders::requests(built));
    fs::write(recording, serde_json::to_vec(&sent)?)?;
    Ok(())
}
