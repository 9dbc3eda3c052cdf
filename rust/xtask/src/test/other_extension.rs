//! Runs a project with another extension that registers a class `DiscordClient`, in both orders of loading, and checks that the
//! log says once what is wrong.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::report::Tally;
use crate::addon::{Manifest, Profile, Target};
use crate::godot::{Godot, log_errors};
use crate::process;
use crate::workspace;

/// The project only checks which classes exist.
const LIMIT: Duration = Duration::from_secs(60);

/// Compiling a file without dependencies.
const COMPILE_LIMIT: Duration = Duration::from_secs(120);

/// The settings of a minimal project.
const PROJECT: &str = "config_version=5\n\n[application]\n\nconfig/name=\"Other extension\"\n";

/// The manifest of the other extension, without its library.
const MANIFEST: &str = "[configuration]\n\nentry_symbol = \"other_extension_init\"\ncompatibility_minimum = \"4.5\"\n\n[libraries]\n\n";

/// The path of this addon in the project.
const OURS: &str = "res://discord.gdextension";

/// The path of the other extension in the project.
const THEIRS: &str = "res://other.gdextension";

/// A run of the project.
struct Run {
    name: &'static str,
    /// The extensions that Godot loads when it starts, in this order.
    at_start: &'static [&'static str],
    /// The extensions that the script loads.
    later: &'static [&'static str],
    /// A part of each error in the log, in order.
    errors: &'static [&'static str],
    output: [&'static str; 2],
}

/// The error of this addon if the name is taken.
const REFUSED: &str = "The addon discord cannot be used in this project, because another addon has a class of the same name";

const RUNS: [Run; 3] = [
    Run {
        name: "other_extension_first",
        at_start: &[THEIRS, OURS],
        later: &[],
        errors: &[REFUSED],
        output: ["DiscordClient is of: other", "DiscordREST exists: false"],
    },
    Run {
        name: "other_extension_second",
        at_start: &[OURS, THEIRS],
        later: &[],
        errors: &[
            "Attempt to register extension class 'DiscordClient'",
            "Attempt to register extension class signal 'log_message'",
            "Attempt to unregister unexisting extension class 'DiscordClient'",
        ],
        output: ["DiscordClient is of: discord", "DiscordREST exists: true"],
    },
    Run {
        name: "other_extension_before_a_later_load",
        at_start: &[THEIRS],
        later: &[OURS],
        errors: &[REFUSED],
        output: ["DiscordClient is of: other", "DiscordREST exists: false"],
    },
];

/// Runs the project. The debug library must be built.
///
/// # Errors
/// If the other extension does not compile, or Godot cannot be started.
pub fn run(godot: &Godot) -> Result<Vec<Tally>> {
    let project = workspace::scratch("other-extension");
    fs::create_dir_all(project.join(".godot"))?;
    let source = workspace::root().join("tests/other_extension");
    let library = compile(&source.join("extension.rs"), &project)?;
    fs::write(project.join("project.godot"), PROJECT)?;
    fs::copy(source.join("check.gd"), project.join("check.gd"))?;
    let manifest = |text: &str, library: &Path| {
        let library = library.display().to_string().replace('\\', "/");
        ["linux", "windows", "macos"]
            .iter()
            .fold(text.to_owned(), |text, platform| {
                text + &format!("{platform} = \"{library}\"\n")
            })
    };
    fs::write(
        project.join("other.gdextension"),
        manifest(MANIFEST, &library),
    )?;
    let ours = MANIFEST.replace("other_extension_init", "gdext_rust_init");
    let platform = Target::host()?.platform(Profile::Debug);
    let library = workspace::addon().join(Manifest::read()?.library(&platform)?);
    fs::write(
        project.join("discord.gdextension"),
        manifest(&ours, &library),
    )?;
    RUNS.iter()
        .map(|run| {
            Ok(Tally::single(
                run.name.to_owned(),
                run.passes(godot, &project)?,
            ))
        })
        .collect()
}

impl Run {
    fn passes(&self, godot: &Godot, project: &Path) -> Result<bool> {
        let list = self.at_start.join("\n");
        fs::write(project.join(".godot/extension_list.cfg"), list)?;
        let arguments = [&["--script", "res://check.gd", "--"], self.later].concat();
        let finished = godot.run(project, &arguments, LIMIT)?;
        finished.save(&workspace::logs().join(format!("process-{}.log", self.name)))?;
        let errors = log_errors(&finished.lines);
        let are_errors_expected = errors.len() == self.errors.len()
            && errors
                .iter()
                .zip(self.errors)
                .all(|(error, expected)| error.contains(expected));
        let passed = finished.succeeded()
            && are_errors_expected
            && self
                .output
                .iter()
                .all(|text| finished.lines.iter().any(|line| line.text == *text));
        match passed {
            true => println!("{}: passed", self.name),
            false => println!(
                "{}\n{}: failed, {}",
                finished.output(),
                self.name,
                finished.ending()
            ),
        }
        Ok(passed)
    }
}

/// Compiles the other extension. Returns the path of its library.
fn compile(source: &Path, folder: &Path) -> Result<PathBuf> {
    let library = folder.join(format!(
        "{}other_extension{}",
        env::consts::DLL_PREFIX,
        env::consts::DLL_SUFFIX
    ));
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command
        .args(["--edition", "2024", "--crate-type", "cdylib", "-o"])
        .arg(&library)
        .arg(source);
    process::quiet(&mut command, COMPILE_LIMIT).context("the other extension does not compile")?;
    Ok(library)
}
