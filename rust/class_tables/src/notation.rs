//! The macros that describe members.

/// Describes a method of a class, with the name, the lines of its description, and its definition:
///
/// ```text
/// method!("roll" [" Returns a number."] (die: &DiscordDie, sides: i64 = 6) -> i64 { die.roll(sides) })
/// ```
///
/// The object is `&DiscordDie` if it is borrowed and not changed, `Gd<DiscordDie>` if it is not borrowed. A method
/// without an object is static; then the class precedes the parameters: `(DiscordDie; sides: i64)`.
#[macro_export]
macro_rules! method {
    ($name:tt [$($line:expr),*] ($this:ident: &$class:ident $(, $parameter:ident: $type:ty $(= $default:expr)?)*) -> $returned:ty $body:block) => {
        $crate::method!(@method $class [$name] [$($line),*] [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Call::Borrowed(|$this: &$class, #[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take();)*
                let returned: $returned = $body;
                $crate::private::ToGodot::to_variant(&returned)
            }))
    };
    ($name:tt [$($line:expr),*] ($this:ident: Gd<$class:ident> $(, $parameter:ident: $type:ty $(= $default:expr)?)*) -> $returned:ty $body:block) => {
        $crate::method!(@method $class [$name] [$($line),*] [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Call::Object(|$this: $crate::private::Gd<$class>, #[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take();)*
                let returned: $returned = $body;
                $crate::private::ToGodot::to_variant(&returned)
            }))
    };
    ($name:tt [$($line:expr),*] ($class:ident; $($parameter:ident: $type:ty $(= $default:expr)?),*) -> $returned:ty $body:block) => {
        $crate::method!(@method $class [$name] [$($line),*] [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Call::Static(|#[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take();)*
                let returned: $returned = $body;
                $crate::private::ToGodot::to_variant(&returned)
            }))
    };
    (@method $class:ident [$name:expr] [$($line:expr),*] [$($parameter:ident: $type:ty $(= $default:expr)?),*] $returned:ty, $call:expr) => {
        $crate::Method::<$class> {
            signature: $crate::Signature {
                name: $name,
                description: $crate::description!($($line),*),
                parameters: &[$($crate::Parameter {
                    name: stringify!($parameter),
                    shape: <$type as $crate::private::GodotConvert>::godot_shape,
                    default: $crate::default_value!($type $(, $default)?),
                }),*],
                returned: <$returned as $crate::private::GodotConvert>::godot_shape,
            },
            call: $call,
        }
    };
}

/// Describes a read-only property: its name, the name of its getter, the lines of its description, and the getter.
///
/// ```text
/// property!("sides" "get_sides" [" The number of sides."] (die: &DiscordDie) -> i64 { die.sides })
/// ```
#[macro_export]
macro_rules! property {
    ($name:tt $getter:tt [$($line:expr),*] ($this:ident: &$class:ident) -> $type:ty $body:block) => {
        $crate::Property::<$class> {
            name: $name,
            description: $crate::description!($($line),*),
            getter: $crate::method!($getter [] ($this: &$class) -> $type $body),
        }
    };
}

/// Registers members of a class when the library is loaded.
///
/// ```text
/// class_table!(DiscordDie { properties: [property!(…)], methods: [method!(…)] });
/// ```
#[macro_export]
macro_rules! class_table {
    ($class:ident { properties: [$($property:expr),* $(,)?], methods: [$($method:expr),* $(,)?] $(,)? }) => {
        const _: () = {
            static TABLE: $crate::ClassTable<$class> = $crate::ClassTable {
                properties: &[$($property),*],
                methods: &[$($method),*],
            };
            $crate::private::shard_execute_pre_main!({ $crate::add(&TABLE) });
        };
    };
}

/// The lines of a description as one text, which is empty in a library without the class reference.
#[doc(hidden)]
#[macro_export]
macro_rules! description {
    ($($line:expr),*) => {
        if $crate::HAS_DESCRIPTIONS { concat!($($line, "\n"),*) } else { "" }
    };
}

/// The default value of a parameter.
#[doc(hidden)]
#[macro_export]
macro_rules! default_value {
    ($type:ty) => {
        None
    };
    ($type:ty, $default:expr) => {
        Some(|| $crate::private::ToGodot::to_variant(&<$type>::from($default)))
    };
}
