//! The fields that a payload had of an object, stored in the object itself.

use crate::Fields;
use crate::heap_size::impl_no_heap;

/// The fields that Discord sent of an object that is partial in many payloads, such as a member inside a message.
///
/// They do not affect equality: two objects with the same values are equal, regardless of which fields were sent for
/// each of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct PresentFields(u32);

impl PresentFields {
    /// The maximum number of fields.
    pub const BITS: usize = u32::BITS as usize;

    /// Stores these fields.
    pub fn new(fields: Fields) -> Self {
        Self(fields as u32)
    }

    /// Returns the fields, one bit each in the order of the definition.
    pub fn fields(self) -> Fields {
        self.0.into()
    }

    /// Adds fields.
    pub fn insert(&mut self, fields: Fields) {
        self.0 |= fields as u32;
    }

    /// Removes fields.
    pub fn remove(&mut self, fields: Fields) {
        self.0 &= !(fields as u32);
    }
}

impl PartialEq for PresentFields {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl_no_heap!(PresentFields);
