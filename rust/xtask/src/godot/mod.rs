//! A Godot to work with: found on this machine, or installed into the cache.

mod debian;
mod display;
pub mod export;
mod log;
mod version;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub use display::{Display, display, on_memory_screen};
pub use log::complaints;
use version::Version;

use crate::alone::alone;
use crate::process::{self, Echo, Finished};
use crate::workspace;

/// An import of our projects takes some seconds; a first one of a new Godot also writes its own settings.
const IMPORT_LIMIT: Duration = Duration::from_secs(180);

/// How long `--version` may take.
const VERSION_LIMIT: Duration = Duration::from_secs(30);

/// A Godot that is new enough.
pub struct Godot {
    /// The editor, which also runs projects.
    pub editor: PathBuf,
    /// The program of an exported Linux game, where one is known.
    pub release_template: Option<PathBuf>,
}

/// Finds a Godot: `$GODOT`, then `godot` or `godot4` on the path, then what an earlier run has installed; on Debian and
/// its relatives one is installed at last.
///
/// # Errors
/// When `$GODOT` is set and no good, or when there is none and no way to install one; with what to do.
pub fn find_or_install() -> Result<Godot> {
    if let Some(chosen) = std::env::var_os("GODOT").filter(|path| !path.is_empty()) {
        let chosen = PathBuf::from(chosen);
        check(&chosen).with_context(|| format!("GODOT is {}", chosen.display()))?;
        return Ok(beside(chosen));
    }
    for program in ["godot", "godot4"] {
        if let Some(found) = workspace::on_path(program) {
            match check(&found) {
                Ok(_) => return Ok(beside(found)),
                Err(error) => eprintln!("passing over {}: {error:#}", found.display()),
            }
        }
    }
    let editor = match debian::installed()? {
        Some(editor) => editor,
        None if debian::is_possible() => debian::install()?,
        None => bail!(
            "no Godot found. Install Godot {} or newer from godotengine.org, then put it on the PATH as `godot`, \
             or set GODOT to its program",
            version::OLDEST
        ),
    };
    check(&editor)?;
    Ok(beside(editor))
}

/// The exported game's program lies beside the editor under Debian's name, in Debian's packages and in our own folder.
fn beside(editor: PathBuf) -> Godot {
    let release_template = editor
        .canonicalize()
        .ok()
        .and_then(|editor| Some(editor.parent()?.join(debian::RELEASE_TEMPLATE)))
        .filter(|template| template.is_file());
    Godot {
        editor,
        release_template,
    }
}

/// Asks a Godot for its version.
fn check(editor: &Path) -> Result<Version> {
    let finished = process::quiet(
        Command::new(editor).args(["--headless", "--version"]),
        VERSION_LIMIT,
    )?;
    let version = Version::parse(&finished.output()).with_context(|| {
        format!(
            "{} does not tell a version: {}",
            editor.display(),
            finished.output().trim()
        )
    })?;
    if version < version::OLDEST {
        bail!(
            "Godot {version} is too old: {} or newer is needed",
            version::OLDEST
        );
    }
    Ok(version)
}

impl Godot {
    /// The editor program without a window, on a project.
    pub fn headless(&self, project: &Path) -> Command {
        let mut command = Command::new(&self.editor);
        command.arg("--headless").arg("--path").arg(project);
        command
    }

    /// Imports a project, so that its classes, extension and pictures are known to the next run.
    ///
    /// # Errors
    /// When the import fails or logs an error; with its output.
    pub fn import(&self, project: &Path) -> Result<()> {
        let _alone = alone("import")?;
        list_extension(project)?;
        let finished = process::run(
            self.headless(project).arg("--import"),
            IMPORT_LIMIT,
            Echo::Quiet,
        )?;
        let complaints = complaints(&finished.lines);
        if !finished.succeeded() || !complaints.is_empty() {
            bail!(
                "the import of {} failed: {}\n{}",
                project.display(),
                finished.ending(),
                finished.output()
            );
        }
        Ok(())
    }

    /// Runs a project without a window.
    ///
    /// # Errors
    /// When Godot cannot be started. How the run went is for the caller to judge.
    pub fn run(&self, project: &Path, arguments: &[&str], limit: Duration) -> Result<Finished> {
        process::run(self.headless(project).args(arguments), limit, Echo::Quiet)
    }
}

/// Godot 4.5 and 4.6 abort at the end of an import in which they first find an extension (godotengine/godot 111048).
/// Told of the extension beforehand they do not.
fn list_extension(project: &Path) -> Result<()> {
    const EXTENSION: &str = "res://addons/discord/discord.gdextension";
    if !project.join("addons/discord/discord.gdextension").exists() {
        return Ok(());
    }
    let folder = project.join(".godot");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("extension_list.cfg"), EXTENSION)?;
    Ok(())
}
