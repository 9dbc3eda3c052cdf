//! What sending costs, how steady it is, and what changes of the call do to it.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::program::{Library, Program};
use super::table::Table;
use super::world::{Bot, Call, Seen, World};

/// How long the first sound may take.
const FIRST: Duration = Duration::from_secs(15);
/// The sound that is not measured, at the beginning.
const WARM_UP: Duration = Duration::from_secs(2);
/// How many guilds hear the same music.
const GUILDS: usize = 100;
/// How many members join and leave, and the time between two of them.
const MEMBERS: usize = 50;
const MEMBER_STEP: Duration = Duration::from_millis(200);
/// How often another member joins and leaves, and the time between the two.
const CHANGES: usize = 60;
const CHANGE_STEP: Duration = Duration::from_millis(500);

/// How long the sandbox may take to count what has arrived, after it had much to do.
const SETTLE: Duration = Duration::from_secs(3);

/// A frame.
const FRAME: f64 = 0.02;

/// A library that sends in one or several calls.
struct Sender {
    calls: Vec<Call>,
    bot: Bot,
    program: Program,
}

impl Sender {
    /// Begins to send, and waits until that is heard in all calls.
    fn start(world: &World, library: &Library, music: &str, calls: Vec<Call>) -> Result<Sender> {
        let mut bot = world.bot(&calls)?;
        let mut program = Program::start(library, &world.certificate)?;
        program.order(music)?;
        // Until the file is read.
        program.heard()?;
        bot.join(&mut program)?;
        let sender = Sender {
            calls,
            bot,
            program,
        };
        let started = Instant::now();
        let is_heard = |seen: &Seen| seen.audible > 0;
        loop {
            let seen = world.seen(&sender.bot)?;
            if seen.len() == sender.calls.len() && seen.iter().all(is_heard) {
                sleep(WARM_UP);
                return Ok(sender);
            }
            ensure!(
                started.elapsed() < FIRST,
                "nothing is heard after {FIRST:?}"
            );
            sleep(Duration::from_millis(200));
        }
    }

    /// What the server has received, and when.
    fn snapshot(&self, world: &World) -> Result<Snapshot> {
        let at = Instant::now();
        let processor = self.program.process.processor();
        let seen = world.seen(&self.bot)?;
        Ok(Snapshot {
            at,
            processor,
            packets: seen.iter().map(|seen| seen.packets).sum(),
            audible: seen.iter().map(|seen| seen.audible).sum(),
            first: *seen.first().context("the bot is not connected")?,
        })
    }

    /// Ends it, so that it does not disturb what follows.
    fn end(self, world: &World) -> Result<()> {
        drop(self.program);
        world.end(self.bot)
    }
}

struct Snapshot {
    at: Instant,
    processor: Duration,
    /// Packets that arrived, on all connections.
    packets: u64,
    /// Those of them that the others could hear.
    audible: u64,
    /// The first connection.
    first: Seen,
}

/// Adds the frames that were to be heard since then, and were not, and those of them that were not even sent. It is exact to a frame or two.
fn add_lost(table: &mut Table, number: usize, when: &str, before: &Snapshot, after: &Snapshot) {
    let expected = after.at.duration_since(before.at).as_secs_f64() / FRAME;
    let without = |packets: u64| (expected - packets as f64).round().max(0.0);
    let name = format!("{when}: lost frames");
    table.add(&name, 0, number, without(after.audible - before.audible));
    let name = format!("{when}: of these not sent");
    table.add(&name, 0, number, without(after.packets - before.packets));
}

/// One connection, whose sound the library encodes.
pub fn one(
    world: &World,
    table: &mut Table,
    number: usize,
    library: &Library,
    time: Duration,
) -> Result<()> {
    let music = format!("pcm {}", world.pcm.display());
    let sender = Sender::start(world, library, &music, world.calls(1, 1)?)?;
    let before = sender.snapshot(world)?;
    sleep(time);
    let after = sender.snapshot(world)?;
    let frames = (after.audible - before.audible) as f64;
    let elapsed = after.at.duration_since(before.at).as_secs_f64();
    let processor = (after.processor - before.processor).as_secs_f64();
    ensure!(
        frames > elapsed / FRAME * 0.9,
        "only {frames} of {:.0} frames were heard",
        elapsed / FRAME
    );
    let [median, late, most] = after.first.pacing.context("no pacing")?;
    table.add(
        "sending: µs of processor time a frame",
        0,
        number,
        processor * 1e6 / frames,
    );
    table.add(SENDING_SHARE, 2, number, processor * 100.0 / elapsed);
    table.add(PACING_MEDIAN, 2, number, median);
    table.add(PACING_LATE, 2, number, late);
    table.add("pacing: greatest error, ms", 1, number, most);
    let first = after.first.first_audible_ms.context("no first packet")?;
    table.add(FIRST_PACKET, 0, number, first);
    sender.end(world)
}

