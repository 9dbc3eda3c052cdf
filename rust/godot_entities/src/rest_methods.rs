//! Methods of entities that call an endpoint with the entity's own ids.

/// Generates methods of an entity's class, each of which calls an endpoint:
///
/// ```text
/// rest_methods! {
///     DiscordRole as role {
///         /// Documentation.
///         set_name(name: GString; reason) = modify_guild_role[role.guild_id, role.id] { "name": name };
///     }
/// }
/// ```
///
/// After the semicolon, the optional parameters `options` and `reason` can be declared, which are passed to the
/// endpoint. Braces contain options of the endpoint that the method sets itself.
macro_rules! rest_methods {
    ($class:ident as $me:ident {$(
        $(#[doc = $doc:tt])*
        $name:ident($($argument:ident: $type:ty),* $(; $extra:ident $(, $more:ident)?)?) =
            $route:ident[$($parameter:expr),*] $({ $($key:literal: $value:expr),* })?;
    )*}) => {
        discord_class_tables::class_table!($class:$(
            $crate::rest_methods::rest_methods! { @one $class $me [$($doc),*] $name ($($argument: $type,)*) [$($extra $($more)?)?]
                { $route [$($parameter),*] { $($($key: $value),*)? } }
            },
        )*);
    };
    (@one $class:ident $me:ident $doc:tt $name:ident ($($argument:ident: $type:ty,)*) [] $call:tt) => {
        discord_class_tables::method!((stringify!($name)) $doc (object: &$class $(, $argument: $type)*) -> Signal {
            let (options, reason) = (godot::prelude::VarDictionary::new(), godot::prelude::GString::new());
            $crate::rest_methods::rest_methods! { @call object $me options reason $call }
        })
    };
    (@one $class:ident $me:ident $doc:tt $name:ident ($($argument:ident: $type:ty,)*) [reason] $call:tt) => {
        discord_class_tables::method!((stringify!($name)) $doc
            (object: &$class $(, $argument: $type)*, reason: GString = "") -> Signal
        {
            let options = godot::prelude::VarDictionary::new();
            $crate::rest_methods::rest_methods! { @call object $me options reason $call }
        })
    };
    (@one $class:ident $me:ident $doc:tt $name:ident ($($argument:ident: $type:ty,)*) [options] $call:tt) => {
        discord_class_tables::method!((stringify!($name)) $doc
            (object: &$class $(, $argument: $type)*, options: discord_godot_values::parameters::Options = discord_godot_values::parameters::Options::default())
            -> Signal
        {
            let (options, reason) = (options.copy(), godot::prelude::GString::new());
            $crate::rest_methods::rest_methods! { @call object $me options reason $call }
        })
    };
    (@one $class:ident $me:ident $doc:tt $name:ident ($($argument:ident: $type:ty,)*) [options reason] $call:tt) => {
        discord_class_tables::method!((stringify!($name)) $doc
            (object: &$class $(, $argument: $type)*,
            options: discord_godot_values::parameters::Options = discord_godot_values::parameters::Options::default(),
            reason: GString = "")
            -> Signal
        {
            let options = options.copy();
            $crate::rest_methods::rest_methods! { @call object $me options reason $call }
        })
    };
    (@call $self:ident $me:ident $options:ident $reason:ident
        { $route:ident [$($parameter:expr),*] { $($key:literal: $value:expr),* } }
    ) => {{
        #[allow(unused_mut)]
        let mut options = $options;
        #[allow(unused_variables)]
        let $me = $self.entity();
        $(options.set($key, &discord_godot_values::argument::Argument::argument(&$value));)*
        $self.handle.call(
            &discord_rest::routes::entries::$route,
            &[$(discord_godot_values::argument::Argument::argument(&$parameter)),*],
            &options,
            &$reason,
        )
    }};
}

pub(crate) use rest_methods;
