//! Which fields of an object a payload held, remembered in the object itself.

use crate::Fields;
use crate::heap::no_heap;

/// The fields that Discord sent of an object of which many payloads hold only a part, such as a member inside a message.
///
/// They say where a value comes from, not what it is: two objects with the same values are equal whatever was sent of each.
#[derive(Clone, Copy, Debug, Default)]
pub struct PresentFields(u32);

impl PresentFields {
    /// How many fields an object can have that remembers them.
    pub const BITS: usize = u32::BITS as usize;

    /// Remembers these fields.
    pub fn new(fields: Fields) -> Self {
        Self(fields as u32)
    }

    /// The fields, one bit each in the order of the definition.
    pub fn fields(self) -> Fields {
        self.0.into()
    }

    /// Remembers more fields.
    pub fn insert(&mut self, fields: Fields) {
        self.0 |= fields as u32;
    }

    /// Forgets fields.
    pub fn remove(&mut self, fields: Fields) {
        self.0 &= !(fields as u32);
    }
}

impl PartialEq for PresentFields {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

no_heap!(PresentFields);
