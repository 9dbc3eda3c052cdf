//! What a request uploads: files beside its JSON, and images and sounds inside it.
//!
//! Whoever makes a request only says where the bytes come from. Reading files, encoding images as PNG and building data URIs
//! takes longer than a frame, so it happens in the background when the request is sent.

mod data_uri;
mod path;
mod pixels;

use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::request::Request;

pub use data_uri::Media;
pub use pixels::{PixelFormat, Pixels};

/// The largest file that is uploaded: 500 MiB, which Discord allows nobody to exceed. What the bot may upload is less: 10 MiB,
/// or what the guild's boosts allow.
pub const MAX_FILE_BYTES: u64 = 500 << 20;

/// The largest image or sound that travels inside JSON: 10 MiB.
pub const MAX_MEDIA_BYTES: u64 = 10 << 20;

/// What is wrong with a file without content.
const EMPTY: &str = "the file is empty; Discord refuses files of 0 bytes";

/// What is to be uploaded, in memory.
pub enum Content {
    /// The bytes of a file.
    Bytes(Bytes),
    /// The pixels of an image, uploaded as a PNG file.
    Pixels(Pixels),
}

/// Where the bytes of an upload come from.
pub enum Source {
    /// They are in memory.
    Content(Content),
    /// They are in a file of the operating system.
    Path(PathBuf),
    /// Another thread hands them over, or says why it cannot.
    Pending(oneshot::Receiver<Result<Content, String>>),
}

impl Source {
    /// The bytes of a file, at most `max` of them.
    pub(crate) async fn load(self, max: u64) -> Result<Bytes, String> {
        let content = match self {
            Self::Content(content) => content,
            Self::Path(path) => {
                return in_background(move || path::read(&path, max)).await;
            }
            Self::Pending(content) => content
                .await
                .unwrap_or_else(|_| Err("the game ended before it was read".to_owned()))?,
        };
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::Pixels(pixels) => in_background(move || pixels.to_png()).await?,
        };
        match bytes.len() as u64 {
            0 => Err(EMPTY.to_owned()),
            length if length > max => Err(too_large(length, max)),
            _ => Ok(bytes),
        }
    }
}

impl From<Bytes> for Source {
    fn from(bytes: Bytes) -> Self {
        Self::Content(Content::Bytes(bytes))
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Content(Content::Bytes(_)) => "Bytes",
            Self::Content(Content::Pixels(_)) => "Pixels",
            Self::Path(_) => "Path",
            Self::Pending(_) => "Pending",
        })
    }
}

impl Request {
    /// Loads everything the request uploads.
    pub(crate) async fn load_uploads(&mut self) -> Result<(), String> {
        for (index, file) in self.files.iter_mut().enumerate() {
            let Some(source) = file.source.take() else {
                continue;
            };
            let bytes = source.load(MAX_FILE_BYTES).await;
            file.bytes = bytes.map_err(|problem| match file.field {
                Some(field) => format!("{field}: {problem}"),
                None => format!("files[{index}] (\"{}\"): {problem}", file.name),
            })?;
        }
        for Media {
            field,
            kind,
            source,
        } in std::mem::take(&mut self.media)
        {
            let uri = async {
                let bytes = source.load(MAX_MEDIA_BYTES).await?;
                in_background(move || kind.data_uri(&bytes)).await
            };
            let uri = uri.await.map_err(|problem| format!("{field}: {problem}"))?;
            let body = self.body.get_or_insert_with(|| serde_json::json!({}));
            body[field] = uri.into();
        }
        Ok(())
    }
}

async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err("the game ended before it was read".to_owned()))
}

fn too_large(length: u64, max: u64) -> String {
    format!(
        "the file has {:.1} MiB; Discord takes at most {} MiB",
        length as f64 / f64::from(1 << 20),
        max >> 20
    )
}

/// The end of a [`Source::Pending`] on the thread that has the content.
pub struct PendingContent(oneshot::Sender<Result<Content, String>>);

impl PendingContent {
    /// A source, and what its content is handed over with. Dropping the latter fails the request.
    pub fn new() -> (Self, Source) {
        let (sender, receiver) = oneshot::channel();
        (Self(sender), Source::Pending(receiver))
    }

    /// Hands the content over, or says why there is none.
    pub fn send(self, content: Result<Content, String>) {
        // Nobody takes it if the request was given up.
        self.0.send(content).ok();
    }

    /// Whether the request was given up.
    pub fn is_abandoned(&self) -> bool {
        self.0.is_closed()
    }
}
