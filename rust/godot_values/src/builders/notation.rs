//! The macros that generate the classes of builders.

/// Generates the class of a builder, with the methods that all builders have.
///
/// ```text
/// builder! {
///     /// Documentation.
///     DiscordSeparatorBuilder of SEPARATOR with "type": 14
/// }
/// ```
///
/// The fields after `with` are set from the start.
macro_rules! builder {
    ($(#[doc = $doc:tt])* $class:ident of $schema:ident $(with $($field:literal: $value:expr),+)?) => {
        $(#[doc = $doc])*
        ///
        /// Every builder is created with `new()`, or with a static method that also takes the required values. Each
        /// call is validated. An invalid value is logged at once, with the name of the method, and is not added;
        /// [method get_problems] includes it, and no request is sent with such a builder. Objects that are added to a
        /// builder are copied: later changes do not affect it.
        #[derive(godot::prelude::GodotClass)]
        #[class(init, base = RefCounted)]
        pub struct $class {
            #[init(val = $class::empty())]
            builder: $crate::builders::ObjectBuilder,
        }

        impl $class {
            /// Returns a builder with only the fields that every object of this type has.
            fn empty() -> $crate::builders::ObjectBuilder {
                $crate::builders::ObjectBuilder::new(stringify!($class), &$schema)
                    $($(.with($field, $value))+)?
            }

            /// Creates the object for a builder.
            fn over(builder: $crate::builders::ObjectBuilder) -> godot::prelude::Gd<Self> {
                godot::prelude::Gd::from_object(Self { builder })
            }
        }

        builder! { @common $class }
    };
    (@common $class:ident) => {
        discord_class_tables::class_table!($class:
            discord_class_tables::method!("to_dictionary" [
                " Returns the current object in Discord's format, where ids are strings. This is a copy."
            ] (object: &$class) -> godot::prelude::VarDictionary { object.builder.to_dictionary() }),
            discord_class_tables::method!("get_problems" [
                " Returns the validation errors so far, including missing fields. Empty if the object can be sent."
            ] (object: &$class) -> godot::prelude::PackedStringArray {
                object.builder.problems().iter().map(godot::prelude::GString::from).collect()
            }),
            discord_class_tables::method!("is_valid" [
                " Returns `true` if the object can be sent."
            ] (object: &$class) -> bool { object.builder.problems().is_empty() }),
        );

        impl $crate::builders::Builder for $class {
            fn builder(&self) -> &$crate::builders::ObjectBuilder {
                &self.builder
            }

            fn builder_mut(&mut self) -> &mut $crate::builders::ObjectBuilder {
                &mut self.builder
            }
        }

        impl $crate::json_object::JsonObject for $class {
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
        $crate::add_json_class!($class);
    };
}
pub(super) use builder;

/// Generates methods that set a field to their parameter.
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
        discord_class_tables::class_table!($class:$(
            discord_class_tables::method!((stringify!($method)) [$($doc),*]
                (this: Gd<$class>, $parameter: $type $(= $default)?)
                -> godot::prelude::Gd<$class>
            {
                let value = godot::prelude::ToGodot::to_variant(&$parameter);
                $crate::builders::set(this, stringify!($method), $field, &value)
            }),
        )+);
    };
}
pub(super) use setters;
