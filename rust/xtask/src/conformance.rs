//! `cargo xtask conformance`: checks requests against Discord's OpenAPI specification.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::addon::{self, Selection};
use crate::builders::{self, Cases};
use crate::godot::{self, log_errors};
use crate::lock;
use crate::process::{Echo, Finished};
use crate::{cargo, process, workspace};

/// The crate of the checker, and its program.
const CRATE: &str = "discord-conformance-tests";

/// The scene that calls every method of `DiscordREST`.
const SCENE: &str = "res://conformance/conformance.tscn";

/// All calls together take a few seconds.
const LIMIT: Duration = Duration::from_secs(300);

/// Prints missing and wrong requests and how many operations are covered. Succeeds if all operations are covered and correct.
/// Checks the given recording; otherwise the requests that the methods of `DiscordREST` send in Godot, or, `without_godot`,
/// those of the route table.
///
/// # Errors
/// If something does not build or cannot be started.
pub fn run(
    spec: Option<&Path>,
    recording: Option<&Path>,
    samples: Option<&Path>,
    without_godot: bool,
) -> Result<ExitCode> {
    let program = cargo::program(CRATE, false)?;
    let mut recorded = None;
    if spec.is_some() && recording.is_none() && !without_godot {
        let _lock = lock::acquire("tests")?;
        let calls = call_every_method(&program)?;
        print!("{}", calls.summary());
        if !calls.is_clean() {
            return Ok(ExitCode::FAILURE);
        }
        recorded = Some(calls.recording);
    }
    let mut command = Command::new(program);
    for (flag, file) in [
        ("--spec", spec),
        ("--recording", recording.or(recorded.as_deref())),
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

/// Checks a recording against a specification. Returns the finished checker with its output.
///
/// # Errors
/// If the program does not build or cannot be started.
pub fn check(spec: &Path, recording: &Path) -> Result<Finished> {
    let mut command = Command::new(cargo::program(CRATE, false)?);
    command.arg("--spec").arg(spec);
    command.arg("--recording").arg(recording);
    process::run(&mut command, LIMIT, Echo::Quiet)
}

/// Generates the request body schemas of the sandbox from the specification in `tests/spec`.
///
/// # Errors
/// If the program does not build or cannot be started.
pub fn write_request_schemas() -> Result<ExitCode> {
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

/// A run in Godot that has called every method of `DiscordREST`.
pub struct RecordedCalls {
    /// The finished Godot. It prints a line `PASS …` for each call, and `FAIL …` for each that failed or could not be made.
    pub finished: Finished,
    /// A file with the requests that the sandbox received, and those with the output of our builders.
    pub recording: PathBuf,
}

impl RecordedCalls {
    /// How many lines of the output start with `prefix`.
    pub fn count(&self, prefix: &str) -> usize {
        let lines = self.finished.lines.iter();
        lines.filter(|line| line.text.starts_with(prefix)).count()
    }

    /// Whether every call succeeded and Godot logged no error.
    pub fn is_clean(&self) -> bool {
        self.finished.succeeded()
            && self.count("FAIL ") == 0
            && log_errors(&self.finished.lines).is_empty()
    }

    /// The last line of the output that counts faults, or the whole output if something failed.
    pub fn summary(&self) -> String {
        if !self.is_clean() {
            return format!("{}{}\n", self.finished.output(), self.finished.ending());
        }
        let lines = self.finished.lines.iter();
        let last = lines.rev().find(|line| line.text.ends_with(" faults"));
        last.map(|line| format!("{}\n", line.text))
            .unwrap_or_default()
    }
}

/// Calls every method of `DiscordREST` with every sample, in Godot, on a sandbox in the same process.
///
/// # Errors
/// If something does not build or cannot be started, or if no recording was written.
pub fn record_calls() -> Result<RecordedCalls> {
    call_every_method(&cargo::program(CRATE, false)?)
}

fn call_every_method(program: &Path) -> Result<RecordedCalls> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let folder = workspace::scratch("conformance");
    fs::create_dir_all(&folder)?;
    let [samples, methods, recording] =
        ["samples.json", "methods.json", "recording.json"].map(|name| folder.join(name));
    // A recording of an earlier run would be mistaken for the one of this run.
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
    add_builder_requests(&recording, &builders::build_with_addon(&godot)?)?;
    Ok(RecordedCalls {
        finished,
        recording,
    })
}

/// Adds requests with the output of our builders to a recording.
fn add_builder_requests(recording: &Path, built: &Cases) -> Result<()> {
    let mut sent: Vec<Value> = serde_json::from_slice(&fs::read(recording)?)?;
    sent.extend(builders::requests(built));
    fs::write(recording, serde_json::to_vec(&sent)?)?;
    Ok(())
}
