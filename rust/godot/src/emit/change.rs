//! Maps each change of the cache to its signal.

use std::time::Instant;

use discord_cache::Change;
use discord_godot_entities::to_godot::ToGodotValue;
use godot::prelude::*;

use super::arguments::{
    channel, emit_entity, emit_in_guild, emit_list_in_guild, emit_on_stage, emit_update,
    emit_update_in_guild, frozen_variant, guild, live_list, live_or_null, live_variant,
};
use super::gateway_responses::{emit_channel_info, emit_members_chunk, emit_sounds};
use super::{readiness, shard, text};
use crate::command_rules::dispatch_text;
use crate::core::Core;
use crate::interactions::dispatch;
use crate::own_application;
use crate::signals::signal;

/// Emits the signals for a change.
pub fn changed(core: &Core, shard: u32, change: Change) {
    match change {
        Change::Nothing => {}
        Change::Ready { guilds, .. } => {
            core.connection(|connection| connection.session_began(shard, guilds, Instant::now()));
            own_application::complete(core);
            shard::ready(core, shard);
            readiness(core);
        }
        Change::Resumed => {
            core.connection(|connection| connection.session_resumed(shard, Instant::now()));
            shard::resumed(core, shard);
            readiness(core);
        }
        Change::RateLimited { rate_limit } => {
            emit_entity(core, "rate_limited", rate_limit);
        }
        Change::GuildAvailable { guild } => {
            emit_entity(core, "guild_available", guild);
            guild_came(core);
        }
        Change::GuildUnavailable { guild } => {
            emit_entity(core, "guild_unavailable", guild);
            guild_came(core);
        }
        Change::GuildCreated { guild } => emit_entity(core, "guild_created", guild),
        Change::GuildUpdated { old, new } => emit_update(core, "guild_updated", old, new),
        Change::GuildDeleted { guild } => emit_entity(core, "guild_deleted", guild),
        Change::AuditLogEntryCreated { entry } => {
            emit_in_guild(core, "guild_audit_log_entry_created", entry.guild_id, entry);
        }
        Change::BanAdded { guild, user } => emit_in_guild(core, "guild_ban_added", guild, user),
        Change::BanRemoved { guild, user } => emit_in_guild(core, "guild_ban_removed", guild, user),
        Change::EmojisUpdated { guild, emojis } => {
            emit_list_in_guild(core, "guild_emojis_updated", guild, emojis);
        }
        Change::StickersUpdated { guild, stickers } => {
            emit_list_in_guild(core, "guild_stickers_updated", guild, stickers);
        }
        Change::IntegrationsUpdated {
            guild: id,
            integration,
        } => signal(core, "guild_integrations_updated", || {
            [guild(core, id), live_or_null(core, integration)]
        }),
        Change::MembersChunk { members, chunk } => emit_members_chunk(core, members, chunk),
        Change::ChannelCreated { channel } => {
            emit_in_guild(core, "channel_created", channel.guild_id, channel);
        }
        Change::ChannelUpdated { old, new } => {
            emit_update_in_guild(core, "channel_updated", new.guild_id, old, new);
        }
        Change::ChannelAccessGained { channel } => {
            emit_in_guild(core, "channel_access_gained", channel.guild_id, channel);
        }
        Change::ChannelAccessLost { channel } => {
            emit_in_guild(core, "channel_access_lost", channel.guild_id, channel);
        }
        Change::ChannelDeleted { channel } => {
            emit_in_guild(core, "channel_deleted", channel.guild_id, channel);
        }
        Change::ChannelInfoReceived { guild, channels } => {
            emit_channel_info(core, guild, channels);
        }
        Change::WebhooksUpdated { channel } => {
            emit_update(core, "webhooks_updated", Some(channel.clone()), channel);
        }
        Change::InviteCreated { invite } => emit_entity(core, "invite_created", invite),
        Change::InviteDeleted { invite } => emit_entity(core, "invite_deleted", invite),
        Change::PinsUpdated { channel, last_pin } => signal(core, "channel_pins_updated", || {
            [live_variant(core, channel), last_pin.seconds().to_variant()]
        }),
        Change::ThreadCreated { thread } => {
            emit_in_guild(core, "thread_created", thread.guild_id, thread);
        }
        Change::ThreadUpdated { old, new } => {
            emit_update_in_guild(core, "thread_updated", new.guild_id, old, new);
        }
        Change::ThreadDeleted { thread } => {
            emit_in_guild(core, "thread_deleted", thread.guild_id, thread);
        }
        Change::ThreadListSync {
            guild: id,
            threads,
            members,
        } => signal(core, "thread_list_sync", || {
            [
                guild(core, id),
                live_list(core, threads),
                live_list(core, members),
            ]
        }),
        Change::ThreadMemberUpdated { thread, old, new } => {
            signal(core, "thread_member_updated", || {
                [
                    live_variant(core, thread),
                    frozen_variant(core, old),
                    live_variant(core, new),
                ]
            });
        }
        Change::ThreadMembersUpdated {
            thread,
            added,
            removed,
        } => signal(core, "thread_members_updated", || {
            [
                live_variant(core, thread),
                live_list(core, added),
                live_list(core, removed),
            ]
        }),
        Change::RoleCreated { role } => {
            emit_in_guild(core, "guild_role_created", role.guild_id, role)
        }
        Change::RoleUpdated { old, new } => {
            emit_update_in_guild(core, "guild_role_updated", new.guild_id, old, new);
        }
        Change::RoleDeleted { role } => {
            emit_in_guild(core, "guild_role_deleted", role.guild_id, role)
        }
        Change::MemberJoined { member } => {
            emit_in_guild(core, "member_joined", member.guild_id, member)
        }
        Change::MemberUpdated { old, new } => {
            emit_update_in_guild(core, "member_updated", new.guild_id, old, new);
        }
        Change::MemberLeft { guild, user, .. } => emit_in_guild(core, "member_left", guild, user),
        Change::JoinRequestCreated { request } => {
            let name = "guild_join_request_created";
            emit_in_guild(core, name, request.guild_id, request);
        }
        Change::JoinRequestUpdated { old, new } => {
            let name = "guild_join_request_updated";
            emit_update_in_guild(core, name, new.guild_id, old, new);
        }
        Change::JoinRequestDeleted { request } => {
            let name = "guild_join_request_deleted";
            emit_in_guild(core, name, request.guild_id, request);
        }
        Change::MessageSent { message } => {
            text::explain_missing(core, &message);
            emit_entity(core, "message_sent", message.clone());
            dispatch_text(core, &message);
        }
        Change::MessageUpdated { old, new } => emit_update(core, "message_updated", old, new),
        Change::MessageDeleted { message } => emit_entity(core, "message_deleted", message),
        Change::MessagesDeleted {
            messages,
            channel: id,
        } => signal(core, "message_bulk_deleted", || {
            [live_list(core, messages), channel(core, id)]
        }),
        Change::ReactionAdded {
            message,
            user,
            reaction,
        } => signal(core, "reaction_added", || {
            [
                live_variant(core, message),
                live_variant(core, user),
                live_variant(core, reaction),
            ]
        }),
        Change::ReactionRemoved {
            message,
            user,
            reaction,
        } => signal(core, "reaction_removed", || {
            [
                live_variant(core, message),
                live_variant(core, user),
                live_variant(core, reaction),
            ]
        }),
        Change::ReactionsCleared { message, reactions } => {
            signal(core, "reactions_cleared", || {
                [live_variant(core, message), live_list(core, reactions)]
            });
        }
        Change::ReactionsClearedEmoji { message, reaction } => {
            signal(core, "reactions_cleared_emoji", || {
                [live_variant(core, message), live_variant(core, reaction)]
            });
        }
        Change::PollVoteAdded {
            message,
            user,
            answer,
        } => signal(core, "message_poll_vote_added", || {
            [
                live_variant(core, message),
                live_variant(core, user),
                live_variant(core, answer),
            ]
        }),
        Change::PollVoteRemoved {
            message,
            user,
            answer,
        } => signal(core, "message_poll_vote_removed", || {
            [
                live_variant(core, message),
                live_variant(core, user),
                live_variant(core, answer),
            ]
        }),
        Change::PresenceUpdated { new, .. } => emit_entity(core, "presence_updated", new),
        Change::TypingStarted {
            channel: id,
            user,
            timestamp,
        } => signal(core, "typing_started", || {
            [
                channel(core, id),
                live_variant(core, user),
                timestamp.seconds().to_variant(),
            ]
        }),
        Change::UserUpdated { old, new } => emit_update(core, "user_updated", old, new),
        Change::VoiceStateUpdated { old, new } => {
            emit_update(core, "voice_state_updated", old, new)
        }
        Change::VoiceServerUpdated { old, new } => {
            emit_update(core, "voice_server_updated", old, new)
        }
        Change::VoiceChannelEffectSent { user, effect } => {
            signal(core, "voice_channel_effect_sent", || {
                let place = channel(core, effect.channel_id);
                [place, live_variant(core, user), live_variant(core, effect)]
            });
        }
        Change::VoiceChannelStatusUpdated { channel, old, new } => {
            signal(core, "voice_channel_status_updated", || {
                let [old, new] =
                    [old, new].map(|status| status.to_godot_value(core.id()).to_variant());
                [live_variant(core, channel), old, new]
            });
        }
        Change::VoiceChannelStartTimeUpdated { channel, old, new } => {
            signal(core, "voice_channel_start_time_updated", || {
                let [old, new] = [old, new].map(|time| time.to_godot_value(core.id()).to_variant());
                [live_variant(core, channel), old, new]
            });
        }
        Change::StageInstanceCreated { instance } => {
            emit_on_stage(core, "stage_instance_created", instance);
        }
        Change::StageInstanceUpdated { old, new } => signal(core, "stage_instance_updated", || {
            let place = channel(core, new.channel_id);
            [place, frozen_variant(core, old), live_variant(core, new)]
        }),
        Change::StageInstanceDeleted { instance } => {
            emit_on_stage(core, "stage_instance_deleted", instance);
        }
        Change::ScheduledEventCreated { event } => {
            let name = "guild_scheduled_event_created";
            emit_in_guild(core, name, event.guild_id, event);
        }
        Change::ScheduledEventUpdated { old, new } => {
            let name = "guild_scheduled_event_updated";
            emit_update_in_guild(core, name, new.guild_id, old, new);
        }
        Change::ScheduledEventDeleted { event } => {
            let name = "guild_scheduled_event_deleted";
            emit_in_guild(core, name, event.guild_id, event);
        }
        Change::ScheduledEventExceptionCreated { event, exception } => {
            signal(core, "guild_scheduled_event_exception_created", || {
                [live_variant(core, event), live_variant(core, exception)]
            });
        }
        Change::ScheduledEventExceptionUpdated { event, old, new } => {
            signal(core, "guild_scheduled_event_exception_updated", || {
                [
                    live_variant(core, event),
                    frozen_variant(core, old),
                    live_variant(core, new),
                ]
            });
        }
        Change::ScheduledEventExceptionDeleted { event, exception } => {
            signal(core, "guild_scheduled_event_exception_deleted", || {
                [live_variant(core, event), live_variant(core, exception)]
            });
        }
        Change::ScheduledEventExceptionsDeleted { event, exceptions } => {
            signal(core, "guild_scheduled_event_exceptions_deleted", || {
                [live_variant(core, event), live_list(core, exceptions)]
            });
        }
        Change::ScheduledEventUserAdded { event, user } => {
            signal(core, "guild_scheduled_event_user_added", || {
                [live_variant(core, event), live_variant(core, user)]
            });
        }
        Change::ScheduledEventUserRemoved { event, user } => {
            signal(core, "guild_scheduled_event_user_removed", || {
                [live_variant(core, event), live_variant(core, user)]
            });
        }
        Change::SoundboardSoundCreated { sound } => {
            let name = "guild_soundboard_sound_created";
            emit_in_guild(core, name, sound.guild_id, sound);
        }
        Change::SoundboardSoundUpdated { old, new } => {
            let name = "guild_soundboard_sound_updated";
            emit_update_in_guild(core, name, new.guild_id, old, new);
        }
        Change::SoundboardSoundDeleted { sound } => {
            let name = "guild_soundboard_sound_deleted";
            emit_in_guild(core, name, sound.guild_id, sound);
        }
        Change::SoundboardSoundsUpdated { guild, sounds } => {
            emit_list_in_guild(core, "guild_soundboard_sounds_updated", guild, sounds);
        }
        Change::SoundboardSoundsReceived { guild, sounds } => emit_sounds(core, guild, sounds),
        Change::AutoModerationRuleCreated { rule } => {
            emit_in_guild(core, "auto_moderation_rule_created", rule.guild_id, rule);
        }
        Change::AutoModerationRuleUpdated { old, new } => {
            let name = "auto_moderation_rule_updated";
            emit_update_in_guild(core, name, new.guild_id, old, new);
        }
        Change::AutoModerationRuleDeleted { rule } => {
            emit_in_guild(core, "auto_moderation_rule_deleted", rule.guild_id, rule);
        }
        Change::AutoModerationActionExecuted { execution } => {
            let name = "auto_moderation_action_executed";
            emit_in_guild(core, name, execution.guild_id, execution);
        }
        Change::IntegrationCreated { integration } => {
            emit_entity(core, "integration_created", integration);
        }
        Change::IntegrationUpdated { old, new } => {
            emit_update(core, "integration_updated", old, new)
        }
        Change::IntegrationDeleted { integration } => {
            emit_entity(core, "integration_deleted", integration);
        }
        Change::InteractionCreated { interaction } => {
            dispatch(core, interaction);
        }
        Change::CommandPermissionsUpdated { permissions } => {
            let name = "application_command_permissions_updated";
            emit_in_guild(core, name, permissions.guild_id, permissions);
        }
        Change::EntitlementCreated { entitlement } => {
            emit_entity(core, "entitlement_created", entitlement);
        }
        Change::EntitlementUpdated { old, new } => {
            emit_update(core, "entitlement_updated", old, new)
        }
        Change::EntitlementDeleted { entitlement } => {
            emit_entity(core, "entitlement_deleted", entitlement);
        }
        Change::SubscriptionCreated { subscription } => {
            emit_entity(core, "subscription_created", subscription);
        }
        Change::SubscriptionUpdated { old, new } => {
            emit_update(core, "subscription_updated", old, new)
        }
        Change::SubscriptionDeleted { subscription } => {
            emit_entity(core, "subscription_deleted", subscription);
        }
    }
}

/// Handles a guild that the login waits for and that became available, or is unavailable for now.
fn guild_came(core: &Core) {
    core.connection(|connection| connection.guild_came(Instant::now()));
    readiness(core);
}
