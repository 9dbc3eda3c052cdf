//! Exports a copy of a project with the release template, as for players.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Godot, log_errors};
use crate::addon::Target;
use crate::missing_requirement::MissingRequirement;
use crate::process::{self, Echo};
use crate::workspace;

/// Time limit for exporting a small project, in an emulator too.
const LIMIT: Duration = Duration::from_secs(300);

/// Exports a project for a target with Linux and returns the path of the game. `scene` replaces the main scene, because a released
/// game does not take a scene as argument. The libraries of the target and of this machine must have been built.
///
/// # Errors
/// [`MissingRequirement`] if there is no export template; otherwise if the export fails, with its output.
pub fn export(
    godot: &Godot,
    target: &Target,
    project: &Path,
    scene: Option<&str>,
) -> Result<PathBuf> {
    if !cfg!(target_os = "linux") {
        return Err(MissingRequirement::new("games are exported for Linux only, on Linux").into());
    }
    let template = godot.release_template.as_deref().ok_or_else(|| {
        MissingRequirement::new(
            "this Godot has no export template: on Debian, install godot-template-release",
        )
    })?;
    let name = project.file_name().context("a project has a folder")?;
    let work = workspace::scratch("exported")
        .join(target.architecture)
        .join(name);
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    // The project is copied because the presets have paths of this machine, and the main scene may change.
    let copy = work.join("project");
    copy_project(project, &copy)?;
    if let Some(scene) = scene {
        set_main_scene(&copy, scene)?;
    }
    fs::write(copy.join("export_presets.cfg"), presets(template, target))?;
    godot.import(&copy)?;
    let game = work.join("game").join("game");
    fs::create_dir_all(work.join("game"))?;
    let mut command = godot.headless(&copy);
    command.args(["--export-release", "Linux"]).arg(&game);
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    let log = format!("export-{}-{}.log", name.display(), target.architecture);
    finished.save(&workspace::logs().join(log))?;
    if !finished.succeeded() || !log_errors(&finished.lines).is_empty() || !game.is_file() {
        bail!(
            "the export of {} failed: {}\n{}",
            project.display(),
            finished.ending(),
            finished.output()
        );
    }
    Ok(game)
}

/// Copies a project without the files that Godot has generated. Links are replaced by the files they point to.
fn copy_project(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == ".godot" {
            continue;
        }
        // Unlike `DirEntry::file_type`, this follows links.
        if source.is_dir() {
            copy_project(&source, &target)?;
        } else {
            fs::copy(&source, &target)?;
        }
    }
    Ok(())
}

fn set_main_scene(project: &Path, scene: &str) -> Result<()> {
    const KEY: &str = "run/main_scene=";
    let path = project.join("project.godot");
    let settings = fs::read_to_string(&path)?;
    let old = settings
        .lines()
        .find(|line| line.starts_with(KEY))
        .context("the project has no main scene")?;
    fs::write(&path, settings.replace(old, &format!("{KEY}\"{scene}\"")))?;
    Ok(())
}

fn presets(template: &Path, target: &Target) -> String {
    format!(
        "[preset.0]\n\
         name=\"Linux\"\n\
         platform=\"Linux\"\n\
         runnable=true\n\
         export_filter=\"all_resources\"\n\
         include_filter=\"\"\n\
         exclude_filter=\"\"\n\
         \n\
         [preset.0.options]\n\
         custom_template/release=\"{}\"\n\
         binary_format/architecture=\"{}\"\n\
         texture_format/s3tc_bptc=true\n\
         texture_format/etc2_astc=false\n",
        template.display(),
        target.architecture
    )
}
