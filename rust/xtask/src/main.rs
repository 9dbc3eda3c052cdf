//! The project's tasks, run as `cargo xtask <task>`. Only a Rust toolchain is required. A task finds the other programs it
//! needs, installs them into a cache folder outside the checkout, or fails with a message that says what to install.

#![forbid(unsafe_code)]
// A command-line program talks to its user.
#![allow(clippy::print_stdout)]

mod actions;
mod addon;
mod bench;
mod builders;
mod cargo;
mod class_reference;
mod conformance;
mod corpus;
mod correspondence;
mod debian;
mod demo;
mod docs;
mod events;
mod fuzz;
mod godot;
mod http;
mod lint;
mod lock;
mod missing_requirement;
mod process;
mod python;
mod release_notes;
mod sandbox;
mod suites;
mod test;
mod third_party;
mod wine;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Build, test and check discord-godot.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the extension into addons/discord/bin, debug and release
    Build {
        /// Build only the release library
        #[arg(long, conflicts_with = "debug")]
        release: bool,
        /// Build only the debug library (with the sandbox and the class reference)
        #[arg(long)]
        debug: bool,
        /// Build for these targets of Rust instead of this machine, both libraries as they are distributed
        #[arg(long, value_name = "TRIPLE", value_delimiter = ',')]
        target: Vec<addon::Target>,
    },
    /// Run the demo project, on Discord if DISCORD_TOKEN is set, otherwise on a sandbox inside the game
    Demo {
        /// Render the scene without a display, and write it to a PNG file
        #[arg(long, value_name = "FILE")]
        screenshot: Option<PathBuf>,
    },
    /// Run the tests
    Test {
        /// Run only these stages
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<test::Stage>,
        /// Run every stage, those included that only run when they are named
        #[arg(long, conflicts_with = "only")]
        all: bool,
        /// Run only the tests in Godot whose `suite.test` contains one of these names, in the stages godot and arm64
        #[arg(long, value_name = "NAME", value_delimiter = ',')]
        suites: Vec<String>,
    },
    /// Check the requests of every DiscordREST method against Discord's OpenAPI specification
    Conformance {
        /// Path of the specification, openapi.json
        #[arg(long, value_name = "FILE", required_unless_present = "samples")]
        spec: Option<PathBuf>,
        /// Check recorded requests instead: a JSON list of {route, request}
        #[arg(long, value_name = "FILE", requires = "spec")]
        recording: Option<PathBuf>,
        /// Write the sample calls as JSON, for use by another program
        #[arg(long, value_name = "FILE")]
        samples: Option<PathBuf>,
        /// Send the samples through the route table without Godot, which is faster
        #[arg(long)]
        without_godot: bool,
    },
    /// Report the fields of JSON files that the model types do not keep
    Corpus {
        /// Folder with JSON files, searched recursively
        folder: PathBuf,
        /// Print the type that each file was decoded as
        #[arg(long)]
        all: bool,
    },
    /// Build the documentation site: the guides and the class reference
    Docs,
    /// Generate docs/events.md, the table of events, signals and tests
    Events,
    /// Generate the request body schemas of the sandbox from Discord's specification
    Spec,
    /// Generate the list of sandbox actions in docs/sandbox.md and in the class reference
    Actions,
    /// Fuzz the decoders of network data and run the property tests, with a random seed
    Fuzz {
        /// How long to fuzz each target
        #[arg(long, default_value_t = 20)]
        seconds: u64,
        /// Use this seed instead of a random one
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Run the benchmarks: the client compared with twilight, voice compared with songbird and discord.js, and an exported game
    Bench {
        /// Run only these benchmarks
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<bench::Benchmark>,
        /// How long each measurement of voice takes
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// How often voice is measured. The figures are the medians
        #[arg(long, default_value_t = 1)]
        repeats: u64,
    },
    /// Run the sandbox, a Discord server on loopback, and print its URL
    Sandbox {
        /// Arguments for the sandbox program, such as `--port 0`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Package the addon as a zip file that can be unpacked into a project
    Package {
        /// Pack the libraries of these targets of Rust. By default those of this machine, or with --prebuilt all
        #[arg(long, value_name = "TRIPLE", value_delimiter = ',')]
        targets: Vec<addon::Target>,
        /// Pack the libraries in addons/discord/bin, and fail if one is missing
        #[arg(long)]
        prebuilt: bool,
    },
    /// Collect the licenses of everything in the libraries in addons/discord/THIRD_PARTY.txt
    ThirdParty,
    /// Print what CHANGELOG.md says about a version, and fail if the tag is not that of this version
    ReleaseNotes {
        /// The tag of the release, such as v1.0.0
        #[arg(long)]
        tag: Option<String>,
    },
    /// Check formatting, lints, licenses, dependencies between crates, and wording
    Lint {
        /// Run only these checks
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<lint::Check>,
    },
    /// Print the path of the Godot that is used, and install one if there is none
    Godot,
}

fn main() -> ExitCode {
    process::kill_children_on_interrupt();
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    match task {
        Task::Build {
            release,
            debug,
            target,
        } => build(!release, !debug, &target)?,
        Task::Demo { screenshot } => return demo::run(screenshot.as_deref()),
        Task::Test { only, all, suites } => {
            let selection = match only.as_slice() {
                [] if all => test::Selection::All,
                [] => test::Selection::Default,
                stages => test::Selection::Only(stages),
            };
            return Ok(test::run(selection, &suites));
        }
        Task::Conformance {
            spec,
            recording,
            samples,
            without_godot,
        } => {
            let (spec, recording) = (spec.as_deref(), recording.as_deref());
            return conformance::run(spec, recording, samples.as_deref(), without_godot);
        }
        Task::Corpus { folder, all } => return corpus::run(&folder, all),
        Task::Docs => {
            // The tests write the same pages, so both hold the same lock.
            let _lock = lock::acquire("tests")?;
            docs::run()?;
        }
        Task::Events => events::write()?,
        Task::Spec => return conformance::write_request_schemas(),
        Task::Actions => actions::write()?,
        Task::Bench {
            only,
            seconds,
            repeats,
        } => bench::run(&only, seconds, repeats)?,
        Task::Fuzz { seconds, seed } => return fuzz::run(seconds, seed),
        Task::Sandbox { arguments } => return sandbox::run(&arguments),
        Task::Package { targets, prebuilt } => {
            let package = match (prebuilt, targets.as_slice()) {
                (true, targets) => addon::package::package_prebuilt(targets)?,
                (false, []) => addon::package::package(&[addon::Target::host()?])?,
                (false, targets) => addon::package::package(targets)?,
            };
            for zip in [
                Some(package.complete),
                Some(package.runtime),
                package.symbols,
            ]
            .into_iter()
            .flatten()
            {
                println!("{}", zip.display());
            }
        }
        Task::ThirdParty => third_party::write()?,
        Task::ReleaseNotes { tag } => print!("{}", release_notes::read(tag.as_deref())?),
        Task::Lint { only } => return Ok(lint::run(&only)),
        Task::Godot => println!("{}", godot::find_or_install()?.editor.display()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds the libraries for this machine: the debug library fast, for development, and the release library as it is distributed. For
/// given targets, both as they are distributed, and checked.
fn build(debug: bool, release: bool, targets: &[addon::Target]) -> anyhow::Result<()> {
    use addon::{Profile, Selection, Target, build};
    match targets {
        [] => {
            if debug {
                build::development(Selection::Package)?;
            }
            if release {
                build::distribution(&[Target::host()?], Profile::Release)?;
            }
        }
        targets => {
            for (profile, is_wanted) in [(Profile::Debug, debug), (Profile::Release, release)] {
                if is_wanted {
                    addon::library::check(&build::release(targets, profile)?)?;
                }
            }
        }
    }
    Ok(())
}
