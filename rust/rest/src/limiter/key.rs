//! What a request is known by to the rate limiter, before Discord has told its bucket.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::Method;
use serde_json::Value;

use super::allowance::Allowance;

/// The families whose first id, and a token behind it, belong to the limit.
const MAJORS: [&str; 4] = ["channels", "guilds", "webhooks", "interactions"];

/// How the token of an interaction begins, which unlike a webhook's says in base64 what it is.
const INTERACTION_TOKEN: &str = "aW50ZXJhY3Rpb246";

/// The first millisecond of 2015, where snowflakes begin to count.
const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// The route and the resource of a request. No id is in the route, and only the top-level one in the resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// The verb and the template, with a remark where Discord tells requests of one route apart.
    pub(super) route: Arc<str>,
    /// The top-level resource; empty where there is none. It may hold the token of a webhook, so it is never shown.
    pub(super) major: Arc<str>,
    /// Whose global limit it counts against.
    pub(super) allowance: Allowance,
}

impl Key {
    /// The key of a request, by its verb, the template of its path, the path itself and its body.
    pub(crate) fn new(method: &Method, template: &str, path: &str, body: Option<&Value>) -> Self {
        let mut segments = path.split('/').skip(1);
        let mut places = template.split('/').skip(1);
        let family = segments.next().unwrap_or_default();
        let mut major = String::new();
        if MAJORS.contains(&family) && places.nth(1).is_some_and(is_parameter) {
            major = format!("{family}/{}", segments.next().unwrap_or_default());
        }
        let mut allowance = Allowance::Bot;
        if matches!(family, "webhooks" | "interactions") && places.next().is_some_and(is_parameter)
        {
            let token = segments.next().unwrap_or_default();
            major = format!("{major}/{token}");
            allowance = if family == "interactions"
                || token.starts_with(INTERACTION_TOKEN)
                || segments.eq(["messages", "@original"])
            {
                Allowance::Free
            } else {
                Allowance::Address
            };
        }
        let remark = remark(method, path, body);
        Self {
            route: format!("{method} {template}{remark}").into(),
            major: major.into(),
            allowance,
        }
    }
}

/// Whose token authorizes a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Credential {
    /// The bot's, in a header.
    #[default]
    Bot,
    /// That of a webhook, in the path.
    Webhook,
    /// That of an interaction, in the path. It is valid for 15 minutes.
    Interaction,
}

impl Key {
    /// The top-level resource.
    pub(crate) fn major(&self) -> &Arc<str> {
        &self.major
    }

    /// The verb and the template.
    pub(crate) fn route(&self) -> &str {
        &self.route
    }

    /// Whose token authorizes the request.
    pub(crate) fn credential(&self) -> Credential {
        match self.allowance {
            Allowance::Bot => Credential::Bot,
            Allowance::Address => Credential::Webhook,
            Allowance::Free => Credential::Interaction,
        }
    }

    /// The token in the path, if that authorizes the request.
    pub(crate) fn own_token(&self) -> Option<&str> {
        let (_, token) = self.major.rsplit_once('/')?;
        (self.allowance != Allowance::Bot).then_some(token)
    }

    /// Takes note that the token in the path is known to be that of an interaction.
    pub(crate) fn set_interaction(&mut self) {
        self.allowance = Allowance::Free;
    }
}

/// Whether a segment of a template stands for a value.
fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{')
}

/// What tells requests of one route apart that Discord counts in different buckets. By the path, since the template of a raw
/// request may name its parameters otherwise.
pub(super) fn remark(method: &Method, path: &str, body: Option<&Value>) -> &'static str {
    let has = |field: &str| body.is_some_and(|body| body.get(field).is_some());
    let mut segments = path.split('/').skip(1);
    let [first, _, third, fourth, fifth] = std::array::from_fn(|_| segments.next());
    match (method.as_str(), first, third, fourth, fifth) {
        ("DELETE", Some("channels"), Some("messages"), Some(id), None) => {
            let now = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            message_age(id.parse().unwrap_or(0), now)
        }
        // Twice in ten minutes, whatever the headers say.
        ("PATCH", Some("channels"), None, _, _) if has("name") || has("topic") => {
            " (name or topic)"
        }
        _ => "",
    }
}

