//! Lists of lists that mean one list.

use serde::de::Deserializer;
use serde_json::Value;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::heap::{Heap, Seen};

/// A list that Discord cuts into lists without need, such as the messages a search found, once with their neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat<T>(pub Box<[T]>);

impl<T> Default for Flat<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T: Decode> Decode for Flat<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let lists = Vec::<Vec<T>>::decode(deserializer)?;
        Ok(lists.map(|lists| Self(lists.into_iter().flatten().collect())))
    }
}

impl<T: Encode> Encode for Flat<T> {
    fn encode(&self, all: bool) -> Value {
        let lists = self.0.iter();
        lists
            .map(|element| Value::Array(vec![element.encode_element(all)]))
            .collect()
    }
}

impl<T: Heap> Heap for Flat<T> {
    fn heap(&self, seen: &mut Seen) -> usize {
        self.0.heap(seen)
    }
}
