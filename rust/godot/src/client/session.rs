//! Logging in and out.

use std::time::Instant;

use discord_client::{ClientError, ClientErrorKind};
use discord_godot_values::error::DiscordError;
use discord_godot_values::presence_update::DiscordPresenceUpdate;
use discord_model::Intents;
use godot::global::Error;
use godot::prelude::*;

use super::DiscordClient;

#[godot_api(secondary)]
impl DiscordClient {
    /// Creates a client with this token and these intents, a bitfield of [DiscordIntents]. Add it to the scene tree before
    /// [method login].
    ///
    /// ```gdscript
    /// var bot := DiscordClient.create(token, DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES)
    /// add_child(bot)
    /// bot.login()
    /// ```
    #[func]
    fn create(
        token: GString,
        #[opt(default = i64::from(Intents::DEFAULT))] intents: i64,
    ) -> Gd<Self> {
        let mut client = Self::new_alloc();
        client.bind().set_token(token);
        client.bind_mut().set_intents(intents);
        client
    }

    /// Logs in, in the background, and returns immediately.
    ///
    /// - [constant OK]: the login has started. [signal connected] and [signal client_ready] follow, or [signal connection_error].
    /// - [constant ERR_UNAVAILABLE]: the node is not inside the scene tree.
    /// - [constant ERR_ALREADY_IN_USE]: the client is logged in or logging in.
    /// - [constant ERR_UNCONFIGURED]: there is no token.
    /// - [constant ERR_INVALID_PARAMETER]: [member api_url] is not a valid URL, [member intents] has bits that no
    ///   constant of [DiscordIntents] has, [member shard_ids] does not match [member shard_count], or
    ///   [member proxy_url], [member large_threshold], [member max_payload_mib] or [member identify_properties] is invalid.
    ///
    /// Errors and their remedies are also logged.
    #[func]
    fn login(&self) -> Error {
        match self.log_in() {
            Ok(()) => Error::OK,
            Err((error, failure)) => {
                godot_error!("DiscordClient.login: {failure}");
                error
            }
        }
    }

    /// Logs out. Does nothing if the client is not logged in.
    ///
    /// In the next frame, [signal disconnected] is emitted if there was a connection, and every pending request fails: use
    /// [method DiscordREST.wait_for_pending_requests] before. [method login] can be called immediately.
    #[func]
    fn logout(&self) {
        self.take_auto_login();
        self.core.log_out();
    }

    /// Sets the status and the activities of the bot, now and after every later login.
    ///
    /// Discord accepts five changes in 20 seconds; if there are more, only the last one is sent.
    #[func]
    fn update_presence(&self, presence: Gd<DiscordPresenceUpdate>) {
        let update = presence.bind().update();
        let sent = match update {
            Ok(update) => self
                .core
                .connection(|connection| connection.update_presence(update))
                .map_err(|failure| failure.to_string()),
            Err(problem) => Err(problem),
        };
        if let Err(problem) = sent {
            godot_error!("DiscordClient.update_presence: {problem}");
        }
    }

    /// Returns the presence that was last set with [method update_presence], or `null` if none was set: the bot is then online,
    /// without activities. This is a copy.
    ///
    /// ```gdscript
    /// var presence := client.get_current_presence()
    /// if presence != null:
    ///     print(presence.status, presence.get_activities())
    /// ```
    #[func]
    fn get_current_presence(&self) -> Option<Gd<DiscordPresenceUpdate>> {
        let presence = self
            .core
            .connection(|connection| connection.presence().cloned());
        presence.map(DiscordPresenceUpdate::of_update)
    }

    /// Returns `true` from [signal connected] or [signal reconnected] until [signal disconnected].
    #[func]
    fn is_client_connected(&self) -> bool {
        self.core.connection(|connection| connection.is_connected())
    }

    /// Returns `true` from [signal client_ready] until the client is logged out, also while it reconnects.
    ///
    /// A node that uses a client may be added before or after it is ready:
    ///
    /// ```gdscript
    /// func _ready() -> void:
    ///     if not client.is_client_ready():
    ///         await client.client_ready
    ///     print(client.get_self().username)
    /// ```
    #[func]
    fn is_client_ready(&self) -> bool {
        self.core.connection(|connection| connection.is_ready())
    }

