//! The sandbox judged by strangers: discord.js, discord.py, hikari, Oceanic and twilight, unpatched, live through a
//! conversation on it; the first two do the same work.

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

/// Compiling twilight and what it needs, on a busy machine.
const BUILD_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The conversation, a reconnect included. The programs have a shorter limit of their own.
const LIMIT: Duration = Duration::from_secs(180);

pub fn discord_js() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("discordjs"))?;
    converse(
        "discord.js",
        |program| interpreted(&node, "discordjs", program),
        &["bot.mjs", "commands.mjs"],
    )
}

pub fn discord_py() -> Result<Vec<Tally>> {
    let python = python_with_packages(&home("discordpy"))?;
    converse(
        "discord.py",
        |program| interpreted(&python, "discordpy", program),
        &["bot.py", "commands.py"],
    )
}

pub fn hikari() -> Result<Vec<Tally>> {
    let python = python_with_packages(&home("hikari"))?;
    converse(
        "hikari",
        |program| interpreted(&python, "hikari", program),
        &["bot.py"],
    )
}

pub fn oceanic() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("oceanic"))?;
    converse(
        "Oceanic",
        |program| interpreted(&node, "oceanic", program),
        &["bot.mjs"],
    )
}

/// A workspace of its own, compiled without optimization.
pub fn twilight() -> Result<Vec<Tally>> {
    let target = workspace::scratch("interop-twilight");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(home("twilight"))
        .args(["build", "--locked", "--target-dir"])
        .arg(&target);
    process::quiet(&mut cargo, BUILD_LIMIT)?;
    let program = format!("interop-twilight{}", std::env::consts::EXE_SUFFIX);
    let program = target.join("debug").join(program);
    converse("twilight", |_| Command::new(&program), &["bot"])
}

/// The folder of a stranger.
fn home(name: &str) -> PathBuf {
    workspace::root().join("tests/interop").join(name)
}

/// A program in the folder of a stranger.
fn interpreted(interpreter: &Path, name: &str, program: &str) -> Command {
    let mut command = Command::new(interpreter);
    command.current_dir(home(name)).arg(program);
    command
}

/// The same work by both, in the same order: it must leave the same world behind.
pub fn same_world() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("discordjs"))?;
    let js = interpreted(&node, "discordjs", "rest.mjs");
    let js = live("discord.js", "rest.mjs", js)?;
    let python = python_with_packages(&home("discordpy"))?;
    let py = interpreted(&python, "discordpy", "rest.py");
    let py = live("discord.py", "rest.py", py)?;
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
        .with_context(|| format!("{} has no package-lock.json", home.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(node);
    }
    println!("{}: fetching", name_of(home));
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
        .with_context(|| format!("{} has no requirements.txt", home.display()))?;
    let packages: Vec<_> = requirements
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let environment = Environment::with(&format!("interop-{}", name_of(home)), &packages)?;
    Ok(environment.program("python"))
}

/// The name of a folder.
fn name_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Runs programs, each with a sandbox of its own.
fn converse(
    name: &str,
    command: impl Fn(&str) -> Command,
    programs: &[&str],
) -> Result<Vec<Tally>> {
    programs
        .iter()
        .map(|program| Ok(live(name, program, command(program))?.tally))
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
fn live(name: &str, program: &str, mut command: Command) -> Result<Lived> {
    let sandbox = Sandbox::start()?;
    command.args([&sandbox.url, &sandbox.token]);
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
