//! The sandbox as strangers meet it: raw WebSocket frames and raw HTTP, nothing of ours in between.

// The helpers are tests, too, which clippy does not see.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod actions;
mod answers;
mod audit_log;
mod auto_moderation;
mod command_form;
mod commands;
mod component_form;
mod compression;
mod contents;
mod ephemeral;
mod events;
mod expressions;
mod faults;
mod form;
mod identify;
mod images;
mod interactions;
mod invites;
mod life;
mod limits;
mod members;
mod mentions;
mod messages;
mod mixed;
mod permissions;
mod pins;
mod player_commands;
mod player_components;
mod player_modals;
mod polls;
mod profiles;
mod purchases;
mod reactions;
mod resume;
mod scheduled_events;
mod sight;
mod socket;
mod stages;
mod stranger;
mod threads;
mod tls;
mod voice;
mod webhooks;
