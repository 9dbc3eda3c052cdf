//! Bodies that are not sent by this client.

use bytes::Bytes;

use super::Rest;
use crate::payload::complete;
use crate::request::Request;

impl Rest {
    /// Returns the JSON body that a request would be sent with, including default values; `None` if it has files, or no
    /// body.
    ///
    /// An initial response to an interaction can be sent as the response to an HTTP request of Discord. Its token is
    /// then known to belong to an interaction, as if the response had been sent by this client.
    pub fn json_body(&self, request: &mut Request) -> Option<Bytes> {
        if request.has_files() || !request.media.is_empty() {
            return None;
        }
        complete(request, self.0.allowed_mentions.as_ref());
        self.0.key(request);
        let body = request.body()?;
        Some(body.to_string().into())
    }
}
