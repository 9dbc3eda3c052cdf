//! Generates a Godot class from a definition in `discord-model`.
//!
//! `entity_class!` receives the definition of an entity from its `define_…!` macro, and generates a `RefCounted` class
//! with one read-only, documented property for each field. The class is a thin wrapper: a
//! [`Handle`](crate::handle::Handle) of the model's struct.

/// Generates a Godot class from the definition of an entity.
macro_rules! entity_class {
    ($(#[doc = $doc:tt])* $name:ident as $class:ident $definition:tt) => {
        $crate::entity_class::entity_class! { [] $(#[doc = $doc])* $name as $class $definition }
    };
    ([$($(#[doc = $lookup_doc:tt])* $lookup:ident : $found:ty = |$object:ident| $find:expr),* $(,)?]
    $(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? $(from $key:ident)? : $type:ty),* $(,)?
    }) => {
        pastey::paste! {
            $(#[doc = $doc])*
            #[derive(godot::prelude::GodotClass)]
            #[class(no_init, base = RefCounted)]
            pub struct $class {
                pub(crate) handle: $crate::handle::Handle<discord_model::$name>,
                $(
                    $(#[doc = $field_doc])*
                    #[var(get = [<get_ $field>], no_set $(, rename = $json)?)]
                    $field: godot::register::property::PhantomVar<$crate::to_godot::GodotType<$type>>,
                )*
                $(
                    $(#[doc = $lookup_doc])*
                    #[var(get = [<get_ $lookup>], no_set)]
                    $lookup: godot::register::property::PhantomVar<Option<godot::prelude::Gd<$found>>>,
                )*
            }

            #[godot::prelude::godot_api]
            impl $class {
                $(
                    #[func]
                    fn [<get_ $field>](&self) -> $crate::to_godot::GodotType<$type> {
                        $crate::to_godot::ToGodotValue::to_godot_value(&self.handle.get().$field, self.handle.client_id())
                    }
                )*

                $(
                    #[func]
                    fn [<get_ $lookup>](&self) -> Option<godot::prelude::Gd<$found>> {
                        let $object = self;
                        $find
                    }
                )*

                /// Returns all properties in the format of Discord's JSON: ids as strings, times as text, nested
                /// objects as [Dictionary]s. The keys and `null` values are those of Discord. This is a copy.
                #[func]
                fn to_dictionary(&self) -> godot::prelude::VarDictionary {
                    discord_godot_values::convert::to_dictionary(&*self.handle.get())
                }
            }
        }

        #[godot::prelude::godot_api]
        impl godot::classes::IRefCounted for $class {
            fn to_string(&self) -> godot::prelude::GString {
                $crate::handle::describe(stringify!($class), &*self.handle.get())
            }
        }

        #[godot::prelude::godot_dyn]
        impl discord_godot_values::convert::AsJson for $class {
            fn as_json(&self) -> Result<serde_json::Value, String> {
                Ok(discord_model::Encode::encode(&*self.handle.get(), false))
            }
        }

        impl $class {
            /// Creates an object with a handle.
            pub(crate) fn over(handle: $crate::handle::Handle<discord_model::$name>) -> Self {
                Self {
                    handle,
                    $($field: godot::register::property::PhantomVar::default(),)*
                    $($lookup: godot::register::property::PhantomVar::default(),)*
                }
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
