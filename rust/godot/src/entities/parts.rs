//! Objects without methods of their own, which only occur as parts of others.

use std::sync::Arc;

use crate::entity::{connect_class, entity_class};
use discord_model::*;

discord_model::define_attachment!(entity_class);
connect_class!(Attachment as DiscordAttachment);

discord_model::define_embed!(entity_class);
connect_class!(Embed as DiscordEmbed);

discord_model::define_embed_author!(entity_class);
connect_class!(EmbedAuthor as DiscordEmbedAuthor);

discord_model::define_embed_field!(entity_class);
connect_class!(EmbedField as DiscordEmbedField);

discord_model::define_embed_footer!(entity_class);
connect_class!(EmbedFooter as DiscordEmbedFooter);

discord_model::define_embed_media!(entity_class);
connect_class!(EmbedMedia as DiscordEmbedMedia);

discord_model::define_embed_provider!(entity_class);
connect_class!(EmbedProvider as DiscordEmbedProvider);

discord_model::define_forum_tag!(entity_class);
connect_class!(ForumTag as DiscordForumTag);

discord_model::define_message_reference!(entity_class);
connect_class!(MessageReference as DiscordMessageReference);

discord_model::define_permission_overwrite!(entity_class);
connect_class!(PermissionOverwrite as DiscordPermissionOverwrite);

discord_model::define_reaction!(entity_class);
connect_class!(Reaction as DiscordReaction);

discord_model::define_thread_member!(entity_class);
connect_class!(ThreadMember as DiscordThreadMember);

discord_model::define_thread_metadata!(entity_class);
connect_class!(ThreadMetadata as DiscordThreadMetadata);
