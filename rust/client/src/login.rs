//! Logs in: from a token to running shards.

use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{SessionStartLimit, Shard, ShardConfig, check_gateway_url};
use discord_model::decode::from_slice;
use discord_model::{Application, Entity, Patch, Token, User};
use discord_rest::{Arguments, Response, Rest, Route, routes};
use serde::Deserialize;

use crate::Config;
use crate::client_error::{ClientError, ClientErrorKind};
use crate::event_queue::{ClientEvent, EventQueue};
use crate::identify_queues::identify_queue;
use crate::network::Network;
use crate::running_shards::RunningShards;
use crate::saved_session::SavedSession;
use crate::shard_handler::ShardHandler;

/// The error code of a 403 with which Cloudflare rejects a request before it reaches Discord.
const REFUSED_BY_CLOUDFLARE: u32 = 40333;

/// The response of `get_gateway_bot`.
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
    /// Checks the URL from the network, which decides where the token is sent.
    fn check(&self, api_url: &str) -> Result<(), ClientError> {
        let api = discord_rest::api_base(api_url)?;
        check_gateway_url(&api, &self.url).map_err(|refused| {
            ClientError::new(
                ClientErrorKind::Gateway,
                format!("The URL of the gateway is not trusted: {refused}. The token was not sent there."),
                "If `api_url` is set, check that the server returns the URL of its own gateway, with wss:// if its \
                 own URL has https://.",
            )
        })?;
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

/// Fetches the URL of the gateway, and starts the shards.
pub(crate) async fn run(
    config: Config,
    network: Network,
    event_queue: Arc<EventQueue>,
    shards: Arc<RunningShards>,
) {
    let parts = match network.parts().await {
        Ok(parts) => parts,
        Err(failure) => return event_queue.push(ClientEvent::Failed(failure)),
    };
    let requests = LoginRequests {
        rest: &parts.rest,
        token: &config.token,
        event_queue: &event_queue,
    };
    let Some(gateway) = requests.gateway().await else {
        return;
    };
    if let Err(failure) = gateway.check(&config.api_url) {
        return event_queue.push(ClientEvent::Failed(failure));
    }
    let (ids, shard_count) = match config.shards.resolve(gateway.shards) {
        Ok(shards) => shards,
        Err(failure) => return event_queue.push(ClientEvent::Failed(failure)),
    };
    let limit = gateway
        .session_start_limit
        .as_ref()
        .map(StartLimit::to_session_start_limit);
    let identify = identify_queue(&config, limit);
    let session_of = |id: u32| {
        let mut sessions = config.sessions.iter();
        let is_of_shard =
            |saved: &&SavedSession| (saved.shard, saved.shard_count) == (id, shard_count);
        sessions
            .find(is_of_shard)
            .map(|saved| saved.session.clone())
    };
    if ids.iter().any(|id| session_of(*id).is_some()) {
        let Some((user, application)) = requests.identity().await else {
            return;
        };
        event_queue.push(ClientEvent::Identity { user, application });
    }
    event_queue.push(ClientEvent::ShardsStarted {
        shards: ids.clone(),
        shard_count,
    });
    shards.set_count(shard_count);
    for id in ids {
        let token = config.token.clone();
        let handler = ShardHandler::new(event_queue.clone(), token, (id, shard_count));
        let shard = ShardConfig {
            shard: (id, shard_count),
            compression: config.compression,
            large_threshold: config.gateway.large_threshold,
            max_message_bytes: config.gateway.max_message_bytes,
            properties: config.gateway.properties.clone(),
            identify: identify.clone(),
            session: session_of(id),
            ..ShardConfig::new(
                config.token.clone(),
                config.intents.bits().into(),
                gateway.url.clone(),
            )
        };
        let presence = config.presence.clone();
        shards.add(id, |newer| {
            Shard::spawn(
                ShardConfig {
                    presence: newer.or(presence),
                    ..shard
                },
                discord_gateway::NetworkDialer::new(parts.tls.clone())
                    .with_max_message_bytes(config.gateway.max_message_bytes)
                    .with_proxies(parts.proxies.clone()),
                handler,
            )
        });
    }
}

fn decode<E: Entity>(response: &Response) -> Option<Arc<E>> {
    let patch = from_slice::<Patch<E>>(&response.json_body()).ok()??;
    Some(Arc::new(patch.value))
}

/// Sends the requests of a login.
struct LoginRequests<'a> {
    rest: &'a Rest,
    token: &'a Token,
    event_queue: &'a EventQueue,
}

