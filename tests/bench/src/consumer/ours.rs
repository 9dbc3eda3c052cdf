//! Our client, used as in a game but without Godot: the gateway and the decoding run in the background, the commits on this
//! thread.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use discord_cache::{Cache, CacheSettings};
use discord_client::{Client, ClientEvent, Config};
use discord_model::{Intents, Token};

use super::{Report, Task, Watch};
use crate::server;
use crate::usage::Process;

/// The pause after which an empty event queue is polled again: much less than a frame.
const PAUSE: Duration = Duration::from_micros(500);

pub fn run(task: &Task) -> Result<Report> {
    // As much as twilight caches: all of it, and 100 messages in each channel however many channels there are.
    let mut cache = Cache::new(CacheSettings {
        messages: usize::MAX,
        members: usize::MAX,
        presences: usize::MAX,
        ..CacheSettings::default()
    });
    let watch = Watch::start();
    let mut client = Client::new(Config {
        api_url: format!("http://{}/api/v10", task.address),
        ..Config::new(Token::new("bench"), Intents::all())
    })
    .map_err(|failure| anyhow!("{failure:?}"))?;
    client.login();
    commit(&mut client, &mut cache, task.startup)?;
    let (startup, startup_cpu) = watch.stop();
    let startup_memory = Process::own().resident();
    let watch = Watch::start();
    server::request_events(&task.address)?;
    commit(&mut client, &mut cache, task.events)?;
    let (events, events_cpu) = watch.stop();
    let dropped = client.take_dropped();
    if dropped > 0 {
        bail!("{dropped} events were dropped");
    }
    let memory = Process::own().resident();
    Ok(Report {
        startup,
        events,
        startup_cpu,
        events_cpu,
        startup_memory,
        memory,
        kept: [
            cache.guilds().map(|guild| guild.members().len()).sum(),
            cache.guilds().map(|guild| guild.presences().len()).sum(),
            cache.message_count(),
        ],
    })
}

/// Commits `expected` events.
fn commit(client: &mut Client, cache: &mut Cache, mut expected: usize) -> Result<()> {
    // As a game in which nobody listens to raw events says in every frame.
    client.want_raw(false);
    while expected > 0 {
        match client.receive() {
            None => sleep(PAUSE),
            Some(ClientEvent::Event {
                prepared: Some(event),
                ..
            }) => {
                std::hint::black_box(cache.commit(event));
                drop(cache.take_deferred_drop());
                expected -= 1;
            }
            Some(ClientEvent::Warning(text)) => bail!("{text}"),
            Some(ClientEvent::Failed(failure)) => bail!("{failure:?}"),
            Some(ClientEvent::ShardDisconnected { .. }) => bail!("the connection was lost"),
            Some(_) => {}
        }
    }
    Ok(())
}
