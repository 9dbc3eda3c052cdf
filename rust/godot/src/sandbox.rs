//! A Discord on loopback, as GDScript sees it.

use std::io::ErrorKind;

use discord_sandbox::{Config, LimitMode, Preset, Sandbox};
use godot::global::Error;
use godot::prelude::*;

use crate::convert;
use crate::options::Options;

/// A Discord of your own on this machine, to develop and test a bot without Discord: it knows guilds, channels, people and
/// messages, and speaks Discord's API.
///
/// It is part of the debug libraries only, so that exported games do not carry it.
///
/// ```gdscript
/// var sandbox := DiscordSandbox.new()
/// sandbox.start()
/// client.api_url = sandbox.get_url()
/// client.cdn_url = sandbox.get_url()
/// client.token = sandbox.get_token()
/// client.login()
/// await client.client_ready
/// sandbox.send_message("general", "basil", "!ping")
/// ```
///
/// What happens in it is caused by [method act], of which the other methods are short forms. People, guilds, channels and
/// roles are named by id or by name.
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordSandbox {
    /// What the world holds after [method start]: `"demo"`, three guilds with people and some talk; `"empty"`, nobody but the
    /// bot; or `"big"`, [member big_guilds] guilds of [member big_members] members each.
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
    /// How rate limits are played: `"off"`, `"lenient"` (ten times what Discord allows) or `"strict"`.
    #[var]
    #[init(val = "lenient".into())]
    rate_limits: GString,
    /// The time in milliseconds between two heartbeats of a client.
    #[var]
    #[init(val = 41250)]
    heartbeat_interval_ms: i64,
    /// The privileged intents that the portal has granted, as a sum of [DiscordIntents]. All three by default.
    #[var]
    #[init(val = discord_model::Intents::PRIVILEGED.bits().into())]
    privileged_intents: i64,
    /// What [method act] last failed with; an empty string if it did not.
    #[var(get = get_last_error, no_set)]
    last_error: PhantomVar<GString>,

    problem: GString,
    running: Option<Sandbox>,
}

