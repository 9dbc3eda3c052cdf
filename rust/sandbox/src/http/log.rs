//! What clients asked, for tests that want to know.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many requests are remembered.
const CAPACITY: usize = 20_000;
/// How many bytes of bodies are remembered in all.
const WEIGHT: usize = 64 << 20;

/// A REST request as it arrived, with the status of the response. The token is not stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedRequest {
    /// The verb, as `GET`.
    pub method: String,
    /// The path as sent, still percent-encoded, with `/api/v10`.
    pub path: String,
    /// The query string without its `?`; empty when there is none.
    pub query: String,
    /// The headers that mean something to Discord, by their lower-case name: `accept-language`, `content-type`,
    /// `user-agent`, `x-audit-log-reason`, `authorization` (the scheme only).
    pub headers: BTreeMap<String, String>,
    /// The JSON body, or `payload_json` of a form; null when there is none.
    pub body: Value,
    /// The files of a form.
    pub files: Vec<RecordedFile>,
    /// The status of the answer.
    pub status: u16,
}

/// A file as it was uploaded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedFile {
    /// The name of the form field, as `files[0]`.
    pub field: String,
    /// The file's name.
    pub filename: String,
    /// Its size in bytes.
    pub size: usize,
}

/// The last requests, oldest first.
#[derive(Default)]
pub struct RequestLog {
    requests: VecDeque<(RecordedRequest, usize)>,
    weight: usize,
}

impl RequestLog {
    /// Remembers a request with a JSON body of so many bytes; the oldest are forgotten for it past the capacity.
    pub fn push(&mut self, request: RecordedRequest, weight: usize) {
        self.weight += weight;
        self.requests.push_back((request, weight));
        while self.requests.len() > CAPACITY || self.weight > WEIGHT {
            let Some((_, weight)) = self.requests.pop_front() else {
                return;
            };
            self.weight -= weight;
        }
    }

    /// All that are remembered, oldest first.
    pub fn all(&self) -> Vec<RecordedRequest> {
        let requests = self.requests.iter();
        requests.map(|(request, _)| request.clone()).collect()
    }

    pub fn clear(&mut self) {
        *self = RequestLog::default();
    }
}
