//! A request as it arrived, in the form the sandbox records it in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A request, and the entry of the route table it was made by.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sent {
    /// The entry's name.
    pub route: String,
    /// What arrived.
    pub request: Recorded,
}

/// A request as it arrived.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recorded {
    /// The verb, as `GET`.
    pub method: String,
    /// The path, percent-encoded, with `/api/v10`.
    pub path: String,
    /// The query string without its `?`.
    pub query: String,
    /// Headers by their lower-case name; `content-type` and `x-audit-log-reason` are looked at.
    pub headers: BTreeMap<String, String>,
    /// The JSON body, or `payload_json` of a form; of a form without that, an object of its texts.
    pub body: Value,
    /// The files of a form.
    pub files: Vec<RecordedFile>,
}

/// A file as it was uploaded.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordedFile {
    /// The name of the form field, as `files[0]`.
    pub field: String,
    /// The file's name.
    pub filename: String,
    /// Its size in bytes.
    pub size: usize,
}
