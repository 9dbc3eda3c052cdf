//! What a value of the model looks like in GDScript.

use std::sync::Arc;

use discord_model::{
    Flat, Id, IdMap, MentionedUser, Permissions, Rgb, Secret, Stated, TextMap, Timestamp,
    UnixMillis, User, Word,
};
use godot::meta::{Element, GodotConvert, ToGodot};
use godot::prelude::*;

use crate::convert;
use crate::core::CoreId;
use crate::entity::Class;
use crate::handle::live;

/// A value of the model that GDScript can see.
pub trait Show {
    /// Its type in GDScript.
    type Godot: GodotConvert + ToGodot;

    /// The value, as the client `core` shows it.
    fn show(&self, core: CoreId) -> Self::Godot;
}

/// The type a value of the model has in GDScript.
pub type Shown<T> = <T as Show>::Godot;

macro_rules! show_copy {
    ($($type:ty => $godot:ty, |$value:ident| $shown:expr;)*) => {$(
        impl Show for $type {
            type Godot = $godot;

            fn show(&self, _: CoreId) -> $godot {
                let $value = *self;
                $shown
            }
        }
    )*};
}

show_copy! {
    bool => bool, |value| value;
    Stated => bool, |fact| fact.0;
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

/// A colour in Godot's form. "None" is fully transparent.
pub fn color(Rgb(rgb): Rgb) -> Color {
    match rgb {
        0 => Color::from_rgba8(0, 0, 0, 0),
        _ => Color::from_rgba8((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8, 255),
    }
}

impl<T> Show for Id<T> {
    type Godot = i64;

    fn show(&self, _: CoreId) -> i64 {
        self.get() as i64
    }
}

impl Show for Box<str> {
    type Godot = GString;

    fn show(&self, _: CoreId) -> GString {
        convert::text(self)
    }
}

impl Show for Word {
    type Godot = GString;

    fn show(&self, _: CoreId) -> GString {
        convert::text(self)
    }
}

/// A script that asks for it gets it.
impl Show for Secret {
    type Godot = GString;

    fn show(&self, _: CoreId) -> GString {
        convert::text(self.expose())
    }
}

/// An empty string where there is none.
impl Show for Option<Box<str>> {
    type Godot = GString;

    fn show(&self, _: CoreId) -> GString {
        convert::text(self.as_deref().unwrap_or_default())
    }
}

impl Show for Box<[Box<str>]> {
    type Godot = PackedStringArray;

    fn show(&self, _: CoreId) -> PackedStringArray {
        self.iter().map(|text| convert::text(text)).collect()
    }
}

/// Whatever JSON stood there.
impl Show for serde_json::Value {
    type Godot = Variant;

    fn show(&self, _: CoreId) -> Variant {
        convert::to_variant(self)
    }
}

/// Values under their names.
impl<T: Show> Show for TextMap<T> {
    type Godot = VarDictionary;

    fn show(&self, core: CoreId) -> VarDictionary {
        let entries = self.iter();
        entries
            .map(|(name, value)| {
                (
                    convert::text(name).to_variant(),
                    value.show(core).to_variant(),
                )
            })
            .collect()
    }
}

/// Values under ids.
impl<T: Show> Show for IdMap<T> {
    type Godot = VarDictionary;

    fn show(&self, core: CoreId) -> VarDictionary {
        let entries = self.iter();
        entries
            .map(|(id, value)| ((*id as i64).to_variant(), value.show(core).to_variant()))
            .collect()
    }
}

impl Show for Box<[u32]> {
    type Godot = PackedInt64Array;

    fn show(&self, _: CoreId) -> PackedInt64Array {
        self.iter().map(|&number| i64::from(number)).collect()
    }
}

/// `null` where nothing is said, which is not the same as no permission.
impl Show for Option<Permissions> {
    type Godot = Variant;

    fn show(&self, _: CoreId) -> Variant {
        self.map_or_else(Variant::nil, |permissions| {
            i64::from(permissions).to_variant()
        })
    }
}

/// `null` where Discord left it out, which need not mean `false`.
impl Show for Option<bool> {
    type Godot = Variant;

    fn show(&self, _: CoreId) -> Variant {
        self.map_or_else(Variant::nil, |value| value.to_variant())
    }
}

impl<T> Show for Box<[Id<T>]> {
    type Godot = PackedInt64Array;

    fn show(&self, core: CoreId) -> PackedInt64Array {
        self.iter().map(|id| id.show(core)).collect()
    }
}

impl<T: Class> Show for Arc<T> {
    type Godot = Option<Gd<T::Object>>;

    fn show(&self, core: CoreId) -> Self::Godot {
        Some(live(core, self.clone()))
    }
}

/// `null` where there is none.
impl<T: Class> Show for Option<Arc<T>> {
    type Godot = Option<Gd<T::Object>>;

    fn show(&self, core: CoreId) -> Self::Godot {
        self.as_ref()?.show(core)
    }
}

/// One list, as it is meant.
impl<T: Class> Show for Flat<Arc<T>>
where
    Gd<T::Object>: Element,
{
    type Godot = Array<Gd<T::Object>>;

    fn show(&self, core: CoreId) -> Self::Godot {
        self.0.show(core)
    }
}

impl<T: Class> Show for Box<[Arc<T>]>
where
    Gd<T::Object>: Element,
{
    type Godot = Array<Gd<T::Object>>;

    fn show(&self, core: CoreId) -> Self::Godot {
        self.iter()
            .map(|entity| live(core, entity.clone()))
            .collect()
    }
}

/// The users alone. Who they are as members is known to the entity manager.
impl Show for Box<[MentionedUser]> {
    type Godot = Array<Gd<<User as Class>::Object>>;

    fn show(&self, core: CoreId) -> Self::Godot {
        self.iter()
            .map(|mention| live(core, mention.user.clone()))
            .collect()
    }
}
