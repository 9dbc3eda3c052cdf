//! One match from what an event changed to the signal that tells of it.

use std::time::Instant;

use discord_cache::Change;
use godot::prelude::*;

use super::arguments::{all, channel, guild, now, tell, tell_in, update, update_in};
use super::{readiness, text};
use crate::core::Core;
use crate::signals::signal;

/// Tells what an event changed.
pub fn changed(core: &Core, change: Change) {
    match change {
        Change::Nothing => {}
        Change::Ready { guilds, .. } => {
            let awaited = if core.awaits_guilds() { guilds } else { 0 };
            core.session
                .with_readiness(|readiness| readiness.logged_in(awaited, Instant::now()));
            readiness(core);
        }
        Change::Resumed => signal(core, "resumed", || []),
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
        Change::BanAdded { guild, user } => tell_in(core, "guild_ban_added", guild, user),
        Change::BanRemoved { guild, user } => tell_in(core, "guild_ban_removed", guild, user),
        Change::EmojisUpdated { guild: id, emojis } => {
            signal(core, "guild_emojis_updated", || {
                [guild(core, id), all(core, emojis)]
            });
        }
        Change::ChannelCreated { channel } => {
            tell_in(core, "channel_created", channel.guild_id, channel);
        }
        Change::ChannelUpdated { old, new } => {
            update_in(core, "channel_updated", new.guild_id, old, new);
        }
        Change::ChannelDeleted { channel } => {
            tell_in(core, "channel_deleted", channel.guild_id, channel);
        }
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
        // Their signals follow.
        Change::RateLimited { .. }
        | Change::AuditLogEntryCreated { .. }
        | Change::StickersUpdated { .. }
        | Change::ChannelInfoReceived { .. }
        | Change::WebhooksUpdated { .. }
        | Change::InviteCreated { .. }
        | Change::InviteDeleted { .. }
        | Change::ThreadListSync { .. }
        | Change::ThreadMemberUpdated { .. }
        | Change::ThreadMembersUpdated { .. }
        | Change::MembersChunk { .. }
        | Change::PollVoteAdded { .. }
        | Change::PollVoteRemoved { .. }
        | Change::VoiceServerUpdated { .. }
        | Change::VoiceChannelEffectSent { .. }
        | Change::VoiceChannelStatusUpdated { .. }
        | Change::VoiceChannelStartTimeUpdated { .. }
        | Change::StageInstanceCreated { .. }
        | Change::StageInstanceUpdated { .. }
        | Change::StageInstanceDeleted { .. }
        | Change::ScheduledEventCreated { .. }
        | Change::ScheduledEventUpdated { .. }
        | Change::ScheduledEventDeleted { .. }
        | Change::ScheduledEventUserAdded { .. }
        | Change::ScheduledEventUserRemoved { .. }
        | Change::SoundboardSoundCreated { .. }
        | Change::SoundboardSoundUpdated { .. }
        | Change::SoundboardSoundDeleted { .. }
        | Change::SoundboardSoundsUpdated { .. }
        | Change::SoundboardSoundsReceived { .. }
        | Change::AutoModerationRuleCreated { .. }
        | Change::AutoModerationRuleUpdated { .. }
        | Change::AutoModerationRuleDeleted { .. }
        | Change::AutoModerationActionExecuted { .. }
        | Change::IntegrationsUpdated { .. }
        | Change::IntegrationCreated { .. }
        | Change::IntegrationUpdated { .. }
        | Change::IntegrationDeleted { .. }
        | Change::InteractionCreated { .. }
        | Change::CommandPermissionsUpdated { .. }
        | Change::EntitlementCreated { .. }
        | Change::EntitlementUpdated { .. }
        | Change::EntitlementDeleted { .. }
        | Change::SubscriptionCreated { .. }
        | Change::SubscriptionUpdated { .. }
        | Change::SubscriptionDeleted { .. } => {}
    }
}

/// A guild that the login waits for came, or will not for now.
fn guild_came(core: &Core) {
    core.session
        .with_readiness(|readiness| readiness.guild_came(Instant::now()));
    readiness(core);
}
