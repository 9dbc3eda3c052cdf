//! People use what bots offer, and bots answer.

use std::time::Instant;

use serde_json::{Map, Value, json};

use super::Draft;
use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::{INTERACTION_TOKEN, Interaction, Origin, Permissions, PurchaseKind};

/// The flag of a message that one person sees.
pub const EPHEMERAL: u64 = 1 << 6;
/// The type of a message that answers a component.
const REPLY: u64 = 19;

/// An interaction about to begin.
#[derive(Default)]
pub struct Begun {
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
    /// The type of a message that answers it.
    pub answer_kind: u64,
    /// The type of what is being typed, for an autocomplete.
    pub option_kind: u64,
}

impl State {
    /// Begins an interaction, sends it to the bot, and returns what was sent. `None` when there is no such channel, or
    /// for one who is not a member of its guild.
    pub fn begin_interaction(&mut self, begun: Begun) -> Option<Value> {
        let world = &self.world;
        let channel = world.channels.get(&begun.channel)?;
        let (user, bot) = (begun.user, begun.bot);
        let may = world.channel_permissions(channel, user);
        let owners: Map<String, Value> = begun
            .owners
            .iter()
            .map(|(kind, owner)| (kind.to_string(), json!(owner)))
            .collect();
        let secret = [fastrand::u128(..), fastrand::u128(..)];
        let token = format!("{INTERACTION_TOKEN}{:032x}{:032x}", secret[0], secret[1]);
        let mut told = json!({
            "application_id": bot,
            "type": begun.kind,
            "token": token,
            "version": 1,
            "data": begun.data,
            "channel_id": channel.id,
            "channel": world.render_partial_channel(channel.id, may),
            "app_permissions": world.channel_permissions(channel, bot),
            "locale": begun.locale.as_deref().unwrap_or("en-US"),
            "entitlements": world.entitlements_for(bot, user, channel.guild_id),
            "authorizing_integration_owners": owners,
            "context": world.context_of(bot, channel.guild_id, channel.id),
            "attachment_size_limit": 10 << 20,
        });
        if let Some(guild) = channel.guild_id.and_then(|guild| world.guilds.get(&guild)) {
            let mut member = world.render_member(guild, user)?;
            member["permissions"] = json!(may);
            let rendered = guild.render();
            let locale = &rendered["preferred_locale"];
            told["member"] = member;
            told["guild_id"] = json!(guild.id);
            told["guild_locale"] = locale.clone();
            told["guild"] =
                json!({ "id": guild.id, "locale": locale, "features": rendered["features"] });
        } else {
            told["user"] = world.render_user(user);
        }
        let message = begun
            .message
            .and_then(|id| world.any_message(channel.id, id));
        if let Some(message) = message {
            told["message"] = world.render_message(message, Some(bot));
        }
        let outside =
            channel.guild_id.is_some() && !begun.owners.iter().any(|(kind, _)| *kind == 0);
        let guild = channel.guild_id;
        let mut metadata = json!({
            "type": begun.kind,
            "user": world.render_user(user),
            "authorizing_integration_owners": owners,
        });
        let id = self.world.snowflakes.next();
        told["id"] = json!(id);
        metadata["id"] = json!(id);
        for (key, value) in begun.metadata {
            metadata[key] = value;
        }
        let summary = begun.summary.map(|mut summary| {
            summary["id"] = json!(id);
            summary
        });
        self.world.remember_interaction(Interaction {
            id,
            token,
            kind: begun.kind,
            bot,
            user,
            channel: begun.channel,
            message: begun.message,
            began: Instant::now(),
            late: false,
            void: false,
            metadata,
            summary,
            answer_kind: begun.answer_kind,
            owners: begun.owners,
            hushed: outside && !may.contains(Permissions::USE_EXTERNAL_APPS),
            option_kind: begun.option_kind,
            answer: None,
            original: None,
            owes: false,
            follow_ups: Vec::new(),
            follow_up_count: 0,
            modal: None,
            modal_open: false,
            choices: None,
        });
        self.emit(Event::bot("INTERACTION_CREATE", bot, guild, told.clone()));
        Some(told)
    }

    /// A bot writes a message for an interaction: its answer, or one that comes after.
    pub fn write_for_interaction(&mut self, id: Id, mut draft: Draft, hidden: bool) -> Option<Id> {
        let interaction = self.world.interactions.get(&id)?;
        let (bot, channel) = (interaction.bot, interaction.channel);
        let mut metadata = interaction.metadata.clone();
        let follows = interaction.answer.is_some();
        if follows {
            metadata["original_response_message_id"] = json!(interaction.original);
            draft.kind = Some(REPLY);
            draft.reply_to = interaction.original;
        } else if interaction.message.is_some() {
            draft.kind = Some(REPLY);
            draft.reply_to = interaction.message;
        } else {
            draft.kind = Some(interaction.answer_kind);
        }
        draft.origin = Some(Origin {
            id,
            metadata,
            summary: interaction.summary.clone(),
        });
        if hidden || interaction.hushed {
            draft.seen_by = Some(interaction.user);
            draft.flags |= EPHEMERAL;
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

impl crate::world::World {
    /// What that person or guild has bought of an application and still has.
    fn entitlements_for(&self, bot: Id, user: Id, guild: Option<Id>) -> Vec<Value> {
        let now = crate::time::iso(crate::id::unix_ms());
        let all = self.purchases.get(&PurchaseKind::Entitlement);
        all.into_iter()
            .flat_map(|all| all.values())
            .filter(|one| one.application_id == bot && *one.field("deleted") != true)
            .filter(|one| {
                let personal = one.id_field("user_id") == Some(user);
                personal || (guild.is_some() && one.id_field("guild_id") == guild)
            })
            .filter(|one| {
                one.field("ends_at")
                    .as_str()
                    .is_none_or(|end| end > now.as_str())
            })
            .map(|one| one.render(PurchaseKind::Entitlement))
            .collect()
    }
}
