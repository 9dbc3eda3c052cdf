//! Finds Godot on this machine, or installs it into the cache.

mod debian;
mod display;
pub mod emulated;
pub mod export;
mod log;
mod version;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub use display::{Display, display, virtual_screen_command};
pub use log::log_errors;
pub use version::Version;

use crate::lock;
use crate::process::{self, Echo, Finished};
use crate::wine::Wine;
use crate::workspace;

/// An import takes a few seconds, and in an emulator a minute; the first one of a new Godot also writes the settings of the editor.
const IMPORT_LIMIT: Duration = Duration::from_secs(300);

/// Time limit for `--version`.
const VERSION_LIMIT: Duration = Duration::from_secs(30);

/// A Godot of a supported version.
pub struct Godot {
    /// The path of the editor, which also runs projects.
    pub editor: PathBuf,
    /// The path of the export template for Linux, if there is one.
    pub release_template: Option<PathBuf>,
    /// Its name in the names of logs.
    pub label: &'static str,
}

/// Finds Godot: first `$GODOT`, then `godot` or `godot4` on the `PATH`, then the one that an earlier run has installed.
/// Otherwise installs it on distributions based on Debian.
///
/// # Errors
/// If `$GODOT` is not a supported Godot, or if none is found and none can be installed; with what to do about it.
pub fn find_or_install() -> Result<Godot> {
    if let Some(chosen) = std::env::var_os("GODOT").filter(|path| !path.is_empty()) {
        let chosen = PathBuf::from(chosen);
        check(&chosen).with_context(|| format!("GODOT is {}", chosen.display()))?;
        return Ok(with_release_template(chosen));
    }
    for program in ["godot", "godot4"] {
        if let Some(found) = workspace::program_on_path(program) {
            match check(&found) {
                Ok(_) => return Ok(with_release_template(found)),
                Err(error) => eprintln!("ignoring {}: {error:#}", found.display()),
            }
        }
    }
    let editor = match debian::installed()? {
        Some(editor) => editor,
        None if crate::debian::is_possible() => debian::install()?,
        None => bail!(
            "no Godot found. Install Godot {} or newer from godotengine.org, then put it on the PATH as `godot`, \
             or set GODOT to its program",
            version::OLDEST
        ),
    };
    check(&editor)?;
    Ok(with_release_template(editor))
}

/// Looks for the export template in the folder of the editor, under the name it has in Debian's packages.
fn with_release_template(editor: PathBuf) -> Godot {
    let release_template = editor
        .canonicalize()
        .ok()
        .and_then(|editor| Some(editor.parent()?.join(debian::RELEASE_TEMPLATE)))
        .filter(|template| template.is_file());
    Godot {
        editor,
        release_template,
        label: "godot",
    }
}

/// Runs `godot --version`. Fails if the version is not supported.
fn check(editor: &Path) -> Result<Version> {
    let finished = process::quiet(
        Command::new(editor).args(["--headless", "--version"]),
        VERSION_LIMIT,
    )?;
    let version = Version::parse(&finished.output()).with_context(|| {
        format!(
            "{} does not print a version: {}",
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
    /// A Godot for Windows that runs in Wine. It is started by a script.
    ///
    /// # Errors
    /// If it does not run, or its version is not supported.
    pub fn in_wine(wine: &Wine, program: &Path) -> Result<Self> {
        let editor = workspace::scratch("godot-windows");
        wine.write_launcher(program, &editor)?;
        check(&editor)?;
        Ok(Self {
            editor,
            release_template: None,
            label: "windows",
        })
    }

    /// A command that runs a project headless.
    pub fn headless(&self, project: &Path) -> Command {
        let mut command = Command::new(&self.editor);
        command.arg("--headless").arg("--path").arg(project);
        command
    }

    /// Imports a project, so that the next run finds its classes, extension and images.
    ///
    /// # Errors
    /// If the import fails or logs an error; with its output.
    pub fn import(&self, project: &Path) -> Result<()> {
        let _lock = lock::acquire("import")?;
        list_extension(project)?;
        let finished = process::run(
            self.headless(project).arg("--import"),
            IMPORT_LIMIT,
            Echo::Quiet,
        )?;
        let errors = log_errors(&finished.lines);
        if !finished.succeeded() || !errors.is_empty() {
            bail!(
                "the import of {} failed: {}\n{}",
                project.display(),
                finished.ending(),
                finished.output()
            );
        }
        Ok(())
    }

    /// Runs a project headless. The caller checks whether the run succeeded.
    ///
    /// # Errors
    /// If Godot cannot be started.
    pub fn run(&self, project: &Path, arguments: &[&str], limit: Duration) -> Result<Finished> {
        process::run(self.headless(project).args(arguments), limit, Echo::Quiet)
    }
}

/// Writes the list of extensions before an import. Without it, Godot 4.5 and 4.6 crash at the end of the import in which they
/// first find an extension (godotengine/godot 111048).
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
