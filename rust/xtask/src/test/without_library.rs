//! Runs a game where the addon has no library, as on phones and in browsers. The scripts are written as
//! docs/guides/getting_started.md says.

use std::fs;
use std::time::Duration;

use anyhow::Result;

use super::report::Tally;
use crate::addon::Manifest;
use crate::godot::{Godot, log_errors};
use crate::workspace;

/// The game quits in its first frame.
const LIMIT: Duration = Duration::from_secs(60);

/// The settings of a minimal project.
const PROJECT: &str = "config_version=5\n\n[application]\n\nconfig/name=\"Without library\"\n";

/// The path of the manifest in the project.
const MANIFEST: &str = "res://discord.gdextension";

/// The script of the game. The number of bots is its exit code.
const GAME: &str = "extends SceneTree\n\n\n\
    func _initialize() -> void:\n\
    \tif ClassDB.class_exists(\"DiscordClient\"):\n\
    \t\tvar bot: GDScript = load(\"res://bot.gd\")\n\
    \t\troot.add_child(bot.new() as Node)\n\
    \tprint(\"the game runs\")\n\
    \tquit(root.get_child_count())\n";

/// The script of the bot, which the engine cannot compile without the library.
const BOT: &str = "extends DiscordClient\n";

/// Returns whether the game runs, and all errors in the log name the manifest of the addon.
///
/// # Errors
/// If the project cannot be written or Godot cannot be started.
pub fn run(godot: &Godot) -> Result<Tally> {
    let project = workspace::scratch("without-library");
    let settings = project.join(".godot");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("extension_list.cfg"), MANIFEST)?;
    fs::write(
        project.join("discord.gdextension"),
        Manifest::read()?.for_release(&[])?,
    )?;
    for (file, content) in [
        ("project.godot", PROJECT),
        ("game.gd", GAME),
        ("bot.gd", BOT),
    ] {
        fs::write(project.join(file), content)?;
    }
    let finished = godot.run(&project, &["--script", "res://game.gd"], LIMIT)?;
    finished.save(&workspace::logs().join("process-without_library.log"))?;
    let errors = log_errors(&finished.lines);
    let is_clear = !errors.is_empty() && errors.iter().all(|error| error.contains(MANIFEST));
    let runs = finished.succeeded() && finished.output().contains("the game runs");
    if !is_clear || !runs {
        println!("{}\nGodot: {}", finished.output(), finished.ending());
    }
    Ok(Tally::single("without_library", is_clear && runs))
}