/// The bucket in which Discord counts the deletion of a message, by the message's age.
fn message_age(id: u64, now: Duration) -> &'static str {
    let posted = Duration::from_millis((id >> 22) + DISCORD_EPOCH_MS);
    match now.saturating_sub(posted).as_secs() {
        0..10 => " (new)",
        10..1_209_600 => "",
        _ => " (older than two weeks)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    use Allowance::{Address, Bot, Free};

    fn key(method: Method, template: &str, path: &str) -> (String, String, Allowance) {
        let key = Key::new(&method, template, path, None);
        (key.route.to_string(), key.major.to_string(), key.allowance)
    }

    #[test]
    fn only_top_level_ids_count() {
        let table = [
            (
                "/channels/{channel_id}/messages",
                "/channels/1/messages",
                "channels/1",
                Bot,
            ),
            ("/channels/{channel_id}", "/channels/1", "channels/1", Bot),
            (
                "/guilds/{guild_id}/members/{user_id}",
                "/guilds/1/members/2",
                "guilds/1",
                Bot,
            ),
            ("/guilds/templates/{code}", "/guilds/templates/abc", "", Bot),
            ("/users/{user_id}", "/users/1", "", Bot),
            ("/users/@me", "/users/@me", "", Bot),
            ("/webhooks/{webhook_id}", "/webhooks/1", "webhooks/1", Bot),
            (
                "/webhooks/{webhook_id}/{token}",
                "/webhooks/1/abc",
                "webhooks/1/abc",
                Address,
            ),
            (
                "/webhooks/{webhook_id}/{token}/messages/{message_id}",
                "/webhooks/1/abc/messages/2",
                "webhooks/1/abc",
                Address,
            ),
            (
                "/interactions/{id}/{token}/callback",
                "/interactions/1/abc/callback",
                "interactions/1/abc",
                Free,
            ),
            ("/gateway/bot", "/gateway/bot", "", Bot),
            (
                "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
                "/webhooks/1/abc/messages/@original",
                "webhooks/1/abc",
                Free,
            ),
            (
                "/webhooks/{application_id}/{token}",
                "/webhooks/1/aW50ZXJhY3Rpb246MTox",
                "webhooks/1/aW50ZXJhY3Rpb246MTox",
                Free,
            ),
        ];
        for (template, path, major, allowance) in table {
            let (route, got, whose) = key(Method::GET, template, path);
            assert_eq!((got.as_str(), whose), (major, allowance), "{template}");
            assert_eq!(route, format!("GET {template}"));
        }
    }

    #[test]
    fn the_age_of_a_deleted_message_matters() {
        let now = Duration::from_millis(DISCORD_EPOCH_MS) + Duration::from_secs(100_000_000);
        let id = |age: u64| ((100_000_000 - age) * 1000) << 22;
        assert_eq!(message_age(id(0), now), " (new)");
        assert_eq!(message_age(id(9), now), " (new)");
        assert_eq!(message_age(id(10), now), "");
        assert_eq!(message_age(id(1_209_599), now), "");
        assert_eq!(message_age(id(1_209_600), now), " (older than two weeks)");
        assert_eq!(message_age(u64::MAX, now), " (new)", "from the future");
    }

    #[test]
    fn a_topic_has_a_queue_of_its_own() {
        let route = |body| {
            Key::new(
                &Method::PATCH,
                "/channels/{channel_id}",
                "/channels/1",
                Some(&body),
            )
            .route
        };
        assert_ne!(route(json!({"topic": "x"})), route(json!({"nsfw": true})));
        let guessed = Key::new(
            &Method::PATCH,
            "/channels/{id}",
            "/channels/1",
            Some(&json!({"name": "x"})),
        );
        assert!(guessed.route.ends_with("(name or topic)"));
        assert_eq!(route(json!({"topic": "x"})), route(json!({"name": null})));
    }
}
