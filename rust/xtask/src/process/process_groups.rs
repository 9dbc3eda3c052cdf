//! Child processes in process groups of their own, so that a child can be killed together with its descendants.

use std::io;
use std::process::{Child, Command};
use std::sync::Mutex;

/// The running groups, by the process id of the child.
static ALIVE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// The exit code of a program that was interrupted from the keyboard: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// Kills the children on an interrupt from the keyboard, which they do not receive in their own process groups.
pub fn kill_children_on_interrupt() {
    // This fails only if there is a handler already, and it is called once.
    let _ = ctrlc::set_handler(|| {
        for group in alive().iter() {
            signal(*group);
        }
        std::process::exit(INTERRUPTED);
    });
}

pub(super) fn spawn(command: &mut Command) -> io::Result<Child> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(is_of_package) {
            command.env_remove(name);
        }
    }
    let child = command.spawn()?;
    alive().push(child.id());
    Ok(child)
}

/// Returns whether `cargo run` has set a variable to describe this package. Crates whose build scripts read such variables would be
/// compiled again after each build without them.
fn is_of_package(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// Kills the child if it is running, and on Unix its descendants.
pub(super) fn kill(child: &mut Child) {
    let group = child.id();
    signal(group);
    // An error means that the child has ended already.
    let _ = child.kill();
    alive().retain(|other| *other != group);
}

fn alive() -> std::sync::MutexGuard<'static, Vec<u32>> {
    ALIVE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(unix)]
fn signal(group: u32) {
    use nix::sys::signal::{Signal, killpg};
    if let Ok(group) = i32::try_from(group) {
        // An error means that the whole group has ended already.
        let _ = killpg(nix::unistd::Pid::from_raw(group), Signal::SIGKILL);
    }
}

#[cfg(not(unix))]
fn signal(_group: u32) {}
