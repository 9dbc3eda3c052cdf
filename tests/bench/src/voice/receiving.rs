//! What receiving costs, and what is heard over a bad network.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;

use super::music::{self, TONE};
use super::program::{Library, Program};
use super::table::Table;
use super::world::{Bot, World};

/// How many speak at the same time.
const SPEAKERS: [usize; 3] = [1, 10, 50];
/// The sound that is not measured, at the beginning and at the end.
const WARM_UP: Duration = Duration::from_secs(2);
/// How long the last packets may take.
const TAIL: Duration = Duration::from_secs(2);
/// The share of the packets that are lost, in percent, and the longest delay.
const LOSSES: [u32; 4] = [0, 1, 5, 20];
const JITTER_MS: u32 = 50;
/// A library that is heard for less of the time, in percent, does not receive properly, whatever the network does.
const LEAST_AUDIBLE: f64 = 50.0;

pub const MEMORY: &str = "memory of a speaker, KB";

/// The row for so many speakers.
pub fn row(speakers: usize) -> String {
    format!("receiving {speakers} at once to PCM: % of a core")
}

/// The rows for this share of lost packets.
fn rows_of_loss(loss: u32) -> [String; 2] {
    ["audible", "without a break"]
        .map(|what| format!("{loss} % lost, {JITTER_MS} ms jitter: % of the time {what}"))
}

/// The rows for all shares of lost packets.
pub fn rows_of_losses() -> impl Iterator<Item = String> {
    LOSSES.into_iter().flat_map(rows_of_loss)
}

/// Several people speak, and all are decoded.
pub fn speakers(
    world: &World,
    table: &mut Table,
    number: usize,
    library: &Library,
    time: Duration,
) -> Result<()> {
    let most = SPEAKERS[SPEAKERS.len() - 1];
    let calls = world.calls(1, most)?;
    let call = &calls[0];
    for user in 1..most {
        world.enter(call, user)?;
    }
    let mut bot = world.bot(&calls)?;
    let mut program = Program::start(library, &world.certificate)?;
    program.order("listen")?;
    bot.join(&mut program)?;
    sleep(WARM_UP);
    let mut resident = Vec::new();
    for speakers in SPEAKERS {
        for user in 0..speakers {
            let frequency = 200.0 + 20.0 * user as f64;
            world.speak(call, user, frequency, time + WARM_UP * 2)?;
        }
        sleep(WARM_UP);
        let (began, processor) = (Instant::now(), program.process.processor());
        let heard = program.heard()?;
        sleep(time);
        let processor = program.process.processor() - processor;
        let elapsed = began.elapsed().as_secs_f64();
        let heard = (program.heard()? - heard) as f64;
        let spoken = elapsed / 0.02 * speakers as f64;
        resident.push(program.process.resident() as f64);
        ensure!(
            heard > spoken * 0.8,
            "of {speakers} people only {:.1} % was heard",
            heard * 100.0 / spoken
        );
        table.add(
            &row(speakers),
            1,
            number,
            processor.as_secs_f64() * 100.0 / elapsed,
        );
        sleep(WARM_UP + TAIL);
    }
    let grown = resident[SPEAKERS.len() - 1] - resident[0];
    table.add(
        MEMORY,
        0,
        number,
        grown / (most - SPEAKERS[0]) as f64 / 1000.0,
    );
    drop(program);
    world.end(bot)
}

/// Somebody speaks over a network that loses and delays packets. All libraries listen to the same person.
pub fn losses(
    world: &World,
    table: &mut Table,
    libraries: &[Library],
    time: Duration,
) -> Result<()> {
    for loss in LOSSES {
        let calls = world.calls(1, 1)?;
        let mut listeners: Vec<(usize, Program, Bot)> = Vec::new();
        for (number, library) in libraries.iter().enumerate() {
            if library.command.is_err() {
                continue;
            }
            let mut bot = world.bot(&calls)?;
            let mut program = Program::start(library, &world.certificate)?;
            program.order(&format!(
                "record {}",
                world.file(&number.to_string()).display()
            ))?;
            bot.join(&mut program)?;
            listeners.push((number, program, bot));
        }
        sleep(WARM_UP);
        let share = f64::from(loss) / 100.0;
        world.act(
            "disturb_voice",
            json!({ "loss": share, "jitter_ms": JITTER_MS }),
        )?;
        world.speak(&calls[0], 0, TONE, time)?;
        sleep(time + TAIL);
        world.act("disturb_voice", json!({}))?;
        for (number, mut program, bot) in listeners {
            // Until the file is written.
            program.heard()?;
            let heard = music::heard(&std::fs::read(world.file(&number.to_string()))?);
            let percent = |seconds: f64| seconds * 100.0 / time.as_secs_f64();
            let [audible_row, clean_row] = rows_of_loss(loss);
            let audible = percent(heard.audible);
            if number > 0 && audible < LEAST_AUDIBLE {
                let library = &libraries[number].name;
                table.note(format!("{library}, Losses: only {audible:.1} % was heard"));
            } else {
                table.add(&audible_row, 1, number, audible);
                table.add(&clean_row, 1, number, percent(heard.clean));
            }
            drop(program);
            world.end(bot)?;
        }
    }
    Ok(())
}