pub const SENDING_SHARE: &str = "sending: % of a core";
pub const PACING_MEDIAN: &str = "pacing: median error, ms";
pub const PACING_LATE: &str = "pacing: 99.9th percentile, ms";
pub const FIRST_PACKET: &str = "from joining to the first audible packet, ms";
pub const HUNDRED_HEARD: &str = "100 connections, the same Opus file: % heard";

/// Many connections, with the same music as packets, which are only encrypted.
pub fn hundred(
    world: &World,
    table: &mut Table,
    number: usize,
    library: &Library,
    time: Duration,
) -> Result<()> {
    let music = format!("dca {}", world.dca.display());
    let sender = Sender::start(world, library, &music, world.calls(GUILDS, 1)?)?;
    let before = sender.snapshot(world)?;
    sleep(time);
    let after = sender.snapshot(world)?;
    let frames = (after.audible - before.audible) as f64;
    let expected = after.at.duration_since(before.at).as_secs_f64() / FRAME * GUILDS as f64;
    let processor = (after.processor - before.processor).as_secs_f64();
    let name = format!("{GUILDS} connections, the same Opus file: µs a frame");
    table.add(&name, 1, number, processor * 1e6 / frames);
    table.add(HUNDRED_HEARD, 1, number, frames * 100.0 / expected);
    sender.end(world)
}

/// Many members join, and leave again.
pub fn members(world: &World, table: &mut Table, number: usize, library: &Library) -> Result<()> {
    let music = format!("pcm {}", world.pcm.display());
    let sender = Sender::start(world, library, &music, world.calls(1, MEMBERS + 1)?)?;
    let before = sender.snapshot(world)?;
    let call = &sender.calls[0];
    let mut step = Steps::new(MEMBER_STEP);
    for member in 1..=MEMBERS {
        world.enter(call, member)?;
        step.wait();
    }
    for member in 1..=MEMBERS {
        world.leave(call, member)?;
        step.wait();
    }
    sleep(SETTLE);
    let after = sender.snapshot(world)?;
    let [median, late, most] = after.first.pacing.context("no pacing")?;
    let when = format!("while {MEMBERS} members join and leave");
    let name = |figure: &str| format!("{when}: {figure}");
    table.add(&name("median error, ms"), 2, number, median);
    table.add(&name("99.9th percentile, ms"), 2, number, late);
    table.add(&name("greatest error, ms"), 1, number, most);
    add_lost(table, number, &when, &before, &after);
    sender.end(world)
}

/// Another member joins and leaves again and again. All libraries send at the same time, in calls of their own.
pub fn changes(world: &World, table: &mut Table, libraries: &[Library]) -> Result<()> {
    let music = format!("pcm {}", world.pcm.display());
    let mut senders: Vec<(usize, Sender)> = Vec::new();
    for (number, library) in libraries.iter().enumerate() {
        if library.command.is_err() {
            continue;
        }
        match Sender::start(world, library, &music, world.calls(1, 2)?) {
            Err(error) if number > 0 => {
                table.note(format!("{}, Changes: {error:#}", library.name));
            }
            sender => senders.push((number, sender?)),
        }
    }
    let snapshots = |senders: &[(usize, Sender)]| -> Result<Vec<Snapshot>> {
        let senders = senders.iter();
        senders.map(|(_, sender)| sender.snapshot(world)).collect()
    };
    let before = snapshots(&senders)?;
    let mut step = Steps::new(CHANGE_STEP);
    for _ in 0..CHANGES {
        for (_, sender) in &senders {
            world.enter(&sender.calls[0], 1)?;
        }
        step.wait();
        for (_, sender) in &senders {
            world.leave(&sender.calls[0], 1)?;
        }
        step.wait();
    }
    sleep(SETTLE);
    let after = snapshots(&senders)?;
    let when = format!("while a member joins and leaves {CHANGES} times");
    for ((number, sender), (before, after)) in senders.into_iter().zip(before.iter().zip(&after)) {
        add_lost(table, number, &when, before, after);
        sender.end(world)?;
    }
    Ok(())
}

/// Steps at equal distances, however long the work between them takes.
struct Steps {
    next: Instant,
    length: Duration,
}

impl Steps {
    fn new(length: Duration) -> Steps {
        Steps {
            next: Instant::now() + length,
            length,
        }
    }

    fn wait(&mut self) {
        sleep(self.next.saturating_duration_since(Instant::now()));
        self.next += self.length;
    }
}
