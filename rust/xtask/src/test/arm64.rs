//! The addon on Linux arm64, in an emulator of the processor: suites in Godot, and an exported game.

use anyhow::Result;

use super::export::{self, ANSWERS};
use super::platform_suites;
use super::report::Tally;
use crate::addon::{Profile, Target, build};
use crate::godot;
use crate::godot::emulated::Emulator;
use crate::missing_requirement::MissingRequirement;
use crate::sandbox::Sandbox;
use crate::workspace;

const TARGET: &str = "aarch64-unknown-linux-gnu";

/// Runs the tests whose `suite.test` contains one of the names. If the list is empty, runs those of every area.
pub fn run(only: &[String]) -> Result<Vec<Tally>> {
    let target: Target = TARGET.parse()?;
    if Target::host()? == target {
        let reason = "this machine is an arm64 one, so that all other stages test this";
        return Err(MissingRequirement::optional(reason).into());
    }
    let emulator = Emulator::find_or_install()?;
    let sandbox = build::unoptimized(&target, Profile::Debug)?;
    let godot = emulator.godot()?;
    godot.import(&workspace::test_project())?;
    let mut tallies = platform_suites::run(&godot, only)?;
    build::unoptimized(&target, Profile::Release)?;
    let game = godot::export::export(&godot, &target, &workspace::demo_project(), None)?;
    let mut sandbox = emulator.command(&sandbox);
    let sandbox = Sandbox::start_with(sandbox.args(["--port", "0"]))?;
    let answers = export::works(&mut emulator.command(&game), &sandbox, &[ANSWERS])?;
    tallies.push(Tally::single("the exported demo answers", answers));
    Ok(tallies)
}
