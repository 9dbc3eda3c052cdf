//! JSON objects that are maps: their keys are ids or names.

use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess};
use serde_json::Value;

use crate::decode::{Decode, Lenient, LenientVisitor, Seed, skip_seq, spend};
use crate::encode::Encode;
use crate::heap_size::{HeapSize, VisitedArcs};

/// Values with names as keys, in Discord's order, such as translations by locale.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMap<T>(Box<[(Box<str>, T)]>);

/// Values with ids as keys, such as the resolved users of an interaction.
#[derive(Clone, Debug, PartialEq)]
pub struct IdMap<T>(Box<[(u64, T)]>);

/// Implements the methods and traits of a map, with a key type, its name in documentation, its parsing, and its writing.
macro_rules! keyed_map {
    ($map:ident, $key:ty, $what:literal, |$text:ident| $parse:expr, |$stored:ident| $show:expr) => {
        impl<T> $map<T> {
            #[doc = concat!("The value under this ", $what, ".")]
            pub fn get(&self, key: &$key) -> Option<&T> {
                self.iter()
                    .find_map(|(known, value)| (known == key).then_some(value))
            }

            #[doc = concat!("Each ", $what, " with its value.")]
            pub fn iter(&self) -> impl ExactSizeIterator<Item = (&$key, &T)> {
                self.0.iter().map(|(key, value)| {
                    let key: &$key = key;
                    (key, value)
                })
            }

            /// Returns mutable references to the values.
            pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
                self.0.iter_mut().map(|(_, value)| value)
            }

            #[doc = concat!("Each ", $what, " with its value, to be changed.")]
            pub fn iter_mut(&mut self) -> impl Iterator<Item = (&$key, &mut T)> {
                self.0.iter_mut().map(|(key, value)| {
                    let key: &$key = key;
                    (key, value)
                })
            }

            /// Returns whether the map is empty.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl<T> Default for $map<T> {
            fn default() -> Self {
                Self(Box::default())
            }
        }

        impl<T: Encode> Encode for $map<T> {
            fn encode(&self, all: bool) -> Value {
                self.iter()
                    .map(|($stored, value)| ($show, value.encode_element(all)))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }
        }

        impl<T: HeapSize> HeapSize for $map<T> {
            fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
                self.0.heap_size(visited)
            }
        }

        impl<T: Decode> Decode for $map<T> {
            fn decode<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                let entries =
                    deserializer.deserialize_any(Lenient(EntriesVisitor::<T>(PhantomData)))?;
                Ok(entries.map(|entries| {
                    let entries = entries
                        .into_iter()
                        .filter_map(|($text, value)| Some(($parse, value)));
                    Self(entries.collect())
                }))
            }
        }
    };
}

keyed_map! { TextMap, str, "name", |text| text, |name| name.to_owned() }
keyed_map! { IdMap, u64, "id", |text| text.parse().ok()?, |id| id.to_string() }

/// Reads the entries of an object. `null`, and the empty array that some servers send for an empty object, have no
/// entries.
struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Decode> LenientVisitor<'de> for EntriesVisitor<T> {
    type Value = Vec<(Box<str>, T)>;

    fn null(self) -> Option<Self::Value> {
        Some(Vec::new())
    }

    fn array<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<Self::Value>, A::Error> {
        if seq.next_element::<IgnoredAny>()?.is_none() {
            return Ok(Some(Vec::new()));
        }
        skip_seq(seq).map(|()| None)
    }

    fn object<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Self::Value>, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Box<str>>()? {
            if let Some(value) = map.next_value_seed(Seed::<T>::new())? {
                // The size counts twice: once while the entries are read, and once when they are stored.
                spend::<A::Error>(2 * size_of::<(Box<str>, T)>() + key.len())?;
                entries.push((key, value));
            }
        }
        Ok(Some(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{IdMap, TextMap};
    use crate::decode::from_str;
    use crate::encode::Encode;

    #[test]
    fn what_does_not_fit_costs_no_more_than_itself() {
        let names: TextMap<Box<str>> = from_str(r#"{"de":"Wurf","fr":[1],"en-GB":"throw"}"#)
            .unwrap()
            .unwrap();
        assert_eq!(names.get("de").map(|name| &**name), Some("Wurf"));
        assert_eq!(names.iter().len(), 2);
        let numbers: IdMap<u8> = from_str(r#"{"7":1,"x":2,"8":"3"}"#).unwrap().unwrap();
        assert_eq!(numbers.get(&8), Some(&3));
        assert_eq!(numbers.encode(true).to_string(), r#"{"7":1,"8":3}"#);
    }

    #[test]
    fn nothing_is_empty() {
        for nothing in ["null", "{}", "[]"] {
            let map: IdMap<u8> = from_str(nothing).unwrap().unwrap();
            assert!(map.is_empty(), "{nothing}");
        }
        assert_eq!(from_str::<IdMap<u8>>("7").unwrap(), None);
    }
}
