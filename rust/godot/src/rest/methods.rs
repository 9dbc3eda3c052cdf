//! `DiscordREST`: one method for each entry of the route table.

use discord_class_tables::{class_table, method};
use discord_godot_entities::entity_owner::EntityOwner;
use discord_godot_entities::entity_store::ClientId;
use discord_godot_values::error::DiscordError;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::{Anything, Options};
use discord_model::Interaction;
use discord_rest::routes::entries::*;
use discord_rest::schema::ResponseType;
use discord_rest::{ArgumentError, RequestSettings, Route};
use godot::prelude::*;

use super::{build, result};
use crate::core::Core;
use crate::interactions::respond_with_endpoint;

/// Discord's HTTP API: the requests that a bot can make.
///
/// Every method returns a [Signal] immediately; use `await` to get the result. The request runs in the background and respects
/// Discord's rate limits: it is delayed if there are too many requests.
///
/// ```gdscript
/// var message: DiscordMessage = await client.rest.create_message(channel_id, "Hello")
/// if message == null:
///     print(client.rest.last_error)
/// ```
///
/// If a request fails, [member last_error] is set and [signal request_failed] is emitted. The result is then `null`, `false` for
/// methods that return `true`, or an empty [Array] for methods that return a list. Invalid arguments fail before anything is
/// sent. Every request completes, at the latest when the client is logged out or freed.
///
/// Requests that are not awaited are sent at once, and may complete in any order. The order of the calls is only kept where it is
/// visible: the messages of a channel, the reactions to a message, the roles of a member, the commands of the bot, the responses
/// to an interaction, and several changes of the same object.
///
/// To send several requests at once, keep their signals and await them one after the other. A request that completes before it is
/// awaited keeps its result for 60 seconds.
///
/// ```gdscript
/// var guild_request := client.rest.get_guild(guild_id)
/// var roles_request := client.rest.get_guild_roles(guild_id)
/// var guild: DiscordGuild = await guild_request
/// var roles: Array = await roles_request
/// ```
///
/// Use [member DiscordClient.rest] to get this object. It also works without [method DiscordClient.login] if there is a
/// token.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordREST {
    core: ClientId,
    /// How its requests are sent.
    settings: RequestSettings,
    /// The object that this one was created from, and whose client it uses.
    parent: Option<Gd<DiscordREST>>,
    /// The error of the last request that failed. A request that succeeds resets it to `null` if the error has been
    /// read.
    #[var(get = get_last_error, no_set)]
    last_error: PhantomVar<Option<Gd<DiscordError>>>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordREST {
    /// Emitted when a request fails. [member DiscordError.route] is the method that was called.
    ///
    /// If nothing is connected to this signal and [member last_error] is not read until the end of the next frame, the failure is
    /// logged: as a warning if the request was awaited, as an error otherwise.
    #[signal]
    fn request_failed(error: Gd<DiscordError>);

    /// Emitted when an upload has progressed: `bytes_sent` of `bytes_total` bytes of its files were sent to the network.
    /// `request` is the [Signal] that the method returned. Emitted once per frame at most, and only if there is progress.
    ///
    /// ```gdscript
    /// var upload := client.rest.create_message(channel_id, {"files": ["user://replay.zip"]})
    /// client.rest.upload_progressed.connect(
    ///     func(request: Signal, sent: int, total: int) -> void:
    ///         if request == upload:
    ///             $ProgressBar.value = 100.0 * sent / total
    /// )
    /// await upload
    /// ```
    #[signal]
    fn upload_progressed(request: Signal, bytes_sent: i64, bytes_total: i64);

    #[func]
    fn get_last_error(&self) -> Option<Gd<DiscordError>> {
        Core::find(self.core)?.requests.read_last_error()
    }

    /// Loads an image, such as an avatar. Awaitable: returns a [Texture2D], or `null` on failure. The file must be PNG,
    /// JPEG or WebP, of at most 32 MiB, 25 megapixels, and 16384 pixels in width and height; larger images are not
    /// decoded and are an error. If the image is animated, only its first frame is loaded.
    ///
    /// The image is decoded in the background. The most recently used textures are cached, up to 64 MiB.
    ///
    /// ```gdscript
    /// $Avatar.texture = await client.rest.fetch_image(user.get_avatar_url(64))
    /// ```
    #[func]
    fn fetch_image(&self, url: GString) -> Signal {
        match Core::find(self.core) {
            Some(core) => core.fetch_image(url.to_string()),
            None => Signal::invalid(),
        }
    }

    /// Waits until no request of this client is pending, such as before [method DiscordClient.logout] or the end of the game.
    /// Awaitable: returns `true` when all requests have completed or failed, including those that are sent meanwhile. Returns
    /// `false` when the timeout expires, or when the client logs out or is freed.
    ///
    /// `timeout` is in seconds, or `0` for none; a negative timeout expires immediately. A request that waits for a rate limit
    /// is pending, see [member DiscordClient.max_rate_limit_wait].
    ///
    /// ```gdscript
    /// client.rest.create_message(channel_id, "The server stops.")
    /// await client.rest.wait_for_pending_requests(5.0)
    /// client.logout()
    /// ```
    #[func]
    fn wait_for_pending_requests(&self, #[opt(default = 10.0)] timeout: f64) -> Signal {
        match Core::find(self.core) {
            Some(core) => core.requests.wait_for_completion(timeout),
            None => Signal::invalid(),
        }
    }

    /// Sends a request by HTTP method and path, for endpoints that have no method yet. Rate limits are respected.
    /// Returns Discord's response as a [Dictionary] or an [Array], with ids as strings. Returns `null` on failure, and
    /// if the response is empty.
    ///
    /// `method` is `"GET"`, `"POST"`, `"PUT"`, `"PATCH"` or `"DELETE"`, `path` is the part after `/api/v10`. `body` is
    /// a [Dictionary] or an [Array]; it may contain `files`, like a message. `headers` are additional headers, up to 32;
    /// those that the client itself sets, such as `Authorization`, `Host` and `Content-Type`, are an error. See
    /// [method with_bearer] for the token of a user, and [method request_full] for the status and the headers of the
    /// response.
    ///
    /// ```gdscript
    /// var answer: Variant = await client.rest.request("GET", "/channels/%d/messages" % channel_id, null, {"limit": 3})
    /// ```
    #[func]
    #[allow(clippy::too_many_arguments, reason = "all but two are optional")]
    fn request(
        &self,
        method: GString,
        path: GString,
        #[opt(default = Anything::default())] body: Anything,
        #[opt(default = Options::default())] query: Options,
        #[opt(default = "")] reason: GString,
        #[opt(default = Options::default())] headers: Options,
    ) -> Signal {
        self.send_raw(&method, &path, &body, &query, &reason, &headers, false)
    }

    /// An alias of [method request].
    #[func]
    #[allow(clippy::too_many_arguments, reason = "all but two are optional")]
    fn raw_request(
        &self,
        method: GString,
        path: GString,
        #[opt(default = Anything::default())] body: Anything,
        #[opt(default = Options::default())] query: Options,
        #[opt(default = "")] reason: GString,
        #[opt(default = Options::default())] headers: Options,
    ) -> Signal {
        self.send_raw(&method, &path, &body, &query, &reason, &headers, false)
    }

    /// Sends a request like [method request], and returns the [DiscordResponse] with the status, the headers and the body
    /// of the response. Returns `null` on failure; then [member last_error] has the status and the body.
    ///
    /// ```gdscript
    /// var response: DiscordResponse = await client.rest.request_full("GET", "/guilds/%d/widget.png" % guild_id)
    /// if response:
    ///     print(response.headers["content-type"], " ", response.body.size())
    /// ```
    #[func]
    #[allow(clippy::too_many_arguments, reason = "all but two are optional")]
    fn request_full(
        &self,
        method: GString,
        path: GString,
        #[opt(default = Anything::default())] body: Anything,
        #[opt(default = Options::default())] query: Options,
        #[opt(default = "")] reason: GString,
        #[opt(default = Options::default())] headers: Options,
    ) -> Signal {
        self.send_raw(&method, &path, &body, &query, &reason, &headers, true)
    }

    #[allow(clippy::too_many_arguments, reason = "those of the methods above")]
    fn send_raw(
        &self,
        method: &GString,
        path: &GString,
        body: &Anything,
        query: &Options,
        reason: &GString,
        headers: &Options,
        whole_response: bool,
    ) -> Signal {
        let Some(core) = Core::find(self.core) else {
            return Signal::invalid();
        };
        let request = build::raw(method, path, &body.0, &query.0, reason, &headers.0);
        let settings = RequestSettings {
            whole_response,
            ..self.settings.clone()
        };
        let request = request.map(|request| request.with_settings(settings));
        core.requests
            .send(&core, "request", ResponseType::Raw, request)
    }

    /// Creates the object for one client.
    pub fn create(core: ClientId) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            core,
            settings: RequestSettings::default(),
            parent: None,
            last_error: PhantomVar::default(),
            base,
        })
    }

    /// Creates an object whose requests are sent with other settings. It keeps its parent, and with it the client.
    pub(super) fn create_with(
        core: ClientId,
        settings: RequestSettings,
        parent: Gd<Self>,
    ) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            core,
            settings,
            parent: Some(parent),
            last_error: PhantomVar::default(),
            base,
        })
    }

    /// Returns how the requests are sent.
    pub(super) fn settings(&self) -> &RequestSettings {
        &self.settings
    }

    /// Returns the id of the client.
    pub(super) fn client_id(&self) -> ClientId {
        self.core
    }

    /// Handles a call of a method that does not exist, or no longer exists.
    fn refuse(&self, name: &'static str, remedy: &str) -> Signal {
        let Some(core) = Core::find(self.core) else {
            return Signal::invalid();
        };
        let problem = ArgumentError {
            route: name,
            problem: remedy.to_owned(),
        };
        core.requests
            .send(&core, name, ResponseType::Raw, Err(problem.into()))
    }

    pub(super) fn call(
        &self,
        route: &'static Route,
        parameters: &[Variant],
        options: Option<&AnyDictionary>,
        reason: Option<&GString>,
    ) -> Signal {
        let Some(core) = Core::find(self.core) else {
            return Signal::invalid();
        };
        let request = build::request(&core, route, parameters, options, reason);
        let request = request.map(|request| request.with_settings(self.settings.clone()));
        if route.name == create_interaction_response.name
            && request.is_ok()
            && let Some(id) = parameters.first()
            && let Ok(id) =
                IdArgument::from_godot(id.clone()).parse::<Interaction>("interaction_id")
        {
            let failed = result::fallback(route.response);
            return respond_with_endpoint(&core, id.get(), request, failed);
        }
        core.requests
            .send(&core, route.name, route.response, request)
    }
}

