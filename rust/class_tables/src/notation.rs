//! The macros that describe members.

/// Describes a method of a class, with the name, the lines of its description, and its definition:
///
/// ```text
/// method!("roll" [" Returns a number."] (die: &DiscordDie, sides: i64 = 6) -> i64 { die.roll(sides) })
/// ```
///
/// The object is `&DiscordDie` if it is borrowed and not changed, `Gd<DiscordDie>` if it is not borrowed. A static method
/// has `static;` in place of the object.
#[macro_export]
macro_rules! method {
    ($name:tt $lines:tt ($this:ident: &$class:ident $(, $parameter:ident: $type:ty $(= $default:expr)?)*) -> $returned:ty $body:block) => {
        $crate::method!(@method [$name] $lines [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Borrowed::<$class>(|$this: &$class, #[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take()?;)*
                let returned: $returned = $body;
                Ok($crate::private::ToGodot::to_variant(&returned))
            }))
    };
    ($name:tt $lines:tt ($this:ident: Gd<$class:ident> $(, $parameter:ident: $type:ty $(= $default:expr)?)*) -> $returned:ty $body:block) => {
        $crate::method!(@method [$name] $lines [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Unborrowed::<$class>(|$this: $crate::private::Gd<$class>, #[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take()?;)*
                let returned: $returned = $body;
                Ok($crate::private::ToGodot::to_variant(&returned))
            }))
    };
    ($name:tt $lines:tt (static; $($parameter:ident: $type:ty $(= $default:expr)?),*) -> $returned:ty $body:block) => {
        $crate::method!(@method [$name] $lines [$($parameter: $type $(= $default)?),*] $returned,
            $crate::Static(|#[allow(unused_mut, unused_variables)] mut arguments: $crate::Arguments<'_>| {
                $(let $parameter: $type = arguments.take()?;)*
                let returned: $returned = $body;
                Ok($crate::private::ToGodot::to_variant(&returned))
            }))
    };
    (@method [$name:expr] [$($line:expr),*] [$($parameter:ident: $type:ty $(= $default:expr)?),*] $returned:ty, $method:expr) => {
        $crate::Member {
            property: None,
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
            method: &$method,
        }
    };
}

/// Describes a read-only property: its name, the name of its getter, the lines of its description, and the getter.
///
/// ```text
/// property!("sides" "get_sides" [" The number of sides."] (die: &DiscordDie) -> i64 { die.sides })
/// ```
///
/// If the class is a [`FieldSource`](crate::FieldSource), the getter can be a field of the value, which results in less code:
///
/// ```text
/// property!("sides" "get_sides" [" The number of sides."] DiscordDie: i64 = |die| die.sides.to_variant())
/// ```
#[macro_export]
macro_rules! property {
    ($name:tt $getter:tt $lines:tt ($this:ident: &$class:ident) -> $type:ty $body:block) => {
        $crate::property!(@property $name $getter $lines $type,
            $crate::Borrowed::<$class>(|$this: &$class, _: $crate::Arguments<'_>| {
                let returned: $type = $body;
                Ok($crate::private::ToGodot::to_variant(&returned))
            }))
    };
    ($name:tt $getter:tt $lines:tt $class:ident: $type:ty = $read:expr) => {
        $crate::property!(@property $name $getter $lines $type, $crate::Field::<$class>($read))
    };
    (@property $name:tt $getter:tt [$($line:expr),*] $type:ty, $method:expr) => {
        $crate::Member {
            property: Some($crate::Property {
                name: $name,
                description: $crate::description!($($line),*),
            }),
            signature: $crate::Signature {
                name: $getter,
                description: "",
                parameters: &[],
                returned: <$type as $crate::private::GodotConvert>::godot_shape,
            },
            method: &$method,
        }
    };
}

/// Registers members of a class when the library is loaded.
///
/// ```text
/// class_table!(DiscordDie: property!(…), method!(…));
/// ```
#[macro_export]
macro_rules! class_table {
    ($class:ident: $($member:expr),* $(,)?) => {
        const _: () = {
            static TABLE: $crate::ClassTable = $crate::ClassTable {
                class: <$class as $crate::private::GodotClass>::class_id,
                members: &[$($member),*],
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
