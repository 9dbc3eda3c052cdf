//! The events of a sequence as Discord sends them.

use serde_json::{Value, json};

use super::super::ME;
use super::step::{Place, Step, text};

fn person(user: u64, word: u8) -> Value {
    json!({"id": user.to_string(), "username": text(word)})
}

fn channel(place: &Place) -> Value {
    json!({"id": place.channel, "type": place.kind, "parent_id": place.parent})
}

impl Step {
    /// The events to send: their name and payload.
    pub(super) fn events(&self) -> Vec<(&'static str, Value)> {
        let event = match self {
            Self::Ready { guilds } => {
                let guilds: Vec<_> = guilds
                    .iter()
                    .map(|id| json!({"id": id, "unavailable": true}))
                    .collect();
                ("READY", json!({"user": person(ME, 0), "guilds": guilds}))
            }
            Self::GuildCreate {
                guild,
                member_count,
                channels,
                members,
                roles,
                present,
                word,
            } => {
                let mut members: Vec<_> = members.clone();
                members.sort_unstable();
                members.dedup();
                let members: Vec<_> = members
                    .iter()
                    .map(|id| json!({"user": person(*id, *word), "nick": text(*word)}))
                    .collect();
                let roles: Vec<_> = roles
                    .iter()
                    .map(|id| json!({"id": id, "name": text(*word)}))
                    .collect();
                let presences: Vec<_> = present
                    .iter()
                    .map(|id| json!({"user": {"id": id}, "status": "online"}))
                    .collect();
                let voice: Vec<_> = present
                    .iter()
                    .map(|id| json!({"user_id": id, "channel_id": id}))
                    .collect();
                (
                    "GUILD_CREATE",
                    json!({
                        "id": guild, "name": text(*word), "member_count": member_count, "members": members, "roles": roles,
                        "channels": channels.iter().map(channel).collect::<Vec<_>>(), "presences": presences, "voice_states": voice,
                    }),
                )
            }
            Self::GuildUpdate { guild, word } => {
                ("GUILD_UPDATE", json!({"id": guild, "name": text(*word)}))
            }
            Self::GuildDelete {
                guild,
                outage: true,
            } => ("GUILD_DELETE", json!({"id": guild, "unavailable": true})),
            Self::GuildDelete {
                guild,
                outage: false,
            } => ("GUILD_DELETE", json!({"id": guild})),
            Self::ChannelSet {
                event,
                place,
                guild,
                recipients,
                word,
            } => {
                let mut payload = channel(place);
                payload["name"] = text(*word).into();
                if let Some(guild) = guild {
                    payload["guild_id"] = guild.to_string().into();
                }
                if let Some(recipients) = recipients {
                    payload["recipients"] =
                        recipients.iter().map(|id| person(*id, *word)).collect();
                }
                (*event, payload)
            }
            Self::ChannelDelete { place, guild } => {
                let mut payload = channel(place);
                payload["guild_id"] = guild.to_string().into();
                ("CHANNEL_DELETE", payload)
            }
            Self::ThreadDelete { channel } => ("THREAD_DELETE", json!({"id": channel})),
            Self::RoleSet {
                event,
                guild,
                role,
                word,
            } => (
                *event,
                json!({"guild_id": guild, "role": {"id": role, "name": text(*word)}}),
            ),
            Self::RoleDelete { guild, role } => (
                "GUILD_ROLE_DELETE",
                json!({"guild_id": guild, "role_id": role}),
            ),
            Self::MemberSet {
                joined,
                guild,
                user,
                roles,
                word,
            } => {
                let name = if *joined {
                    "GUILD_MEMBER_ADD"
                } else {
                    "GUILD_MEMBER_UPDATE"
                };
                (
                    name,
                    json!({"guild_id": guild, "user": person(*user, *word), "roles": roles, "nick": text(*word)}),
                )
            }
            Self::MemberRemove { guild, user } => (
                "GUILD_MEMBER_REMOVE",
                json!({"guild_id": guild, "user": {"id": user}}),
            ),
            Self::MessageCreate {
                message,
                channel,
                guild,
                author,
                mask,
                word,
            } => (
                "MESSAGE_CREATE",
                json!({
                    "id": message, "channel_id": channel, "guild_id": guild, "content": text(*word), "author": person(*author, *word),
                    "member": {"nick": text(*word), "roles": []}, "webhook_id": if *mask { "9" } else { "0" },
                }),
            ),
            Self::MessageUpdate {
                message,
                channel,
                author,
                word,
            } => {
                let mut payload = json!({"id": message, "content": text(*word)});
                if let Some(channel) = channel {
                    payload["channel_id"] = channel.to_string().into();
                }
                if let Some(author) = author {
                    payload["author"] = person(*author, *word);
                }
                ("MESSAGE_UPDATE", payload)
            }
            Self::MessageDelete {
                messages,
                channel,
                bulk: true,
            } => (
                "MESSAGE_DELETE_BULK",
                json!({"ids": messages, "channel_id": channel}),
            ),
            Self::MessageDelete {
                messages,
                channel,
                bulk: false,
            } => {
                let single = |id| ("MESSAGE_DELETE", json!({"id": id, "channel_id": channel}));
                return messages.iter().map(single).collect();
            }
            Self::React {
                added,
                message,
                user,
                emoji,
            } => {
                let name = if *added {
                    "MESSAGE_REACTION_ADD"
                } else {
                    "MESSAGE_REACTION_REMOVE"
                };
                (
                    name,
                    json!({"message_id": message, "user_id": user, "emoji": {"name": text(*emoji)}}),
                )
            }
            Self::ClearReactions {
                message,
                emoji: None,
            } => (
                "MESSAGE_REACTION_REMOVE_ALL",
                json!({"message_id": message}),
            ),
            Self::ClearReactions {
                message,
                emoji: Some(emoji),
            } => (
                "MESSAGE_REACTION_REMOVE_EMOJI",
                json!({"message_id": message, "emoji": {"name": text(*emoji)}}),
            ),
            Self::Presence {
                guild,
                user,
                offline,
                word,
            } => {
                let status = if *offline { "offline" } else { "online" };
                (
                    "PRESENCE_UPDATE",
                    json!({"guild_id": guild, "user": person(*user, *word), "status": status}),
                )
            }
            Self::Voice {
                guild,
                user,
                channel,
            } => (
                "VOICE_STATE_UPDATE",
                json!({"guild_id": guild, "user_id": user, "channel_id": channel}),
            ),
            Self::UserUpdate { user, word } => ("USER_UPDATE", person(*user, *word)),
        };
        vec![event]
    }
}