#[godot_api]
impl DiscordSandbox {
    /// Starts the sandbox on a port of this machine, `0` for a free one. It ends with [method stop], or when nobody holds it
    /// any more.
    ///
    /// Gives [constant ERR_ALREADY_IN_USE] if it runs, [constant ERR_INVALID_PARAMETER] for a preset, a kind of limits or a port
    /// that does not exist, and [constant ERR_CANT_CREATE] if the port is taken.
    #[func]
    fn start(&mut self, #[opt(default = 0)] port: i64) -> Error {
        if self.running.is_some() {
            return self.fail(Error::ERR_ALREADY_IN_USE, "the sandbox runs already");
        }
        let config = match self.config(port) {
            Ok(config) => config,
            Err(problem) => return self.fail(Error::ERR_INVALID_PARAMETER, &problem),
        };
        match Sandbox::start(config) {
            Ok(sandbox) => {
                self.running = Some(sandbox);
                self.problem = GString::new();
                Error::OK
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => self.fail(
                Error::ERR_CANT_CREATE,
                &format!("port {port} is taken; give another one, or 0 for a free one"),
            ),
            Err(error) => self.fail(Error::ERR_CANT_CREATE, &error.to_string()),
        }
    }

    /// Ends the sandbox. All connections break.
    #[func]
    fn stop(&mut self) {
        self.running = None;
    }

    /// Whether the sandbox runs.
    #[func]
    fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// The address for [member DiscordClient.api_url] and [member DiscordClient.cdn_url]; an empty string if it does not run.
    #[func]
    fn get_url(&self) -> GString {
        self.running
            .as_ref()
            .map_or_else(GString::new, |sandbox| (&sandbox.url()).into())
    }

    /// The token of the bot; an empty string if the sandbox does not run. It opens no door but the sandbox's.
    #[func]
    fn get_token(&self) -> GString {
        self.running
            .as_ref()
            .map_or_else(GString::new, |sandbox| (&sandbox.bot_token()).into())
    }

    /// Makes something happen, and gives what it made, as Discord's JSON would tell of it; ids are strings. Gives `null` and sets
    /// [member last_error] if it makes no sense.
    ///
    /// Actions concern guilds (`create_guild`, `update_guild`, `delete_guild`, `set_outage`, `kick_bot`), channels
    /// (`create_channel`, `update_channel`, `delete_channel`, `create_thread`, `delete_thread`, `join_thread`, `leave_thread`),
    /// roles (`create_role`, `update_role`, `delete_role`), people (`add_person`, `add_bot`, `update_person`, `set_presence`,
    /// `start_typing`, `join`, `leave`, `update_member`, `ban`, `unban`, `set_voice`), messages (`send_message`, `edit_message`,
    /// `delete_message`, `delete_messages`, `open_dm`, `send_dm`, `pin`, `unpin`, `burst`), reactions (`react`, `unreact`,
    /// `clear_reactions`), faults (`drop_socket`, `reconnect`, `invalid_session`, `close`, `expire_sessions`, `stop_acks`,
    /// `resume_acks`, `request_heartbeat`, `split_frames`, `truncate_next_frame`, `garbage_frame`, `slow`, `rate_limit_next`,
    /// `fail_next`, `refuse_connections`, `clear_faults`, `disturb_events`, `set_rate_limits`), and the sandbox itself
    /// (`dispatch` for any event by name, `state`, `reset`, `requests`, `clear_requests`).
    ///
    /// ```gdscript
    /// var person: Dictionary = sandbox.act("add_person", {"name": "mara"})
    /// sandbox.act("join", {"guild": "Lantern Cove", "user": person["id"]})
    /// sandbox.act("reconnect")
    /// ```
    #[func]
    fn act(
        &mut self,
        action: GString,
        #[opt(default = Options::default())] fields: Options,
    ) -> Variant {
        let Some(sandbox) = &self.running else {
            self.fail(
                Error::FAILED,
                "the sandbox does not run; call start() first",
            );
            return Variant::nil();
        };
        let result = convert::to_object(&fields.0).and_then(|fields| {
            sandbox
                .act_json(&action.to_string(), fields.into())
                .map_err(|error| error.to_string())
        });
        match result {
            Ok(made) => {
                self.problem = GString::new();
                convert::to_variant(&made)
            }
            Err(problem) => {
                self.fail(Error::FAILED, &format!("{action}: {problem}"));
                Variant::nil()
            }
        }
    }

    /// A person sends a message; the [Dictionary] is the message.
    #[func]
    fn send_message(&mut self, channel: Variant, author: Variant, content: GString) -> Variant {
        let fields = vdict! { "channel" => &channel, "author" => &author, "content" => &content };
        self.act(
            "send_message".into(),
            Options(fields.upcast_any_dictionary()),
        )
    }

    #[func]
    fn get_last_error(&self) -> GString {
        self.problem.clone()
    }
}

impl DiscordSandbox {
    fn config(&self, port: i64) -> Result<Config, String> {
        let number =
            |value: i64, name: &str| u32::try_from(value).map_err(|_| format!("{name} is {value}"));
        let mut config = Config {
            preset: match self.preset.to_string().as_str() {
                "demo" => Preset::Demo,
                "empty" => Preset::Empty,
                "big" => Preset::Big {
                    guilds: number(self.big_guilds, "big_guilds")?,
                    members: number(self.big_members, "big_members")?,
                },
                other => {
                    return Err(format!(
                        "'{other}' is no preset; there are \"demo\", \"empty\" and \"big\""
                    ));
                }
            },
            limits: match self.rate_limits.to_string().as_str() {
                "off" => LimitMode::Off,
                "lenient" => LimitMode::Lenient,
                "strict" => LimitMode::Strict,
                other => {
                    return Err(format!(
                        "rate_limits is '{other}'; there are \"off\", \"lenient\" and \"strict\""
                    ));
                }
            },
            heartbeat_interval_ms: number(self.heartbeat_interval_ms, "heartbeat_interval_ms")?
                .into(),
            privileged_intents: number(self.privileged_intents, "privileged_intents")?.into(),
            thread_start_hook: Some(crate::broken_pipe_signal::block_in_this_thread),
            ..Config::default()
        };
        let port =
            u16::try_from(port).map_err(|_| format!("{port} is no port; there are 0 to 65535"))?;
        config.address.set_port(port);
        Ok(config)
    }

    fn fail(&mut self, error: Error, problem: &str) -> Error {
        self.problem = problem.into();
        godot_error!("DiscordSandbox: {problem}");
        error
    }
}
