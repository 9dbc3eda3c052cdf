//! The arguments of a call.

use godot::meta::FromGodot;
use godot::meta::error::ConvertError;
use godot::prelude::*;

/// The arguments of a call, in the order of the parameters.
pub struct Arguments<'a> {
    remaining: std::slice::Iter<'a, &'a Variant>,
}

impl<'a> Arguments<'a> {
    pub(crate) fn new(arguments: &'a [&'a Variant]) -> Self {
        Self {
            remaining: arguments.iter(),
        }
    }

    /// Returns the next argument, converted as in a call in GDScript: an `int` becomes a `float`, for example.
    ///
    /// # Errors
    /// If it does not have the type of the parameter.
    pub fn take<T: FromGodot>(&mut self) -> Result<T, ConvertError> {
        let argument = self.remaining.next();
        argument.map_or_else(|| Variant::nil().try_to(), |value| value.try_to_relaxed())
    }
}
