//! From what happened to the signals of the node.

use std::sync::Arc;
use std::time::Instant;

use discord_cache::Change;
use discord_client::{Failure, Inbound};
use discord_model::{Channel, Guild, Id, Intents, Message, MessageType};
use godot::prelude::*;

use crate::convert;
use crate::core::Core;
use crate::entity::Class;
use crate::error::DiscordError;
use crate::handle::{frozen, live};
use crate::rest::{complete_download, complete_reply};
use crate::show::Show;
use crate::signals;

/// Emits a signal of the node. The arguments are only made if somebody listens.
pub fn signal(core: &Core, name: &str, arguments: impl FnOnce() -> Vec<Variant>) {
    if let Some(node) = core.node()
        && node.has_connections(name)
    {
        signals::emit(node, name, &arguments());
    }
}

/// Handles one thing that happened.
pub fn inbound(core: &Core, inbound: Inbound) {
    match inbound {
        Inbound::Connected { again } => {
            core.session.set_connected(true);
            signal(
                core,
                if again { "reconnected" } else { "connected" },
                Vec::new,
            );
        }
        Inbound::Disconnected => {
            core.session.set_connected(false);
            signal(core, "disconnected", Vec::new);
        }
        Inbound::Failed(failure) => failed(core, failure),
        Inbound::Warning(text) => godot_warn!("DiscordClient: {text}"),
        Inbound::Event { raw, prepared } => {
            if let Some(raw) = raw {
                signal(core, "raw_event", || {
                    vec![
                        GString::from(&raw.name).to_variant(),
                        convert::to_variant(&raw.data),
                    ]
                });
            }
            if let Some(prepared) = prepared {
                let change = core.cache.borrow_mut().commit(prepared);
                changed(core, change);
            }
        }
        Inbound::Reply { request, result } => complete_reply(core, request, result),
        Inbound::Download { request, result } => complete_download(core, request, result),
    }
}

/// A login that failed. If nobody listens, the log says it: a bot must not fail in silence.
pub fn failed(core: &Core, failure: Failure) {
    if !failure.will_retry {
        core.session.give_up();
    }
    let heard = core
        .node()
        .is_some_and(|node| node.has_connections("connection_error"));
    if heard {
        signal(core, "connection_error", || {
            vec![DiscordError::new(failure).to_variant()]
        });
    } else if failure.will_retry {
        godot_warn!("DiscordClient: {failure}");
    } else {
        godot_error!("DiscordClient: {failure}");
    }
}

/// Tells once per login that the bot's guilds are there.
pub fn readiness(core: &Core) {
    let ready = core
        .session
        .with_readiness(|readiness| readiness.take(Instant::now()));
    if ready == Some(true) {
        signal(core, "client_ready", || vec![me(core)]);
    }
}

fn me(core: &Core) -> Variant {
    let me = core.cache.borrow().me().cloned();
    me.map_or_else(Variant::nil, |user| now(core, user))
}

/// The live object of an entity.
fn now<T: Class>(core: &Core, entity: Arc<T>) -> Variant {
    live(core.id, entity).to_variant()
}

/// A copy of an entity from before; `null` if it was not known.
fn before<T: Class>(core: &Core, entity: Option<Arc<T>>) -> Variant {
    entity.map_or_else(Variant::nil, |entity| frozen(core.id, entity).to_variant())
}

/// The guild with this id; `null` if it is not known.
fn guild(core: &Core, id: Id<Guild>) -> Variant {
    let known = core
        .cache
        .borrow()
        .guild(id)
        .map(|entry| entry.guild().clone());
    known.map_or_else(Variant::nil, |guild| now(core, guild))
}

/// The channel with this id; one that is not known, by its id alone.
fn channel(core: &Core, id: Id<Channel>) -> Variant {
    let known = core.cache.borrow().channel(id).cloned();
    let channel = known.unwrap_or_else(|| {
        Arc::new(Channel {
            id,
            ..Channel::default()
        })
    });
    now(core, channel)
}

fn guild_came(core: &Core) {
    core.session
        .with_readiness(|readiness| readiness.guild_came(Instant::now()));
    readiness(core);
}

