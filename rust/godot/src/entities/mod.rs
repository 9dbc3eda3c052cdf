//! Discord's objects as Godot classes: the properties come from the definitions in `discord-model`, the methods stand here.

mod application;
mod channel;
mod command;
mod component;
mod emoji;
mod guild;
mod interaction;
mod lobby;
mod member;
mod message;
mod message_parts;
mod parts;
mod presence;
mod role;
mod shared;
mod shop;
mod user;
mod user_parts;
mod voice_state;

pub use application::*;
pub use channel::DiscordChannel;
pub use emoji::DiscordEmoji;
pub use guild::DiscordGuild;
pub use member::DiscordMember;
pub use message::DiscordMessage;
pub use message_parts::*;
pub use presence::DiscordPresence;
pub use role::DiscordRole;
pub use user::DiscordUser;
pub use voice_state::DiscordVoiceState;
