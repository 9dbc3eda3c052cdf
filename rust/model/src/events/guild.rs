use std::sync::Arc;

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde_json::Value;

use crate::decode::{Decode, Seed};
use crate::encode::Encode;
use crate::entity::{Entity, Extra, Fields, Patch, decode_with, object};
use crate::{
    Channel, Emoji, Guild, Id, Member, Presence, Role, ScheduledEvent, SoundboardSound,
    StageInstance, Sticker, User, VoiceState,
};

/// GUILD_CREATE: a guild and all that is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GuildCreate {
    /// The guild itself.
    pub guild: Patch<Guild>,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Its channels.
    pub channels: Vec<Channel>,
    /// Its threads that are not archived.
    pub threads: Vec<Channel>,
    /// Its members, or some of them if it is large.
    pub members: Vec<Member>,
    /// Who is in voice.
    pub voice_states: Vec<VoiceState>,
    /// Who is online.
    pub presences: Vec<Presence>,
    /// Its stages that are open.
    pub stage_instances: Vec<StageInstance>,
    /// What it plans.
    pub guild_scheduled_events: Vec<ScheduledEvent>,
    /// Its sounds.
    pub soundboard_sounds: Vec<SoundboardSound>,
}

impl<'de> Extra<'de> for GuildCreate {
    fn field<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "roles" => list(&mut self.roles, map),
            "channels" => list(&mut self.channels, map),
            "threads" => list(&mut self.threads, map),
            "members" => list(&mut self.members, map),
            "voice_states" => list(&mut self.voice_states, map),
            "presences" => list(&mut self.presences, map),
            "stage_instances" => list(&mut self.stage_instances, map),
            "guild_scheduled_events" => list(&mut self.guild_scheduled_events, map),
            "soundboard_sounds" => list(&mut self.soundboard_sounds, map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }
}

/// Reads one of the lists beside an entity; what is no list leaves it as it is.
pub(super) fn list<'de, T: Decode, A: MapAccess<'de>>(
    list: &mut Vec<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    if let Some(read) = map.next_value_seed(Seed::new())? {
        *list = read;
    }
    Ok(())
}

impl Encode for GuildCreate {
    fn encode(&self, all: bool) -> Value {
        let mut fields = self.guild.value.encode_fields(Fields::MAX, all);
        let lists = [
            ("roles", self.roles.encode(all)),
            ("channels", self.channels.encode(all)),
            ("threads", self.threads.encode(all)),
            ("members", self.members.encode(all)),
            ("voice_states", self.voice_states.encode(all)),
            ("presences", self.presences.encode(all)),
            ("stage_instances", self.stage_instances.encode(all)),
            (
                "guild_scheduled_events",
                self.guild_scheduled_events.encode(all),
            ),
            ("soundboard_sounds", self.soundboard_sounds.encode(all)),
        ];
        fields.extend(lists.map(|(name, list)| (name.to_owned(), list)));
        fields.into()
    }
}

impl Decode for GuildCreate {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let mut lists = Self::default();
        let guild = decode_with(deserializer, &mut lists)?;
        Ok(guild.map(|guild| Self { guild, ..lists }))
    }
}

object! {
    /// GUILD_DELETE, and the guilds of READY.
    UnavailableGuild {
        /// Which guild.
        id: Id<Guild>,
        /// Whether an outage is the cause. Absent, which reads as `None`, says that the bot left.
        unavailable: Option<bool>,
    }
}

object! {
    /// GUILD_BAN_ADD and GUILD_BAN_REMOVE.
    BanEvent {
        /// In which guild.
        guild_id: Id<Guild>,
        /// Who.
        user: Option<Arc<User>>,
    }
}

object! {
    /// GUILD_EMOJIS_UPDATE.
    GuildEmojisUpdate {
        /// In which guild.
        guild_id: Id<Guild>,
        /// All of its emojis.
        emojis: Box<[Arc<Emoji>]>,
    }
}

object! {
    /// GUILD_STICKERS_UPDATE.
    GuildStickersUpdate {
        /// In which guild.
        guild_id: Id<Guild>,
        /// All of its stickers.
        stickers: Box<[Arc<Sticker>]>,
    }
}

object! {
    /// GUILD_INTEGRATIONS_UPDATE.
    GuildIntegrationsUpdate {
        /// In which guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_ROLE_CREATE and GUILD_ROLE_UPDATE.
    RoleEvent {
        /// In which guild.
        guild_id: Id<Guild>,
        /// Which role.
        role: Patch<Role>,
    }
}

object! {
    /// GUILD_ROLE_DELETE.
    RoleDelete {
        /// In which guild.
        guild_id: Id<Guild>,
        /// Which role.
        role_id: Id<Role>,
    }
}
