use std::sync::Arc;

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde_json::Value;

use crate::decode::{Decode, Seed};
use crate::encode::Encode;
use crate::entity::{Entity, Fields, Patch, UnknownFields, decode_with, object};
use crate::{
    Channel, Emoji, Guild, Id, Member, Presence, Role, ScheduledEvent, SoundboardSound,
    StageInstance, Sticker, User, VoiceState,
};

/// Generates [`GuildCreate`], its decoding and encoding, from the lists that GUILD_CREATE has in addition to the fields of the guild.
macro_rules! guild_create {
    ($($(#[doc = $doc:tt])* $list:ident: $kind:ty,)+) => {
        /// GUILD_CREATE: a guild, its channels, members and so on. A list is `None` if the payload does not have it, which does
        /// not mean that the guild has none of these.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct GuildCreate {
            /// The guild itself.
            pub guild: Patch<Guild>,
            $($(#[doc = $doc])* pub $list: Option<Vec<$kind>>,)+
        }

        impl<'de> UnknownFields<'de> for GuildCreate {
            fn decode<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
                match name {
                    $(stringify!($list) => {
                        if let Some(list) = map.next_value_seed(Seed::new())? {
                            self.$list = list;
                        }
                        Ok(())
                    })+
                    _ => map.next_value::<IgnoredAny>().map(drop),
                }
            }
        }

        impl Encode for GuildCreate {
            fn encode(&self, all: bool) -> Value {
                let mut fields = self.guild.value.encode_fields(Fields::MAX, all);
                $(fields.insert(stringify!($list).to_owned(), self.$list.encode(all));)+
                fields.into()
            }
        }
    };
}

guild_create! {
    /// Its channels.
    channels: Channel,
    /// Its threads that are not archived.
    threads: Channel,
    /// Its members, or some of them if it is large.
    members: Member,
    /// The voice states of the members who are connected to a voice channel.
    voice_states: VoiceState,
    /// The presences of the members who are online.
    presences: Presence,
    /// Its open stages.
    stage_instances: StageInstance,
    /// Its scheduled events.
    guild_scheduled_events: ScheduledEvent,
    /// Its soundboard sounds.
    soundboard_sounds: SoundboardSound,
}

/// Decodes a list. If the value is not a list, the result is not changed.
pub(super) fn decode_list<'de, T: Decode, A: MapAccess<'de>>(
    list: &mut Vec<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    if let Some(read) = map.next_value_seed(Seed::new())? {
        *list = read;
    }
    Ok(())
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
        /// The id of the guild.
        id: Id<Guild>,
        /// If `true`, the guild is unavailable because of an outage. If `None` (the field is absent), the bot left.
        unavailable: Option<bool>,
    }
}

object! {
    /// GUILD_BAN_ADD and GUILD_BAN_REMOVE.
    BanEvent {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The user.
        user: Option<Arc<User>>,
    }
}

object! {
    /// GUILD_EMOJIS_UPDATE.
    GuildEmojisUpdate {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// All emojis of the guild.
        emojis: Box<[Arc<Emoji>]>,
    }
}

object! {
    /// GUILD_STICKERS_UPDATE.
    GuildStickersUpdate {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// All stickers of the guild.
        stickers: Box<[Arc<Sticker>]>,
    }
}

object! {
    /// GUILD_INTEGRATIONS_UPDATE.
    GuildIntegrationsUpdate {
        /// The id of the guild.
        guild_id: Id<Guild>,
    }
}

object! {
    /// GUILD_ROLE_CREATE and GUILD_ROLE_UPDATE.
    RoleEvent {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The role.
        role: Patch<Role>,
    }
}

object! {
    /// GUILD_ROLE_DELETE.
    RoleDelete {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The role.
        role_id: Id<Role>,
    }
}
