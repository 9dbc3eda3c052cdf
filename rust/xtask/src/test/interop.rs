//! The sandbox judged by strangers: discord.js and discord.py, unpatched, live through a conversation on it and do the
//! same work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::report::Tally;
use super::world;
use crate::process::{self, Echo};
use crate::python::Environment;
use crate::sandbox::Sandbox;
use crate::unavailable::Unavailable;
use crate::workspace;

/// Fetching a library and what it needs.
const FETCH_LIMIT: Duration = Duration::from_secs(300);

/// The conversation, a reconnect included. The programs have a shorter limit of their own.
const LIMIT: Duration = Duration::from_secs(180);

pub fn discord_js() -> Result<Vec<Tally>> {
    let home = workspace::root().join("tests/interop/discordjs");
    let interpreter = node_with_packages(&home)?;
    converse(
        "discord.js",
        &home,
        &interpreter,
        &["bot.mjs", "commands.mjs"],
    )
}

pub fn discord_py() -> Result<Vec<Tally>> {
    let home = workspace::root().join("tests/interop/discordpy");
    let interpreter = python_with_packages(&home)?;
    converse(
        "discord.py",
        &home,
        &interpreter,
        &["bot.py", "commands.py"],
    )
}

/// The same work by both, in the same order: it must leave the same world behind.
pub fn same_world() -> Result<Vec<Tally>> {
    let home = |name: &str| workspace::root().join("tests/interop").join(name);
    let (js, py) = (home("discordjs"), home("discordpy"));
    let js = live("discord.js", &js, &node_with_packages(&js)?, "rest.mjs")?;
    let py = live("discord.py", &py, &python_with_packages(&py)?, "rest.py")?;
    let mut differences = world::differences(&js.world, &py.world);
    differences.extend(world::differences(&json!(js.steps), &json!(py.steps)));
    for difference in &differences {
        println!("the same world: {difference}");
    }
    let parts = js.world.as_object().map_or(0, |parts| parts.len());
    println!("the same world: {parts} kinds of things compared");
    let same = Tally {
        suite: "the same world".to_owned(),
        passed: usize::from(differences.is_empty()),
        failed: differences.len(),
    };
    Ok(vec![js.tally, py.tally, same])
}

/// Node.js, once the packages of the lock file are there.
///
/// # Errors
/// [`Unavailable`] when there is no Node.js; otherwise when they cannot be fetched.
pub fn node_with_packages(home: &Path) -> Result<PathBuf> {
    let lacking = || Unavailable::because("Node.js with npm is not installed");
    let node = workspace::on_path("node").ok_or_else(lacking)?;
    let npm = workspace::on_path("npm").ok_or_else(lacking)?;
    let stamp = home.join("node_modules/.installed");
    let lock = fs::read(home.join("package-lock.json"))
        .context("tests/interop/discordjs has no package-lock.json")?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(node);
    }
    println!("discord.js: fetching");
    let mut npm = Command::new(npm);
    npm.current_dir(home)
        .args(["ci", "--no-audit", "--no-fund"]);
    process::quiet(&mut npm, FETCH_LIMIT)?;
    fs::write(stamp, lock)?;
    Ok(node)
}

/// The Python of an environment that holds the listed packages.
fn python_with_packages(home: &Path) -> Result<PathBuf> {
    let requirements = fs::read_to_string(home.join("requirements.txt"))
        .context("tests/interop/discordpy has no requirements.txt")?;
    let packages: Vec<_> = requirements
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let environment = Environment::with("discord-py", &packages)?;
    Ok(environment.program("python"))
}

/// Runs programs, each with a sandbox of its own.
fn converse(name: &str, home: &Path, interpreter: &Path, programs: &[&str]) -> Result<Vec<Tally>> {
    programs
        .iter()
        .map(|program| Ok(live(name, home, interpreter, program)?.tally))
        .collect()
}

/// What a program did, and what it left behind.
struct Lived {
    tally: Tally,
    /// What it saw, in order.
    steps: Vec<String>,
    /// The world as it is afterwards, without what is different each time.
    world: Value,
}

/// A program prints `PASS step` for each step it saw.
fn live(name: &str, home: &Path, interpreter: &Path, program: &str) -> Result<Lived> {
    let sandbox = Sandbox::start()?;
    let mut command = Command::new(interpreter);
    command
        .current_dir(home)
        .args([program, &sandbox.url, &sandbox.token]);
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join(format!("interop-{name}-{program}.log")))?;
    let steps: Vec<_> = finished
        .lines
        .iter()
        .filter_map(|line| line.text.strip_prefix("PASS "))
        .map(str::to_owned)
        .collect();
    let passed = steps.len();
    if finished.succeeded() {
        println!("{name} {program}: {passed} steps seen");
    } else {
        println!(
            "{}\n{name} {program}: {}",
            finished.output(),
            finished.ending()
        );
    }
    Ok(Lived {
        tally: Tally {
            suite: format!("{name} {program}"),
            passed,
            failed: usize::from(!finished.succeeded()),
        },
        steps,
        world: world::plain(&sandbox.act("state", &json!({}))?),
    })
}
