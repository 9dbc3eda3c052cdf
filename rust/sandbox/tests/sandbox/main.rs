//! The sandbox as strangers meet it: raw WebSocket frames and raw HTTP, nothing of ours in between.

mod actions;
mod compression;
mod demo;
mod events;
mod faults;
mod form;
mod identify;
mod images;
mod limits;
mod members;
mod messages;
mod permissions;
mod reactions;
mod resume;
mod socket;
mod stranger;
mod tls;
mod voice;
