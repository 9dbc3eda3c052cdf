//! The class of the server, and its properties.

use std::rc::Rc;

use discord_client::interactions_endpoint::EndpointSettings;
use discord_client::{ClientError, ClientErrorKind};
use discord_godot_values::error::DiscordError;
use godot::classes::notify::NodeNotification;
use godot::global::Error;
use godot::prelude::*;

use super::running::RunningServer;
use crate::client::DiscordClient;

/// Receives interactions over HTTP instead of the gateway.
///
/// Discord sends the interactions of an application to a URL, if it has an interactions endpoint URL in Discord's developer
/// portal. A bot that only needs interactions can then do without [method DiscordClient.login] and without a token, and it
/// costs nothing while no one uses it. It has no members, messages or other events.
///
/// Add the node as a child of a [DiscordClient], whose handlers, executors and signals then receive the interactions as if they
/// were from the gateway:
///
/// ```gdscript
/// extends DiscordClient
///
/// func _ready() -> void:
///     handle_command("roll", _on_roll)
///     var server := DiscordInteractionsServer.new()
///     server.public_key = OS.get_environment("DISCORD_PUBLIC_KEY")
///     server.port = 8080
///     add_child(server)
///     server.start()
///
/// func _on_roll(interaction: DiscordInteraction) -> void:
///     await interaction.reply("🎲 %d" % randi_range(1, 6))
/// ```
///
/// Every request is checked: those that are not signed by Discord are rejected. The initial response is the response to the HTTP
/// request of Discord, if it is given within 2.5 seconds and has no files; otherwise it is sent over REST. Follow-ups are always
/// sent over REST, which needs no token either. While the node cannot process, as in a paused scene tree, interactions wait.
///
/// Discord requires a public URL with HTTPS, which is the task of a reverse proxy in front of this server. See the guide about the
/// interactions endpoint.
///
/// At most 128 connections are served at once, bodies have up to 1 MiB, and up to 256 events wait for the main thread; more of
/// them are rejected with the status `503`.
#[derive(GodotClass)]
#[class(tool, base = Node)]
pub struct DiscordInteractionsServer {
    /// The public key of the application, 64 hexadecimal digits, from "General Information" in Discord's developer portal. It is not
    /// a secret.
    #[export]
    public_key: GString,
    /// The port that the server listens on. If `0`, the system chooses a free port, which this property has while the server is
    /// running.
    #[export(range = (0.0, 65535.0, 1.0))]
    #[var(get = get_port, set = set_port)]
    port: i64,
    /// The IP address that the server listens on. The default is `"127.0.0.1"`, which is for a reverse proxy on the same machine.
    /// `"*"` stands for all addresses of the machine, as in a container.
    #[export]
    bind_address: GString,
    /// The path of the URL, such as `"/interactions"`. Requests for other paths are rejected with the status `404`.
    #[export]
    url_path: GString,
    /// If `true`, the server starts as soon as the node enters the scene tree.
    #[export]
    auto_start: bool,

    running: Rc<RunningServer>,
    base: Base<Node>,
}

#[godot_api]
impl INode for DiscordInteractionsServer {
    fn init(base: Base<Node>) -> Self {
        let node = base.to_init_gd().instance_id();
        Self {
            public_key: GString::new(),
            port: 8080,
            bind_address: "127.0.0.1".into(),
            url_path: "/interactions".into(),
            auto_start: false,
            running: RunningServer::create(node),
            base,
        }
    }

    fn on_notification(&mut self, what: NodeNotification) {
        match what {
            NodeNotification::ENTER_TREE if !godot::init::is_editor_hint() => {
                self.running.set_wants_start(self.auto_start);
            }
            NodeNotification::EXIT_TREE => {
                self.running.stop();
            }
            _ => {}
        }
    }

    fn get_configuration_warnings(&self) -> PackedStringArray {
        let parent = self.base().get_parent();
        let has_client = parent.is_some_and(|parent| parent.is_class("DiscordClient"));
        let parent_warning = (!has_client).then(|| NO_CLIENT.to_owned());
        let settings_warning = self.settings().err();
        parent_warning
            .into_iter()
            .chain(settings_warning)
            .map(|warning| (&warning).into())
            .collect()
    }

    fn to_string(&self) -> GString {
        (&format!(
            "<DiscordInteractionsServer#{}>",
            self.base().instance_id().to_i64()
        ))
            .into()
    }
}

const NO_CLIENT: &str =
    "The node must be a child of a DiscordClient, which handles the interactions.";

