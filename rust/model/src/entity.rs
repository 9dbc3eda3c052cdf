//! The definition of Discord's objects.
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
//! `User [present] as DiscordUser` also stores in a field `present` which of its fields a payload had
//! ([`PresentFields`]).
//!
//! This generates the struct `User`, its decoding and encoding, its merging with a later partial object
//! ([`Entity::merge`]), and a macro `define_user!`, which passes the same definition to a macro of another crate: the
//! Godot crate generates the class `DiscordUser` from it, with properties and documentation. A new field is one line in
//! the definition, and no other change.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use serde_json::{Map, Value};

#[cfg(doc)]
use crate::PresentFields;
use crate::decode::{Decode, Lenient, LenientVisitor};
use crate::encode::Encode;

/// The fields that a JSON object has, one bit each in the order of the definition.
pub type Fields = u128;

/// An object with named fields.
pub trait Entity: Clone + Default + PartialEq + fmt::Debug {
    /// The JSON names of the fields, in the order of the definition.
    const FIELDS: &'static [&'static str];

    /// Decodes the value of the field with this index. Returns the bit of the field if the value has its type,
    /// otherwise 0.
    fn decode_field<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        map: &mut A,
    ) -> Result<Fields, A::Error>;

    /// Returns the index of the field with this JSON name.
    fn field_index(name: &str) -> Option<usize>;

    /// Copies the `present` fields of `from`.
    fn merge(&mut self, from: Self, present: Fields);

    /// Returns whether both objects have the same values in the fields of `which`.
    fn fields_equal(&self, other: &Self, which: Fields) -> bool;

    /// Returns the bit of the field with this JSON name; 0 if there is no such field.
    fn field_bit(name: &str) -> Fields {
        Self::field_index(name).map_or(0, |index| 1 << index)
    }

    /// Stores which fields the payload had, in entities that have a [`PresentFields`].
    fn set_present(&mut self, _: Fields) {}

    /// Returns the fields whose values are not the defaults. They replace the present fields of a partial object that
    /// was decoded without recording these.
    fn non_default_fields(&self) -> Fields;

    /// Returns the fields of `which` in Discord's JSON. For nested objects, `all` is that of [`Encode`].
    fn encode_fields(&self, which: Fields, all: bool) -> Map<String, Value>;
}

/// Returns the bit of a field in a constant: `const NICK: Fields = bit_of(Member::FIELDS, "nick");`. A name that is not in the
/// list does not compile there.
///
/// # Panics
/// If there is no such field.
pub const fn bit_of(fields: &[&str], name: &str) -> Fields {
    let mut index = 0;
    while index < fields.len() {
        if is_same(fields[index].as_bytes(), name.as_bytes()) {
            return 1 << index;
        }
        index += 1;
    }
    panic!("there is no such field");
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    one.len() == other.len()
}

/// An object of a payload: its values, and which fields the payload had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch<T> {
    /// The values. Fields that are not present have default values.
    pub value: T,
    /// The fields that the payload had.
    pub present: Fields,
}

impl<T: Entity> Patch<T> {
    /// Returns the object that results from applying this patch to `old`.
    pub fn applied_to(self, old: &T) -> T {
        let mut new = old.clone();
        new.merge(self.value, self.present);
        new
    }

    /// Sets an id that the payload omitted, if there is such a field.
    pub fn set_id_if_absent(&mut self, field: &str, id: u64) {
        let Some(index) = T::field_index(field) else {
            return;
        };
        if self.present & (1 << index) != 0 {
            return;
        }
        let mut map = MapDeserializer::<_, serde::de::value::Error>::new(std::iter::once(((), id)));
        if let Ok(Some(())) = map.next_key()
            && let Ok(present) = self.value.decode_field(index, &mut map)
        {
            self.present |= present;
        }
    }
}

/// Decodes fields that the entity does not define, such as the lists that only GUILD_CREATE has.
pub(crate) trait UnknownFields<'de> {
    /// Decodes the value of the field `name`, or skips it.
    fn decode<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;
}

/// Skips fields that the entity does not define.
pub(crate) struct IgnoreUnknownFields;

