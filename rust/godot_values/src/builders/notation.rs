//! How builders are written down.

/// Makes the class of a builder: what all of them have.
///
/// ```text
/// builder! {
///     /// Documentation.
///     DiscordSeparatorBuilder of SEPARATOR with "type": 14
/// }
/// ```
///
/// After `with` stand the fields that the object has from the start.
macro_rules! builder {
    ($(#[doc = $doc:tt])* $class:ident of $schema:ident $(with $($field:literal: $value:expr),+)?) => {
        $(#[doc = $doc])*
        ///
        /// Every builder is created with `new()`, or with a static method that also takes what it needs at least. Each call is
        /// validated. An invalid value is logged at once, with the name of the method, and is not added; [method get_problems]
        /// includes it, and no request is sent with such a builder. Objects that are added to a builder are copied: later changes
        /// do not affect it.
        #[derive(godot::prelude::GodotClass)]
        #[class(init, base = RefCounted)]
        pub struct $class {
            #[init(val = $class::empty())]
            builder: $crate::builders::ObjectBuilder,
        }

        impl $class {
            /// A builder with nothing in it but what every object of this kind has.
            fn empty() -> $crate::builders::ObjectBuilder {
                $crate::builders::ObjectBuilder::new(stringify!($class), &$schema)
                    $($(.with($field, $value))+)?
            }

            /// The object that holds a builder.
            fn over(builder: $crate::builders::ObjectBuilder) -> godot::prelude::Gd<Self> {
                godot::prelude::Gd::from_object(Self { builder })
            }
        }

        builder! { @common $class }
    };
    (@common $class:ident) => {
        #[godot::prelude::godot_api(secondary)]
        impl $class {
            /// Returns what was built so far in Discord's format, where ids are strings. This is a copy.
            #[func]
            fn to_dictionary(&self) -> godot::prelude::VarDictionary {
                self.builder.to_dictionary()
            }

            /// Returns the validation errors so far, including missing fields. Empty if the object can be sent.
            #[func]
            fn get_problems(&self) -> godot::prelude::PackedStringArray {
                let problems = self.builder.problems();
                problems.iter().map(godot::prelude::GString::from).collect()
            }

            /// Returns `true` if the object can be sent.
            #[func]
            fn is_valid(&self) -> bool {
                self.builder.problems().is_empty()
            }
        }

        impl $crate::builders::Builder for $class {
            fn builder(&self) -> &$crate::builders::ObjectBuilder {
                &self.builder
            }

            fn builder_mut(&mut self) -> &mut $crate::builders::ObjectBuilder {
                &mut self.builder
            }
        }

        #[godot::prelude::godot_dyn]
        impl $crate::convert::AsJson for $class {
            fn as_json(&self) -> Result<serde_json::Value, String> {
                self.builder.finish()
            }

            fn files(&self) -> &[godot::prelude::Variant] {
                self.builder.files()
            }

            fn is_reported(&self) -> bool {
                self.builder.is_reported()
            }
        }
    };
}
pub(super) use builder;

/// Makes methods that put what they are given into a field.
///
/// ```text
/// setters! { DiscordEmbedBuilder;
///     /// Documentation.
///     set_title(title: GString) => "title";
/// }
/// ```
macro_rules! setters {
    ($class:ident; $(
        $(#[doc = $doc:tt])*
        $method:ident($parameter:ident: $type:ident $(= $default:tt)?) => $field:literal;
    )+) => {
        #[godot::prelude::godot_api(secondary)]
        impl $class {
            $(
                $(#[doc = $doc])*
                #[func(gd_self)]
                fn $method(
                    this: godot::prelude::Gd<Self>,
                    $(#[opt(default = $default)])? $parameter: $type,
                ) -> godot::prelude::Gd<Self> {
                    let value = godot::prelude::ToGodot::to_variant(&$parameter);
                    $crate::builders::set(this, stringify!($method), $field, &value)
                }
            )+
        }
    };
}
pub(super) use setters;
