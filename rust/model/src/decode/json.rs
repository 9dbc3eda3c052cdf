//! Values kept as they came, where Discord's shape is open.

use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use super::Decode;

impl Decode for Value {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Value::deserialize(deserializer).map(Some)
    }
}
