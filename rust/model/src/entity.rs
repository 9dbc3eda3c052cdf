//! One definition for each of Discord's objects.
//!
//! ```text
//! entity! {
//!     /// What it is.
//!     User as DiscordUser {
//!         /// What the field says.
//!         username: Box<str>,
//!         /// A field whose JSON name is a Rust keyword.
//!         kind as type: ChannelType,
//!         /// A field that Discord's documentation names in a way that misleads in GDScript: only JSON uses that name.
//!         bot_is_owner from owner: bool,
//!     }
//! }
//! ```
//!
//! `User [present] as DiscordUser` also remembers in a field `present` which of its fields a payload held ([`PresentFields`]).
//!
//! makes the struct `User`, its decoding, its merging with a later partial object ([`Entity::merge`]), and a macro
//! `define_user!` which hands the same definition to another crate: the Godot crate makes the class `DiscordUser` of it,
//! properties and documentation included. A new field is one line here and nothing anywhere else.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use serde_json::{Map, Value};

#[cfg(doc)]
use crate::PresentFields;
use crate::decode::{Decode, skip_seq};
use crate::encode::Encode;

/// Which fields of an object a JSON text held, one bit each in the order of the definition.
pub type Fields = u128;

/// An object with named fields.
pub trait Entity: Clone + Default + PartialEq + fmt::Debug {
    /// The JSON names of the fields, in the order of the definition.
    const FIELDS: &'static [&'static str];

    /// Reads the value of field number `index`; its bit in the answer is set if the value fitted.
    fn decode_field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        map: &mut A,
    ) -> Result<Fields, A::Error>;

    /// The number of the field with this JSON name.
    fn field_index(name: &str) -> Option<usize>;

    /// Takes over the `present` fields of `from`.
    fn merge(&mut self, from: Self, present: Fields);

    /// Whether both have the same value in each field of `which`.
    fn fields_equal(&self, other: &Self, which: Fields) -> bool;

    /// The bit of the field with this JSON name; none if there is no such field.
    fn field_bit(name: &str) -> Fields {
        Self::field_index(name).map_or(0, |index| 1 << index)
    }

    /// Remembers which fields the payload held, for entities that have a [`PresentFields`].
    fn set_present(&mut self, _: Fields) {}

    /// The fields that are not what they are by default: all that can be said to be present in an object of which Discord
    /// sends only what changed, and which was read without a note of what was there.
    fn said(&self) -> Fields;

    /// The fields of `which` in Discord's JSON; those of nested objects as [`Encode`] says of `all`.
    fn encode_fields(&self, which: Fields, all: bool) -> Map<String, Value>;
}

/// An object as one event gave it: its values, and which of them were there at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch<T> {
    /// The values; those not present are defaults.
    pub value: T,
    /// The fields that were there.
    pub present: Fields,
}

impl<T: Entity> Patch<T> {
    /// The object after this patch is laid over `old`.
    pub fn over(self, old: &T) -> T {
        let mut new = old.clone();
        new.merge(self.value, self.present);
        new
    }

    /// Says an id the JSON left out, if there is such a field.
    pub fn say(&mut self, field: &str, id: u64) {
        let Some(index) = T::field_index(field) else {
            return;
        };
        if self.present & (1 << index) != 0 {
            return;
        }
        let mut told =
            MapDeserializer::<_, serde::de::value::Error>::new(std::iter::once(((), id)));
        if let Ok(Some(())) = told.next_key()
            && let Ok(present) = self.value.decode_field(index, &mut told)
        {
            self.present |= present;
        }
    }
}

/// Receives the fields of an object which its entity does not define, such as the lists that only GUILD_CREATE carries.
pub(crate) trait Extra<'de> {
    /// Reads the value of `name`, or passes over it.
    fn field<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;
}

/// Nothing beyond the entity is wanted.
pub(crate) struct NoExtra;

impl<'de> Extra<'de> for NoExtra {
    fn field<A: MapAccess<'de>>(&mut self, _: &str, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// Only what was there.
impl<T: Entity> Encode for Patch<T> {
    fn encode(&self, all: bool) -> Value {
        self.value.encode_fields(self.present, all).into()
    }
}

impl<T: Entity> Decode for Patch<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        decode_with(deserializer, &mut NoExtra)
    }
}

/// Reads an object of type `T`, its unknown fields through `extra`.
pub(crate) fn decode_with<'de, T: Entity, X: Extra<'de>, D: Deserializer<'de>>(
    deserializer: D,
    extra: &mut X,
) -> Result<Option<Patch<T>>, D::Error> {
    deserializer.deserialize_any(ObjectVisitor {
        extra,
        entity: PhantomData,
    })
}

struct ObjectVisitor<'x, T, X> {
    extra: &'x mut X,
    entity: PhantomData<T>,
}

impl<'de, T: Entity, X: Extra<'de>> Visitor<'de> for ObjectVisitor<'_, T, X> {
    type Value = Option<Patch<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut patch = Patch::<T>::default();
        while let Some(key) = map.next_key_seed(KeySeed::<T>(PhantomData))? {
            match key {
                Key::Known(index) => patch.present |= patch.value.decode_field(index, &mut map)?,
                Key::Other(name) => self.extra.field(&name, &mut map)?,
            }
        }
        patch.value.set_present(patch.present);
        Ok(Some(patch))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_seq(seq).map(|()| None)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

enum Key<'de> {
    Known(usize),
    Other(Cow<'de, str>),
}

struct KeySeed<T>(PhantomData<T>);

impl<'de, T: Entity> DeserializeSeed<'de> for KeySeed<T> {
    type Value = Key<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key<'de>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, T: Entity> Visitor<'de> for KeySeed<T> {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
        Ok(T::field_index(name).map_or(Key::Other(Cow::Borrowed(name)), Key::Known))
    }
    fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
        Ok(
            T::field_index(name)
                .map_or_else(|| Key::Other(Cow::Owned(name.to_owned())), Key::Known),
        )
    }
}

