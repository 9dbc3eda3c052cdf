//! `cargo xtask demo`: builds the addon and runs the demo project.

use std::path;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::addon::{self, Selection};
use crate::godot::{self, Display, log_errors, virtual_screen_command};
use crate::process::{self, Echo, Finished};
use crate::workspace;

/// Without a display the demo quits by itself long before this limit.
const HEADLESS_LIMIT: Duration = Duration::from_secs(120);

/// A screenshot takes seconds, even with a software renderer.
const SCREENSHOT_LIMIT: Duration = Duration::from_secs(120);

/// A user may keep the window open for as long as they like.
const WINDOW_LIMIT: Duration = Duration::from_secs(u64::MAX / 2);

/// Runs the demo in a window, or headless if there is no display. With `screenshot`, renders the scene into that file.
///
/// # Errors
/// If there is no Godot, the extension does not build, or the screenshot was not written.
pub fn run(screenshot: Option<&Path>) -> Result<ExitCode> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Package)?;
    let project = workspace::demo_project();
    godot.import(&project)?;
    let finished = match (screenshot, godot::display()) {
        (Some(image), _) => {
            let image = path::absolute(image)?;
            let mut command = virtual_screen_command(&godot.editor)?;
            command
                .arg("--path")
                .arg(&project)
                .arg("--")
                .arg(format!("--screenshot={}", image.display()));
            let finished = process::run(&mut command, SCREENSHOT_LIMIT, Echo::Live)?;
            image
                .metadata()
                .with_context(|| format!("{} was not written", image.display()))?;
            println!("{}", image.display());
            finished
        }
        (None, Display::Screen) => {
            let mut command = std::process::Command::new(&godot.editor);
            process::run(
                command.arg("--path").arg(&project),
                WINDOW_LIMIT,
                Echo::Live,
            )?
        }
        (None, Display::None) => {
            let mut command = godot.headless(&project);
            process::run(
                command.args(["--", "--headless-demo"]),
                HEADLESS_LIMIT,
                Echo::Live,
            )?
        }
    };
    Ok(exit_code(&finished))
}

/// Godot's exit code, or a failure if an error was logged: Godot exits with 0 after a script error.
fn exit_code(finished: &Finished) -> ExitCode {
    if finished.timed_out {
        eprintln!("the demo was {}", finished.ending());
    }
    match finished.code {
        Some(0) if log_errors(&finished.lines).is_empty() => ExitCode::SUCCESS,
        Some(code) => u8::try_from(code)
            .ok()
            .filter(|code| *code != 0)
            .map_or(ExitCode::FAILURE, ExitCode::from),
        None => ExitCode::FAILURE,
    }
}
