//! Converts values of the model to GDScript.

use std::sync::Arc;

use discord_godot_values::convert;
use discord_model::{
    FlattenedList, Id, IdMap, MentionedUser, NullFlag, Permissions, Rgb, Secret, SmallStr, TextMap,
    Timestamp, UnixMillis, User,
};
use godot::meta::{Element, GodotConvert, ToGodot};
use godot::prelude::*;

use crate::entity::Class;
use crate::entity_store::ClientId;
use crate::handle::live;

/// A value of the model that can be converted to GDScript.
pub trait ToGodotValue {
    /// Its type in GDScript.
    type Godot: GodotConvert + ToGodot;

    /// Converts the value for an object of this client.
    fn to_godot_value(&self, client: ClientId) -> Self::Godot;
}

/// Converts a value of the model for an object of this client. Not inlined, because each property does this.
#[inline(never)]
pub fn to_variant<T: ToGodotValue>(value: &T, client: ClientId) -> Variant {
    value.to_godot_value(client).to_variant()
}

/// The GDScript type of a value of the model.
pub type GodotType<T> = <T as ToGodotValue>::Godot;

macro_rules! copied_values {
    ($($type:ty => $godot:ty, |$value:ident| $value_in_godot:expr;)*) => {$(
        impl ToGodotValue for $type {
            type Godot = $godot;

            fn to_godot_value(&self, _: ClientId) -> $godot {
                let $value = *self;
                $value_in_godot
            }
        }
    )*};
}

copied_values! {
    bool => bool, |value| value;
    NullFlag => bool, |fact| fact.0;
    u8 => i64, |value| value.into();
    u32 => i64, |value| value.into();
    i32 => i64, |value| value.into();
    i64 => i64, |value| value;
    u64 => i64, |value| value as i64;
    f64 => f64, |value| value;
    Timestamp => i64, |time| time.seconds();
    UnixMillis => i64, |time| time.0.seconds();
    Rgb => Color, |rgb| color(rgb);
}

