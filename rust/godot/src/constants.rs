//! Discord's enumerations and flags, as classes of constants: an extension cannot register named enums.

use godot::prelude::*;

use crate::core::CoreId;
use crate::show::Show;

macro_rules! constants_class {
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = $value:expr),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(GodotClass)]
        #[class(no_init, base = RefCounted)]
        pub struct $class;

        #[godot_api]
        impl $class {
            $(
                $(#[doc = $constant_doc])*
                #[constant]
                pub const $constant: i64 = $value;
            )*
        }

        impl Show for discord_model::$name {
            type Godot = i64;

            fn show(&self, _: CoreId) -> i64 {
                (*self).into()
            }
        }
    };
}

discord_model::define_activity_type!(constants_class);
discord_model::define_channel_flags!(constants_class);
discord_model::define_channel_type!(constants_class);
discord_model::define_intents!(constants_class);
discord_model::define_member_flags!(constants_class);
discord_model::define_message_flags!(constants_class);
discord_model::define_message_type!(constants_class);
discord_model::define_permissions!(constants_class);
discord_model::define_user_flags!(constants_class);
