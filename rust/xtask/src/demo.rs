//! `cargo xtask demo`: a Godot game that talks Discord, from nothing but a checkout.

use std::path;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::addon::{self, Profile, Selection};
use crate::godot::{self, Display, complaints, on_memory_screen};
use crate::process::{self, Echo, Finished};
use crate::workspace;

/// The conversation without a display ends by itself long before.
const HEADLESS_LIMIT: Duration = Duration::from_secs(120);

/// A picture takes seconds, on a software renderer too.
const PICTURE_LIMIT: Duration = Duration::from_secs(120);

/// A person may look for as long as they like.
const PERSON_LIMIT: Duration = Duration::from_secs(u64::MAX / 2);

/// Runs the demo: in a window, without one where there is no display, or into a picture.
///
/// # Errors
/// When there is no Godot, the extension does not build, or the picture was not made.
pub fn run(screenshot: Option<&Path>) -> Result<ExitCode> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Alone)?;
    let project = workspace::demo_project();
    godot.import(&project)?;
    let finished = match (screenshot, godot::display()) {
        (Some(picture), _) => {
            let picture = path::absolute(picture)?;
            let mut command = on_memory_screen(&godot.editor)?;
            command
                .arg("--path")
                .arg(&project)
                .arg("--")
                .arg(format!("--screenshot={}", picture.display()));
            let finished = process::run(&mut command, PICTURE_LIMIT, Echo::Live)?;
            picture
                .metadata()
                .with_context(|| format!("{} was not written", picture.display()))?;
            println!("{}", picture.display());
            finished
        }
        (None, Display::Screen) => {
            let mut command = std::process::Command::new(&godot.editor);
            process::run(
                command.arg("--path").arg(&project),
                PERSON_LIMIT,
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

/// Godot's own exit code, but never success after an error in the log.
fn exit_code(finished: &Finished) -> ExitCode {
    if finished.timed_out {
        eprintln!("the demo was {}", finished.ending());
    }
    match finished.code {
        Some(0) if complaints(&finished.lines).is_empty() => ExitCode::SUCCESS,
        Some(code) => u8::try_from(code)
            .ok()
            .filter(|code| *code != 0)
            .map_or(ExitCode::FAILURE, ExitCode::from),
        None => ExitCode::FAILURE,
    }
}