impl<'de> UnknownFields<'de> for IgnoreUnknownFields {
    fn decode<A: MapAccess<'de>>(&mut self, _: &str, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// Encodes the present fields only.
impl<T: Entity> Encode for Patch<T> {
    fn encode(&self, all: bool) -> Value {
        self.value.encode_fields(self.present, all).into()
    }
}

impl<T: Entity> Decode for Patch<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        decode_with(deserializer, &mut IgnoreUnknownFields)
    }
}

/// Decodes an object of type `T`, with its unknown fields by `unknown_fields`.
pub(crate) fn decode_with<'de, T: Entity, X: UnknownFields<'de>, D: Deserializer<'de>>(
    deserializer: D,
    unknown_fields: &mut X,
) -> Result<Option<Patch<T>>, D::Error> {
    deserializer.deserialize_any(Lenient(ObjectVisitor {
        unknown_fields,
        entity: PhantomData,
    }))
}

struct ObjectVisitor<'x, T, X> {
    unknown_fields: &'x mut X,
    entity: PhantomData<T>,
}

impl<'de, T: Entity, X: UnknownFields<'de>> LenientVisitor<'de> for ObjectVisitor<'_, T, X> {
    type Value = Patch<T>;

    fn object<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Patch<T>>, A::Error> {
        let mut patch = Patch::<T>::default();
        while let Some(key) = map.next_key_seed(KeySeed::<T>(PhantomData))? {
            match key {
                Key::Known(index) => patch.present |= patch.value.decode_field(index, &mut map)?,
                Key::Unknown(name) => self.unknown_fields.decode(&name, &mut map)?,
            }
        }
        patch.value.set_present(patch.present);
        Ok(Some(patch))
    }
}

enum Key<'de> {
    Known(usize),
    Unknown(Cow<'de, str>),
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
        Ok(T::field_index(name).map_or(Key::Unknown(Cow::Borrowed(name)), Key::Known))
    }
    fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
        Ok(T::field_index(name)
            .map_or_else(|| Key::Unknown(Cow::Owned(name.to_owned())), Key::Known))
    }
}

/// Defines one of Discord's objects; see the module's documentation.
macro_rules! entity {
    ($(#[doc = $doc:tt])* $name:ident $([$present:ident])? as $class:ident { $($body:tt)* }) => {
        $crate::entity::object! { $(#[doc = $doc])* $name $([$present])? { $($body)* } }
        $crate::entity::export_definition! { ($) $name { $(#[doc = $doc])* $name as $class { $($body)* } } }
    };
}

/// Defines an object without a Godot class: the struct, its decoding and encoding, and its merging.
macro_rules! object {
    ($(#[doc = $doc:tt])* $name:ident $([$present:ident])? {
        $($(#[doc = $field_doc:tt])* $field:ident $(as $json:ident)? $(from $key:ident)? : $type:ty),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            $(
                /// The fields that Discord sent.
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
                    const NAMES: $crate::field_names::FieldNames = $crate::field_names::FieldNames::new(<$name as $crate::entity::Entity>::FIELDS);
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

                fn non_default_fields(&self) -> $crate::entity::Fields {
                    let default = Self::default();
                    let mut fields = 0;
                    $(
                        if self.$field != default.$field {
                            fields |= 1 << Field::$field as u32;
                        }
                    )*
                    fields
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

        impl $crate::heap_size::HeapSize for $name {
            fn heap_size(&self, visited: &mut $crate::heap_size::VisitedArcs) -> usize {
                0 $(+ $crate::heap_size::HeapSize::heap_size(&self.$field, visited))*
            }
        }

        impl $crate::encode::Encode for $name {
            fn encode(&self, all: bool) -> serde_json::Value {
                let which = if all { $crate::entity::Fields::MAX } else { $crate::entity::Entity::non_default_fields(self) };
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

/// The name of a field in JSON: that of the field, unless another one is given.
macro_rules! json_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $json:ident) => {
        stringify!($json)
    };
}

/// Generates and exports a macro `define_…!`, which passes the definition to the given macro. `($)` is an argument
/// because a macro cannot contain a `$` for the macro that it generates.
macro_rules! export_definition {
    (($dollar:tt) $name:ident $definition:tt) => {
        $crate::entity::export_definition! { @paste ($dollar) $name $definition }
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

pub(crate) use {entity, export_definition, json_name, object};
