//! Uploads of a request: files, and images and sounds inside its JSON.
//!
//! A request only has the sources of the bytes. Reading files, encoding images as PNG and building data URIs can take
//! longer than a frame, so this is done in the background when the request is sent.

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

/// The maximum size of an uploaded file: 500 MiB, which is the limit of Discord for all users. The limit of the bot is
/// lower: 10 MiB, or more in boosted guilds.
pub const MAX_FILE_BYTES: u64 = 500 << 20;

/// The maximum size of an image or sound inside JSON: 10 MiB.
pub const MAX_MEDIA_BYTES: u64 = 10 << 20;

/// The error of a file without content.
const EMPTY: &str = "the file is empty; Discord rejects files of 0 bytes";

/// The content of an upload in memory.
pub enum Content {
    /// The bytes of a file.
    Bytes(Bytes),
    /// The pixels of an image, uploaded as a PNG file.
    Pixels(Pixels),
}

/// The source of an upload's bytes.
pub enum Source {
    /// The memory.
    Content(Content),
    /// A file of the operating system.
    Path(PathBuf),
    /// Another thread, which sends the content or an error.
    Pending(oneshot::Receiver<Result<Content, String>>),
}

impl Source {
    /// Returns the bytes of a file, at most `max` of them.
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
    /// Loads all uploads of the request.
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
        "the file has {:.1} MiB; Discord accepts at most {} MiB",
        length as f64 / f64::from(1 << 20),
        max >> 20
    )
}

/// The sending end of a [`Source::Pending`].
pub struct PendingContent(oneshot::Sender<Result<Content, String>>);

impl PendingContent {
    /// Creates a source and its sending end. If the latter is dropped, the request fails.
    pub fn new() -> (Self, Source) {
        let (sender, receiver) = oneshot::channel();
        (Self(sender), Source::Pending(receiver))
    }

    /// Sends the content, or an error.
    pub fn send(self, content: Result<Content, String>) {
        // Fails if the request was canceled.
        self.0.send(content).ok();
    }

    /// Returns whether the request was canceled.
    pub fn is_abandoned(&self) -> bool {
        self.0.is_closed()
    }
}
