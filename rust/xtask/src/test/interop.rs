//! Runs bots of other libraries on the sandbox: discord.js, discord.py, hikari, Oceanic and twilight, all unpatched. Those of the
//! first two also perform the same operations, whose results are compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::report::Tally;
use super::world;
use crate::cargo;
use crate::missing_requirement::MissingRequirement;
use crate::process::{self, Echo};
use crate::python::Environment;
use crate::sandbox::Sandbox;
use crate::workspace;

/// Time limit for downloading a library and its dependencies.
const FETCH_LIMIT: Duration = Duration::from_secs(300);

/// Time limit for compiling twilight and its dependencies on a busy machine.
const BUILD_LIMIT: Duration = Duration::from_secs(15 * 60);

/// Time limit for a bot, including a reconnect. The bots have a shorter limit of their own.
const LIMIT: Duration = Duration::from_secs(180);

pub fn discord_js() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("discordjs"))?;
    run_bots(
        "discord.js",
        |program| interpreter_command(&node, "discordjs", program),
        &["bot.mjs", "commands.mjs"],
    )
}

pub fn discord_py() -> Result<Vec<Tally>> {
    let python = python_with_packages(&home("discordpy"))?;
    run_bots(
        "discord.py",
        |program| interpreter_command(&python, "discordpy", program),
        &["bot.py", "commands.py"],
    )
}

pub fn hikari() -> Result<Vec<Tally>> {
    let python = python_with_packages(&home("hikari"))?;
    run_bots(
        "hikari",
        |program| interpreter_command(&python, "hikari", program),
        &["bot.py"],
    )
}

pub fn oceanic() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("oceanic"))?;
    run_bots(
        "Oceanic",
        |program| interpreter_command(&node, "oceanic", program),
        &["bot.mjs"],
    )
}

/// The bot is a workspace of its own, compiled without optimization.
pub fn twilight() -> Result<Vec<Tally>> {
    process::quiet(&mut twilight_build(), BUILD_LIMIT)?;
    let program = format!("interop-twilight{}", std::env::consts::EXE_SUFFIX);
    let program = twilight_target().join("debug").join(program);
    run_bots("twilight", |_| Command::new(&program), &["bot"])
}

/// The command that builds the program with twilight.
pub fn twilight_build() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(home("twilight"))
        .args(["build", "--locked", "--target-dir"])
        .arg(twilight_target());
    cargo
}

fn twilight_target() -> PathBuf {
    workspace::scratch("interop-twilight")
}

/// Voice clients of discord.js, discord.py and disnake in calls with each other and with the library of this repository.
pub fn voice() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("discordjs_voice"))?;
    let discord_py = python_with_packages(&home("discordpy_voice"))?;
    let disnake = python_with_packages(&home("disnake_voice"))?;
    let folder = workspace::scratch("interop-voice");
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(cargo::program("voice_strangers", false)?);
    command.arg(folder);
    let strangers = [
        ("discord.js", node, home("discordjs_voice").join("peer.mjs")),
        (
            "discord.py",
            discord_py,
            home("discordpy_voice").join("peer.py"),
        ),
        ("disnake", disnake, home("disnake_voice").join("peer.py")),
    ];
    for (number, (name, interpreter, program)) in strangers.into_iter().enumerate() {
        command.args((number > 0).then_some("--"));
        command.arg(name).arg(interpreter).arg(program);
    }
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join("interop-voice.log"))?;
    let passed = finished.lines.iter().map(|line| line.text.as_str());
    let passed: Vec<&str> = passed.filter(|line| line.starts_with("PASS ")).collect();
    if finished.succeeded() {
        println!("{}", passed.join("\n"));
    } else {
        println!("{}\nvoice: {}", finished.output(), finished.ending());
    }
    Ok(vec![Tally {
        suite: "voice".to_owned(),
        passed: passed.len(),
        failed: usize::from(!finished.succeeded()),
    }])
}

