//! The arguments of a call.

use godot::meta::FromGodot;
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

    /// Returns the next argument. Its type was checked before the call.
    ///
    /// # Panics
    /// If it does not have the type of the parameter; the panic is reported as an error of the call.
    pub fn take<T: FromGodot>(&mut self) -> T {
        match self.remaining.next() {
            Some(argument) => argument.to(),
            None => Variant::nil().to(),
        }
    }
}
