//! Decoding that loses no more than the field that it cannot read.
//!
//! Discord adds fields, enum values and kinds of values every month. A value that does not fit its type is skipped, and does not fail
//! the object around it. Only text that is not JSON at all is an error.

mod budget;
mod container;
mod json;
mod lenient;
mod repair;
mod scalar;

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess};

pub use budget::MAX_DECODED_BYTES;
pub(crate) use budget::spend;
pub(crate) use lenient::{Lenient, LenientVisitor};
pub use scalar::Scalar;
pub(crate) use scalar::{decode_as_scalar, decode_scalar};

/// A type that can be read from one JSON value.
pub trait Decode: Sized {
    /// Decodes one value. `Ok(None)` means that the value is JSON, but not of this type. It is consumed in both cases.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;
}

/// Decodes a JSON text.
///
/// # Errors
/// Only if the text is not JSON, is nested more than 127 levels deep, or takes more memory than [`MAX_DECODED_BYTES`].
pub fn from_str<T: Decode>(text: &str) -> Result<Option<T>, serde_json::Error> {
    from_str_within(text, MAX_DECODED_BYTES)
}

/// Decodes a JSON text into at most `budget` bytes of memory.
///
/// # Errors
/// Only if the text is not JSON, is nested more than 127 levels deep, or takes more memory than `budget`.
pub fn from_str_within<T: Decode>(
    text: &str,
    budget: usize,
) -> Result<Option<T>, serde_json::Error> {
    decode_all(text, budget).or_else(|error| decode_repaired(text, error, budget))
}

/// Decodes a JSON text from bytes.
///
/// # Errors
/// Those of [`from_str`]. Text that is not UTF-8 is not JSON.
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<Option<T>, serde_json::Error> {
    from_str(str::from_utf8(bytes).map_err(serde::de::Error::custom)?)
}

/// Decodes a whole text. There is only one type of reader, because all of the decoding is compiled for each.
fn decode_all<T: Decode>(text: &str, budget: usize) -> Result<Option<T>, serde_json::Error> {
    budget::begin(budget);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::decode(&mut json)?;
    json.end()?;
    Ok(value)
}

/// Decodes a text that serde_json rejected once more, if it is JSON with a value that serde_json does not support.
fn decode_repaired<T: Decode>(
    text: &str,
    error: serde_json::Error,
    budget: usize,
) -> Result<Option<T>, serde_json::Error> {
    if budget::is_exceeded() {
        return Err(error);
    }
    match repair::repaired(text.as_bytes()).map(String::from_utf8) {
        Some(Ok(repaired)) => decode_all(&repaired, budget),
        _ => Err(error),
    }
}

/// A seed for serde that decodes through [`Decode`].
pub(crate) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::decode(deserializer)
    }
}

/// Consumes the rest of an array that is not needed, so that the text after it can be read.
pub(crate) fn skip_seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Consumes the rest of an object that is not needed.
pub(crate) fn skip_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}
