//! Voice clients of other libraries in calls of a sandbox, among themselves and with the library of this repository: everybody says a
//! tone of 30 seconds, in all calls at the same time. Prints `PASS` for each call in which everything arrived.
//!
//! `voice_strangers FOLDER NAME COMMAND…` for each library, with `--` between them. Files are written to the folder.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the whole program is a test"
)]

mod ours;
mod sound;
mod stranger;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use discord_engine_tests::act;
use discord_sandbox::{Config, LimitMode, Sandbox};
use discord_voice::connection::VoiceEngine;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use ours::Ours;
use stranger::{Command, Stranger};

/// How many packets everybody sends.
const PACKETS: usize = 1500;
const FREQUENCY: f64 = 1000.0;
/// The least signal-to-noise ratio of what arrives, in decibels.
const MIN_SNR: f64 = 25.0;
/// The library here.
const OURS: &str = "ours";
/// Who meets whom.
const CALLS: [[&str; 2]; 5] = [
    ["discord.js", "discord.js"],
    ["discord.py", "disnake"],
    [OURS, "discord.js"],
    [OURS, "discord.py"],
    [OURS, "disnake"],
];
/// How long programs may take to start on a busy machine, and to speak.
const LIMIT: Duration = Duration::from_secs(120);
/// How long the last packets may take.
const TAIL: Duration = Duration::from_millis(700);

/// What all calls share.
struct World {
    sandbox: Sandbox,
    runtime: Runtime,
    engine: VoiceEngine,
    commands: Vec<Command>,
    folder: PathBuf,
    spoken: Vec<Vec<u8>>,
}

/// Somebody in a call.
struct Participant {
    name: String,
    user: u64,
    client: Client,
}

enum Client {
    Ours(Box<Ours>),
    Stranger(Stranger),
}

impl Client {
    /// Does what is to be done now. Returns whether all was said.
    fn step(&mut self) -> bool {
        match self {
            Client::Ours(ours) => ours.step(),
            Client::Stranger(stranger) => stranger.step(),
        }
    }

    /// The privacy code that the client has.
    fn code(&mut self) -> Option<String> {
        match self {
            Client::Ours(ours) => ours.code(),
            Client::Stranger(stranger) => stranger.code(),
        }
    }

    fn speak(&mut self) {
        match self {
            Client::Ours(ours) => ours.speak(&sound::tone(FREQUENCY, PACKETS)),
            Client::Stranger(stranger) => stranger.speak(),
        }
    }

