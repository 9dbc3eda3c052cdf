//! Generates a Godot class from a definition in `discord-model`.
//!
//! `entity_class!` receives the definition of an entity from its `define_…!` macro, and generates a `RefCounted` class
//! with one read-only, documented property for each field. The class is a thin wrapper: a
//! [`Handle`](crate::handle::Handle) of the model's struct.

/// Generates a Godot class from the definition of an entity.
macro_rules! entity_class {
    // The name of a property, which may be a reserved word in Rust.
    (@name $field:ident) => {
        stringify!($field)
    };
    (@name $field:ident $json:ident) => {
        stringify!($json)
    };
    ($(#[doc = $doc:tt])* $name:ident as $class:ident $definition:tt) => {
        $crate::entity_class::entity_class! { [] $(#[doc = $doc])* $name as $class $definition }
    };
    ([$($(#[doc = $lookup_doc:tt])* $lookup:ident : $found:ty = |$object:ident| $find:expr),* $(,)?]
    $(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? $(from $key:ident)? : $type:ty),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(godot::prelude::GodotClass)]
        #[class(no_init, base = RefCounted)]
        pub struct $class {
            pub(crate) handle: $crate::handle::Handle<discord_model::$name>,
        }

        impl discord_class_tables::FieldSource for $class {
            type Value = $crate::handle::CurrentEntity<discord_model::$name>;

            fn value(&self) -> Self::Value {
                self.handle.current()
            }
        }

        discord_class_tables::class_table!($class:
            $(discord_class_tables::property!(
                ($crate::entity_class::entity_class!(@name $field $($json)?))
                (concat!("get_", stringify!($field)))
                [$($field_doc),*]
                $class: $crate::to_godot::GodotType<$type> =
                    |current| $crate::to_godot::to_variant(&current.entity.$field, current.client)
            ),)*
            $(discord_class_tables::property!(
                (stringify!($lookup))
                (concat!("get_", stringify!($lookup)))
                [$($lookup_doc),*]
                ($object: &$class) -> Option<godot::prelude::Gd<$found>> { $find }
            ),)*
            discord_class_tables::method!("to_dictionary" [
                " Returns all properties in the format of Discord's JSON: ids as strings, times as text, nested objects as [Dictionary]s. The keys",
                " and `null` values are those of Discord. This is a copy."
            ] (object: &$class) -> godot::prelude::VarDictionary {
                discord_godot_values::convert::to_dictionary(&*object.handle.get())
            }),
        );

        #[godot::prelude::godot_api]
        impl $class {}

        #[godot::prelude::godot_api]
        impl godot::classes::IRefCounted for $class {
            fn to_string(&self) -> godot::prelude::GString {
                $crate::handle::describe(stringify!($class), &*self.handle.get())
            }
        }

        impl discord_godot_values::json_object::JsonObject for $class {
            fn as_json(&self) -> Result<serde_json::Value, String> {
                Ok(discord_model::Encode::encode(&*self.handle.get(), false))
            }
        }
        discord_godot_values::add_json_class!($class);

        impl $class {
            /// Creates an object with a handle.
            pub(crate) fn over(handle: $crate::handle::Handle<discord_model::$name>) -> Self {
                Self { handle }
            }

            /// Returns the current version of the entity.
            pub fn entity(&self) -> std::sync::Arc<discord_model::$name> {
                self.handle.get()
            }
        }
    };
}
pub(crate) use entity_class;

/// Connects an entity with its class. If the entity manager keeps entities of this type, the parameters specify how
/// they are found.
macro_rules! connect_class {
    ($name:ident as $class:ident $({
        key: |$entity:ident| $key:expr,
        $(whole: |$part:ident| $whole:expr,)?
        current: |$me:ident, $cache:ident| $current:expr,
        $(shown: |$named:ident| $shown:expr,)?
    })?) => {
        impl $crate::entity::Class for discord_model::$name {
            type Object = $class;

            fn object(handle: $crate::handle::Handle<Self>) -> godot::prelude::Gd<$class> {
                godot::prelude::Gd::from_object($class::over(handle))
            }

            fn handle(object: &godot::prelude::Gd<$class>, with: impl FnOnce(&$crate::handle::Handle<Self>)) {
                with(&object.bind().handle);
            }

            $(
                fn key(&self) -> Option<$crate::registry::Key> {
                    let $entity = self;
                    $key
                }

                $(
                    fn is_whole(&self) -> bool {
                        let $part = self;
                        $whole
                    }
                )?

                $(
                    fn shown(&self) -> Option<String> {
                        let $named = self;
                        Some($shown)
                    }
                )?

                fn current(&self, $cache: &discord_cache::Cache) -> Option<std::sync::Arc<Self>> {
                    let $me = self;
                    $current
                }
            )?
        }
    };
}
pub(crate) use connect_class;
