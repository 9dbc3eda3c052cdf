//! What people write on entities: short ways to endpoints, with the entity's own ids filled in.

mod channel;
mod expressions;
mod guild;
mod invite;
mod member;
mod message;
mod pictures;
mod role;
mod scheduled_event;
mod thread;
mod user;
mod webhook;

use discord_model::Id;
use godot::prelude::*;

/// What an endpoint is given, from whatever an entity has.
pub(crate) trait Argument {
    /// The value as a script would give it.
    fn argument(&self) -> Variant;
}

impl<T> Argument for Id<T> {
    fn argument(&self) -> Variant {
        (self.get() as i64).to_variant()
    }
}

macro_rules! plain_arguments {
    ($($type:ty),*) => {$(
        impl Argument for $type {
            fn argument(&self) -> Variant {
                self.to_variant()
            }
        }
    )*};
}

plain_arguments!(i64, bool, GString, Variant, VarDictionary, VarArray, &str);

/// Makes methods of an entity's class, each of which calls an endpoint:
///
/// ```text
/// acts! {
///     DiscordRole as role {
///         /// Documentation.
///         set_name(name: GString; reason) = modify_guild_role[role.guild_id, role.id] { "name": name };
///     }
/// }
/// ```
///
/// Behind the semicolon stand `options`, `reason`, both or neither: optional parameters that are handed on. In braces are options
/// of the endpoint that the method gives itself.
macro_rules! acts {
    ($class:ident as $me:ident {$(
        $(#[doc = $doc:tt])*
        $name:ident($($argument:ident: $type:ty),* $(; $($extra:ident),+)?) =
            $route:ident[$($parameter:expr),*] $({ $($key:literal: $value:expr),* })?;
    )*}) => {$(
        $crate::acts::acts! { @one $class $me [$(#[doc = $doc])*] $name ($($argument: $type,)*) [$($($extra)+)?]
            { $route [$($parameter),*] { $($($key: $value),*)? } }
        }
    )*};
    (@one $class:ident $me:ident [$($doc:tt)*] $name:ident ($($argument:ident: $type:ty,)*) [] $call:tt) => {
        #[godot_api(secondary)]
        impl $class {
            $($doc)*
            #[func]
            fn $name(&self, $($argument: $type),*) -> Signal {
                let (options, reason) = (godot::prelude::VarDictionary::new(), godot::prelude::GString::new());
                $crate::acts::acts! { @call self $me options reason $call }
            }
        }
    };
    (@one $class:ident $me:ident [$($doc:tt)*] $name:ident ($($argument:ident: $type:ty,)*) [reason] $call:tt) => {
        #[godot_api(secondary)]
        impl $class {
            $($doc)*
            #[func]
            fn $name(&self, $($argument: $type,)* #[opt(default = "")] reason: GString) -> Signal {
                let options = godot::prelude::VarDictionary::new();
                $crate::acts::acts! { @call self $me options reason $call }
            }
        }
    };
    (@one $class:ident $me:ident [$($doc:tt)*] $name:ident ($($argument:ident: $type:ty,)*) [options] $call:tt) => {
        #[godot_api(secondary)]
        impl $class {
            $($doc)*
            #[func]
            fn $name(
                &self,
                $($argument: $type,)*
                #[opt(default = $crate::options::Options::default())] options: $crate::options::Options,
            ) -> Signal {
                let (options, reason) = (options.copy(), godot::prelude::GString::new());
                $crate::acts::acts! { @call self $me options reason $call }
            }
        }
    };
    (@one $class:ident $me:ident [$($doc:tt)*] $name:ident ($($argument:ident: $type:ty,)*) [options reason] $call:tt) => {
        #[godot_api(secondary)]
        impl $class {
            $($doc)*
            #[func]
            fn $name(
                &self,
                $($argument: $type,)*
                #[opt(default = $crate::options::Options::default())] options: $crate::options::Options,
                #[opt(default = "")] reason: GString,
            ) -> Signal {
                let options = options.copy();
                $crate::acts::acts! { @call self $me options reason $call }
            }
        }
    };
    (@call $self:ident $me:ident $options:ident $reason:ident
        { $route:ident [$($parameter:expr),*] { $($key:literal: $value:expr),* } }
    ) => {{
        #[allow(unused_mut)]
        let mut options = $options;
        #[allow(unused_variables)]
        let $me = $self.entity();
        $(options.set($key, &$crate::acts::Argument::argument(&$value));)*
        $self.handle.call(
            &discord_rest::routes::entries::$route,
            &[$($crate::acts::Argument::argument(&$parameter)),*],
            &options,
            &$reason,
        )
    }};
}

pub(crate) use acts;
