//! Discord's objects as Godot classes: the properties come from the definitions in `discord-model`, the methods stand here.

mod application;
mod channel;
mod emoji;
mod guild;
mod member;
mod message;
mod parts;
mod presence;
mod role;
mod shared;
mod user;
mod voice_state;

pub use application::DiscordApplication;
pub use channel::DiscordChannel;
pub use emoji::DiscordEmoji;
pub use guild::DiscordGuild;
pub use member::DiscordMember;
pub use message::DiscordMessage;
pub use parts::*;
pub use presence::DiscordPresence;
pub use role::DiscordRole;
pub use user::DiscordUser;
pub use voice_state::DiscordVoiceState;
