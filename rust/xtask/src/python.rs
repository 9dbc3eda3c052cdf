//! Python packages in environments of their own, kept in the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process;
use crate::unavailable::Unavailable;
use crate::workspace;

/// Fetching and compiling a handful of packages.
const LIMIT: Duration = Duration::from_secs(600);

/// A Python environment with packages in it.
pub struct Environment {
    programs: PathBuf,
}

impl Environment {
    /// Makes the environment of that name hold the packages, each as pip writes it: `name==1.2.3`. One that holds them
    /// already is used as it is.
    ///
    /// # Errors
    /// [`Unavailable`] when there is no Python; otherwise when a package cannot be fetched.
    pub fn with(name: &str, packages: &[&str]) -> Result<Self> {
        let home = workspace::cache()?.join(name);
        let environment = Self {
            programs: home.join(if cfg!(windows) { "Scripts" } else { "bin" }),
        };
        let stamp = home.join("packages.txt");
        let wanted = packages.join("\n");
        if fs::read_to_string(&stamp).is_ok_and(|held| held == wanted) {
            return Ok(environment);
        }
        println!("python: fetching {}", packages.join(" "));
        make(&home)?;
        let mut pip = Command::new(environment.program("python"));
        pip.args(["-m", "pip", "install", "--quiet"]).args(packages);
        process::quiet(&mut pip, LIMIT)?;
        // Written last: an interrupted run leaves no stamp and is done over.
        fs::write(&stamp, wanted)?;
        Ok(environment)
    }

    /// A program of the environment, such as `python`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

fn make(home: &Path) -> Result<()> {
    let python = ["python3", "python"]
        .iter()
        .find_map(|name| workspace::on_path(name))
        .ok_or_else(|| Unavailable::because("Python 3 is not installed"))?;
    process::quiet(
        Command::new(python)
            .args(["-m", "venv", "--clear"])
            .arg(home),
        LIMIT,
    )
    .context("Python cannot make environments: on Debian, install the package python3-venv")?;
    Ok(())
}
