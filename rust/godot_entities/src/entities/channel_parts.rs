//! Parts of channels and threads.

use std::sync::Arc;

use discord_model::*;

use crate::entity_class::{connect_class, entity_class};

discord_model::define_default_reaction!(entity_class);
connect_class!(DefaultReaction as DiscordDefaultReaction);

discord_model::define_forum_tag!(entity_class);
connect_class!(ForumTag as DiscordForumTag);

discord_model::define_permission_overwrite!(entity_class);
connect_class!(PermissionOverwrite as DiscordPermissionOverwrite);

discord_model::define_thread_list!(entity_class);
connect_class!(ThreadList as DiscordThreadList);

discord_model::define_thread_member!(entity_class);
connect_class!(ThreadMember as DiscordThreadMember);

discord_model::define_thread_metadata!(entity_class);
connect_class!(ThreadMetadata as DiscordThreadMetadata);