/// Maps the type of a parameter in the route table to its type in GDScript.
macro_rules! parameter {
    (id) => {
        IdArgument
    };
    (integer) => {
        i64
    };
    (flags) => {
        i64
    };
    (bool) => {
        bool
    };
    (text) => {
        GString
    };
    (one_of) => {
        GString
    };
    ($other:ident) => {
        Variant
    };
}

/// Describes a method for each entry, and one for each of its aliases.
macro_rules! methods {
    ($({
        $(#[doc = $doc:tt])*
        $name:ident $parameters:tt
        options: $options:tt
        reason: $reason:ident
        also: [$($also:ident)*]
        result: $result:tt
    })*) => {
        class_table!(DiscordREST: $(
            methods!(@one [$($doc),*] $name $name $parameters $options $reason),
            $(methods!(
                @one [concat!(" Another name of [method ", stringify!($name), "].")] $also $name $parameters $options $reason
            ),)*
        )*);
    };
    (@one $doc:tt $called:ident $name:ident ($($parameter:ident: $kind:ident,)*) [] no) => {
        method!((stringify!($called)) $doc (rest: &DiscordREST $(, $parameter: parameter!($kind))*) -> Signal {
            rest.call(&$name, &[$($parameter.to_variant()),*], None, None)
        })
    };
    (@one $doc:tt $called:ident $name:ident ($($parameter:ident: $kind:ident,)*) [] yes) => {
        method!((stringify!($called)) $doc (rest: &DiscordREST $(, $parameter: parameter!($kind))*, reason: GString = "") -> Signal {
            rest.call(&$name, &[$($parameter.to_variant()),*], None, Some(&reason))
        })
    };
    (@one $doc:tt $called:ident $name:ident ($($parameter:ident: $kind:ident,)*) $options:tt no) => {
        method!((stringify!($called)) $doc (rest: &DiscordREST $(, $parameter: parameter!($kind))*, options: Options = Options::default()) -> Signal {
            rest.call(&$name, &[$($parameter.to_variant()),*], Some(&options.0), None)
        })
    };
    (@one $doc:tt $called:ident $name:ident ($($parameter:ident: $kind:ident,)*) $options:tt yes) => {
        method!((stringify!($called)) $doc (rest: &DiscordREST $(, $parameter: parameter!($kind))*, options: Options = Options::default(), reason: GString = "") -> Signal {
            rest.call(&$name, &[$($parameter.to_variant()),*], Some(&options.0), Some(&reason))
        })
    };
}

discord_rest::all_routes!(methods);

/// Describes a method for each name that users look for in vain: it fails with a remedy that names the replacement.
macro_rules! removed {
    ($({
        $(#[doc = $doc:tt])*
        $name:ident: $remedy:literal
    })*) => {
        class_table!(DiscordREST: $(
            method!((stringify!($name)) [$($doc),*]
                (rest: &DiscordREST,
                first: Anything = Anything::default(),
                second: Anything = Anything::default(),
                third: Anything = Anything::default())
                -> Signal
            {
                // The arguments are ignored.
                let _ = (first, second, third);
                rest.refuse(stringify!($name), $remedy)
            }),
        )*);
    };
}

discord_rest::removed_routes!(removed);

impl Drop for DiscordREST {
    fn drop(&mut self) {
        if self.parent.is_none()
            && let Some(core) = Core::find(self.core)
        {
            core.rest_is_held.set(false);
        }
    }
}
