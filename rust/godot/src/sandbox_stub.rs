//! The class `DiscordSandbox` in release libraries: there is no sandbox, but scripts that use the class name still
//! work.

use discord_godot_values::parameters::Options;
use godot::global::Error;
use godot::prelude::*;

const UNAVAILABLE: &str = "The sandbox is only part of the debug libraries. Export the game in debug mode, or do not use \
    it where OS.is_debug_build() is false.";

/// A simulated Discord on this machine. It is not included in this release library: [method start] fails with
/// [constant ERR_UNAVAILABLE].
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordSandbox {
    /// The initial contents of the sandbox.
    #[var]
    #[init(val = "demo".into())]
    preset: GString,
    /// The number of guilds of the preset `"big"`.
    #[var]
    #[init(val = 50)]
    big_guilds: i64,
    /// The number of members each guild of the preset `"big"` has.
    #[var]
    #[init(val = 200)]
    big_members: i64,
    /// The simulated rate limits.
    #[var]
    #[init(val = "lenient".into())]
    rate_limits: GString,
    /// The time in milliseconds between two heartbeats of a client.
    #[var]
    #[init(val = 41250)]
    heartbeat_interval_ms: i64,
    /// The number of shards that the sandbox recommends to a client, as Discord does to bots in thousands of guilds.
    #[var]
    #[init(val = 1)]
    shards: i64,
    /// How many shards may open a new session within five seconds. `0`, the default, allows all [member shards] at once. The sandbox
    /// refuses more only if [member rate_limits] is `"strict"`; a client waits in any case.
    #[var]
    max_concurrency: i64,
    /// The URL under which clients reach the sandbox, if there is a proxy in front of it.
    #[var]
    public_url: GString,
    /// The privileged intents that are enabled for the bot.
    #[var]
    #[init(val = discord_model::Intents::PRIVILEGED.bits().into())]
    privileged_intents: i64,
    /// The reason why there is no sandbox.
    #[var(get = get_last_error, no_set)]
    last_error: PhantomVar<GString>,
}

#[godot_api]
impl DiscordSandbox {
    /// Reports an error and returns [constant ERR_UNAVAILABLE].
    #[func]
    fn start(&mut self, #[opt(default = 0)] port: i64) -> Error {
        let _ = port;
        report("start");
        Error::ERR_UNAVAILABLE
    }

    /// Does nothing.
    #[func]
    fn stop(&mut self) {}

    /// Returns `false`.
    #[func]
    fn is_running(&self) -> bool {
        false
    }

    /// Returns an empty string.
    #[func]
    fn get_url(&self) -> GString {
        GString::new()
    }

    /// Returns `0`.
    #[func]
    fn get_port(&self) -> i64 {
        0
    }

    /// Returns an empty string.
    #[func]
    fn get_token(&self) -> GString {
        GString::new()
    }

    /// Returns an empty string.
    #[func]
    fn get_voice_certificate(&self) -> GString {
        GString::new()
    }

    /// Reports an error and returns `null`.
    #[func]
    fn act(
        &mut self,
        action: GString,
        #[opt(default = Options::default())] fields: Options,
    ) -> Variant {
        let _ = (action, fields);
        report("act");
        Variant::nil()
    }

    /// Reports an error and returns `null`.
    #[func]
    fn send_message(&mut self, channel: Variant, author: Variant, content: GString) -> Variant {
        let _ = (channel, author, content);
        report("send_message");
        Variant::nil()
    }

    #[func]
    fn get_last_error(&self) -> GString {
        UNAVAILABLE.into()
    }
}

fn report(method: &str) {
    godot_error!("DiscordSandbox.{method}: {UNAVAILABLE}");
}
