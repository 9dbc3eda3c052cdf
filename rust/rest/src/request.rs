//! A request that has been checked, and the files it carries.

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::schema::Route;

/// A request that is ready to be sent. [`Route::request`] makes it.
#[derive(Clone)]
pub struct Request {
    /// The endpoint.
    pub route: &'static Route,
    /// The parameters of the path, percent-encoded, in the order of the template.
    pub path: Vec<String>,
    /// The query string, not yet encoded. A list repeats its key.
    pub query: Vec<(String, String)>,
    /// The JSON body, if the endpoint takes one.
    pub body: Option<Value>,
    /// The files to upload.
    pub files: Vec<File>,
    /// What the audit log shall say; 1 to 512 characters.
    pub reason: Option<String>,
}

impl Request {
    pub(crate) fn new(
        route: &'static Route,
        path: Vec<String>,
        query: Vec<(String, String)>,
        body: Option<Value>,
        files: Vec<File>,
        reason: Option<String>,
    ) -> Self {
        Self {
            route,
            path,
            query,
            body,
            files,
            reason,
        }
    }
}

/// Shows no argument: a path may hold the token of a webhook.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("route", &self.route.name)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

/// A file to upload.
#[derive(Clone, Default)]
pub struct File {
    /// The name people see; 1 to 1024 characters.
    pub name: String,
    /// What is in it. Discord takes 10 MiB, more in boosted guilds.
    pub bytes: Bytes,
    /// The text read aloud to those who cannot see an image; at most 1024 characters.
    pub description: Option<String>,
    /// Whether it is hidden until one clicks on it.
    pub spoiler: bool,
    /// The media type, such as `image/png`; Discord finds it out where it is missing.
    pub content_type: Option<String>,
}

impl File {
    /// A file of this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// The name it is sent under: Discord hides images whose name begins with `SPOILER_`.
    pub(crate) fn sent_name(&self) -> String {
        let prefix = if self.spoiler && !self.name.starts_with("SPOILER_") {
            "SPOILER_"
        } else {
            ""
        };
        format!("{prefix}{}", self.name)
    }

    /// What is wrong with it, to be put behind its place in the list.
    pub(crate) fn check(&self) -> Result<(), String> {
        if !(1..=1024).contains(&self.name.chars().count()) {
            return Err(".name is empty or too long; Discord allows 1 to 1024 characters".into());
        }
        if self.bytes.is_empty() {
            return Err(format!(
                " (\"{}\") is empty; Discord refuses files of 0 bytes",
                self.name
            ));
        }
        match self.description.as_ref().map(|text| text.chars().count()) {
            Some(length) if length > 1024 => Err(format!(
                ".description is {length} characters long; Discord allows 1024"
            )),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