/// Tells what an event changed.
fn changed(core: &Core, change: Change) {
    match change {
        Change::Nothing => {}
        Change::Ready { guilds, .. } => {
            let awaited = if core.awaits_guilds() { guilds } else { 0 };
            core.session
                .with_readiness(|readiness| readiness.logged_in(awaited, Instant::now()));
            readiness(core);
        }
        Change::Resumed => signal(core, "resumed", Vec::new),
        Change::GuildAvailable { guild } => {
            signal(core, "guild_available", || vec![now(core, guild)]);
            guild_came(core);
        }
        Change::GuildUnavailable { guild } => {
            signal(core, "guild_unavailable", || vec![now(core, guild)]);
            guild_came(core);
        }
        Change::GuildCreated { guild } => signal(core, "guild_created", || vec![now(core, guild)]),
        Change::GuildUpdated { old, new } => {
            signal(core, "guild_updated", || {
                vec![before(core, old), now(core, new)]
            });
        }
        Change::GuildDeleted { guild } => signal(core, "guild_deleted", || vec![now(core, guild)]),
        Change::BanAdded { guild: id, user } => {
            signal(core, "guild_ban_added", || {
                vec![guild(core, id), now(core, user)]
            });
        }
        Change::BanRemoved { guild: id, user } => {
            signal(core, "guild_ban_removed", || {
                vec![guild(core, id), now(core, user)]
            });
        }
        Change::EmojisUpdated { guild: id, emojis } => signal(core, "guild_emojis_updated", || {
            vec![guild(core, id), emojis.show(core.id).to_variant()]
        }),
        Change::ChannelCreated { channel } => signal(core, "channel_created", || {
            vec![guild(core, channel.guild_id), now(core, channel)]
        }),
        Change::ChannelUpdated { old, new } => signal(core, "channel_updated", || {
            vec![guild(core, new.guild_id), before(core, old), now(core, new)]
        }),
        Change::ChannelDeleted { channel } => signal(core, "channel_deleted", || {
            vec![guild(core, channel.guild_id), now(core, channel)]
        }),
        Change::PinsUpdated { channel, last_pin } => signal(core, "channel_pins_updated", || {
            vec![now(core, channel), last_pin.seconds().to_variant()]
        }),
        Change::ThreadCreated { thread } => signal(core, "thread_created", || {
            vec![guild(core, thread.guild_id), now(core, thread)]
        }),
        Change::ThreadUpdated { old, new } => signal(core, "thread_updated", || {
            vec![guild(core, new.guild_id), before(core, old), now(core, new)]
        }),
        Change::ThreadDeleted { thread } => signal(core, "thread_deleted", || {
            vec![guild(core, thread.guild_id), now(core, thread)]
        }),
        Change::RoleCreated { role } => signal(core, "guild_role_created", || {
            vec![guild(core, role.guild_id), now(core, role)]
        }),
        Change::RoleUpdated { old, new } => signal(core, "guild_role_updated", || {
            vec![guild(core, new.guild_id), before(core, old), now(core, new)]
        }),
        Change::RoleDeleted { role } => signal(core, "guild_role_deleted", || {
            vec![guild(core, role.guild_id), now(core, role)]
        }),
        Change::MemberJoined { member } => signal(core, "member_joined", || {
            vec![guild(core, member.guild_id), now(core, member)]
        }),
        Change::MemberUpdated { old, new } => signal(core, "member_updated", || {
            vec![guild(core, new.guild_id), before(core, old), now(core, new)]
        }),
        Change::MemberLeft {
            guild: id, user, ..
        } => {
            signal(core, "member_left", || {
                vec![guild(core, id), now(core, user)]
            });
        }
        Change::MessageSent { message } => {
            explain_missing_text(core, &message);
            signal(core, "message_sent", || vec![now(core, message)]);
        }
        Change::MessageUpdated { old, new } => {
            signal(core, "message_updated", || {
                vec![before(core, old), now(core, new)]
            });
        }
        Change::MessageDeleted { message } => {
            signal(core, "message_deleted", || vec![now(core, message)]);
        }
        Change::MessagesDeleted {
            messages,
            channel: id,
        } => {
            signal(core, "message_bulk_deleted", || {
                vec![list(core, messages), channel(core, id)]
            });
        }
        Change::ReactionAdded {
            message,
            user,
            reaction,
        } => signal(core, "reaction_added", || {
            vec![now(core, message), now(core, user), now(core, reaction)]
        }),
        Change::ReactionRemoved {
            message,
            user,
            reaction,
        } => signal(core, "reaction_removed", || {
            vec![now(core, message), now(core, user), now(core, reaction)]
        }),
        Change::ReactionsCleared { message, reactions } => {
            signal(core, "reactions_cleared", || {
                vec![now(core, message), reactions.show(core.id).to_variant()]
            })
        }
        Change::ReactionsClearedEmoji { message, reaction } => {
            signal(core, "reactions_cleared_emoji", || {
                vec![now(core, message), now(core, reaction)]
            });
        }
        Change::PresenceUpdated { new, .. } => {
            signal(core, "presence_updated", || vec![now(core, new)]);
        }
        Change::TypingStarted {
            channel: id,
            user,
            timestamp,
        } => signal(core, "typing_started", || {
            vec![
                channel(core, id),
                now(core, user),
                timestamp.seconds().to_variant(),
            ]
        }),
        Change::UserUpdated { old, new } => {
            signal(core, "user_updated", || {
                vec![before(core, old), now(core, new)]
            });
        }
        Change::VoiceStateUpdated { old, new } => {
            signal(core, "voice_state_updated", || {
                vec![before(core, old), now(core, new)]
            });
        }
    }
}

fn list(core: &Core, messages: Vec<Arc<Message>>) -> Variant {
    messages.into_boxed_slice().show(core.id).to_variant()
}

/// The question beginners ask most is why messages have no text. The log answers it, once for each login.
fn explain_missing_text(core: &Core, message: &Message) {
    let has_text = !message.content.is_empty()
        || !message.attachments.is_empty()
        || !message.embeds.is_empty();
    let is_written = matches!(message.kind, MessageType::DEFAULT | MessageType::REPLY);
    let by_a_person = message.author.as_ref().is_some_and(|author| !author.bot);
    if has_text || !is_written || !by_a_person || message.guild_id.is_none() {
        return;
    }
    let asks_for_text = core.node().is_some_and(|node| {
        node.bind()
            .settings()
            .intents
            .contains(Intents::MESSAGE_CONTENT)
    });
    if !asks_for_text && core.session.first_missing_text() {
        godot_warn!(
            "DiscordClient: a message came without its text. To read what people write in guilds, add \
             DiscordIntents.MESSAGE_CONTENT to `intents`, and switch it on in Discord's developer portal (your application, \
             Bot, Message Content Intent)."
        );
    }
}