/// The folder with the bots of a library.
fn home(name: &str) -> PathBuf {
    workspace::root().join("tests/interop").join(name)
}

/// A command that runs a bot of a library with its interpreter.
fn interpreter_command(interpreter: &Path, name: &str, program: &str) -> Command {
    let mut command = Command::new(interpreter);
    command.current_dir(home(name)).arg(program);
    command
}

/// Performs the same operations with discord.js and discord.py, and compares the resulting worlds of the sandbox.
pub fn compare_worlds() -> Result<Vec<Tally>> {
    let node = node_with_packages(&home("discordjs"))?;
    let js = interpreter_command(&node, "discordjs", "rest.mjs");
    let js = run_bot("discord.js", "rest.mjs", js)?;
    let python = python_with_packages(&home("discordpy"))?;
    let py = interpreter_command(&python, "discordpy", "rest.py");
    let py = run_bot("discord.py", "rest.py", py)?;
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

/// Installs the packages of the lock file, and returns the path of Node.js.
///
/// # Errors
/// [`MissingRequirement`] if there is no Node.js; otherwise if the packages cannot be downloaded.
pub fn node_with_packages(home: &Path) -> Result<PathBuf> {
    let missing = || MissingRequirement::new("Node.js with npm is not installed");
    let node = workspace::program_on_path("node").ok_or_else(missing)?;
    let npm = workspace::program_on_path("npm").ok_or_else(missing)?;
    let stamp = home.join("node_modules/.installed");
    let lock = fs::read(home.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", home.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(node);
    }
    println!("{}: installing packages", name_of(home));
    let mut npm = Command::new(npm);
    npm.current_dir(home)
        .args(["ci", "--no-audit", "--no-fund"]);
    // Packages in C++ are compiled with the headers beside Node.js if they are there. Otherwise they would be downloaded.
    let prefix = node.parent().and_then(Path::parent);
    if let Some(prefix) = prefix.filter(|it| it.join("include/node/node.h").is_file()) {
        npm.env("npm_config_nodedir", prefix);
    }
    process::quiet(&mut npm, FETCH_LIMIT)?;
    fs::write(stamp, lock)?;
    Ok(node)
}

/// Installs the packages of `requirements.txt`, and returns the path of Python in their environment.
fn python_with_packages(home: &Path) -> Result<PathBuf> {
    let requirements = fs::read_to_string(home.join("requirements.txt"))
        .with_context(|| format!("{} has no requirements.txt", home.display()))?;
    let packages: Vec<_> = requirements
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let environment = Environment::create(&format!("interop-{}", name_of(home)), &packages)?;
    Ok(environment.program("python"))
}

/// The name of a folder.
fn name_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Runs the bots of a library, each on a sandbox of its own.
fn run_bots(
    name: &str,
    command: impl Fn(&str) -> Command,
    programs: &[&str],
) -> Result<Vec<Tally>> {
    programs
        .iter()
        .map(|program| Ok(run_bot(name, program, command(program))?.tally))
        .collect()
}

/// A finished bot.
struct BotRun {
    tally: Tally,
    /// The steps that it has printed, in order.
    steps: Vec<String>,
    /// The final state of the sandbox, without the values that differ between runs.
    world: Value,
}

/// Runs a bot on a sandbox. It prints `PASS step` for each step that succeeds.
fn run_bot(name: &str, program: &str, mut command: Command) -> Result<BotRun> {
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
        println!("{name} {program}: {passed} steps passed");
    } else {
        println!(
            "{}\n{name} {program}: {}",
            finished.output(),
            finished.ending()
        );
    }
    Ok(BotRun {
        tally: Tally {
            suite: format!("{name} {program}"),
            passed,
            failed: usize::from(!finished.succeeded()),
        },
        steps,
        world: world::comparable(&sandbox.act("state", &json!({}))?),
    })
}
