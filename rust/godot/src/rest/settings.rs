//! `DiscordREST` objects whose requests are sent in another way.

use std::time::Duration;

use discord_rest::{Bearer, RequestSettings};
use godot::prelude::*;

use super::DiscordREST;
use crate::core::Core;

#[godot_api(secondary)]
impl DiscordREST {
    /// Returns a [DiscordREST] whose requests are authorized by the access token of a user (OAuth2) instead of the token
    /// of the bot. Returns `null`, and logs the reason, if `access_token` cannot be a token. `Bearer ` in front of it is
    /// ignored.
    ///
    /// Use it for endpoints about the user who has authorized the application, such as
    /// [method get_current_user_guilds]. Endpoints without a method are called with [method request]. What the token is
    /// accepted for depends on the scopes that the user has granted.
    ///
    /// Rate limits are separate for each returned object, so keep it as long as you use the token. Objects in responses are
    /// copies that the entity manager does not keep. An invalid token does not affect the bot: a request with it fails, and
    /// after that, all other requests with it fail at once, with the kind [constant DiscordError.UNAUTHORIZED]. Refresh the
    /// token, and call this method again. [signal request_failed] and [signal upload_progressed] are emitted by
    /// [member DiscordClient.rest]. No bot is needed: the client does not have to have a token.
    ///
    /// ```gdscript
    /// var user_rest := client.rest.with_bearer(access_token)
    /// var guilds: Array[DiscordGuild] = await user_rest.get_current_user_guilds()
    /// var authorization: Dictionary = await user_rest.request("GET", "/oauth2/@me")
    /// ```
    ///
    /// [OAuth2](https://discord.com/developers/docs/topics/oauth2)
    #[func(gd_self)]
    fn with_bearer(this: Gd<Self>, access_token: GString) -> Option<Gd<Self>> {
        let bearer = match Bearer::new(&access_token.to_string()) {
            Ok(bearer) => bearer,
            Err(problem) => {
                godot_error!("DiscordREST.with_bearer: {problem}.");
                return None;
            }
        };
        let core = core_for_bearer(&this)?;
        let settings = RequestSettings {
            bearer: Some(bearer),
            ..this.bind().settings().clone()
        };
        Some(Self::create_with(core, settings, this))
    }

    /// Returns a [DiscordREST] whose requests wait for a rate limit no longer than `seconds`, instead of
    /// [member DiscordClient.max_rate_limit_wait]. A request that would have to wait longer fails at once with the kind
    /// [constant DiscordError.RATE_LIMITED], and [member DiscordError.retry_after] is the time that Discord requires to
    /// wait.
    ///
    /// With `0`, a request fails instead of waiting. Waits of up to half a second are permitted regardless, because a
    /// request may have to wait for the response to another one that shares its limit. The time that a request waits for
    /// earlier requests whose order is kept does not count.
    ///
    /// ```gdscript
    /// var sent: DiscordMessage = await client.rest.with_max_rate_limit_wait(0).create_message(channel_id, "Now!")
    /// if sent == null and client.rest.last_error.kind == DiscordError.RATE_LIMITED:
    ///     print("Too late in %d s" % client.rest.last_error.retry_after)
    /// ```
    #[func(gd_self)]
    fn with_max_rate_limit_wait(this: Gd<Self>, seconds: f64) -> Gd<Self> {
        let wait = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
        let (core, settings) = (this.bind().client_id(), this.bind().settings().clone());
        let settings = RequestSettings {
            max_rate_limit_wait: Some(wait),
            ..settings
        };
        Self::create_with(core, settings, this)
    }
}

/// Returns the id of the client that sends requests with the token of a user: that of the bot, or one without a bot if
/// there is no token.
fn core_for_bearer(
    this: &Gd<DiscordREST>,
) -> Option<discord_godot_entities::entity_store::ClientId> {
    let core = Core::find(this.bind().client_id())?;
    let Some(settings) = core.login_settings() else {
        return Some(core.id());
    };
    let has_no_token = core.connection(|connection| {
        connection.client().is_none() && connection.token_is_missing(&settings)
    });
    Some(match has_no_token {
        true => Core::detached(&settings.api_url).id(),
        false => core.id(),
    })
}
