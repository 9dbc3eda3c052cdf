//! Copies the content of uploads that only the engine can access, in parts: the bytes of a large array, a file inside
//! an exported game, an image that has to be imported. This takes a bounded time per frame.
//!
//! The request is created at once, so that it keeps its place in the order of requests, and waits in the background for
//! the content.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use discord_rest::upload::{Content, PendingContent, PixelFormat, Pixels, Source};
use godot::builtin::PackedByteArray;
use godot::classes::resource_loader::ThreadLoadStatus;
use godot::classes::{FileAccess, ResourceLoader};
use godot::prelude::*;

use super::files;

/// The maximum time per frame.
const FRAME_BUDGET: Duration = Duration::from_millis(2);

/// The number of bytes that are copied between two checks of the time. Arrays that are not larger are copied at once.
const STEP: usize = 256 * 1024;

thread_local! {
    static TRANSFERS: RefCell<VecDeque<Transfer>> = RefCell::default();
}

struct Transfer {
    origin: Origin,
    copied: Vec<u8>,
    target: PendingContent,
}

/// The source of the bytes.
enum Origin {
    Array(SharedArray),
    File { file: Gd<FileAccess>, length: u64 },
    Resource(GString),
}

/// An array of the engine, shared with the script: nothing is copied until one of them changes it.
pub(super) struct SharedArray {
    pub(super) array: PackedByteArray,
    /// The number of bytes to copy.
    pub(super) length: usize,
    /// The size and the format, if the bytes are the pixels of an image.
    pub(super) pixels: Option<(u32, u32, PixelFormat)>,
}

impl SharedArray {
    fn content(&self, bytes: Vec<u8>) -> Content {
        match self.pixels {
            None => Content::Bytes(bytes.into()),
            Some((width, height, format)) => Content::Pixels(Pixels {
                width,
                height,
                format,
                bytes: bytes.into(),
            }),
        }
    }
}

/// Returns the content of an array as the source of an upload.
pub(super) fn array(array: SharedArray) -> Source {
    if array.length <= STEP {
        let bytes = array.array.as_slice().get(..array.length);
        return Source::Content(array.content(bytes.unwrap_or_default().to_vec()));
    }
    begin(Origin::Array(array))
}

/// Returns a file that only the engine can read as the source of an upload.
pub(super) fn file(file: Gd<FileAccess>) -> Source {
    let length = file.get_length();
    begin(Origin::File { file, length })
}

/// Returns an image that the engine has imported as the source of an upload.
pub(super) fn resource(path: &GString) -> Source {
    begin(Origin::Resource(path.clone()))
}

fn begin(origin: Origin) -> Source {
    let (target, source) = PendingContent::new();
    let transfer = Transfer {
        copied: Vec::with_capacity(match &origin {
            Origin::Array(array) => array.length,
            _ => STEP,
        }),
        origin,
        target,
    };
    TRANSFERS.with_borrow_mut(|transfers| transfers.push_back(transfer));
    source
}

/// Continues the transfers, within the budget of a frame.
pub fn process_frame() {
    let deadline = Instant::now() + FRAME_BUDGET;
    let waiting = TRANSFERS.with_borrow(VecDeque::len);
    // An image that is still being imported does not block the other transfers.
    for _ in 0..waiting {
        // Nothing is borrowed here: importing an image may run scripts.
        let Some(transfer) = TRANSFERS.with_borrow_mut(VecDeque::pop_front) else {
            return;
        };
        if let Some(unfinished) = transfer.step(deadline) {
            TRANSFERS.with_borrow_mut(|transfers| transfers.push_back(unfinished));
        }
        if Instant::now() >= deadline {
            return;
        }
    }
}

/// Abandons all transfers, because the engine is shutting down.
pub fn clear() {
    TRANSFERS.take();
}

impl Transfer {
    /// Copies as much as the time allows. Returns the transfer if it is not complete.
    fn step(mut self, deadline: Instant) -> Option<Self> {
        if self.target.is_abandoned() {
            return None;
        }
        let copied = match &mut self.origin {
            Origin::Array(array) => copy(array, &mut self.copied, deadline),
            Origin::File { file, length } => read(file, *length, &mut self.copied, deadline),
            Origin::Resource(path) => match import(path) {
                Ok(None) => return Some(self),
                Ok(Some(array)) => {
                    self.origin = Origin::Array(array);
                    return self.step(deadline);
                }
                Err(problem) => Err(problem),
            },
        };
        match copied {
            Ok(false) => Some(self),
            Ok(true) => {
                let content = match &self.origin {
                    Origin::Array(array) => array.content(self.copied),
                    _ => Content::Bytes(self.copied.into()),
                };
                self.target.send(Ok(content));
                None
            }
            Err(problem) => {
                self.target.send(Err(problem));
                None
            }
        }
    }
}

/// Copies parts until the deadline. Returns whether all are copied.
fn copy(array: &SharedArray, copied: &mut Vec<u8>, deadline: Instant) -> Result<bool, String> {
    let bytes = array.array.as_slice().get(..array.length);
    let bytes = bytes.ok_or("the array became shorter while it was copied")?;
    loop {
        let end = (copied.len() + STEP).min(bytes.len());
        copied.extend_from_slice(&bytes[copied.len()..end]);
        if end == bytes.len() {
            return Ok(true);
        }
        if Instant::now() >= deadline {
            return Ok(false);
        }
    }
}

/// Reads parts until the deadline. Returns whether the end of the file was reached.
fn read(
    file: &mut Gd<FileAccess>,
    length: u64,
    copied: &mut Vec<u8>,
    deadline: Instant,
) -> Result<bool, String> {
    files::check_length(length)?;
    loop {
        let piece = file.get_buffer(STEP as i64);
        copied.extend_from_slice(piece.as_slice());
        if piece.len() < STEP || copied.len() as u64 >= length {
            return Ok(true);
        }
        if Instant::now() >= deadline {
            return Ok(false);
        }
    }
}

/// Returns the pixels of an image of the project, once the engine has loaded it on a thread of its own.
fn import(path: &GString) -> Result<Option<SharedArray>, String> {
    // The bindings do not include these methods, because the loaded resource may be an object of an extension. An image
    // never is.
    let mut loader = ResourceLoader::singleton();
    let mut call = |method: &str| loader.call(method, &[path.to_variant()]);
    let is = |status: &Variant, expected: ThreadLoadStatus| {
        status
            .try_to::<i64>()
            .is_ok_and(|status| status == i64::from(expected.ord()))
    };
    let mut status = call("load_threaded_get_status");
    if is(&status, ThreadLoadStatus::INVALID_RESOURCE) {
        call("load_threaded_request");
        status = call("load_threaded_get_status");
    }
    if is(&status, ThreadLoadStatus::IN_PROGRESS) {
        return Ok(None);
    }
    if !is(&status, ThreadLoadStatus::LOADED) {
        return Err(format!("'{path}' cannot be loaded"));
    }
    files::pixels(&call("load_threaded_get"))
        .map(Some)
        .ok_or_else(|| format!("'{path}' is not an image"))
}
