//! `DiscordREST`: one method for each entry of the route table.

use discord_client::Failure;
use discord_rest::routes::channel::*;
use discord_rest::routes::gateway::*;
use discord_rest::routes::guild::*;
use discord_rest::routes::message::*;
use discord_rest::routes::reaction::*;
use discord_rest::routes::user::*;
use discord_rest::{ArgumentError, Arguments, Request, Route};
use godot::builtin::VariantType;
use godot::prelude::*;

use super::files;
use crate::cdn;
use crate::convert;
use crate::core::{Core, CoreId};
use crate::entities::DiscordEmoji;
use crate::error::DiscordError;
use crate::options::Options;

/// Discord's HTTP API: what a bot does, rather than hears.
///
/// Every method returns at once, and hands out a [Signal] to `await`. The request itself happens in the background and
/// respects Discord's rate limits: it waits for its turn, however many are made.
///
/// ```gdscript
/// var message: DiscordMessage = await client.rest.create_message(channel_id, "Hello")
/// if message == null:
///     print(client.rest.last_error)
/// ```
///
/// What a request fails with is said in [member last_error] and by [signal request_failed]; the `await` then gives `null`, or
/// `false` from methods that give `true`, or an empty array from those that give a list. Wrong arguments are noticed before
/// anything is sent. Every request ends: at the latest when the client is logged out or freed.
///
/// Reached as [member DiscordClient.rest]. It works without [method DiscordClient.login] too, as long as there is a token.
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordREST {
    core: CoreId,
    /// What the request that ended last failed with, or `null` if it succeeded.
    #[var(get = get_last_error, no_set)]
    last_error: PhantomVar<Option<Gd<DiscordError>>>,
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordREST {
    /// A request failed. [member DiscordError.route] says which method it was.
    #[signal]
    fn request_failed(error: Gd<DiscordError>);

    #[func]
    fn get_last_error(&self) -> Option<Gd<DiscordError>> {
        Core::find(self.core)?.requests.last_error()
    }

    /// Loads a picture, such as an avatar, and gives a [Texture2D]; `null` on failure. Up to 32 MiB of PNG, JPEG or WebP. Of a
    /// picture of Discord's that moves it is the first frame.
    ///
    /// ```gdscript
    /// $Avatar.texture = await client.rest.fetch_image(user.get_avatar_url(64))
    /// ```
    #[func]
    fn fetch_image(&self, url: GString) -> Signal {
        match Core::find(self.core) {
            Some(core) => {
                let url = cdn::still(url.to_string(), &core.session.cdn_url());
                core.requests.download(&core, url)
            }
            None => Signal::invalid(),
        }
    }

    /// The requests of one client.
    pub fn create(core: CoreId) -> Gd<Self> {
        Gd::from_init_fn(|base| Self {
            core,
            last_error: PhantomVar::default(),
            base,
        })
    }

    fn call(
        &self,
        route: &'static Route,
        parameters: &[Variant],
        options: Option<&AnyDictionary>,
        reason: Option<&GString>,
    ) -> Signal {
        let Some(core) = Core::find(self.core) else {
            return Signal::invalid();
        };
        let request = build(route, parameters, options, reason);
        core.requests.send(&core, route, request)
    }
}

/// Checks what a script gave and makes the request of it.
fn build(
    route: &'static Route,
    parameters: &[Variant],
    options: Option<&AnyDictionary>,
    reason: Option<&GString>,
) -> Result<Request, Failure> {
    let argument = |problem: String| {
        Failure::from(ArgumentError {
            route: route.name,
            problem,
        })
    };
    let mut given = Arguments {
        reason: reason
            .map(GString::to_string)
            .filter(|reason| !reason.is_empty()),
        ..Arguments::default()
    };
    for parameter in parameters {
        let parameter = take_files(parameter, &mut given).map_err(argument)?;
        given
            .parameters
            .push(convert::to_json(&parameter).map_err(argument)?);
    }
    if let Some(options) = options {
        let options = take_files(&options.to_variant(), &mut given).map_err(argument)?;
        given.options = convert::to_object(&options.to()).map_err(argument)?;
    }
    Ok(route.request(given)?)
}

/// Files stand among the options, or in the message, but travel beside the JSON.
fn take_files(value: &Variant, given: &mut Arguments) -> Result<Variant, String> {
    if let Ok(emoji) = value.try_to::<Gd<DiscordEmoji>>() {
        return Ok(emoji.bind().reaction_name().to_variant());
    }
    if value.get_type() != VariantType::DICTIONARY {
        return Ok(value.clone());
    }
    let dictionary: AnyDictionary = value.to();
    let Some(listed) = dictionary.get("files") else {
        return Ok(value.clone());
    };
    given.files.extend(files::read(&listed)?);
    let mut rest = dictionary.duplicate_shallow();
    rest.remove("files");
    Ok(rest.to_variant())
}

/// The type a parameter of the route table has in GDScript.
macro_rules! parameter {
    (id) => {
        i64
    };
    (text) => {
        GString
    };
    ($other:ident) => {
        Variant
    };
}

/// Makes one method of each entry.
macro_rules! methods {
    ($({
        $(#[doc = $doc:tt])*
        $name:ident($($parameter:ident: $kind:ident,)*)
        options: $options:tt
        files: $files:tt
        reason: $reason:ident
        result: $result:tt
    })*) => {
        $(methods! { @one
            [$(#[doc = $doc])*] $name [$($parameter: $kind,)*] $options $files $reason
        })*
    };
    (@one [$($doc:tt)*] $name:ident [$($parameter:ident: $kind:ident,)*] [] [] no) => {
        #[godot_api(secondary)]
        impl DiscordREST {
            $($doc)*
            #[func]
            fn $name(&self, $($parameter: parameter!($kind)),*) -> Signal {
                self.call(&$name, &[$($parameter.to_variant()),*], None, None)
            }
        }
    };
    (@one [$($doc:tt)*] $name:ident [$($parameter:ident: $kind:ident,)*] [] [] yes) => {
        #[godot_api(secondary)]
        impl DiscordREST {
            $($doc)*
            #[func]
            fn $name(&self, $($parameter: parameter!($kind),)* #[opt(default = "")] reason: GString) -> Signal {
                self.call(&$name, &[$($parameter.to_variant()),*], None, Some(&reason))
            }
        }
    };
    (@one [$($doc:tt)*] $name:ident [$($parameter:ident: $kind:ident,)*] $options:tt $files:tt no) => {
        #[godot_api(secondary)]
        impl DiscordREST {
            $($doc)*
            #[func]
            fn $name(
                &self,
                $($parameter: parameter!($kind),)*
                #[opt(default = Options::default())] options: Options,
            ) -> Signal {
                self.call(&$name, &[$($parameter.to_variant()),*], Some(&options.0), None)
            }
        }
    };
    (@one [$($doc:tt)*] $name:ident [$($parameter:ident: $kind:ident,)*] $options:tt $files:tt yes) => {
        #[godot_api(secondary)]
        impl DiscordREST {
            $($doc)*
            #[func]
            fn $name(
                &self,
                $($parameter: parameter!($kind),)*
                #[opt(default = Options::default())] options: Options,
                #[opt(default = "")] reason: GString,
            ) -> Signal {
                self.call(&$name, &[$($parameter.to_variant()),*], Some(&options.0), Some(&reason))
            }
        }
    };
}

discord_rest::gateway_routes!(methods);
discord_rest::channel_routes!(methods);
discord_rest::guild_routes!(methods);
discord_rest::message_routes!(methods);
discord_rest::reaction_routes!(methods);
discord_rest::user_routes!(methods);

impl Drop for DiscordREST {
    fn drop(&mut self) {
        if let Some(core) = Core::find(self.core) {
            core.rest_is_held.set(false);
        }
    }
}
