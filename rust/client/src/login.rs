//! From a token to running shards.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use discord_gateway::{
    Command, SendError, SessionStartLimit, Shard, ShardConfig, UpdatePresence, check_gateway_url,
};
use discord_model::Token;
use discord_rest::{Arguments, Rest, routes};
use serde::Deserialize;

use crate::events::ShardHandler;
use crate::failure::{Failure, Kind};
use crate::identify_queues::identify_queue;
use crate::mailbox::{Inbound, Mailbox};
use crate::network::Network;
use crate::{Config, runtime};

/// The shards of a bot. Most bots have one; Discord asks large ones to have more.
#[derive(Debug, Default)]
pub(crate) struct Shards(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    running: Vec<Shard>,
    closed: bool,
    /// The presence asked for before there was a shard to send it.
    presence: Option<UpdatePresence>,
}

impl State {
    /// The index of the shard that hears of this guild.
    fn shard_of(&self, guild: u64) -> usize {
        let shards = self.running.len() as u64;
        (guild >> 22).checked_rem(shards).unwrap_or(0) as usize
    }

    /// Asks each shard for the sounds of its own guilds.
    fn request_sounds(&self, guilds: &[u64]) -> Result<(), SendError> {
        if self.running.is_empty() {
            return Err(SendError::Stopped);
        }
        let mut of_shard: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for guild in guilds {
            of_shard
                .entry(self.shard_of(*guild))
                .or_default()
                .push(*guild);
        }
        of_shard.into_iter().try_for_each(|(shard, guild_ids)| {
            self.running[shard].send(Command::RequestSoundboardSounds { guild_ids })
        })
    }
}

impl Shards {
    pub(crate) fn send(&self, command: Command) -> Result<(), SendError> {
        let mut state = self.lock();
        if let Command::UpdatePresence(presence) = &command {
            state.presence = Some(presence.clone());
            return state
                .running
                .iter()
                .try_for_each(|shard| shard.send(command.clone()));
        }
        if let Command::RequestSoundboardSounds { guild_ids } = command {
            return state.request_sounds(&guild_ids);
        }
        let concerned = match &command {
            Command::UpdateVoiceState(update) => update.guild_id,
            Command::RequestGuildMembers(request) => request.guild_id,
            Command::RequestChannelInfo { guild_id, .. } => *guild_id,
            _ => 0,
        };
        let shard = state.shard_of(concerned);
        state
            .running
            .get(shard)
            .ok_or(SendError::Stopped)?
            .send(command)
    }

