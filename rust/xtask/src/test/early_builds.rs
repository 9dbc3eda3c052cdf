//! Builds for the last stages, while the tests of the first ones wait for networks and clocks.

use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::Result;

use super::interop;
use crate::addon::{Profile, Target, build};
use crate::process::{self, Echo};

/// With the lowest priority a build takes as long as the tests leave it.
const LIMIT: Duration = Duration::from_secs(45 * 60);

/// Builds in the background, which have ended when this is dropped.
pub struct EarlyBuilds(Option<JoinHandle<()>>);

impl EarlyBuilds {
    /// Starts the builds, one after the other. The stage that needs one builds it again, and reports its errors.
    pub fn start() -> Self {
        let build = || {
            for command in [release_library, || Ok(interop::twilight_build())] {
                let built = command().and_then(|command| {
                    process::run(&mut process::in_background(&command), LIMIT, Echo::Quiet)
                });
                if let Err(error) = built {
                    println!("a build in the background: {error:#}");
                }
            }
        };
        Self(Some(thread::spawn(build)))
    }
}

impl Drop for EarlyBuilds {
    fn drop(&mut self) {
        if let Some(builds) = self.0.take() {
            builds.join().ok();
        }
    }
}

fn release_library() -> Result<Command> {
    build::command(&Target::host()?, Profile::Release)
}
