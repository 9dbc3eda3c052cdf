//! Measures the client without the engine, beside twilight: the startup of a large bot, and a mixed stream of events.

mod compare;
mod consumer;
mod micro;
mod server;
mod stream;
mod usage;
mod wire;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use consumer::Task;
use stream::Size;

/// As in the addon. Twilight has it too: what is compared are the libraries.
#[cfg(not(feature = "system-allocator"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the client without the engine.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Ours and twilight in turns on the same stream
    Compare {
        #[command(flatten)]
        load: Load,
        /// How often each
        #[arg(long, default_value_t = 5)]
        repeats: usize,
    },
    /// The steps of an event's way, each alone, without a network
    Micro {
        #[command(flatten)]
        load: Load,
    },
    /// Plays the stream to whoever comes, such as a game, until interrupted. Prints its address, and how many messages
    /// are the startup and how many follow
    Serve {
        #[command(flatten)]
        load: Load,
    },
    /// Consumes a stream with our client (started by `compare`)
    #[command(hide = true)]
    Ours(Consume),
    /// Consumes a stream with twilight (started by `compare`)
    #[command(hide = true)]
    Twilight(Consume),
}

#[derive(Args)]
struct Load {
    /// How many guilds
    #[arg(long, default_value_t = 500)]
    guilds: usize,
    /// How many members each has
    #[arg(long, default_value_t = 200)]
    members: usize,
    /// How many events follow
    #[arg(long, default_value_t = 200_000)]
    events: usize,
}

impl Load {
    fn size(&self) -> Size {
        Size {
            guilds: self.guilds,
            members: self.members,
            events: self.events,
        }
    }
}

#[derive(Args)]
struct Consume {
    address: String,
    startup: usize,
    events: usize,
}

impl From<Consume> for Task {
    fn from(consume: Consume) -> Self {
        Self {
            address: consume.address,
            startup: consume.startup,
            events: consume.events,
        }
    }
}

fn main() -> Result<()> {
    match Arguments::parse().chore {
        Chore::Compare { load, repeats } => compare::run(load.size(), repeats)?,
        Chore::Micro { load } => micro::run(load.size())?,
        Chore::Serve { load } => server::run(load.size())?,
        Chore::Ours(consume) => println!("{}", consumer::ours::run(&consume.into())?.write()),
        Chore::Twilight(consume) => {
            println!("{}", consumer::twilight::run(&consume.into())?.write())
        }
    }
    Ok(())
}