/// Defines one of Discord's objects; see the module's documentation.
macro_rules! entity {
    ($(#[doc = $doc:tt])* $name:ident $([$present:ident])? as $class:ident { $($body:tt)* }) => {
        $crate::entity::object! { $(#[doc = $doc])* $name $([$present])? { $($body)* } }
        $crate::entity::definition! { ($) $name { $(#[doc = $doc])* $name as $class { $($body)* } } }
    };
}

/// Defines an object that has no Godot class of its own.
macro_rules! object {
    ($(#[doc = $doc:tt])* $name:ident $([$present:ident])? {
        $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? $(from $key:ident)? : $type:ty),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            $(
                /// Which of the fields Discord sent.
                pub $present: $crate::PresentFields,
            )?
        }

        const _: () = {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Field { $($field),* }

            assert!(
                <$name as $crate::entity::Entity>::FIELDS.len() <= $crate::entity::Fields::BITS as usize,
                "a field needs a bit of its own"
            );

            impl $crate::entity::Entity for $name {
                const FIELDS: &'static [&'static str] = &[$($crate::entity::json_name!($field $($json)? $($key)?)),*];

                fn decode_field<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    index: usize,
                    map: &mut A,
                ) -> Result<$crate::entity::Fields, A::Error> {
                    $(
                        if index == Field::$field as usize {
                            let Some(value) = map.next_value_seed($crate::decode::Seed::<$type>::new())? else {
                                return Ok(0);
                            };
                            self.$field = value;
                            return Ok(1 << index);
                        }
                    )*
                    Ok(0)
                }

                fn field_index(name: &str) -> Option<usize> {
                    const NAMES: $crate::names::Names = $crate::names::Names::new(<$name as $crate::entity::Entity>::FIELDS);
                    NAMES.find(<$name as $crate::entity::Entity>::FIELDS, name)
                }

                $(
                    fn set_present(&mut self, fields: $crate::entity::Fields) {
                        const {
                            assert!(<$name as $crate::entity::Entity>::FIELDS.len() <= $crate::PresentFields::BITS);
                        }
                        self.$present = $crate::PresentFields::new(fields);
                    }
                )?

                fn fields_equal(&self, other: &Self, which: $crate::entity::Fields) -> bool {
                    $((which & (1 << Field::$field as u32) == 0 || self.$field == other.$field))&&*
                }

                fn said(&self) -> $crate::entity::Fields {
                    let silent = Self::default();
                    let mut said = 0;
                    $(
                        if self.$field != silent.$field {
                            said |= 1 << Field::$field as u32;
                        }
                    )*
                    said
                }

                fn encode_fields(
                    &self,
                    which: $crate::entity::Fields,
                    all: bool,
                ) -> serde_json::Map<String, serde_json::Value> {
                    let mut fields = serde_json::Map::new();
                    $(
                        if which & (1 << Field::$field as u32) != 0 {
                            fields.insert(
                                $crate::entity::json_name!($field $($json)? $($key)?).to_owned(),
                                $crate::encode::Encode::encode(&self.$field, all),
                            );
                        }
                    )*
                    fields
                }

                fn merge(&mut self, from: Self, present: $crate::entity::Fields) {
                    $(
                        if present & (1 << Field::$field as u32) != 0 {
                            self.$field = from.$field;
                        }
                    )*
                    $(self.$present.insert(present);)?
                }
            }
        };

        impl $crate::heap::Heap for $name {
            fn heap(&self, seen: &mut $crate::heap::Seen) -> usize {
                0 $(+ $crate::heap::Heap::heap(&self.$field, seen))*
            }
        }

        impl $crate::encode::Encode for $name {
            fn encode(&self, all: bool) -> serde_json::Value {
                let which = if all { $crate::entity::Fields::MAX } else { $crate::entity::Entity::said(self) };
                $crate::entity::Entity::encode_fields(self, which, all).into()
            }
        }

        impl $crate::decode::Decode for $name {
            fn decode<'de, D: serde::de::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                Ok(<$crate::entity::Patch<Self> as $crate::decode::Decode>::decode(deserializer)?
                    .map(|patch| patch.value))
            }
        }
    };
}

/// The name a field has in JSON: its own, unless another is given.
macro_rules! json_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $json:ident) => {
        stringify!($json)
    };
}

/// Exports a definition as a macro that passes it on. `$` cannot stand in a macro's body, so it is handed in.
macro_rules! definition {
    (($dollar:tt) $name:ident $definition:tt) => {
        $crate::entity::definition! { @paste ($dollar) $name $definition }
    };
    (@paste ($dollar:tt) $name:ident { $($definition:tt)* }) => {
        pastey::paste! {
            #[doc = concat!("Passes the definition of `", stringify!($name), "` to the macro named.")]
            #[macro_export]
            macro_rules! [<define_ $name:snake>] {
                ($dollar callback:ident) => { $dollar callback! { $($definition)* } };
            }
        }
    };
}

pub(crate) use {definition, entity, json_name, object};
