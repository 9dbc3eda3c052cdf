//! The events of a sequence in Discord's format.

use serde_json::{Value, json};

use super::super::ME;
use super::step::{Kind, List, Place, Step, text};

fn person(user: u64, word: u8) -> Value {
    json!({"id": user.to_string(), "username": text(word)})
}

fn channel(place: &Place) -> Value {
    let mut channel = json!({"id": place.channel, "type": place.kind, "parent_id": place.parent});
    if let Some(flags) = place.flags {
        channel["flags"] = flags.into();
    }
    channel
}

/// Returns the names of the events of a kind: created, changed, deleted.
fn names(kind: Kind) -> [&'static str; 3] {
    match kind {
        Kind::Stage => [
            "STAGE_INSTANCE_CREATE",
            "STAGE_INSTANCE_UPDATE",
            "STAGE_INSTANCE_DELETE",
        ],
        Kind::Event => [
            "GUILD_SCHEDULED_EVENT_CREATE",
            "GUILD_SCHEDULED_EVENT_UPDATE",
            "GUILD_SCHEDULED_EVENT_DELETE",
        ],
        Kind::Sound => [
            "GUILD_SOUNDBOARD_SOUND_CREATE",
            "GUILD_SOUNDBOARD_SOUND_UPDATE",
            "GUILD_SOUNDBOARD_SOUND_DELETE",
        ],
        Kind::Rule => [
            "AUTO_MODERATION_RULE_CREATE",
            "AUTO_MODERATION_RULE_UPDATE",
            "AUTO_MODERATION_RULE_DELETE",
        ],
        Kind::Integration => [
            "INTEGRATION_CREATE",
            "INTEGRATION_UPDATE",
            "INTEGRATION_DELETE",
        ],
        // Invites are never changed.
        Kind::Invite => ["INVITE_CREATE", "INVITE_CREATE", "INVITE_DELETE"],
    }
}

fn key(kind: Kind, id: u64) -> Value {
    match kind {
        Kind::Sound => json!({"sound_id": id}),
        Kind::Invite if id == 0 => json!({"code": ""}),
        Kind::Invite => json!({"code": id.to_string()}),
        _ => json!({"id": id}),
    }
}

fn thing(kind: Kind, id: u64, channel: u64, word: u8) -> Value {
    let mut thing = key(kind, id);
    thing["channel_id"] = channel.into();
    match kind {
        Kind::Stage => thing["topic"] = text(word).into(),
        Kind::Invite => thing["uses"] = word.into(),
        _ => thing["name"] = text(word).into(),
    }
    thing
}

