//! Screens: whether there is one, and one in memory where there is none.

use std::env;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::process;
use crate::workspace;

/// A package index and two small packages.
const INSTALL_LIMIT: Duration = Duration::from_secs(300);

/// What a game can show itself on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// A person looks at it.
    Screen,
    /// Nothing.
    None,
}

/// What this session has. On macOS and Windows there is always a screen.
pub fn display() -> Display {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY") {
        Display::Screen
    } else {
        Display::None
    }
}

/// A command that runs the program on a screen in memory, 1280 by 800 pixels, and the arguments Godot needs there.
///
/// # Errors
/// When Xvfb is neither there nor can be installed.
pub fn on_memory_screen(program: &std::path::Path) -> Result<Command> {
    if workspace::on_path("xvfb-run").is_none() {
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
    let manual = "a picture without a display needs Xvfb: install the packages xvfb and xauth";
    if workspace::on_path("apt-get").is_none() {
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
    // The package index may be missing on a new machine, and then is fetched.
    let installed = apt(&install).or_else(|_| apt(&["update"]).and_then(|_| apt(&install)));
    match installed {
        Ok(_) => Ok(()),
        Err(error) => Err(error.context(manual)),
    }
}
