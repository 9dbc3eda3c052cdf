//! Our voice client beside those of songbird and discord.js, on the voice server of one sandbox. Each library runs in a process of its own.

mod music;
pub mod ours;
mod program;
mod receiving;
mod sending;
mod table;
mod world;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use program::Library;
use table::Table;
use world::World;

#[derive(Args)]
pub struct Arguments {
    /// The program with songbird
    #[arg(long)]
    songbird: Option<PathBuf>,
    /// Why there is no program with songbird
    #[arg(long, default_value = "it was not asked for")]
    without_songbird: String,
    /// Node.js and the program with discord.js
    #[arg(long, num_args = 2)]
    discordjs: Vec<PathBuf>,
    /// Why there is no program with discord.js
    #[arg(long, default_value = "it was not asked for")]
    without_discordjs: String,
    /// What to measure. Everything by default
    #[arg(long, value_delimiter = ',')]
    only: Vec<Measurement>,
    /// How long a measurement takes, in seconds
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// How often each is made
    #[arg(long, default_value_t = 3)]
    repeats: usize,
}

/// Something that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Measurement {
    /// One connection sends
    Sending,
    /// Many connections send the same
    Hundred,
    /// Many members join and leave while one connection sends
    Members,
    /// A member joins and leaves again and again while one connection sends
    Changes,
    /// Several people are received
    Speakers,
    /// Somebody is received over a bad network
    Losses,
}

/// Measures, and prints the table.
pub fn run(arguments: &Arguments) -> Result<()> {
    let libraries = libraries(arguments)?;
    let world = World::start()?;
    let mut table = Table::new(&libraries);
    let time = Duration::from_secs(arguments.seconds);
    for repeat in 1..=arguments.repeats {
        for measurement in Measurement::value_variants() {
            if !arguments.only.is_empty() && !arguments.only.contains(measurement) {
                continue;
            }
            println!(
                "{repeat} of {}: {measurement:?}, load {}",
                arguments.repeats,
                load()
            );
            match measurement {
                Measurement::Losses => {
                    receiving::losses(&world, &mut table, &libraries, time)?;
                    continue;
                }
                Measurement::Changes => {
                    sending::changes(&world, &mut table, &libraries)?;
                    continue;
                }
                _ => {}
            }
            for (number, library) in libraries.iter().enumerate() {
                if library.command.is_err() {
                    continue;
                }
                let (world, table) = (&world, &mut table);
                let measured = match measurement {
                    Measurement::Sending => sending::one(world, table, number, library, time),
                    Measurement::Hundred => sending::hundred(world, table, number, library, time),
                    Measurement::Members => sending::members(world, table, number, library),
                    _ => receiving::speakers(world, table, number, library, time),
                };
                match measured {
                    Err(error) if number > 0 => {
                        table.note(format!("{}, {measurement:?}: {error:#}", library.name));
                    }
                    measured => measured?,
                }
            }
        }
    }
    table.budget(sending::SENDING_SHARE, 1.0);
    table.budget(sending::PACING_MEDIAN, 0.2);
    table.budget(sending::PACING_LATE, 2.0);
    table.budget(sending::FIRST_PACKET, 300.0);
    table.budget(&receiving::row(50), 15.0);
    table.budget(receiving::MEMORY, 400.0);
    for row in receiving::rows_of_losses() {
        table.more_is_better(&row);
    }
    table.more_is_better(sending::HUNDRED_HEARD);
    if !table.print() {
        println!("Not all goals are reached.");
    }
    Ok(())
}

/// The libraries, ours first.
fn libraries(arguments: &Arguments) -> Result<Vec<Library>> {
    let text = |path: &PathBuf| {
        path.to_str()
            .map(str::to_owned)
            .context("a path is no text")
    };
    let songbird = match &arguments.songbird {
        Some(program) => Ok(vec![text(program)?]),
        None => Err(arguments.without_songbird.clone()),
    };
    let discordjs = match arguments.discordjs.as_slice() {
        [] => Err(arguments.without_discordjs.clone()),
        words => Ok(words.iter().map(text).collect::<Result<_>>()?),
    };
    let own = vec![text(&std::env::current_exe()?)?, "voice-ours".to_owned()];
    let commands = [
        ("ours", Ok(own)),
        ("songbird", songbird),
        ("discord.js", discordjs),
    ];
    let libraries = commands.map(|(name, command)| Library {
        name: name.to_owned(),
        command,
    });
    Ok(libraries.into())
}

/// How many threads wait for a processor, on average of the last minute.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// Runs our library until the orders end.
pub fn run_ours() -> Result<()> {
    match std::env::var_os("SSL_CERT_FILE") {
        Some(file) => ours::run(file.as_ref()),
        None => bail!("SSL_CERT_FILE has the certificate to trust"),
    }
}
