//! twilight's gateway and in-memory cache, used as in its documentation.

use anyhow::{Result, bail};
use twilight_cache_inmemory::{DefaultInMemoryCache, ResourceType};
use twilight_gateway::{ConfigBuilder, Event, EventTypeFlags, Intents, Shard, ShardId, StreamExt};

use super::{Report, Task, Watch};
use crate::server;
use crate::usage::Process;

pub fn run(task: &Task) -> Result<Report> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(measure(task))
}

async fn measure(task: &Task) -> Result<Report> {
    let cache = DefaultInMemoryCache::builder()
        .resource_types(ResourceType::all())
        .build();
    let watch = Watch::start();
    let config = ConfigBuilder::new("bench".to_owned(), Intents::all())
        .proxy_url(format!("ws://{}", task.address))
        .build();
    let mut shard = Shard::with_config(ShardId::ONE, config);
    update(&mut shard, &cache, task.startup).await?;
    let (startup, startup_cpu) = watch.stop();
    let startup_memory = Process::own().resident();
    let watch = Watch::start();
    server::request_events(&task.address)?;
    update(&mut shard, &cache, task.events).await?;
    let (events, events_cpu) = watch.stop();
    let memory = Process::own().resident();
    let stats = cache.stats();
    Ok(Report {
        startup,
        events,
        startup_cpu,
        events_cpu,
        startup_memory,
        memory,
        kept: [
            stats.members(),
            stats.presences(),
            cache.iter().messages().count(),
        ],
    })
}

/// Updates the cache with the given number of events.
async fn update(
    shard: &mut Shard,
    cache: &DefaultInMemoryCache,
    mut expected: usize,
) -> Result<()> {
    while expected > 0 {
        let Some(event) = shard.next_event(EventTypeFlags::all()).await else {
            bail!("the shard ended");
        };
        let event = event?;
        cache.update(&event);
        match event {
            Event::GatewayClose(_) => bail!("the connection was lost"),
            Event::GatewayHello(_) | Event::GatewayHeartbeatAck | Event::GatewayHeartbeat => {}
            _ => expected -= 1,
        }
    }
    Ok(())
}
