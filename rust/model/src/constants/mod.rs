//! Discord's enumerations and flags, a file for each.

mod activity_type;
mod channel_flags;
mod channel_type;
mod intents;
mod member_flags;
mod message_flags;
mod message_type;
mod permissions;
mod user_flags;

pub use activity_type::ActivityType;
pub use channel_flags::ChannelFlags;
pub use channel_type::ChannelType;
pub use intents::Intents;
pub use member_flags::MemberFlags;
pub use message_flags::MessageFlags;
pub use message_type::MessageType;
pub use permissions::Permissions;
pub use user_flags::UserFlags;