impl LoginRequests<'_> {
    async fn gateway(&self) -> Option<GatewayBot> {
        self.repeat(&routes::entries::get_gateway_bot, |response| {
            serde_json::from_slice(&response.json_body()).ok()
        })
        .await
    }

    /// Requests the user and the application of the bot.
    async fn identity(&self) -> Option<(Arc<User>, Arc<Application>)> {
        let user = self.repeat(&routes::entries::get_current_user, decode::<User>);
        let user = user.await.filter(|user| user.id.is_some())?;
        let application = self.repeat(
            &routes::entries::get_current_application,
            decode::<Application>,
        );
        Some((user, application.await?))
    }

    /// Repeats a request until there is a response, or an error that is permanent.
    async fn repeat<T>(
        &self,
        route: &'static Route,
        decode: impl Fn(&Response) -> Option<T>,
    ) -> Option<T> {
        let mut wait = Duration::from_secs(1);
        loop {
            let failure = match self.send(route, &decode).await {
                Ok(decoded) => return Some(decoded),
                Err(failure) => failure.with_token_hint(self.token),
            };
            let wait_now = Duration::try_from_secs_f64(failure.retry_after)
                .unwrap_or_default()
                .max(wait);
            let will_retry = may_pass(&failure);
            self.event_queue.push(ClientEvent::Failed(ClientError {
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

    async fn send<T>(
        &self,
        route: &'static Route,
        decode: impl Fn(&Response) -> Option<T>,
    ) -> Result<T, ClientError> {
        let response = self.rest.send(route.request(Arguments::default())?).await;
        let response = response.map_err(|error| ClientError::from(error).or_not_discord())?;
        decode(&response).ok_or_else(ClientError::unreadable)
    }
}

/// Returns whether another attempt may succeed.
fn may_pass(failure: &ClientError) -> bool {
    match failure.kind {
        ClientErrorKind::Network | ClientErrorKind::RateLimited => true,
        // A 401 for a token that is known to be valid, or a rejection by Cloudflare in JSON format.
        ClientErrorKind::Refused => {
            failure.http_status == 401 || failure.code == REFUSED_BY_CLOUDFLARE
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(api_url: &str, answer: &str) -> Result<(), ClientError> {
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
            assert_eq!(failure.kind, ClientErrorKind::Gateway);
            assert!(failure.message.contains("not sent"), "{failure}");
        }
    }

    fn refused(http_status: u16, code: u32) -> ClientError {
        ClientError {
            http_status,
            code,
            ..ClientError::new(ClientErrorKind::Refused, "refused", "")
        }
    }

    #[test]
    fn a_login_goes_on_after_what_may_pass() {
        assert!(may_pass(&ClientError::new(
            ClientErrorKind::Network,
            "no answer",
            ""
        )));
        assert!(may_pass(&ClientError::new(
            ClientErrorKind::RateLimited,
            "Cloudflare's page",
            ""
        )));
        assert!(may_pass(&refused(403, 40333)), "Cloudflare's JSON");
        assert!(may_pass(&refused(401, 0)), "/users/@me accepts the token");
        assert!(!may_pass(&refused(403, 50001)));
        assert!(!may_pass(&ClientError::new(
            ClientErrorKind::Unauthorized,
            "wrong token",
            ""
        )));
    }
}
