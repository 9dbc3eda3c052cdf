//! Builds the release library of this machine as it is distributed, and checks what it needs and contains.

use anyhow::Result;

use super::report::Tally;
use crate::addon::{Profile, Target, build, library};

pub fn run() -> Result<Vec<Tally>> {
    println!(
        "only the release library: cargo xtask package builds and checks the debug library too"
    );
    let mut tallies = Vec::new();
    for path in build::distribution(&[Target::host()?], Profile::Release)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let problems = library::problems(&path)?;
        for problem in &problems {
            println!("{name} {problem}");
        }
        tallies.push(Tally {
            suite: name.into_owned(),
            passed: usize::from(problems.is_empty()),
            failed: problems.len(),
        });
    }
    Ok(tallies)
}
