//! Lists of lists that are read as one list.

use serde::de::Deserializer;
use serde_json::Value;

use crate::decode::Decode;
use crate::encode::Encode;
use crate::heap_size::{HeapSize, VisitedArcs};

/// A list that Discord sends as a list of lists, such as the messages that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct FlattenedList<T>(pub Box<[T]>);

impl<T> Default for FlattenedList<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T: Decode> Decode for FlattenedList<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let lists = Vec::<Vec<T>>::decode(deserializer)?;
        Ok(lists.map(|lists| Self(lists.into_iter().flatten().collect())))
    }
}

impl<T: Encode> Encode for FlattenedList<T> {
    fn encode(&self, all: bool) -> Value {
        let lists = self.0.iter();
        lists
            .map(|element| Value::Array(vec![element.encode_element(all)]))
            .collect()
    }
}

impl<T: HeapSize> HeapSize for FlattenedList<T> {
    fn heap_size(&self, visited: &mut VisitedArcs) -> usize {
        self.0.heap_size(visited)
    }
}
