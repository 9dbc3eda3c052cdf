//! File locks that keep two runs of `cargo xtask` from writing the same files: in two terminals, or in an editor's task and a
//! terminal.

use std::fs::{self, File, TryLockError};

use anyhow::{Context, Result};

use crate::workspace;

/// A lock that this process holds. It is released when it is dropped, and by the operating system when the process ends.
pub struct Lock(#[expect(dead_code, reason = "the file holds the lock until it is closed")] File);

/// Acquires the lock of that name, and waits while another process holds it.
///
/// # Errors
/// If the lock file cannot be created.
pub fn acquire(name: &str) -> Result<Lock> {
    let path = workspace::scratch(&format!("{name}.lock"));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("waiting for the lock of another cargo xtask ({name})");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(Lock(file))
}
