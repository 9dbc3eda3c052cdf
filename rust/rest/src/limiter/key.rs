//! The key by which the limiter identifies a request before Discord has named its bucket.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::Method;
use serde_json::Value;

use super::allowance::Allowance;

/// The first segments of paths whose id, with a token after it, has buckets of its own.
const TOP_LEVEL_RESOURCES: [&str; 4] = ["channels", "guilds", "webhooks", "interactions"];

/// The beginning of the token of an interaction: `interaction:` in base64. The token of a webhook has no such prefix.
const INTERACTION_TOKEN: &str = "aW50ZXJhY3Rpb246";

/// The first millisecond of 2015, where snowflakes begin to count.
const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// The route and the top-level resource of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LimiterKey {
    /// The method and the path template, with a suffix if Discord has several buckets for the route. It has no ids.
    pub(super) route: Arc<str>,
    /// The top-level resource, such as `channels/1`; empty if there is none. It may have the token of a webhook, so it is never logged.
    pub(super) resource: Arc<str>,
    /// The global limit that it counts against.
    pub(super) allowance: Allowance,
    /// Whether the token of a user authorizes it.
    pub(super) has_bearer: bool,
}

impl LimiterKey {
    /// Creates the key of a request with this method, path template, path and body.
    pub(crate) fn new(method: &Method, template: &str, path: &str, body: Option<&Value>) -> Self {
        let mut segments = path.split('/').skip(1);
        let mut places = template.split('/').skip(1);
        let family = segments.next().unwrap_or_default();
        let mut resource = String::new();
        if TOP_LEVEL_RESOURCES.contains(&family) && places.nth(1).is_some_and(is_parameter) {
            resource = format!("{family}/{}", segments.next().unwrap_or_default());
        }
        let mut allowance = Allowance::Bot;
        if matches!(family, "webhooks" | "interactions") && places.next().is_some_and(is_parameter)
        {
            let token = segments.next().unwrap_or_default();
            resource = format!("{resource}/{token}");
            allowance = if family == "interactions"
                || token.starts_with(INTERACTION_TOKEN)
                || segments.eq(["messages", "@original"])
            {
                Allowance::Unlimited
            } else {
                Allowance::PerIp
            };
        }
        let sub_bucket = sub_bucket(method, path, body);
        Self {
            route: format!("{method} {template}{sub_bucket}").into(),
            resource: resource.into(),
            allowance,
            has_bearer: false,
        }
    }

    /// Returns the key of the same request if it is authorized by the token of a user with this number, unless there is
    /// a token in its path. Discord counts the requests of each token separately.
    pub(crate) fn of_bearer(self, number: u64) -> Self {
        if self.allowance != Allowance::Bot {
            return self;
        }
        Self {
            resource: format!("bearer {number} {}", self.resource).into(),
            allowance: Allowance::Unlimited,
            has_bearer: true,
            ..self
        }
    }
}

/// Whose token authorizes a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Credential {
    /// The token of the bot, in a header.
    #[default]
    Bot,
    /// The token of a webhook, in the path.
    Webhook,
    /// The token of an interaction, in the path. It is valid for 15 minutes.
    Interaction,
    /// The token of a user, in a header.
    Bearer,
}

impl LimiterKey {
    /// Returns the top-level resource.
    pub(crate) fn resource(&self) -> &Arc<str> {
        &self.resource
    }

    /// Returns the method and the template.
    pub(crate) fn route(&self) -> &str {
        &self.route
    }

    /// Whose token authorizes the request.
    pub(crate) fn credential(&self) -> Credential {
        match self.allowance {
            _ if self.has_bearer => Credential::Bearer,
            Allowance::Bot => Credential::Bot,
            Allowance::PerIp => Credential::Webhook,
            Allowance::Unlimited => Credential::Interaction,
        }
    }

    /// Returns the token in the path, if it authorizes the request.
    pub(crate) fn own_token(&self) -> Option<&str> {
        let (_, token) = self.resource.rsplit_once('/')?;
        (self.allowance != Allowance::Bot && !self.has_bearer).then_some(token)
    }

    /// Marks the token in the path as that of an interaction.
    pub(crate) fn set_interaction(&mut self) {
        self.allowance = Allowance::Unlimited;
    }
}

/// Returns whether a segment of a template is a parameter.
fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{')
}

/// Returns the suffix that distinguishes requests of one route for which Discord has different buckets. It depends on
/// the path, not on the template, since the template of a raw request may have other parameter names.
pub(super) fn sub_bucket(method: &Method, path: &str, body: Option<&Value>) -> &'static str {
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
        // Two requests in ten minutes are allowed, regardless of the headers.
        ("PATCH", Some("channels"), None, _, _) if has("name") || has("topic") => {
            " (name or topic)"
        }
        _ => "",
    }
}

/// Returns the suffix for deleting a message, for which Discord has three buckets, by the age of the message.
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

    use Allowance::{Bot, PerIp, Unlimited};

    fn key(method: Method, template: &str, path: &str) -> (String, String, Allowance) {
        let key = LimiterKey::new(&method, template, path, None);
        (
            key.route.to_string(),
            key.resource.to_string(),
            key.allowance,
        )
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
                PerIp,
            ),
            (
                "/webhooks/{webhook_id}/{token}/messages/{message_id}",
                "/webhooks/1/abc/messages/2",
                "webhooks/1/abc",
                PerIp,
            ),
            (
                "/interactions/{id}/{token}/callback",
                "/interactions/1/abc/callback",
                "interactions/1/abc",
                Unlimited,
            ),
            ("/gateway/bot", "/gateway/bot", "", Bot),
            (
                "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
                "/webhooks/1/abc/messages/@original",
                "webhooks/1/abc",
                Unlimited,
            ),
            (
                "/webhooks/{application_id}/{token}",
                "/webhooks/1/aW50ZXJhY3Rpb246MTox",
                "webhooks/1/aW50ZXJhY3Rpb246MTox",
                Unlimited,
            ),
        ];
        for (template, path, resource, allowance) in table {
            let (route, got, whose) = key(Method::GET, template, path);
            assert_eq!((got.as_str(), whose), (resource, allowance), "{template}");
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
            LimiterKey::new(
                &Method::PATCH,
                "/channels/{channel_id}",
                "/channels/1",
                Some(&body),
            )
            .route
        };
        assert_ne!(route(json!({"topic": "x"})), route(json!({"nsfw": true})));
        let guessed = LimiterKey::new(
            &Method::PATCH,
            "/channels/{id}",
            "/channels/1",
            Some(&json!({"name": "x"})),
        );
        assert!(guessed.route.ends_with("(name or topic)"));
        assert_eq!(route(json!({"topic": "x"})), route(json!({"name": null})));
    }
}
