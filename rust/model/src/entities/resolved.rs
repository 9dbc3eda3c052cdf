use std::sync::Arc;

use crate::entity::entity;
use crate::{Attachment, Channel, IdMap, Member, Message, Role, User};

entity! {
    /// What the ids in an interaction or in a message's menus stand for: each [Dictionary] leads from ids to objects.
    Resolved as DiscordResolved {
        /// The users.
        users: IdMap<Arc<User>>,
        /// The members, by the ids of their users.
        members: IdMap<Arc<Member>>,
        /// The roles.
        roles: IdMap<Arc<Role>>,
        /// The channels, as far as Discord tells: id, name, kind, and what the person may do there, and the bot, in
        /// [member DiscordChannel.permissions] and [member DiscordChannel.app_permissions].
        channels: IdMap<Arc<Channel>>,
        /// The messages, as far as Discord tells.
        messages: IdMap<Arc<Message>>,
        /// The files.
        attachments: IdMap<Arc<Attachment>>,
    }
}
