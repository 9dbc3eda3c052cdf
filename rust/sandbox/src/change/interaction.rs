//! Users use what bots offer, and bots respond.

use super::*;
use crate::endpoint::Delivery;

/// The flag of a message that only one user sees.
pub const EPHEMERAL: u64 = 1 << 6;

impl State {
    /// Creates an interaction, sends it to the bot, over the gateway or to the URL of its application, and returns its payload.
    /// `data` is what was used and how. `None` if there is no such channel, or for one who is not a member of its guild.
    pub fn create_interaction(
        &mut self,
        mut interaction: Interaction,
        data: Value,
        locale: Option<&str>,
    ) -> Option<Value> {
        let id = self.world.snowflakes.next();
        let secret = [fastrand::u128(..), fastrand::u128(..)];
        let token = format!("{INTERACTION_TOKEN}{:032x}{:032x}", secret[0], secret[1]);
        let world = &self.world;
        let channel = world.channel(interaction.channel)?;
        let (user, bot, guild) = (interaction.user, interaction.bot, channel.guild_id);
        let may = world.channel_permissions(channel, user);
        let owners = interaction.owners.iter();
        let owners = owners.map(|(kind, owner)| (kind.to_string(), json!(owner)));
        let owners = Value::Object(owners.collect());
        let mut payload = json!({
            "id": id,
            "application_id": bot,
            "type": interaction.kind,
            "token": token,
            "version": 1,
            "data": data,
            "channel_id": channel.id,
            "channel": world.render_partial_channel(channel.id, may),
            "app_permissions": world.channel_permissions(channel, bot),
            "locale": locale.unwrap_or("en-US"),
            "entitlements": world.entitlements_for(bot, user, guild),
            "authorizing_integration_owners": owners,
            "context": world.context_of(bot, guild, channel.id),
            "attachment_size_limit": 10 << 20,
        });
        if let Some(guild) = guild.and_then(|guild| world.guild(guild)) {
            let mut member = world.render_member(guild, user)?;
            member["permissions"] = json!(may);
            let locale = field(&guild.fields, "preferred_locale");
            let features = field(&guild.fields, "features");
            payload["member"] = member;
            payload["guild_id"] = json!(guild.id);
            payload["guild_locale"] = locale.clone();
            payload["guild"] = json!({ "id": guild.id, "locale": locale, "features": features });
        } else {
            payload["user"] = world.render_user(user);
        }
        let message = interaction.message;
        if let Some(message) = message.and_then(|id| world.any_message(channel.id, id)) {
            payload["message"] = world.render_message(message, Some(bot));
        }
        let outside = guild.is_some() && !interaction.owners.iter().any(|(kind, _)| *kind == 0);
        interaction.ephemeral_only = outside && !may.contains(Permissions::USE_EXTERNAL_APPS);
        interaction.metadata.extend(object([
            ("id", json!(id)),
            ("type", json!(interaction.kind)),
            ("user", world.render_user(user)),
            ("authorizing_integration_owners", owners),
        ]));
        if let Some(summary) = &mut interaction.summary {
            summary["id"] = json!(id);
        }
        interaction.id = id;
        interaction.token.clone_from(&token);
        self.world.store_interaction(interaction);
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
            None => self.emit(Event::bot(
                "INTERACTION_CREATE",
                bot,
                guild,
                payload.clone(),
            )),
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
            set(
                &mut metadata,
                "original_response_message_id",
                interaction.original,
            );
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
            metadata: Value::Object(metadata),
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
        let all = self.purchases.get(&ItemKind::Entitlement).into_iter();
        let active = all.flat_map(|all| all.values()).filter(|one| {
            let personal = one.id_field("user_id") == Some(user);
            let end = one.field("ends_at").as_str();
            one.user == bot
                && *one.field("deleted") != true
                && (personal || (guild.is_some() && one.id_field("guild_id") == guild))
                && end.is_none_or(|end| end > now.as_str())
        });
        active
            .map(|one| one.render(ItemKind::Entitlement))
            .collect()
    }
}
