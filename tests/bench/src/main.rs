//! Benchmarks of the client without Godot, and of other libraries: the startup of a large bot, a mixed stream of events, and voice.

mod compare;
mod consumer;
mod micro;
mod server;
mod stream;
mod usage;
mod voice;
mod wire;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use consumer::Task;
use stream::{Mix, Size};

/// The allocator of the addon. Twilight runs with it too, so that only the libraries are compared.
#[cfg(not(feature = "system-allocator"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Benchmark the client without Godot.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run our client and twilight in turns on the same stream
    Compare {
        #[command(flatten)]
        load: Load,
        /// This program as it was built at an earlier commit: its client is measured as well
        #[arg(long)]
        before: Option<PathBuf>,
        /// Runs of each
        #[arg(long, default_value_t = 5)]
        repeats: usize,
    },
    /// Time each step of an event separately, without a network
    Micro {
        #[command(flatten)]
        load: Load,
    },
    /// Play the stream to any client, such as a game, until interrupted. Prints the URL, and the numbers of messages of the
    /// startup and after it
    Serve {
        #[command(flatten)]
        load: Load,
    },
    /// Run our voice client and others in turns on the same voice server
    Voice(voice::Arguments),
    /// Use our voice client as standard input says (started by `voice`)
    #[command(hide = true)]
    VoiceOurs,
    /// Consume a stream with our client (started by `compare`)
    #[command(hide = true)]
    Ours(Consume),
    /// Consume a stream with twilight (started by `compare`)
    #[command(hide = true)]
    Twilight(Consume),
}

#[derive(Args)]
struct Load {
    /// Number of guilds
    #[arg(long, default_value_t = 500)]
    guilds: usize,
    /// Number of members of each guild
    #[arg(long, default_value_t = 200)]
    members: usize,
    /// Number of events after the startup
    #[arg(long, default_value_t = 200_000)]
    events: usize,
    /// The kinds of events after the startup
    #[arg(long, value_enum, default_value_t)]
    mix: Mix,
}

impl Load {
    fn size(&self) -> Size {
        Size {
            guilds: self.guilds,
            members: self.members,
            events: self.events,
            mix: self.mix,
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
    match Arguments::parse().command {
        Command::Compare {
            load,
            before,
            repeats,
        } => compare::run(load.size(), before, repeats)?,
        Command::Micro { load } => micro::run(load.size())?,
        Command::Serve { load } => server::run(load.size())?,
        Command::Voice(arguments) => voice::run(&arguments)?,
        Command::VoiceOurs => voice::run_ours()?,
        Command::Ours(consume) => println!("{}", consumer::ours::run(&consume.into())?.write()),
        Command::Twilight(consume) => {
            println!("{}", consumer::twilight::run(&consume.into())?.write())
        }
    }
    Ok(())
}
