//! Optional parameters.

use godot::meta::GodotImmutable;
use godot::meta::conv::ByValue;
use godot::meta::error::ConvertError;
use godot::meta::shape::GodotShape;
use godot::prelude::*;

/// The last parameter of a method: an optional Dictionary.
#[derive(GodotConvert, Clone, Debug)]
#[godot(transparent)]
pub struct Options(pub AnyDictionary);

// SAFETY: a default value is shared between calls, so it must not change. The Dictionary is only ever read.
unsafe impl GodotImmutable for Options {}

impl Default for Options {
    fn default() -> Self {
        Self(VarDictionary::new().upcast_any_dictionary())
    }
}

impl Options {
    /// Returns a new Dictionary with the same entries.
    pub fn copy(&self) -> VarDictionary {
        let entries = self.0.iter_shared();
        entries
            .map(|(key, value)| (key.stringify().to_variant(), value))
            .collect()
    }
}

/// An optional parameter of any type, `null` by default.
#[derive(Clone, Debug, Default)]
pub struct Anything(pub Variant);

impl GodotConvert for Anything {
    type Via = Variant;

    fn godot_shape() -> GodotShape {
        Variant::godot_shape()
    }
}

impl ToGodot for Anything {
    type Pass = ByValue;

    fn to_godot(&self) -> Variant {
        self.0.clone()
    }
}

impl FromGodot for Anything {
    fn try_from_godot(via: Variant) -> Result<Self, ConvertError> {
        Ok(Self(via))
    }
}

// SAFETY: the only default value is null, which is immutable.
unsafe impl GodotImmutable for Anything {}

/// An optional parameter: the filter of a script for emissions.
#[derive(Clone, Debug)]
pub struct Filter(Callable);

impl GodotConvert for Filter {
    type Via = Callable;

    fn godot_shape() -> GodotShape {
        Callable::godot_shape()
    }
}

impl ToGodot for Filter {
    type Pass = ByValue;

    fn to_godot(&self) -> Callable {
        self.0.clone()
    }
}

impl FromGodot for Filter {
    fn try_from_godot(via: Callable) -> Result<Self, ConvertError> {
        Ok(Self(via))
    }
}

// SAFETY: the only default value is the empty Callable, which is immutable.
unsafe impl GodotImmutable for Filter {}

impl Default for Filter {
    fn default() -> Self {
        Self(Callable::invalid())
    }
}

impl Filter {
    /// Returns the function to call, if any.
    ///
    /// # Errors
    /// If it can never be called.
    pub fn callable(self) -> Result<Option<Callable>, String> {
        if self.0.is_null() {
            return Ok(None);
        }
        match self.0.is_valid() {
            true => Ok(Some(self.0)),
            false => Err(format!("the filter {} cannot be called", self.0)),
        }
    }
}
