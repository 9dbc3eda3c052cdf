//! The project's chores, run as `cargo xtask <command>`. Nothing but a Rust toolchain is assumed: what else a chore
//! needs it finds, installs into a cache folder outside the checkout, or names in a clear message.

#![forbid(unsafe_code)]
// A command-line program talks to its user.
#![allow(clippy::print_stdout)]

mod actions;
mod addon;
mod alone;
mod bench;
mod builders;
mod cargo;
mod class_reference;
mod conformance;
mod corpus;
mod demo;
mod docs;
mod events;
mod fuzz;
mod godot;
mod http;
mod lint;
mod process;
mod python;
mod sandbox;
mod test;
mod unavailable;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chores of discord-godot.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the extension into addons/discord/bin, debug and release
    Build {
        /// Only the release library
        #[arg(long, conflicts_with = "debug")]
        release: bool,
        /// Only the debug library (with the sandbox and the class reference)
        #[arg(long)]
        debug: bool,
    },
    /// Run the demo: with DISCORD_TOKEN on Discord, without on a sandbox inside the game
    Demo {
        /// Render the scene without a display and write it as PNG
        #[arg(long, value_name = "FILE")]
        screenshot: Option<PathBuf>,
    },
    /// Run every test, or only some stages of them
    Test {
        /// Only these stages
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<test::Stage>,
    },
    /// Call every method of DiscordREST in Godot, and check what it sends against Discord's OpenAPI file
    Conformance {
        /// The file, openapi.json
        #[arg(long, value_name = "FILE", required_unless_present = "samples")]
        spec: Option<PathBuf>,
        /// Check these recorded requests instead: a JSON list of {route, request}
        #[arg(long, value_name = "FILE", requires = "spec")]
        recording: Option<PathBuf>,
        /// Write the samples as JSON, to be called elsewhere
        #[arg(long, value_name = "FILE")]
        samples: Option<PathBuf>,
        /// Send the samples by the route table alone, which is quicker
        #[arg(long)]
        without_godot: bool,
    },
    /// Check how much of the JSON files in a folder the types keep, field by field
    Corpus {
        /// The folder; folders in it count too
        folder: PathBuf,
        /// Name the type each file was read into
        #[arg(long)]
        all: bool,
    },
    /// Build the site of the guides and the class reference
    Docs,
    /// Write the table of events, signals and tests, docs/events.md
    Events,
    /// Write the schemas of request bodies that the sandbox checks by, out of Discord's specification
    Spec,
    /// Write the actions of the sandbox into docs/sandbox.md and the class reference
    Actions,
    /// Throw made-up and mangled bytes at what reads the network, and run the property tests, with a random seed
    Fuzz {
        /// For each target
        #[arg(long, default_value_t = 20)]
        seconds: u64,
        /// This seed instead of a random one
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Measure the client beside twilight, and an exported game: startup, events a second, memory, frames
    Bench {
        /// Only these measurements
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<bench::Measurement>,
    },
    /// Run a Discord on loopback; its address is the first line
    Sandbox {
        /// Arguments of the sandbox program, such as `--port 0`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Zip the addon, ready to be unpacked into a project
    Package,
    /// Check formatting, lints, licences and the arrows between the rooms
    Lint {
        /// Only these checks
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<lint::Check>,
    },
    /// Find Godot, or install it, and print where it is
    Godot,
}

fn main() -> ExitCode {
    process::kill_children_on_interrupt();
    match run(Arguments::parse().chore) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> anyhow::Result<ExitCode> {
    match chore {
        Chore::Build { release, debug } => {
            if !release {
                addon::build::build(addon::Profile::Debug, addon::Selection::Alone)?;
            }
            if !debug {
                addon::build::build(addon::Profile::Release, addon::Selection::Alone)?;
            }
        }
        Chore::Demo { screenshot } => return demo::run(screenshot.as_deref()),
        Chore::Test { only } => return Ok(test::run(&only)),
        Chore::Conformance {
            spec,
            recording,
            samples,
            without_godot,
        } => {
            let (spec, recording) = (spec.as_deref(), recording.as_deref());
            return conformance::run(spec, recording, samples.as_deref(), without_godot);
        }
        Chore::Corpus { folder, all } => return corpus::run(&folder, all),
        Chore::Docs => {
            // The tests write the same pages.
            let _alone = alone::alone("tests")?;
            docs::run()?;
        }
        Chore::Events => events::write()?,
        Chore::Spec => return conformance::reduce(),
        Chore::Actions => actions::write()?,
        Chore::Bench { only } => bench::run(&only)?,
        Chore::Fuzz { seconds, seed } => return fuzz::run(seconds, seed),
        Chore::Sandbox { arguments } => return sandbox::run(&arguments),
        Chore::Package => println!(
            "{}",
            addon::package::package(addon::Selection::Alone)?.display()
        ),
        Chore::Lint { only } => return Ok(lint::run(&only)),
        Chore::Godot => println!("{}", godot::find_or_install()?.editor.display()),
    }
    Ok(ExitCode::SUCCESS)
}
