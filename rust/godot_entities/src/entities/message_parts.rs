//! Objects that only occur as parts of messages.

use std::sync::Arc;

use discord_model::*;

use crate::entity_class::{connect_class, entity_class};

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

discord_model::define_channel_mention!(entity_class);
connect_class!(ChannelMention as DiscordChannelMention);

discord_model::define_guild_product_purchase!(entity_class);
connect_class!(GuildProductPurchase as DiscordGuildProductPurchase);

discord_model::define_interaction_metadata!(entity_class);
connect_class!(InteractionMetadata as DiscordInteractionMetadata);

discord_model::define_message_activity!(entity_class);
connect_class!(MessageActivity as DiscordMessageActivity);

discord_model::define_message_call!(entity_class);
connect_class!(MessageCall as DiscordMessageCall);

discord_model::define_message_interaction!(entity_class);
connect_class!(MessageInteraction as DiscordMessageInteraction);

discord_model::define_message_pin!(entity_class);
connect_class!(MessagePin as DiscordMessagePin);

discord_model::define_message_pins!(entity_class);
connect_class!(MessagePins as DiscordMessagePins);

discord_model::define_message_reference!(entity_class);
connect_class!(MessageReference as DiscordMessageReference);

discord_model::define_message_snapshot!(entity_class);
connect_class!(MessageSnapshot as DiscordMessageSnapshot);

discord_model::define_poll!(entity_class);
connect_class!(Poll as DiscordPoll);

discord_model::define_poll_answer!(entity_class);
connect_class!(PollAnswer as DiscordPollAnswer);

discord_model::define_poll_answer_count!(entity_class);
connect_class!(PollAnswerCount as DiscordPollAnswerCount);

discord_model::define_poll_media!(entity_class);
connect_class!(PollMedia as DiscordPollMedia);

discord_model::define_poll_results!(entity_class);
connect_class!(PollResults as DiscordPollResults);

discord_model::define_purchase_notification!(entity_class);
connect_class!(PurchaseNotification as DiscordPurchaseNotification);

discord_model::define_reaction!(entity_class);
connect_class!(Reaction as DiscordReaction);

discord_model::define_reaction_count_details!(entity_class);
connect_class!(ReactionCountDetails as DiscordReactionCountDetails);

discord_model::define_role_subscription_data!(entity_class);
connect_class!(RoleSubscriptionData as DiscordRoleSubscriptionData);

discord_model::define_shared_client_theme!(entity_class);
connect_class!(SharedClientTheme as DiscordSharedClientTheme);
