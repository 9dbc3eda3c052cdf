//! What an endpoint is given.

use discord_model::Id;
use godot::prelude::*;

/// What an endpoint is given, from whatever an entity has.
pub trait Argument {
    /// The value as a script would give it.
    fn argument(&self) -> Variant;
}

impl<T> Argument for Id<T> {
    fn argument(&self) -> Variant {
        (self.get() as i64).to_variant()
    }
}

macro_rules! plain_arguments {
    ($($type:ty),*) => {$(
        impl Argument for $type {
            fn argument(&self) -> Variant {
                self.to_variant()
            }
        }
    )*};
}

plain_arguments!(i64, bool, GString, Variant, VarDictionary, VarArray, &str);
