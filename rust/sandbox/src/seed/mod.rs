//! Worlds to begin with.

mod big;
mod builder;
mod demo;

use crate::config::Preset;
use crate::world::World;
use builder::Builder;

/// A new world, with the bot `sandy` and its owner in it.
pub fn world(preset: Preset, token: Option<String>) -> World {
    let mut builder = Builder::new(token);
    match preset {
        Preset::Demo => demo::fill(&mut builder),
        Preset::Empty => {}
        Preset::Big { guilds, members } => big::fill(&mut builder, guilds, members),
    }
    builder.world
}
