//! Virtual environments of Python with the packages of a task, kept in the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::missing_requirement::MissingRequirement;
use crate::process;
use crate::workspace;

/// Time limit for downloading and compiling a few packages.
const LIMIT: Duration = Duration::from_secs(600);

/// A virtual environment of Python.
pub struct Environment {
    programs: PathBuf,
}

impl Environment {
    /// Creates the environment of that name with the packages, each in the syntax of pip: `name==1.2.3`. An existing
    /// environment with the same packages is used as it is.
    ///
    /// # Errors
    /// [`MissingRequirement`] if there is no Python; otherwise if a package cannot be downloaded.
    pub fn create(name: &str, packages: &[&str]) -> Result<Self> {
        let home = workspace::cache()?.join(name);
        let environment = Self {
            programs: home.join(if cfg!(windows) { "Scripts" } else { "bin" }),
        };
        let stamp = home.join("packages.txt");
        let wanted = packages.join("\n");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(environment);
        }
        println!("python: installing {}", packages.join(" "));
        create_environment(&home)?;
        let mut pip = Command::new(environment.program("python"));
        pip.args(["-m", "pip", "install", "--quiet"]).args(packages);
        process::quiet(&mut pip, LIMIT)?;
        // Written last, so that an interrupted run leaves no stamp and the next run starts over.
        fs::write(&stamp, wanted)?;
        Ok(environment)
    }

    /// The path of a program in the environment, such as `python`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

fn create_environment(home: &Path) -> Result<()> {
    let python = ["python3", "python"]
        .iter()
        .find_map(|name| workspace::program_on_path(name))
        .ok_or_else(|| MissingRequirement::new("Python 3 is not installed"))?;
    process::quiet(
        Command::new(python)
            .args(["-m", "venv", "--clear"])
            .arg(home),
        LIMIT,
    )
    .context(
        "Python cannot create virtual environments: on Debian, install the package python3-venv",
    )?;
    Ok(())
}
