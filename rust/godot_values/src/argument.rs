//! Arguments of endpoints.

use discord_model::Id;
use godot::prelude::*;

/// A value of an entity that can be an argument of an endpoint.
pub trait Argument {
    /// Returns the value as a script would pass it.
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