/// Converts a color to Godot's type. A missing color is fully transparent.
pub fn color(Rgb(rgb): Rgb) -> Color {
    match rgb {
        0 => Color::from_rgba8(0, 0, 0, 0),
        _ => Color::from_rgba8((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8, 255),
    }
}

impl<T> ToGodotValue for Id<T> {
    type Godot = i64;

    fn to_godot_value(&self, _: ClientId) -> i64 {
        self.get() as i64
    }
}

impl ToGodotValue for Box<str> {
    type Godot = GString;

    fn to_godot_value(&self, _: ClientId) -> GString {
        convert::text(self)
    }
}

impl<const N: usize> ToGodotValue for SmallStr<N> {
    type Godot = GString;

    fn to_godot_value(&self, _: ClientId) -> GString {
        convert::text(self)
    }
}

/// Scripts can read secrets.
impl ToGodotValue for Secret {
    type Godot = GString;

    fn to_godot_value(&self, _: ClientId) -> GString {
        convert::text(self.expose())
    }
}

/// An empty string if there is none.
impl<const N: usize> ToGodotValue for Option<SmallStr<N>> {
    type Godot = GString;

    fn to_godot_value(&self, _: ClientId) -> GString {
        convert::text(self.as_deref().unwrap_or_default())
    }
}

/// An empty string if there is none.
impl ToGodotValue for Option<Box<str>> {
    type Godot = GString;

    fn to_godot_value(&self, _: ClientId) -> GString {
        convert::text(self.as_deref().unwrap_or_default())
    }
}

impl ToGodotValue for Box<[Box<str>]> {
    type Godot = PackedStringArray;

    fn to_godot_value(&self, _: ClientId) -> PackedStringArray {
        self.iter().map(|text| convert::text(text)).collect()
    }
}

/// Any JSON value.
impl ToGodotValue for serde_json::Value {
    type Godot = Variant;

    fn to_godot_value(&self, _: ClientId) -> Variant {
        convert::to_variant(self)
    }
}

/// Maps with text keys.
impl<T: ToGodotValue> ToGodotValue for TextMap<T> {
    type Godot = VarDictionary;

    fn to_godot_value(&self, client: ClientId) -> VarDictionary {
        let entries = self.iter();
        entries
            .map(|(name, value)| {
                (
                    convert::text(name).to_variant(),
                    value.to_godot_value(client).to_variant(),
                )
            })
            .collect()
    }
}

/// Maps with ids as keys.
impl<T: ToGodotValue> ToGodotValue for IdMap<T> {
    type Godot = VarDictionary;

    fn to_godot_value(&self, client: ClientId) -> VarDictionary {
        let entries = self.iter();
        entries
            .map(|(id, value)| {
                (
                    (*id as i64).to_variant(),
                    value.to_godot_value(client).to_variant(),
                )
            })
            .collect()
    }
}

impl ToGodotValue for Box<[u32]> {
    type Godot = PackedInt64Array;

    fn to_godot_value(&self, _: ClientId) -> PackedInt64Array {
        self.iter().map(|&number| i64::from(number)).collect()
    }
}

/// `null` if it is missing, which is different from no permissions.
impl ToGodotValue for Option<Permissions> {
    type Godot = Variant;

    fn to_godot_value(&self, _: ClientId) -> Variant {
        self.map_or_else(Variant::nil, |permissions| {
            i64::from(permissions).to_variant()
        })
    }
}

/// `null` if Discord omitted it, which does not always mean `false`.
impl ToGodotValue for Option<bool> {
    type Godot = Variant;

    fn to_godot_value(&self, _: ClientId) -> Variant {
        self.map_or_else(Variant::nil, |value| value.to_variant())
    }
}

impl<T> ToGodotValue for Box<[Id<T>]> {
    type Godot = PackedInt64Array;

    fn to_godot_value(&self, client: ClientId) -> PackedInt64Array {
        self.iter().map(|id| id.to_godot_value(client)).collect()
    }
}

impl<T: Class> ToGodotValue for Arc<T> {
    type Godot = Option<Gd<T::Object>>;

    fn to_godot_value(&self, client: ClientId) -> Self::Godot {
        Some(live(client, self.clone()))
    }
}

/// `null` if there is none.
impl<T: Class> ToGodotValue for Option<Arc<T>> {
    type Godot = Option<Gd<T::Object>>;

    fn to_godot_value(&self, client: ClientId) -> Self::Godot {
        self.as_ref()?.to_godot_value(client)
    }
}

/// Converted to a single list.
impl<T: Class> ToGodotValue for FlattenedList<Arc<T>>
where
    Gd<T::Object>: Element,
{
    type Godot = Array<Gd<T::Object>>;

    fn to_godot_value(&self, client: ClientId) -> Self::Godot {
        self.0.to_godot_value(client)
    }
}

impl<T: Class> ToGodotValue for Box<[Arc<T>]>
where
    Gd<T::Object>: Element,
{
    type Godot = Array<Gd<T::Object>>;

    fn to_godot_value(&self, client: ClientId) -> Self::Godot {
        self.iter()
            .map(|entity| live(client, entity.clone()))
            .collect()
    }
}

/// Only the users. Their members are in the entity manager.
impl ToGodotValue for Box<[MentionedUser]> {
    type Godot = Array<Gd<<User as Class>::Object>>;

    fn to_godot_value(&self, client: ClientId) -> Self::Godot {
        self.iter()
            .map(|mention| live(client, mention.user.clone()))
            .collect()
    }
}

/// Enumerations and sets of flags are converted to their number.
macro_rules! number_to_godot {
    ($(#[doc = $doc:tt])* $name:ident as $class:ident { $($constants:tt)* }) => {
        impl ToGodotValue for discord_model::$name {
            type Godot = i64;

            fn to_godot_value(&self, _: ClientId) -> i64 {
                (*self).into()
            }
        }

        impl ToGodotValue for Box<[discord_model::$name]> {
            type Godot = PackedInt64Array;

            fn to_godot_value(&self, _: ClientId) -> PackedInt64Array {
                self.iter().map(|&value| i64::from(value)).collect()
            }
        }
    };
}

discord_godot_values::all_constants!(number_to_godot);
