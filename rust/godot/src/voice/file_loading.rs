//! Files that are read in the background.

use std::sync::mpsc::{Receiver, channel};

use discord_client::run_in_background;
use discord_rest::upload::{Content, Source};
use godot::prelude::*;

use super::packet_file::{MAX_FILE_BYTES, PacketFile};
use crate::rest::file_at_path;

/// Begins to read a file of Opus packets.
///
/// # Errors
/// If there is no such file.
pub fn load(path: &GString) -> Result<Receiver<Result<PacketFile, String>>, String> {
    let source = file_at_path(path)?.source;
    let source = source.ok_or_else(|| format!("'{path}' has no content"))?;
    let (results, result) = channel();
    let read = move || {
        let file = bytes(source).and_then(|bytes| {
            PacketFile::parse(bytes).map_err(|error| {
                format!("{error}. To play another kind of file, load it as an AudioStream")
            })
        });
        results.send(file).ok();
    };
    match run_in_background(read) {
        true => Ok(result),
        false => Err("there is no thread to read it".to_owned()),
    }
}

fn bytes(source: Source) -> Result<Vec<u8>, String> {
    let bytes = match source {
        Source::Path(path) => {
            let length = std::fs::metadata(&path).map_err(|error| error.to_string())?;
            check_length(length.len())?;
            return std::fs::read(&path).map_err(|error| error.to_string());
        }
        Source::Content(content) => content,
        Source::Pending(content) => content
            .blocking_recv()
            .map_err(|_| "the game ended before it was read".to_owned())??,
    };
    match bytes {
        Content::Bytes(bytes) => {
            check_length(bytes.len() as u64)?;
            Ok(bytes.into())
        }
        Content::Pixels(_) => Err("this is an image".to_owned()),
    }
}

fn check_length(length: u64) -> Result<(), String> {
    if length <= MAX_FILE_BYTES {
        return Ok(());
    }
    Err(format!(
        "the file has {} MiB; files of up to {} MiB are played",
        length >> 20,
        MAX_FILE_BYTES >> 20
    ))
}
