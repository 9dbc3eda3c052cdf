//! Children in process groups of their own, so that a child can be ended together with all it has started.

use std::io;
use std::process::{Child, Command};
use std::sync::Mutex;

/// The groups alive now, by the process id of their first member.
static ALIVE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Exit code of a program interrupted from the keyboard: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// Being in groups of their own, children do not hear the keyboard's interrupt: it is passed on.
pub fn kill_children_on_interrupt() {
    // Fails only where a handler is set already, and this one is set once.
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
    let child = command.spawn()?;
    alive().push(child.id());
    Ok(child)
}

/// Ends the child, if it is alive, and on Unix everything it has started.
pub(super) fn kill(child: &mut Child) {
    let group = child.id();
    signal(group);
    // An error means that it has ended already.
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
