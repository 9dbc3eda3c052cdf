//! The definition of enumerations and flags: integers with names, whose unknown values are kept.
//!
//! Like an entity, each generates a macro `define_…!`, such as `define_channel_type!`, which passes the definition on. The Godot crate
//! generates a class of constants from it.

/// Defines an open enumeration: any integer is a value of it. Generates the struct, its constants and `name`, its
/// decoding and encoding, and `define_…!`.
macro_rules! open_enum {
    ($(#[doc = $doc:tt])* $name:ident($repr:ident) as $class:ident {
        $($(#[doc = $code_doc:tt])* $code:ident = $value:expr),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(pub $repr);

        impl $name {
            $($(#[doc = $code_doc])* pub const $code: Self = Self($value);)*

            /// Returns the name, such as `"GUILD_TEXT"`; `None` for an unknown number.
            pub const fn name(self) -> Option<&'static str> {
                Some(match self {
                    $(Self::$code => stringify!($code),)*
                    _ => return None,
                })
            }
        }

        $crate::constant_macros::integer_newtype! { $name($repr) }

        $crate::entity::export_definition! { ($) $name {
            $(#[doc = $doc])* $name as $class { $($(#[doc = $code_doc])* $code = $value,)* }
        } }
    };
}

/// Defines a set of flags. Generates the struct with `bitflags`, `names`, its decoding and encoding, and `define_…!`.
macro_rules! flags {
    ($(#[doc = $doc:tt])* $name:ident($repr:ident) as $class:ident {
        $($(#[doc = $flag_doc:tt])* $flag:ident = 1 << $bit:literal),* $(,)?
    }) => {
        bitflags::bitflags! {
            $(#[doc = $doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub struct $name: $repr {
                $($(#[doc = $flag_doc])* const $flag = 1 << $bit;)*
                // Unknown bits are kept.
                const _ = !0;
            }
        }

        impl $name {
            /// Every flag that has a name.
            pub const ALL: Self = Self::from_bits_retain($(1 << $bit)|*);

            /// Returns the names of the flags that are set, such as `"GUILDS"`, in the order of their bits. Unknown
            /// bits are skipped.
            pub fn names(self) -> impl Iterator<Item = &'static str> {
                self.iter_names().map(|(name, _)| name)
            }
        }

        impl $crate::decode::Scalar for $name {
            fn from_u64(value: u64) -> Option<Self> {
                $repr::try_from(value).ok().map(Self::from_bits_retain)
            }
            fn from_text(value: &str) -> Option<Self> {
                value.parse().ok().map(Self::from_bits_retain)
            }
            fn from_null() -> Option<Self> {
                Some(Self::empty())
            }
        }
        $crate::decode::decode_as_scalar!($name);
        $crate::heap_size::impl_no_heap!($name);

        impl $crate::encode::Encode for $name {
            fn encode(&self, _: bool) -> serde_json::Value {
                $crate::constant_macros::encode_bits!($name, self.bits())
            }
        }

        impl From<$name> for i64 {
            /// Returns the bits as a signed integer, GDScript's only integer type.
            fn from(flags: $name) -> i64 {
                flags.bits() as i64
            }
        }

        $crate::entity::export_definition! { ($) $name {
            $(#[doc = $doc])* $name as $class { $($(#[doc = $flag_doc])* $flag = 1 << $bit,)* }
        } }
    };
}

/// Encodes the bits of flags. Permissions are encoded as text, since they do not fit into a double.
macro_rules! encode_bits {
    (Permissions, $bits:expr) => {
        $bits.to_string().into()
    };
    ($name:ident, $bits:expr) => {
        $bits.into()
    };
}

/// Implements decoding and encoding for a struct with one integer.
macro_rules! integer_newtype {
    ($name:ident($repr:ident)) => {
        impl $crate::decode::Scalar for $name {
            fn from_u64(value: u64) -> Option<Self> {
                $repr::try_from(value).ok().map(Self)
            }
            fn from_i64(value: i64) -> Option<Self> {
                $repr::try_from(value).ok().map(Self)
            }
            fn from_text(value: &str) -> Option<Self> {
                value.parse().ok().map(Self)
            }
            fn from_null() -> Option<Self> {
                Some(Self::default())
            }
        }
        $crate::decode::decode_as_scalar!($name);
        $crate::heap_size::impl_no_heap!($name);

        impl $crate::encode::Encode for $name {
            fn encode(&self, _: bool) -> serde_json::Value {
                self.0.into()
            }
        }

        impl From<$name> for i64 {
            fn from(number: $name) -> i64 {
                number.0.into()
            }
        }
    };
}

pub(crate) use {encode_bits, flags, integer_newtype, open_enum};
