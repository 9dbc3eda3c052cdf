//! One match from what an event changed to the signal that tells of it.

use std::time::Instant;

use discord_cache::Change;
use discord_model::Intents;
use godot::prelude::*;

use super::answers::{channel_info_came, members_came, sounds_came};
use super::arguments::{
    all, before, channel, guild, known, now, tell, tell_all, tell_in, tell_on_stage, update,
    update_in,
};
use super::{readiness, shard, text};
use crate::core::Core;
use crate::interactions::dispatch;
use crate::show::Show;
use crate::signals::signal;

/// Tells what an event changed.
pub fn changed(core: &Core, shard: u32, change: Change) {
    match change {
        Change::Nothing => {}
        Change::Ready { guilds, .. } => {
            let awaits = core.session.intents().contains(Intents::GUILDS);
            let awaited = if awaits { guilds } else { 0 };
            let shard_count = core.session.shards().len();
            core.session.with_readiness(|readiness| {
                readiness.logged_in(shard, shard_count, awaited, Instant::now());
            });
            shard::ready(core, shard);
            readiness(core);
        }
        Change::Resumed => shard::resumed(core, shard),
        Change::RateLimited { rate_limit } => {
            tell(core, "rate_limited", rate_limit);
        }
        Change::GuildAvailable { guild } => {
            tell(core, "guild_available", guild);
            guild_came(core);
        }
        Change::GuildUnavailable { guild } => {
            tell(core, "guild_unavailable", guild);
            guild_came(core);
        }
        Change::GuildCreated { guild } => tell(core, "guild_created", guild),
        Change::GuildUpdated { old, new } => update(core, "guild_updated", old, new),
        Change::GuildDeleted { guild } => tell(core, "guild_deleted", guild),
        Change::AuditLogEntryCreated { entry } => {
            tell_in(core, "guild_audit_log_entry_created", entry.guild_id, entry);
        }
        Change::BanAdded { guild, user } => tell_in(core, "guild_ban_added", guild, user),
        Change::BanRemoved { guild, user } => tell_in(core, "guild_ban_removed", guild, user),
        Change::EmojisUpdated { guild, emojis } => {
            tell_all(core, "guild_emojis_updated", guild, emojis);
        }
        Change::StickersUpdated { guild, stickers } => {
            tell_all(core, "guild_stickers_updated", guild, stickers);
        }
        Change::IntegrationsUpdated {
            guild: id,
            integration,
        } => signal(core, "guild_integrations_updated", || {
            [guild(core, id), known(core, integration)]
        }),
        Change::MembersChunk { members, chunk } => members_came(core, members, chunk),
        Change::ChannelCreated { channel } => {
            tell_in(core, "channel_created", channel.guild_id, channel);
        }
        Change::ChannelUpdated { old, new } => {
            update_in(core, "channel_updated", new.guild_id, old, new);
        }
        Change::ChannelAccessGained { channel } => {
            tell_in(core, "channel_access_gained", channel.guild_id, channel);
        }
        Change::ChannelAccessLost { channel } => {
            tell_in(core, "channel_access_lost", channel.guild_id, channel);
        }
        Change::ChannelDeleted { channel } => {
            tell_in(core, "channel_deleted", channel.guild_id, channel);
        }
        Change::ChannelInfoReceived { guild, channels } => {
            channel_info_came(core, guild, channels);
        }
        Change::WebhooksUpdated { channel } => {
            update(core, "webhooks_updated", Some(channel.clone()), channel);
        }
        Change::InviteCreated { invite } => tell(core, "invite_created", invite),
        Change::InviteDeleted { invite } => tell(core, "invite_deleted", invite),
        Change::PinsUpdated { channel, last_pin } => signal(core, "channel_pins_updated", || {
            [now(core, channel), last_pin.seconds().to_variant()]
        }),
        Change::ThreadCreated { thread } => {
            tell_in(core, "thread_created", thread.guild_id, thread);
        }
        Change::ThreadUpdated { old, new } => {
            update_in(core, "thread_updated", new.guild_id, old, new);
        }
        Change::ThreadDeleted { thread } => {
            tell_in(core, "thread_deleted", thread.guild_id, thread);
        }
        Change::ThreadListSync {
            guild: id,
            threads,
            members,
        } => signal(core, "thread_list_sync", || {
            [guild(core, id), all(core, threads), all(core, members)]
        }),
        Change::ThreadMemberUpdated { thread, old, new } => {
            signal(core, "thread_member_updated", || {
                [now(core, thread), before(core, old), now(core, new)]
            });
        }
        Change::ThreadMembersUpdated {
            thread,
            added,
            removed,
        } => signal(core, "thread_members_updated", || {
            [now(core, thread), all(core, added), all(core, removed)]
        }),
        Change::RoleCreated { role } => tell_in(core, "guild_role_created", role.guild_id, role),
        Change::RoleUpdated { old, new } => {
            update_in(core, "guild_role_updated", new.guild_id, old, new);
        }
        Change::RoleDeleted { role } => tell_in(core, "guild_role_deleted", role.guild_id, role),
        Change::MemberJoined { member } => tell_in(core, "member_joined", member.guild_id, member),
        Change::MemberUpdated { old, new } => {
            update_in(core, "member_updated", new.guild_id, old, new);
        }
        Change::MemberLeft { guild, user, .. } => tell_in(core, "member_left", guild, user),
        Change::JoinRequestCreated { request } => {
            let name = "guild_join_request_created";
            tell_in(core, name, request.guild_id, request);
        }
        Change::JoinRequestUpdated { old, new } => {
            let name = "guild_join_request_updated";
            update_in(core, name, new.guild_id, old, new);
        }
        Change::JoinRequestDeleted { request } => {
            let name = "guild_join_request_deleted";
            tell_in(core, name, request.guild_id, request);
        }
        Change::MessageSent { message } => {
            text::explain_missing(core, &message);
            tell(core, "message_sent", message);
        }
        Change::MessageUpdated { old, new } => update(core, "message_updated", old, new),
        Change::MessageDeleted { message } => tell(core, "message_deleted", message),
        Change::MessagesDeleted {
            messages,
            channel: id,
        } => signal(core, "message_bulk_deleted", || {
            [all(core, messages), channel(core, id)]
        }),
        Change::ReactionAdded {
            message,
            user,
            reaction,
        } => signal(core, "reaction_added", || {
            [now(core, message), now(core, user), now(core, reaction)]
        }),
        Change::ReactionRemoved {
            message,
            user,
            reaction,
        } => signal(core, "reaction_removed", || {
            [now(core, message), now(core, user), now(core, reaction)]
        }),
        Change::ReactionsCleared { message, reactions } => {
            signal(core, "reactions_cleared", || {
                [now(core, message), all(core, reactions)]
            });
        }
        Change::ReactionsClearedEmoji { message, reaction } => {
            signal(core, "reactions_cleared_emoji", || {
                [now(core, message), now(core, reaction)]
            });
        }
        Change::PollVoteAdded {
            message,
            user,
            answer,
        } => signal(core, "message_poll_vote_added", || {
            [now(core, message), now(core, user), now(core, answer)]
        }),
        Change::PollVoteRemoved {
            message,
            user,
            answer,
        } => signal(core, "message_poll_vote_removed", || {
            [now(core, message), now(core, user), now(core, answer)]
        }),
        Change::PresenceUpdated { new, .. } => tell(core, "presence_updated", new),
        Change::TypingStarted {
            channel: id,
            user,
            timestamp,
        } => signal(core, "typing_started", || {
            [
                channel(core, id),
                now(core, user),
                timestamp.seconds().to_variant(),
            ]
        }),
        Change::UserUpdated { old, new } => update(core, "user_updated", old, new),
        Change::VoiceStateUpdated { old, new } => update(core, "voice_state_updated", old, new),
        Change::VoiceServerUpdated { old, new } => update(core, "voice_server_updated", old, new),
        Change::VoiceChannelEffectSent { user, effect } => {
            signal(core, "voice_channel_effect_sent", || {
                let place = channel(core, effect.channel_id);
                [place, now(core, user), now(core, effect)]
            });
        }
        Change::VoiceChannelStatusUpdated { channel, old, new } => {
            signal(core, "voice_channel_status_updated", || {
                let [old, new] = [old, new].map(|status| status.show(core.id).to_variant());
                [now(core, channel), old, new]
            });
        }
        Change::VoiceChannelStartTimeUpdated { channel, old, new } => {
            signal(core, "voice_channel_start_time_updated", || {
                let [old, new] = [old, new].map(|time| time.show(core.id).to_variant());
                [now(core, channel), old, new]
            });
        }
        Change::StageInstanceCreated { instance } => {
            tell_on_stage(core, "stage_instance_created", instance);
        }
        Change::StageInstanceUpdated { old, new } => signal(core, "stage_instance_updated", || {
            let place = channel(core, new.channel_id);
            [place, before(core, old), now(core, new)]
        }),
        Change::StageInstanceDeleted { instance } => {
            tell_on_stage(core, "stage_instance_deleted", instance);
        }
        Change::ScheduledEventCreated { event } => {
            let name = "guild_scheduled_event_created";
            tell_in(core, name, event.guild_id, event);
        }
        Change::ScheduledEventUpdated { old, new } => {
            let name = "guild_scheduled_event_updated";
            update_in(core, name, new.guild_id, old, new);
        }
        Change::ScheduledEventDeleted { event } => {
            let name = "guild_scheduled_event_deleted";
            tell_in(core, name, event.guild_id, event);
        }
        Change::ScheduledEventExceptionCreated { event, exception } => {
            signal(core, "guild_scheduled_event_exception_created", || {
                [now(core, event), now(core, exception)]
            });
        }
        Change::ScheduledEventExceptionUpdated { event, old, new } => {
            signal(core, "guild_scheduled_event_exception_updated", || {
                [now(core, event), before(core, old), now(core, new)]
            });
        }
        Change::ScheduledEventExceptionDeleted { event, exception } => {
            signal(core, "guild_scheduled_event_exception_deleted", || {
                [now(core, event), now(core, exception)]
            });
        }
        Change::ScheduledEventExceptionsDeleted { event, exceptions } => {
            signal(core, "guild_scheduled_event_exceptions_deleted", || {
                [now(core, event), all(core, exceptions)]
            });
        }
        Change::ScheduledEventUserAdded { event, user } => {
            signal(core, "guild_scheduled_event_user_added", || {
                [now(core, event), now(core, user)]
            });
        }
        Change::ScheduledEventUserRemoved { event, user } => {
            signal(core, "guild_scheduled_event_user_removed", || {
                [now(core, event), now(core, user)]
            });
        }
        Change::SoundboardSoundCreated { sound } => {
            let name = "guild_soundboard_sound_created";
            tell_in(core, name, sound.guild_id, sound);
        }
        Change::SoundboardSoundUpdated { old, new } => {
            let name = "guild_soundboard_sound_updated";
            update_in(core, name, new.guild_id, old, new);
        }
        Change::SoundboardSoundDeleted { sound } => {
            let name = "guild_soundboard_sound_deleted";
            tell_in(core, name, sound.guild_id, sound);
        }
        Change::SoundboardSoundsUpdated { guild, sounds } => {
            tell_all(core, "guild_soundboard_sounds_updated", guild, sounds);
        }
        Change::SoundboardSoundsReceived { guild, sounds } => sounds_came(core, guild, sounds),
        Change::AutoModerationRuleCreated { rule } => {
            tell_in(core, "auto_moderation_rule_created", rule.guild_id, rule);
        }
        Change::AutoModerationRuleUpdated { old, new } => {
            let name = "auto_moderation_rule_updated";
            update_in(core, name, new.guild_id, old, new);
        }
        Change::AutoModerationRuleDeleted { rule } => {
            tell_in(core, "auto_moderation_rule_deleted", rule.guild_id, rule);
        }
        Change::AutoModerationActionExecuted { execution } => {
            let name = "auto_moderation_action_executed";
            tell_in(core, name, execution.guild_id, execution);
        }
        Change::IntegrationCreated { integration } => {
            tell(core, "integration_created", integration);
        }
        Change::IntegrationUpdated { old, new } => update(core, "integration_updated", old, new),
        Change::IntegrationDeleted { integration } => {
            tell(core, "integration_deleted", integration);
        }
        Change::InteractionCreated { interaction } => {
            dispatch(core, interaction);
        }
        Change::CommandPermissionsUpdated { permissions } => {
            let name = "application_command_permissions_updated";
            tell_in(core, name, permissions.guild_id, permissions);
        }
        Change::EntitlementCreated { entitlement } => {
            tell(core, "entitlement_created", entitlement);
        }
        Change::EntitlementUpdated { old, new } => update(core, "entitlement_updated", old, new),
        Change::EntitlementDeleted { entitlement } => {
            tell(core, "entitlement_deleted", entitlement);
        }
        Change::SubscriptionCreated { subscription } => {
            tell(core, "subscription_created", subscription);
        }
        Change::SubscriptionUpdated { old, new } => update(core, "subscription_updated", old, new),
        Change::SubscriptionDeleted { subscription } => {
            tell(core, "subscription_deleted", subscription);
        }
    }
}

/// A guild that the login waits for came, or will not for now.
fn guild_came(core: &Core) {
    core.session
        .with_readiness(|readiness| readiness.guild_came(Instant::now()));
    readiness(core);
}
