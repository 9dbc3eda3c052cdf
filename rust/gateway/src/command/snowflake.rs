//! Serializes ids as strings, since they do not fit into a double.

use serde::Serializer;

pub(crate) fn snowflake<S: Serializer>(id: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

pub(crate) fn optional_snowflake<S: Serializer>(
    id: &Option<u64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => snowflake(id, serializer),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn snowflakes<S: Serializer>(ids: &[u64], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(ids.iter().map(u64::to_string))
}
