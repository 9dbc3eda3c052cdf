//! Users use what bots offer, and bots respond.

use std::time::Instant;

use super::*;
use crate::endpoint::Delivery;

/// The flag of a message that only one user sees.
pub const EPHEMERAL: u64 = 1 << 6;

/// An interaction that is about to be created.
#[derive(Default)]
pub struct NewInteraction {
    /// Discord's interaction type.
    pub kind: u64,
    pub bot: Id,
    pub user: Id,
    pub channel: Id,
    /// What was used and how: `data` of the interaction.
    pub data: Value,
    /// The message with the component, or that a modal was opened from.
    pub message: Option<Id>,
    /// By what right the application is here.
    pub owners: Vec<(u64, Id)>,
    pub locale: Option<String>,
    /// What `interaction_metadata` has beside that of every interaction.
    pub metadata: Map<String, Value>,
    pub summary: Option<Value>,
    /// The message type of its response.
    pub response_message_type: u64,
    /// The type of what is being typed, for an autocomplete.
    pub option_kind: u64,
}

impl State {
    /// Creates an interaction, sends it to the bot, over the gateway or to the URL of its application, and returns its payload. `None` if there is no such channel, or
    /// for one who is not a member of its guild.
    pub fn create_interaction(&mut self, interaction: NewInteraction) -> Option<Value> {
        let world = &self.world;
        let channel = world.channel(interaction.channel)?;
        let (user, bot) = (interaction.user, interaction.bot);
        let may = world.channel_permissions(channel, user);
        let owners: Map<String, Value> = interaction
            .owners
            .iter()
            .map(|(kind, owner)| (kind.to_string(), json!(owner)))
            .collect();
        let secret = [fastrand::u128(..), fastrand::u128(..)];
        let token = format!("{INTERACTION_TOKEN}{:032x}{:032x}", secret[0], secret[1]);
        let mut payload = json!({
            "application_id": bot,
            "type": interaction.kind,
            "token": token,
            "version": 1,
            "data": interaction.data,
            "channel_id": channel.id,
            "channel": world.render_partial_channel(channel.id, may),
            "app_permissions": world.channel_permissions(channel, bot),
            "locale": interaction.locale.as_deref().unwrap_or("en-US"),
            "entitlements": world.entitlements_for(bot, user, channel.guild_id),
            "authorizing_integration_owners": owners,
            "context": world.context_of(bot, channel.guild_id, channel.id),
            "attachment_size_limit": 10 << 20,
        });
        if let Some(guild) = channel.guild_id.and_then(|guild| world.guild(guild)) {
            let mut member = world.render_member(guild, user)?;
            member["permissions"] = json!(may);
            let rendered = guild.render();
            let locale = &rendered["preferred_locale"];
            payload["member"] = member;
            payload["guild_id"] = json!(guild.id);
            payload["guild_locale"] = locale.clone();
            payload["guild"] =
                json!({ "id": guild.id, "locale": locale, "features": rendered["features"] });
        } else {
            payload["user"] = world.render_user(user);
        }
        let message = interaction
            .message
            .and_then(|id| world.any_message(channel.id, id));
        if let Some(message) = message {
            payload["message"] = world.render_message(message, Some(bot));
        }
        let outside =
            channel.guild_id.is_some() && !interaction.owners.iter().any(|(kind, _)| *kind == 0);
        let guild = channel.guild_id;
        let mut metadata = json!({
            "type": interaction.kind,
            "user": world.render_user(user),
            "authorizing_integration_owners": owners,
        });
        let id = self.world.snowflakes.next();
        payload["id"] = json!(id);
        metadata["id"] = json!(id);
        for (key, value) in interaction.metadata {
            metadata[key] = value;
        }
        let summary = interaction.summary.map(|mut summary| {
            summary["id"] = json!(id);
            summary
        });
        self.world.store_interaction(Interaction {
            id,
            token: token.clone(),
            kind: interaction.kind,
            bot,
            user,
            channel: interaction.channel,
            message: interaction.message,
            began: Instant::now(),
            response_expired: false,
            token_expired: false,
            metadata,
            summary,
            response_message_type: interaction.response_message_type,
            owners: interaction.owners,
            ephemeral_only: outside && !may.contains(Permissions::USE_EXTERNAL_APPS),
            option_kind: interaction.option_kind,
            response_type: None,
            original: None,
            is_deferred: false,
            follow_ups: Vec::new(),
            follow_up_count: 0,
            modal: None,
            modal_open: false,
            choices: None,
        });
        match self.endpoint_url(bot, "interactions_endpoint_url") {
            Some(url) => {
                let delivery = Delivery {
                    url,
                    application: bot,
                    payload: payload.clone(),
                    interaction: Some((id, token)),
                };
                // The sandbox stops if nobody receives it.
                self.deliveries.send(delivery).ok();
            }
            None => {
                let event = Event::bot("INTERACTION_CREATE", bot, guild, payload.clone());
                self.emit(event);
            }
        }
        Some(payload)
    }

    /// A bot sends a message for an interaction: the original response or a follow-up.
    pub fn write_for_interaction(
        &mut self,
        id: Id,
        draft: impl Into<Draft>,
        ephemeral: bool,
    ) -> Option<Id> {
        let mut draft = draft.into();
        let message = &mut draft.message;
        let interaction = self.world.interactions.get(&id)?;
        let (bot, channel) = (interaction.bot, interaction.channel);
        let mut metadata = interaction.metadata.clone();
        let follows = interaction.response_type.is_some();
        if follows {
            metadata["original_response_message_id"] = json!(interaction.original);
            message.kind = REPLY;
            message.reply_to = interaction.original;
        } else if interaction.message.is_some() {
            message.kind = REPLY;
            message.reply_to = interaction.message;
        } else {
            message.kind = interaction.response_message_type;
        }
        message.origin = Some(Origin {
            id,
            metadata,
            summary: interaction.summary.clone(),
        });
        if ephemeral || interaction.ephemeral_only {
            message.seen_by = Some(interaction.user);
            message.flags |= EPHEMERAL;
        }
        let message = self.create_message(bot, channel, draft)?;
        let interaction = self.world.interactions.get_mut(&id)?;
        if follows {
            interaction.follow_up(message);
        } else {
            interaction.original = Some(message);
        }
        Some(message)
    }
}

impl World {
    /// The active entitlements of the user or guild for an application.
    fn entitlements_for(&self, bot: Id, user: Id, guild: Option<Id>) -> Vec<Value> {
        let now = iso(unix_ms());
        let all = self.purchases.get(&ItemKind::Entitlement);
        all.into_iter()
            .flat_map(|all| all.values())
            .filter(|one| one.user == bot && *one.field("deleted") != true)
            .filter(|one| {
                let personal = one.id_field("user_id") == Some(user);
                personal || (guild.is_some() && one.id_field("guild_id") == guild)
            })
            .filter(|one| {
                one.field("ends_at")
                    .as_str()
                    .is_none_or(|end| end > now.as_str())
            })
            .map(|one| one.render(ItemKind::Entitlement))
            .collect()
    }
}
