//! The addon in a Godot for Windows, which runs in Wine: suites, and games that quit by themselves.
//!
//! Debian has no such Godot, so the one that `$GODOT_WINDOWS` names is used. It may be an export template that runs projects: the Godot of
//! this machine imports them.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::report::Tally;
use super::{platform_suites, processes, windows};
use crate::addon::{Selection, Target, build};
use crate::godot::{self, Godot};
use crate::missing_requirement::MissingRequirement;
use crate::wine::Wine;
use crate::workspace;

/// The environment variable with the path of the program.
const VARIABLE: &str = "GODOT_WINDOWS";

/// Runs the tests whose `suite.test` contains one of the names. If the list is empty, runs those of every area, and the games.
pub fn run(only: &[String]) -> Result<Vec<Tally>> {
    let Some(program) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) else {
        let reason =
            format!("suites in Godot need a Godot for Windows, whose path is in {VARIABLE}");
        return Err(MissingRequirement::optional(reason).into());
    };
    let program = PathBuf::from(program);
    let wine = Wine::find_or_install()?;
    windows::set_temporary_folder(&wine)?;
    let godot = Godot::in_wine(&wine, &program)
        .with_context(|| format!("{VARIABLE} is {}", program.display()))?;
    let native = godot::find_or_install()?;
    build::development(Selection::Workspace)?;
    build::with_tests(&windows::TARGET.parse::<Target>()?)?;
    native.import(&workspace::test_project())?;
    let mut tallies = platform_suites::run(&godot, only)?;
    if only.is_empty() {
        tallies.extend(processes::run_all(&godot)?);
    }
    Ok(tallies)
}
