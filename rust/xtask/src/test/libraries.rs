//! Builds the libraries of this machine as they are distributed, and checks what they need and contain.

use anyhow::Result;

use super::report::Tally;
use crate::addon::{Profile, Target, build, library};

pub fn run() -> Result<Vec<Tally>> {
    let mut tallies = Vec::new();
    for profile in Profile::ALL {
        for path in build::distribution(&[Target::host()?], profile)? {
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
    }
    Ok(tallies)
}
