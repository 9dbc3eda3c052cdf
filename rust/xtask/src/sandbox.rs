//! `cargo xtask sandbox`, and sandboxes for tests, each in a process of its own.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::process::BackgroundProcess;
use crate::{cargo, http};

/// The crate of the sandbox, and its program.
const CRATE: &str = "discord-sandbox";

/// The sandbox starts in well under a second, but a busy machine may take longer.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Runs the sandbox until it is interrupted from the keyboard.
///
/// # Errors
/// If it does not build or cannot be started.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let status = Command::new(program(false)?).args(arguments).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Builds the program and returns its path.
///
/// # Errors
/// If it does not build.
pub fn program(release: bool) -> Result<PathBuf> {
    cargo::program(CRATE, release)
}

/// A running sandbox. It is killed when this value is dropped.
pub struct Sandbox {
    /// Its URL, such as `http://127.0.0.1:1234`.
    pub url: String,
    /// The token of its bot.
    pub token: String,
    _program: BackgroundProcess,
}

impl Sandbox {
    /// Starts a debug build of the sandbox on a free port.
    ///
    /// # Errors
    /// If it does not build or start, or does not print its URL and token.
    pub fn start() -> Result<Self> {
        Self::start_with(Command::new(program(false)?).args(["--port", "0"]))
    }

    /// Starts the given sandbox program.
    ///
    /// # Errors
    /// If it does not start, or does not print its URL and token.
    pub fn start_with(command: &mut Command) -> Result<Self> {
        let program = BackgroundProcess::start(command)?;
        let url = program
            .next_line(START_LIMIT)
            .context("the sandbox did not print its URL")?;
        let token = program
            .next_line(START_LIMIT)
            .context("the sandbox did not print its token")?;
        let token = token
            .strip_prefix("token: ")
            .context("the second line has no token")?
            .to_owned();
        Ok(Self {
            url,
            token,
            _program: program,
        })
    }

    /// Performs an action of the sandbox.
    ///
    /// # Errors
    /// If the sandbox refuses it.
    pub fn act(&self, action: &str, arguments: &Value) -> Result<Value> {
        http::post(&format!("{}/sandbox/{action}", self.url), arguments)
    }

    /// All requests of clients so far: objects with `method`, `path`, `body` and `status`.
    ///
    /// # Errors
    /// If the sandbox cannot be reached.
    pub fn requests(&self) -> Result<Vec<Value>> {
        let requests = self.act("requests", &json!({}))?;
        Ok(requests.as_array().cloned().unwrap_or_default())
    }
}