#[godot_api]
impl DiscordInteractionsServer {
    /// Emitted in the first frame in which the server listens on `port`.
    #[signal]
    fn started(port: i64);

    /// Emitted in the first frame after the server has stopped.
    #[signal]
    fn stopped();

    /// Emitted when [member auto_start] could not start the server, or when the server cannot accept connections for a while, for
    /// example because the process has too many open files. If nothing is connected to the signal, the error is logged.
    #[signal]
    fn failed(error: Gd<DiscordError>);

    /// Emitted when a request was rejected, with the HTTP status and the reason: `401` without a valid signature, `404` for another
    /// path, `405` for another method, `408`, `413` and `400` for a body that could not be received or read, `503` if too many
    /// events are waiting.
    ///
    /// Invalid signatures are normal: Discord sends them to check that they are rejected, and so does everybody who scans the
    /// internet. If no request had a valid signature yet, [member public_key] is probably wrong.
    #[signal]
    fn request_rejected(status: i64, reason: GString);

    /// Emitted when Discord has sent a webhook event, such as `"APPLICATION_AUTHORIZED"`, with its payload as in Discord's JSON.
    ///
    /// For this, the URL of this server must also be the URL for webhook events in Discord's developer portal. `timestamp` is the
    /// time of the event in the format of ISO 8601.
    #[signal]
    fn webhook_event_received(name: GString, data: Variant, timestamp: GString);

    /// Starts the server.
    ///
    /// - [constant OK]: the server listens. [signal started] follows.
    /// - [constant ERR_ALREADY_IN_USE]: the server is running.
    /// - [constant ERR_UNAVAILABLE]: the node is not inside the scene tree.
    /// - [constant ERR_UNCONFIGURED]: the parent of the node is not a [DiscordClient].
    /// - [constant ERR_INVALID_PARAMETER]: a property is invalid, for example because [member public_key] is not a public key.
    /// - [constant ERR_CANT_CREATE]: the port is in use, or the address is not one of this machine.
    ///
    /// Errors and their remedies are also logged.
    #[func]
    fn start(&self) -> Error {
        match self.try_start() {
            Ok(()) => Error::OK,
            Err((error, failure)) => {
                godot_error!("DiscordInteractionsServer.start: {failure}");
                error
            }
        }
    }

    /// Stops the server, and closes all connections. Does nothing if the server is not running. [signal stopped] follows.
    ///
    /// A node that leaves the scene tree stops.
    #[func]
    fn stop(&self) {
        self.running.stop();
    }

    /// Returns `true` if the server is running.
    #[func]
    fn is_running(&self) -> bool {
        self.running.port().is_some()
    }

    /// Returns the port that the server listens on, or [member port] if the server is not running.
    #[func]
    fn get_port(&self) -> i64 {
        self.running.port().map_or(self.port, i64::from)
    }

    #[func]
    fn set_port(&mut self, port: i64) {
        self.port = port;
    }
}

impl DiscordInteractionsServer {
    fn settings(&self) -> Result<EndpointSettings, String> {
        EndpointSettings::new(
            &self.public_key.to_string(),
            &self.bind_address.to_string(),
            self.port,
            &self.url_path.to_string(),
        )
    }

    /// Starts the server, or returns the reason why this is not possible.
    pub(super) fn try_start(&self) -> Result<(), (Error, ClientError)> {
        let refuse = |error, message: &str, remedy: &str| {
            Err((
                error,
                ClientError::new(ClientErrorKind::Argument, message, remedy),
            ))
        };
        if self.is_running() {
            return refuse(
                Error::ERR_ALREADY_IN_USE,
                "The server is running already.",
                "Call stop() first to start it with other properties.",
            );
        }
        if !self.base().is_inside_tree() {
            return refuse(
                Error::ERR_UNAVAILABLE,
                "The node is not inside the scene tree.",
                "Add it to the tree before start(), or set `auto_start`.",
            );
        }
        let parent = self.base().get_parent();
        let Some(client) = parent.and_then(|node| node.try_cast::<DiscordClient>().ok()) else {
            return refuse(
                Error::ERR_UNCONFIGURED,
                NO_CLIENT,
                "Add the server with client.add_child(server).",
            );
        };
        let settings = match self.settings() {
            Ok(settings) => settings,
            Err(problem) => return refuse(Error::ERR_INVALID_PARAMETER, &problem, ""),
        };
        let core = client.bind().shared_core();
        let started = self.running.start(&core, settings);
        started.map_err(|failure| (Error::ERR_CANT_CREATE, failure))
    }
}
