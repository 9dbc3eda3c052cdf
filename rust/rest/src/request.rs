//! A validated request, and its files.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use serde_json::Value;

use crate::authorization::Bearer;
use crate::limiter::key::LimiterKey;
use crate::payload::progress::UploadProgress;
use crate::schema::Route;
use crate::upload::{Media, Source};

/// A request that has been checked and can be sent. It is created by [`Route::request`] and
/// [`RawRequest`](crate::RawRequest).
pub struct Request {
    /// The entry of the route table; `None` for a raw request.
    pub(crate) route: Option<&'static Route>,
    pub(crate) method: Method,
    /// The path with its parameters in braces. Unlike the path, it contains no secret.
    pub(crate) template: Cow<'static, str>,
    /// The path below the API's base, percent-encoded.
    pub(crate) path: String,
    /// The query string, not yet encoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Option<Value>,
    pub(crate) files: Vec<File>,
    pub(crate) media: Vec<Media>,
    pub(crate) reason: Option<String>,
    pub(crate) progress: Arc<UploadProgress>,
    /// Additional headers.
    pub(crate) headers: HeaderMap,
    /// How it is sent.
    pub(crate) settings: RequestSettings,
}

/// How a request is sent, apart from its content.
#[derive(Debug, Clone, Default)]
pub struct RequestSettings {
    /// The token of a user that authorizes it instead of the token of the bot.
    pub bearer: Option<Bearer>,
    /// How long a rate limit can delay it, instead of [`Config::max_rate_limit_wait`](crate::Config::max_rate_limit_wait). Half a second is
    /// always allowed, since a request may have to wait for the response to another one, which names their limit.
    pub max_rate_limit_wait: Option<Duration>,
    /// Whether the result is the whole response: its status, its headers and its body.
    pub whole_response: bool,
}

impl Request {
    /// Returns the JSON body, if it has one.
    pub fn body(&self) -> Option<&Value> {
        self.body.as_ref()
    }

    /// Returns the request with other settings.
    #[must_use]
    pub fn with_settings(self, settings: RequestSettings) -> Self {
        Self { settings, ..self }
    }

    /// Returns how the request is sent.
    pub fn settings(&self) -> &RequestSettings {
        &self.settings
    }

    /// Returns whether the token of a user authorizes the request.
    pub fn has_bearer(&self) -> bool {
        self.settings.bearer.is_some()
    }

    /// Returns the guild in the path, if there is one.
    pub fn guild_id(&self) -> Option<u64> {
        let mut places = self.template.split('/').zip(self.path.split('/'));
        let (_, id) = places.find(|(place, _)| *place == "{guild_id}")?;
        id.parse().ok()
    }

    /// Returns the progress of uploading its files.
    pub fn progress(&self) -> Arc<UploadProgress> {
        self.progress.clone()
    }

    /// Returns whether the request has files.
    pub fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// Returns the entry of the route table; `None` for a raw request.
    pub fn route(&self) -> Option<&'static Route> {
        self.route
    }

    /// Returns the name of the endpoint in errors: that of the route, or method and template.
    pub(crate) fn name(&self) -> Cow<'static, str> {
        match self.route {
            Some(route) => route.name.into(),
            None => format!("{} {}", self.method, self.template).into(),
        }
    }

    /// Returns the key in the rate limiter.
    pub(crate) fn key(&self) -> LimiterKey {
        let key = LimiterKey::new(&self.method, &self.template, &self.path, self.body.as_ref());
        match &self.settings.bearer {
            Some(bearer) => key.of_bearer(bearer.0.number),
            None => key,
        }
    }

    /// Returns whether the request can be sent again although Discord may have processed it already: because of its
    /// method, or because of its nonce.
    pub(crate) fn is_repeatable(&self) -> bool {
        let enforced = || {
            self.body.as_ref().is_some_and(|body| {
                body.get("enforce_nonce") == Some(&Value::Bool(true))
                    && body.get("nonce").is_some_and(|nonce| !nonce.is_null())
            })
        };
        self.method.is_idempotent() || self.route.is_some_and(Route::takes_nonce) && enforced()
    }
}

/// Shows no arguments, since a path may contain the token of a webhook.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("template", &self.template)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

/// A file to upload.
#[derive(Default)]
pub struct File {
    /// The file name; 1 to 1024 characters.
    pub name: String,
    /// The content. Discord accepts 10 MiB, more in boosted guilds.
    pub bytes: Bytes,
    /// The source of the content when the request is sent, if it is not in `bytes`.
    pub source: Option<Source>,
    /// The alt text of an image; at most 1024 characters.
    pub description: Option<String>,
    /// Whether it is hidden as a spoiler.
    pub spoiler: bool,
    /// The media type, such as `image/png`. If it is missing, Discord determines it.
    pub content_type: Option<String>,
    /// The field of the multipart body. `None` for one of `files[n]`.
    pub field: Option<&'static str>,
}

impl File {
    /// Creates a file with this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            ..Self::default()
        }
    }

    /// Creates a file with this name, whose content is loaded when the request is sent.
    pub fn from_source(name: impl Into<String>, source: Source) -> Self {
        Self {
            name: name.into(),
            source: Some(source),
            ..Self::default()
        }
    }

    /// Returns the name that the file is sent with: files whose names begin with `SPOILER_` are hidden.
    pub(crate) fn sent_name(&self) -> String {
        let prefix = if self.spoiler && !self.name.starts_with("SPOILER_") {
            "SPOILER_"
        } else {
            ""
        };
        format!("{prefix}{}", self.name)
    }

    /// Returns the media type that the file is sent with.
    pub(crate) fn media_type(&self) -> &str {
        self.content_type
            .as_deref()
            .unwrap_or("application/octet-stream")
    }

    /// Checks the file. The error is the continuation of a text such as `files[0]`.
    pub(crate) fn check(&self) -> Result<(), String> {
        if !(1..=1024).contains(&self.name.chars().count()) {
            return Err(".name is empty or too long; Discord allows 1 to 1024 characters".into());
        }
        // A line break would end the header of the part.
        if self.name.chars().any(char::is_control) {
            return Err(".name has control characters".into());
        }
        if self.source.is_none() && self.bytes.is_empty() {
            return Err(format!(
                " (\"{}\") is empty; Discord rejects files of 0 bytes",
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