    /// The samples that were heard, and how many packets were lost.
    fn finish(self, spoken: &[Vec<u8>], from_stranger: bool) -> (Vec<f64>, u64) {
        match self {
            Client::Ours(ours) => ours.finish(),
            Client::Stranger(stranger) => {
                let heard = sound::read_packets(&stranger.finish());
                if from_stranger {
                    // Strangers send the packets as they are.
                    let end = spoken.get(spoken.len() - heard.len()..);
                    assert_eq!(end, Some(&heard[..]), "the packets were changed");
                }
                let lost = PACKETS as u64 - heard.len() as u64;
                (sound::decode(&heard), lost)
            }
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap());
    let arguments: Vec<String> = arguments.collect();
    let commands = arguments.split(|argument| argument == "--");
    let sandbox = Sandbox::start(Config {
        limits: LimitMode::Off,
        ..Config::default()
    });
    let world = World {
        sandbox: sandbox.unwrap(),
        runtime: Runtime::new().unwrap(),
        engine: VoiceEngine::start().unwrap(),
        commands: commands.map(Command::new).collect(),
        spoken: sound::encode(&sound::tone(FREQUENCY, PACKETS)),
        folder,
    };
    let certificate = world.sandbox.voice_certificate().unwrap();
    std::fs::write(world.folder.join("ca.pem"), certificate).unwrap();
    sound::write_packets(&world.folder.join("spoken"), &world.spoken);

    let known = |name: &&str| *name == OURS || world.commands.iter().any(|it| it.name == **name);
    let calls = CALLS.iter().filter(|names| names.iter().all(known));
    let world = &world;
    let passed: Vec<bool> = thread::scope(|scope| {
        let calls: Vec<_> = calls
            .enumerate()
            .map(|(number, names)| (names, scope.spawn(move || hold_call(world, number, names))))
            .collect();
        let results = calls.into_iter().map(|([one, other], call)| {
            // The reason has been printed.
            let report = call.join().ok();
            let (word, text) = match &report {
                Some(report) => ("PASS", report.as_str()),
                None => ("FAIL", "see above"),
            };
            println!("{word} {one} and {other}: {text}");
            report.is_some()
        });
        results.collect()
    });
    ExitCode::from(u8::from(passed.contains(&false)))
}

/// Holds a call of two. Returns what was measured.
///
/// # Panics
/// If not everything arrives.
fn hold_call(world: &World, number: usize, names: &[&str; 2]) -> String {
    let sandbox = &world.sandbox;
    let guild = act(
        sandbox,
        "create_guild",
        json!({ "name": format!("Call {number}") }),
    );
    let channel = voice_channel(sandbox, &guild["id"]);
    let host = act(sandbox, "add_user", json!({ "guilds": [guild["id"]] }));
    let place = json!({ "guild": guild["id"], "user": host["id"], "channel": channel });
    act(sandbox, "set_voice_state", place);
    let bots = [0, 1].map(|_| act(sandbox, "add_bot", json!({ "guilds": [guild["id"]] })));
    let users = [0, 1].map(|at: usize| id(&bots[at]["user"]["id"]));
    let mut participants: Vec<Participant> = [0, 1]
        .map(|at: usize| {
            let token = bots[at]["token"].as_str().unwrap();
            let client = match names[at] {
                OURS => {
                    let place = (id(&guild["id"]), channel.parse().unwrap());
                    Client::Ours(Box::new(Ours::join(world, token, users[at], place)))
                }
                name => {
                    let command = world.commands.iter().find(|it| it.name == name).unwrap();
                    let heard = world.folder.join(format!("heard-{number}-{at}"));
                    let other = users[1 - at].to_string();
                    let spoken = world.folder.join("spoken");
                    let ca = world.folder.join("ca.pem");
                    let place = [&sandbox.url(), token, &channel, &other];
                    Client::Stranger(Stranger::start(command, place, &spoken, heard, &ca))
                }
            };
            Participant {
                name: names[at].to_owned(),
                user: users[at],
                client,
            }
        })
        .into();

    // Until all are in the call.
    let started = Instant::now();
    loop {
        assert!(started.elapsed() < LIMIT, "{names:?} are not in one call");
        let codes: Vec<_> = participants.iter_mut().map(|it| it.client.code()).collect();
        let seen = seen(sandbox, &users);
        let of_server = seen.iter().map(|seen| seen["privacy_code"].as_str());
        let all: Vec<_> = codes
            .iter()
            .map(Option::as_deref)
            .chain(of_server)
            .collect();
        if all.len() == 4 && all[0].is_some() && all.iter().all(|code| *code == all[0]) {
            break;
        }
        step_for(&mut participants, Duration::from_millis(200));
    }
    participants.iter_mut().for_each(|it| it.client.speak());
    let started = Instant::now();
    while !step(&mut participants) {
        assert!(started.elapsed() < LIMIT, "{names:?} do not end");
        thread::sleep(Duration::from_millis(1));
    }
    step_for(&mut participants, TAIL);

    let seen = seen(sandbox, &users);
    let mut report = Vec::new();
    for (at, participant) in participants.into_iter().enumerate() {
        let (own, other) = (&seen[at], &seen[1 - at]);
        assert_eq!(own["user_id"], json!(participant.user.to_string()));
        let number = |field: &str| own[field].as_u64().unwrap();
        // A packet may overtake Speaking, and is dropped then.
        let sent = number("packets") + number("unannounced") - number("silent");
        assert_eq!((sent, number("missing")), (PACKETS as u64, 0), "{own}");
        assert_eq!(
            number("encrypted"),
            number("packets") - number("silent"),
            "{own}"
        );
        assert!(own["snr"].as_f64() >= Some(MIN_SNR), "{own}");
        let from_stranger = names[1 - at] != OURS;
        let (samples, lost) = participant.client.finish(&world.spoken, from_stranger);
        let dropped = other["unannounced"].as_u64().unwrap();
        assert!(lost <= dropped, "{} lost {lost}", participant.name);
        let snr = sound::snr(&samples);
        assert!(snr >= MIN_SNR, "{} hears {snr} dB", participant.name);
        report.push(format!(
            "{} hears {snr:.1} dB, {lost} lost",
            participant.name
        ));
    }
    report.join("; ")
}

/// What the server has received of these users.
fn seen(sandbox: &Sandbox, users: &[u64]) -> Vec<Value> {
    let clients = act(sandbox, "voice_clients", json!({}));
    let of = |user: &u64| {
        let mut clients = clients.as_array().unwrap().iter();
        clients
            .find(|client| id(&client["user_id"]) == *user)
            .cloned()
    };
    users.iter().filter_map(of).collect()
}

/// Lets all do what is to be done. Returns whether everybody has said everything.
fn step(participants: &mut [Participant]) -> bool {
    let steps = participants.iter_mut().map(|it| it.client.step());
    // Nobody may be left out.
    steps.filter(|is_done| !is_done).count() == 0
}

fn step_for(participants: &mut [Participant], time: Duration) {
    let started = Instant::now();
    while started.elapsed() < time {
        step(participants);
        thread::sleep(Duration::from_millis(1));
    }
}

/// The id of the voice channel of a guild.
fn voice_channel(sandbox: &Sandbox, guild: &Value) -> String {
    let state = act(sandbox, "state", json!({}));
    let channels = state["channels"].as_array().unwrap();
    let is_it = |channel: &&Value| channel["guild_id"] == *guild && channel["type"] == 2;
    let channel = channels.iter().find(is_it).unwrap();
    channel["id"].as_str().unwrap().to_owned()
}

fn id(value: &Value) -> u64 {
    value.as_str().unwrap().parse().unwrap()
}
