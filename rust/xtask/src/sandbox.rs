//! `cargo xtask sandbox`, and sandboxes for tests: a Discord on loopback as a program of its own.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::process::Background;
use crate::{cargo, http};

/// The crate and its program.
const CRATE: &str = "discord-sandbox";

/// It starts in well under a second; a busy machine may take longer.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Runs it for a person, until interrupted.
///
/// # Errors
/// When it does not build or cannot be started.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let status = Command::new(program(false)?).args(arguments).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Builds the program and tells where it is.
///
/// # Errors
/// When it does not build.
pub fn program(release: bool) -> Result<PathBuf> {
    cargo::program(CRATE, release)
}

/// A sandbox that runs as long as this value lives.
pub struct Sandbox {
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub url: String,
    /// The token its bot logs in with.
    pub token: String,
    _program: Background,
}

impl Sandbox {
    /// Starts a debug build of the sandbox on a free port.
    ///
    /// # Errors
    /// When it does not build, start, or introduce itself.
    pub fn start() -> Result<Self> {
        Self::start_with(Command::new(program(false)?).args(["--port", "0"]))
    }

    /// Starts the given sandbox program.
    ///
    /// # Errors
    /// When it does not start or introduce itself.
    pub fn start_with(command: &mut Command) -> Result<Self> {
        let program = Background::start(command)?;
        let url = program
            .next_line(START_LIMIT)
            .context("the sandbox did not print its address")?;
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

    /// Has something happen in its world.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub fn act(&self, action: &str, arguments: &Value) -> Result<Value> {
        http::post(&format!("{}/sandbox/{action}", self.url), arguments)
    }

    /// Every request clients have made so far: objects with `method`, `path`, `body` and `status`.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn requests(&self) -> Result<Vec<Value>> {
        let requests = self.act("requests", &json!({}))?;
        Ok(requests.as_array().cloned().unwrap_or_default())
    }
}
