//! One chore at a time where two would write the same files: two terminals, or an editor's task beside a terminal.

use std::fs::{self, File, TryLockError};

use anyhow::{Context, Result};

use crate::workspace;

/// The right to write what others of that name write too, until it is dropped, or the process ends however it may.
pub struct Alone(#[expect(dead_code, reason = "its lock ends with it")] File);

/// Waits until no other process has the right of that name.
///
/// # Errors
/// When the lock file cannot be made.
pub fn alone(name: &str) -> Result<Alone> {
    let path = workspace::scratch(&format!("{name}.lock"));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("waiting for another chore ({name})");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(Alone(file))
}
