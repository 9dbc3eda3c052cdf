//! Discord's objects, a file for each family.

mod activity;
mod application;
mod attachment;
mod channel;
mod embed;
mod emoji;
mod guild;
mod member;
mod message;
mod presence;
mod reaction;
mod role;
mod thread;
mod user;
mod voice_state;

pub use activity::Activity;
pub use application::Application;
pub use attachment::Attachment;
pub use channel::{Channel, ForumTag, PermissionOverwrite};
pub use embed::{Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia, EmbedProvider};
pub use emoji::Emoji;
pub use guild::Guild;
pub use member::Member;
pub use message::{Message, MessageReference, Webhook};
pub use presence::{ClientStatus, Presence};
pub use reaction::Reaction;
pub use role::Role;
pub use thread::{ThreadMember, ThreadMetadata};
pub use user::User;
pub use voice_state::VoiceState;