impl Step {
    /// Returns the events to send, with their names and payloads.
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
                lists,
                lacks,
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
                let list = |wanted| -> Vec<_> {
                    let listed = lists.iter().filter(|(kind, _)| *kind == wanted);
                    listed
                        .map(|(kind, id)| thing(*kind, *id, 0, *word))
                        .collect()
                };
                let (threads, channels): (Vec<_>, Vec<_>) =
                    channels.iter().partition(|place| place.is_thread());
                let mut payload = (
                    "GUILD_CREATE",
                    json!({
                        "stage_instances": list(Kind::Stage), "guild_scheduled_events": list(Kind::Event),
                        "soundboard_sounds": list(Kind::Sound),
                        "id": guild, "name": text(*word), "member_count": member_count, "members": members, "roles": roles,
                        "channels": channels.into_iter().map(channel).collect::<Vec<_>>(),
                        "threads": threads.into_iter().map(channel).collect::<Vec<_>>(),
                        "presences": presences, "voice_states": voice,
                    }),
                );
                for list in lacks {
                    let name = match list {
                        List::Roles => "roles",
                        List::Channels => "channels",
                        List::Threads => "threads",
                        List::Members => "members",
                        List::MemberCount => "member_count",
                        List::Presences => "presences",
                        List::VoiceStates => "voice_states",
                        List::Kind(Kind::Stage) => "stage_instances",
                        List::Kind(Kind::Event) => "guild_scheduled_events",
                        List::Kind(Kind::Sound) => "soundboard_sounds",
                        List::Kind(_) => continue,
                    };
                    payload.1.as_object_mut().expect("an object").remove(name);
                }
                payload
            }
            Self::GuildUpdate { guild, roles, word } => {
                let mut payload = json!({"id": guild, "name": text(*word)});
                if let Some(roles) = roles {
                    let role = |id| json!({"id": id, "name": text(*word)});
                    payload["roles"] = roles.iter().map(role).collect();
                }
                ("GUILD_UPDATE", payload)
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
                archived,
                word,
            } => {
                let mut payload = channel(place);
                if let Some(since) = archived {
                    payload["thread_metadata"] =
                        json!({"archived": true, "archive_timestamp": since});
                }
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
            } => {
                let poll = if *word == 0 {
                    json!({})
                } else {
                    json!({"results": {}})
                };
                (
                    "MESSAGE_CREATE",
                    json!({
                        "id": message, "channel_id": channel, "guild_id": guild, "content": text(*word), "author": person(*author, *word),
                        "poll": poll, "member": {"nick": text(*word), "roles": []}, "webhook_id": if *mask { "9" } else { "0" },
                    }),
                )
            }
            Self::MessageUpdate {
                message,
                channel,
                author,
                word,
            } => {
                let mut payload = json!({"id": message, "content": text(*word), "poll": {}});
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
                json!({
                    "guild_id": guild, "user_id": user, "channel_id": channel, "mute": channel % 2 == 1,
                    "member": {"user": {"id": user}, "mute": channel % 2 == 0},
                }),
            ),
            Self::UserUpdate { user, word } => ("USER_UPDATE", person(*user, *word)),
            Self::Keep {
                kind,
                guild,
                id,
                channel,
                created,
                word,
            } => {
                let mut payload = thing(*kind, *id, *channel, *word);
                payload["guild_id"] = (*guild).into();
                (names(*kind)[usize::from(!created)], payload)
            }
            Self::Forget { kind, guild, id } => {
                let mut payload = key(*kind, *id);
                payload["guild_id"] = (*guild).into();
                (names(*kind)[2], payload)
            }
            Self::Sounds {
                guild,
                ids,
                all,
                word,
            } => {
                let sounds = ids.iter().map(|id| thing(Kind::Sound, *id, 0, *word));
                let sounds: Vec<_> = sounds.collect();
                let name = if *all {
                    "SOUNDBOARD_SOUNDS"
                } else {
                    "GUILD_SOUNDBOARD_SOUNDS_UPDATE"
                };
                (
                    name,
                    json!({"guild_id": guild, "soundboard_sounds": sounds}),
                )
            }
            Self::Interest {
                guild,
                event,
                user,
                added,
            } => {
                let name = if *added {
                    "GUILD_SCHEDULED_EVENT_USER_ADD"
                } else {
                    "GUILD_SCHEDULED_EVENT_USER_REMOVE"
                };
                (
                    name,
                    json!({"guild_scheduled_event_id": event, "guild_id": guild, "user_id": user}),
                )
            }
            Self::ThreadList {
                guild,
                parents,
                threads,
                own,
                word,
            } => {
                let threads = threads.iter().map(
                    |(id, parent)| json!({"id": id, "type": 11, "parent_id": parent, "name": text(*word)}),
                );
                let own = own
                    .iter()
                    .map(|id| json!({"id": id, "user_id": ME, "flags": word}));
                let mut payload = json!({
                    "guild_id": guild, "threads": threads.collect::<Vec<_>>(), "members": own.collect::<Vec<_>>(),
                });
                if let Some(parents) = parents {
                    payload["channel_ids"] = parents.clone().into();
                }
                ("THREAD_LIST_SYNC", payload)
            }
            Self::ThreadMember {
                thread,
                guild,
                word,
            } => (
                "THREAD_MEMBER_UPDATE",
                json!({"id": thread, "guild_id": guild, "user_id": ME, "flags": word}),
            ),
            Self::ThreadMembers {
                thread,
                guild,
                count,
                added,
                removed,
            } => {
                let added: Vec<_> = added
                    .iter()
                    .map(|id| json!({"user_id": id, "member": {"user": {"id": id}, "roles": []}}))
                    .collect();
                (
                    "THREAD_MEMBERS_UPDATE",
                    json!({
                        "id": thread, "guild_id": guild, "member_count": count, "added_members": added,
                        "removed_member_ids": removed,
                    }),
                )
            }
            Self::VoiceStatus { channel, word } => (
                "VOICE_CHANNEL_STATUS_UPDATE",
                json!({"id": channel, "status": text(*word)}),
            ),
            Self::VoiceServer { guild, word } => (
                "VOICE_SERVER_UPDATE",
                json!({"guild_id": guild, "endpoint": text(*word)}),
            ),
            Self::Chunk {
                guild,
                members,
                present,
                word,
            } => {
                let members = members
                    .iter()
                    .map(|id| json!({"user": person(*id, *word), "nick": text(*word)}));
                let presences = present
                    .iter()
                    .map(|id| json!({"user": {"id": id}, "status": "online"}));
                (
                    "GUILD_MEMBERS_CHUNK",
                    json!({
                        "guild_id": guild, "members": members.collect::<Vec<_>>(), "presences": presences.collect::<Vec<_>>(),
                    }),
                )
            }
            Self::Vote {
                added,
                message,
                user,
                answer,
            } => {
                let name = if *added {
                    "MESSAGE_POLL_VOTE_ADD"
                } else {
                    "MESSAGE_POLL_VOTE_REMOVE"
                };
                (
                    name,
                    json!({"message_id": message, "user_id": user, "answer_id": answer}),
                )
            }
        };
        vec![event]
    }
}
