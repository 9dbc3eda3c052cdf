//! The sandbox as strangers meet it: raw WebSocket frames and raw HTTP, nothing of ours in between.

// The helpers are tests, too, which clippy does not see.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod actions;
mod compression;
mod events;
mod faults;
mod form;
mod identify;
mod images;
mod life;
mod limits;
mod members;
mod mentions;
mod messages;
mod permissions;
mod pins;
mod reactions;
mod resume;
mod sight;
mod socket;
mod stranger;
mod threads;
mod tls;
mod voice;