    /// Returns `true` if the client is logged in or logging in.
    #[func]
    fn is_logged_in(&self) -> bool {
        self.core.connection(|connection| connection.is_logged_in())
    }

    /// Returns the reason why the connection of a shard to the gateway most recently ended since [method login], or `null`
    /// if it has not ended.
    ///
    /// [member DiscordError.code] is the close code, if there was one. [signal disconnected] is emitted right after this is set.
    /// There is no reason if [method logout] closed the connection.
    ///
    /// ```gdscript
    /// func _on_disconnected() -> void:
    ///     print(client.get_last_disconnect())
    /// ```
    #[func]
    fn get_last_disconnect(&self) -> Option<Gd<DiscordError>> {
        self.core
            .connection(|connection| connection.last_disconnect())
            .map(DiscordError::new)
    }

    /// Returns the time in milliseconds that the gateway takes to acknowledge a heartbeat, or `0` without a connection.
    /// With several shards this is the mean of all; see [method get_shards]. It is first measured when the session
    /// begins, and then with every heartbeat, about every 41 seconds.
    #[func]
    fn get_ping(&self) -> i64 {
        self.core
            .connection(|connection| connection.latency())
            .map_or(0, |latency| (latency.as_secs_f64() * 1000.0).ceil() as i64)
    }

    /// Returns the time in milliseconds since [method login], or `0` if the client is not logged in.
    #[func]
    fn get_uptime_ms(&self) -> i64 {
        i64::try_from(
            self.core
                .connection(|connection| connection.uptime(Instant::now()))
                .as_millis(),
        )
        .unwrap_or(i64::MAX)
    }

    /// Returns the number of events that wait to be handled, because [member frame_budget_usec] was exceeded or the scene tree is
    /// paused.
    #[func]
    fn get_waiting_event_count(&self) -> i64 {
        self.core.connection(|connection| connection.waiting()) as i64
    }
}

impl DiscordClient {
    /// Logs in, or returns the reason why this is not possible.
    pub fn log_in(&self) -> Result<(), (Error, ClientError)> {
        let refuse = |error, message: &str, remedy: &str| {
            Err((
                error,
                ClientError::new(ClientErrorKind::Argument, message, remedy),
            ))
        };
        if !self.base().is_inside_tree() {
            return refuse(
                Error::ERR_UNAVAILABLE,
                "The node is not inside the scene tree.",
                "Add it to the tree before login(), or set `auto_login`.",
            );
        }
        if self.core.connection(|connection| connection.is_logged_in()) {
            return refuse(
                Error::ERR_ALREADY_IN_USE,
                "The client is logged in already.",
                "Call logout() first to log in again.",
            );
        }
        let unknown = self.intents & !i64::from(Intents::ALL);
        if unknown != 0 {
            return refuse(
                Error::ERR_INVALID_PARAMETER,
                &format!(
                    "`intents` is {}, with {}.",
                    self.intents,
                    name_bits(unknown)
                ),
                "Combine only constants of DiscordIntents.",
            );
        }
        let settings = self.settings();
        let begun = self.core.log_in(&settings);
        begun.map_err(|failure| {
            let error = match self
                .core
                .connection(|connection| connection.token_is_missing(&settings))
            {
                true => Error::ERR_UNCONFIGURED,
                false => Error::ERR_INVALID_PARAMETER,
            };
            (error, failure)
        })
    }
}

/// Returns the bits that are set, such as `1 << 17, which is not an intent`.
fn name_bits(bits: i64) -> String {
    if bits < 0 {
        return "a negative sign, which is not an intent".to_owned();
    }
    let set: Vec<_> = (0..i64::BITS)
        .filter(|bit| bits & 1 << bit != 0)
        .map(|bit| format!("1 << {bit}"))
        .collect();
    match set.len() {
        1 => format!("{}, which is not an intent", set.join(", ")),
        _ => format!("{}, which are not intents", set.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_that_are_no_intents_are_named() {
        assert_eq!(name_bits(1 << 17), "1 << 17, which is not an intent");
        assert_eq!(
            name_bits(1 << 30 | 1 << 40),
            "1 << 30, 1 << 40, which are not intents"
        );
        assert_eq!(name_bits(-1), "a negative sign, which is not an intent");
    }
}
