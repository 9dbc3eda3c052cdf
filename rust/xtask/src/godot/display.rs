//! Detects a display, and starts a virtual one where there is none.

use std::env;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace;

/// Time limit for downloading a package index and two small packages.
const INSTALL_LIMIT: Duration = Duration::from_secs(300);

/// The display of this session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// A screen with a user in front of it.
    Screen,
    /// No display: Godot runs headless.
    None,
}

/// Detects the display of this session. macOS and Windows always have a screen.
pub fn display() -> Display {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY") {
        Display::Screen
    } else {
        Display::None
    }
}

/// A command that runs Godot on a virtual screen of 1280 by 800 pixels, with the arguments that Godot needs there.
///
/// # Errors
/// If Xvfb is not installed and cannot be installed.
pub fn virtual_screen_command(program: &std::path::Path) -> Result<Command> {
    if workspace::program_on_path("xvfb-run").is_none() {
        install_xvfb()?;
    }
    let mut command = Command::new("xvfb-run");
    command
        .args(["--auto-servernum", "--server-args", "-screen 0 1280x800x24"])
        .arg(program);
    command.args([
        "--rendering-method",
        "gl_compatibility",
        "--audio-driver",
        "Dummy",
    ]);
    Ok(command)
}

fn install_xvfb() -> Result<()> {
    let manual = "a screenshot without a display needs Xvfb: install the packages xvfb and xauth";
    if workspace::program_on_path("apt-get").is_none() {
        bail!(manual);
    }
    println!("xvfb: installing");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .arg("-qq")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::quiet(&mut command, INSTALL_LIMIT)
    };
    let install = [
        "install",
        "--yes",
        "--no-install-recommends",
        "xvfb",
        "xauth",
    ];
    // A new machine may have no package index yet.
    let installed = apt(&install).or_else(|_| apt(&["update"]).and_then(|_| apt(&install)));
    match installed {
        Ok(_) => Ok(()),
        Err(error) => Err(error.context(manual)),
    }
}
