//! The stream of the benchmarks. It has the same bytes in every run.

mod dice;
mod events;
mod json;
mod render;
mod startup;
mod time;
mod words;
mod world;

use serde_json::{Value, json};

use dice::Dice;
use events::Events;
pub use events::Mix;
use world::World;

/// The size of a stream.
#[derive(Clone, Copy)]
pub struct Size {
    pub guilds: usize,
    pub members: usize,
    pub events: usize,
    pub mix: Mix,
}

/// All messages as JSON.
pub struct Stream {
    /// The startup: READY and the guilds.
    pub startup: Vec<String>,
    /// The events after the startup.
    pub events: Vec<String>,
    /// GUILD_MEMBERS_CHUNK events of the maximum size, with all users as members of the first guild.
    pub chunks: Vec<String>,
}

impl Stream {
    pub fn new(size: Size) -> Self {
        let mut dice = Dice::new(2026);
        let world = World::new(&mut dice, size.guilds, size.members);
        let mut sequence = 0;
        let mut frame = |name: &str, data: Value| {
            sequence += 1;
            let mut text = String::new();
            json::write(
                &json!({ "t": name, "s": sequence, "op": 0, "d": data }),
                &mut text,
            );
            text
        };
        let mut startup = vec![frame("READY", startup::ready(&world))];
        for guild in &world.guilds {
            startup.push(frame(
                "GUILD_CREATE",
                startup::guild_create(&world, guild, &mut dice),
            ));
        }
        let chunks = startup::chunks(&world)
            .into_iter()
            .map(|chunk| frame("GUILD_MEMBERS_CHUNK", chunk))
            .collect();
        let mut events = Events::new(&world, dice, size.mix);
        let events = (0..size.events)
            .map(|_| {
                let (name, data) = events.next();
                frame(name, data)
            })
            .collect();
        Self {
            startup,
            events,
            chunks,
        }
    }
}