    pub(crate) fn latency(&self) -> Option<Duration> {
        self.lock().running.first()?.latency()
    }

    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let mut closing = std::mem::take(&mut state.running);
        closing.iter().for_each(Shard::close);
        if !closing.is_empty() {
            runtime::close_in_background(async move {
                for shard in &mut closing {
                    shard.stopped().await;
                }
            });
        }
    }

    fn add(&self, start: impl FnOnce(Option<UpdatePresence>) -> Shard) {
        let mut state = self.lock();
        if !state.closed {
            let shard = start(state.presence.clone());
            state.running.push(shard);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The code of an answer 403 with which Cloudflare refuses a request before Discord sees it.
const REFUSED_BY_CLOUDFLARE: u32 = 40333;

/// The most shards a client starts: enough for millions of guilds.
const MAX_SHARDS: u32 = 1_000;

/// The answer to `get_gateway_bot`.
#[derive(Deserialize)]
struct GatewayBot {
    url: url::Url,
    #[serde(default = "one")]
    shards: u32,
    session_start_limit: Option<StartLimit>,
}

#[derive(Deserialize)]
struct StartLimit {
    total: u32,
    remaining: u32,
    reset_after: u64,
    #[serde(default = "one")]
    max_concurrency: u32,
}

impl GatewayBot {
    /// Checks what came over the network and decides where the token goes, and how much is started.
    fn check(&self, api_url: &str) -> Result<(), Failure> {
        let api = discord_rest::api_base(api_url)?;
        check_gateway_url(&api, &self.url).map_err(|refused| {
            Failure::new(
                Kind::Gateway,
                format!("The API named a gateway that is not used: {refused}. The token was not sent there."),
                "If `api_url` is set, see that the server there names its own gateway, and by wss:// if it is reached by \
                 https:// itself.",
            )
        })?;
        if self.shards > MAX_SHARDS {
            return Err(Failure::new(
                Kind::Gateway,
                format!(
                    "The API asks for {} shards; a client starts up to {MAX_SHARDS}.",
                    self.shards
                ),
                "If `api_url` is set, see that Discord's API is really there.",
            ));
        }
        Ok(())
    }
}

impl StartLimit {
    fn to_session_start_limit(&self) -> SessionStartLimit {
        SessionStartLimit {
            total: self.total,
            remaining: self.remaining,
            reset_after: Duration::from_millis(self.reset_after),
            max_concurrency: self.max_concurrency,
        }
    }
}

fn one() -> u32 {
    1
}

/// Asks where the gateway is, and starts the shards.
pub(crate) async fn run(
    config: Config,
    network: Network,
    mailbox: Arc<Mailbox>,
    shards: Arc<Shards>,
) {
    let parts = match network.parts().await {
        Ok(parts) => parts,
        Err(failure) => return mailbox.push(Inbound::Failed(failure)),
    };
    let Some(gateway) = find_gateway(&parts.rest, &config.token, &mailbox).await else {
        return;
    };
    if let Err(failure) = gateway.check(&config.api_url) {
        return mailbox.push(Inbound::Failed(failure));
    }
    let limit = gateway
        .session_start_limit
        .as_ref()
        .map(StartLimit::to_session_start_limit);
    let identify = identify_queue(&config, limit);
    let connected_before = Arc::new(AtomicBool::new(false));
    let count = gateway.shards.max(1);
    for number in 0..count {
        let handler = ShardHandler::new(
            mailbox.clone(),
            config.token.clone(),
            connected_before.clone(),
        );
        let shard = ShardConfig {
            shard: (number, count),
            compression: config.compression,
            identify: identify.clone(),
            session: config.session.clone().filter(|_| count == 1),
            ..ShardConfig::new(
                config.token.clone(),
                config.intents.bits().into(),
                gateway.url.clone(),
            )
        };
        let presence = config.presence.clone();
        shards.add(|newer| {
            Shard::spawn(
                ShardConfig {
                    presence: newer.or(presence),
                    ..shard
                },
                discord_gateway::Network::new(parts.tls.clone()),
                handler,
            )
        });
    }
}

/// Asks until there is an answer, or one that will stay the same.
async fn find_gateway(rest: &Rest, token: &Token, mailbox: &Mailbox) -> Option<GatewayBot> {
    let mut wait = Duration::from_secs(1);
    loop {
        let failure = match ask(rest).await {
            Ok(gateway) => return Some(gateway),
            Err(failure) => failure.with_token_hint(token),
        };
        let wait_now = Duration::try_from_secs_f64(failure.retry_after)
            .unwrap_or_default()
            .max(wait);
        let will_retry = may_pass(&failure);
        mailbox.push(Inbound::Failed(Failure {
            retry_after: if will_retry {
                wait_now.as_secs_f64()
            } else {
                0.0
            },
            will_retry,
            ..failure
        }));
        if !will_retry {
            return None;
        }
        tokio::time::sleep(wait_now).await;
        wait = (wait * 2).min(Duration::from_secs(60));
    }
}

/// Whether asking again may succeed.
fn may_pass(failure: &Failure) -> bool {
    match failure.kind {
        Kind::Network | Kind::RateLimited => true,
        // A 401 to a token that is known to be valid, or a refusal by Cloudflare in the form of JSON.
        Kind::Refused => failure.http_status == 401 || failure.code == REFUSED_BY_CLOUDFLARE,
        _ => false,
    }
}

async fn ask(rest: &Rest) -> Result<GatewayBot, Failure> {
    let request = routes::gateway::get_gateway_bot.request(Arguments::default())?;
    let response = rest
        .send(request)
        .await
        .map_err(|error| Failure::from(error).or_not_discord())?;
    serde_json::from_slice(&response.json_body()).map_err(|_| Failure::unreadable())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(api_url: &str, answer: &str) -> Result<(), Failure> {
        let gateway: GatewayBot = serde_json::from_str(answer).unwrap();
        gateway.check(api_url)
    }

    #[test]
    fn the_token_goes_only_where_the_api_belongs() {
        let discord = r#"{"url": "wss://gateway.discord.gg", "shards": 1}"#;
        assert_eq!(checked("", discord), Ok(()));
        for (api_url, gateway) in [
            ("https://127.0.0.1:1", "ws://127.0.0.1:2"),
            ("http://127.0.0.1:1", "ws://evil.example.com"),
            ("", "wss://gateway.example.com"),
        ] {
            let answer = format!(r#"{{"url": "{gateway}", "shards": 1}}"#);
            let failure = checked(api_url, &answer).unwrap_err();
            assert!(!failure.will_retry);
            assert_eq!(failure.kind, Kind::Gateway);
            assert!(failure.message.contains("not sent"), "{failure}");
        }
    }

    #[test]
    fn the_number_of_shards_is_bounded() {
        let answer =
            |shards: u32| format!(r#"{{"url": "wss://gateway.discord.gg", "shards": {shards}}}"#);
        assert_eq!(checked("", &answer(MAX_SHARDS)), Ok(()));
        let failure = checked("", &answer(u32::MAX)).unwrap_err();
        assert!(failure.message.contains("4294967295 shards"), "{failure}");
    }

    fn refused(http_status: u16, code: u32) -> Failure {
        Failure {
            http_status,
            code,
            ..Failure::new(Kind::Refused, "refused", "")
        }
    }

    #[test]
    fn a_login_goes_on_after_what_may_pass() {
        assert!(may_pass(&Failure::new(Kind::Network, "no answer", "")));
        assert!(may_pass(&Failure::new(
            Kind::RateLimited,
            "Cloudflare's page",
            ""
        )));
        assert!(may_pass(&refused(403, 40333)), "Cloudflare's JSON");
        assert!(may_pass(&refused(401, 0)), "/users/@me accepts the token");
        assert!(!may_pass(&refused(403, 50001)));
        assert!(!may_pass(&Failure::new(
            Kind::Unauthorized,
            "wrong token",
            ""
        )));
    }
}
