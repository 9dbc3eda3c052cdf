use std::sync::Arc;

use crate::entity::entity;
use crate::{Attachment, Channel, IdMap, Member, Message, Role, User};

entity! {
    /// The objects for the ids in an interaction or in the select menus of a message. Each property is a [Dictionary]
    /// that maps ids to objects.
    Resolved as DiscordResolved {
        /// The users.
        users: IdMap<Arc<User>>,
        /// The members, by the ids of their users.
        members: IdMap<Arc<Member>>,
        /// The roles.
        roles: IdMap<Arc<Role>>,
        /// The channels, as partial objects: id, name and type, and the permissions of the user and the bot in
        /// [member DiscordChannel.permissions] and [member DiscordChannel.app_permissions].
        channels: IdMap<Arc<Channel>>,
        /// The messages, as partial objects.
        messages: IdMap<Arc<Message>>,
        /// The attachments.
        attachments: IdMap<Arc<Attachment>>,
    }
}
