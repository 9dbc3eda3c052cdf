//! The running shards of a login. Sends each command to its shard.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discord_gateway::{Command, ReconnectRequest, SendError, Shard, UpdatePresence};
use discord_model::Id;

use crate::runtime;
use crate::saved_session::SavedSession;
use crate::shard_set::shard_of_guild;

/// The shards of a login that run here. Most bots have one; Discord requires more of large bots.
#[derive(Debug, Default)]
pub(crate) struct RunningShards(Mutex<RunningState>);

#[derive(Debug, Default)]
struct RunningState {
    running: BTreeMap<u32, Shard>,
    /// The number of shards of the bot, including those of other processes.
    shard_count: u32,
    closed: bool,
    /// The presence that was set before there was a shard to send it.
    presence: Option<UpdatePresence>,
}

/// The status of a running shard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShardStatus {
    /// The time that a heartbeat takes to be acknowledged; `None` before the first acknowledgment.
    pub latency: Option<Duration>,
    /// The id of its session; `None` without one.
    pub session_id: Option<String>,
    /// The sequence number of the last event of the session; `None` without one.
    pub sequence: Option<u64>,
    /// The time since the session began; `None` without one.
    pub session_age: Option<Duration>,
}

impl RunningState {
    /// Sends a command to the shard that receives the events of a guild.
    fn send_for(&self, guild: u64, command: Command) -> Result<(), SendError> {
        if self.running.is_empty() {
            return Err(SendError::Stopped);
        }
        let shard = shard_of_guild(Id::new(guild), self.shard_count);
        match self.running.get(&shard) {
            Some(running) => running.send(command),
            None => Err(SendError::OtherProcess {
                shard,
                shard_count: self.shard_count,
            }),
        }
    }

    /// Requests the sounds of guilds from the shard of each.
    fn request_sounds(&self, guilds: &[u64]) -> Result<(), SendError> {
        let mut by_shard: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for guild in guilds {
            let shard = shard_of_guild(Id::new(*guild), self.shard_count);
            by_shard.entry(shard).or_default().push(*guild);
        }
        by_shard.into_values().try_for_each(|guild_ids| {
            let guild = guild_ids.first().copied().unwrap_or_default();
            self.send_for(guild, Command::RequestSoundboardSounds { guild_ids })
        })
    }
}

impl RunningShards {
    /// Sends a command to the shard of its guild. A presence is sent to all shards.
    pub(crate) fn send(&self, command: Command) -> Result<(), SendError> {
        let mut state = self.lock();
        let guild = match &command {
            Command::UpdatePresence(presence) => {
                state.presence = Some(presence.clone());
                return state
                    .running
                    .values()
                    .try_for_each(|shard| shard.send(command.clone()));
            }
            Command::RequestSoundboardSounds { guild_ids } => {
                return state.request_sounds(guild_ids);
            }
            Command::UpdateVoiceState(update) => update.guild_id,
            Command::RequestGuildMembers(request) => request.guild_id,
            Command::RequestChannelInfo { guild_id, .. } => *guild_id,
            _ => 0,
        };
        state.send_for(guild, command)
    }

    /// Sends a command to this shard, regardless of what it is about.
    pub(crate) fn send_to(&self, shard: u32, command: Command) -> Result<(), SendError> {
        match self.lock().running.get(&shard) {
            Some(running) => running.send(command),
            None => Err(SendError::UnknownShard { shard }),
        }
    }

    /// Lets a shard reconnect, or all shards.
    pub(crate) fn reconnect(
        &self,
        shard: Option<u32>,
        request: ReconnectRequest,
    ) -> Result<(), SendError> {
        let state = self.lock();
        match shard {
            None => state
                .running
                .values()
                .for_each(|shard| shard.reconnect(request)),
            Some(shard) => match state.running.get(&shard) {
                Some(running) => running.reconnect(request),
                None => return Err(SendError::UnknownShard { shard }),
            },
        }
        Ok(())
    }

    /// Returns the status of a shard; `None` if it does not run here.
    pub(crate) fn status(&self, shard: u32) -> Option<ShardStatus> {
        let state = self.lock();
        let shard = state.running.get(&shard)?;
        let session = shard.session();
        Some(ShardStatus {
            latency: shard.latency(),
            sequence: session.as_ref().map(|session| session.sequence),
            session_id: session.map(|session| session.id),
            session_age: shard.session_age(),
        })
    }

    /// Returns the sessions of the shards, each with the last event that was received.
    pub(crate) fn sessions(&self) -> Vec<SavedSession> {
        let state = self.lock();
        let sessions = state.running.iter().filter_map(|(shard, running)| {
            Some(SavedSession {
                shard: *shard,
                shard_count: state.shard_count,
                session: running.session()?,
            })
        });
        sessions.collect()
    }

    /// Returns the mean latency of the shards whose latency is known.
    pub(crate) fn latency(&self) -> Option<Duration> {
        let state = self.lock();
        let known: Vec<_> = state.running.values().filter_map(Shard::latency).collect();
        known
            .iter()
            .sum::<Duration>()
            .checked_div(u32::try_from(known.len()).unwrap_or_default())
    }

    /// Ends all shards with this close code. 1000 and 1001 end the sessions, and all others keep them.
    pub(crate) fn close(&self, code: u16) {
        let mut state = self.lock();
        state.closed = true;
        let mut closing = std::mem::take(&mut state.running);
        closing.values().for_each(|shard| shard.close_with(code));
        if !closing.is_empty() {
            runtime::close_in_background(async move {
                for shard in closing.values_mut() {
                    shard.stopped().await;
                }
            });
        }
    }

    /// Sets the number of shards of the bot.
    pub(crate) fn set_count(&self, shard_count: u32) {
        self.lock().shard_count = shard_count;
    }

    pub(crate) fn add(&self, id: u32, start: impl FnOnce(Option<UpdatePresence>) -> Shard) {
        let mut state = self.lock();
        if !state.closed {
            let shard = start(state.presence.clone());
            state.running.insert(id, shard);
        }
    }

    fn lock(&self) -> MutexGuard<'_, RunningState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
