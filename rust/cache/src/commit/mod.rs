//! Applies events to the cache, with a file for each family of events.

mod application;
mod channel;
mod guild;
mod guild_resource;
mod hidden_channel;
mod integration;
mod join_request;
mod member;
mod message;
mod poll;
mod reaction;
pub(crate) mod role;
mod scheduled_event;
mod session;
mod soundboard;
mod thread;
mod voice;

#[cfg(test)]
pub(crate) use channel::{archive_order, is_archived};
use std::sync::Arc;

use discord_model::Event;

use crate::{Cache, Change, PreparedEvent};

impl Cache {
    /// Applies an event, and returns the change.
    pub fn commit(&mut self, prepared: PreparedEvent) -> Change {
        self.remove_expired();
        let event = match prepared {
            PreparedEvent::Guild(guild) => return self.guild_create(*guild),
            PreparedEvent::GuildPart(part) => return self.guild_part(*part),
            PreparedEvent::Members(members) => return self.members_chunk(*members),
            PreparedEvent::Message(message) => return self.message_create(message),
            PreparedEvent::Event(event) => event,
        };
        match event {
            Event::Ready(ready) => self.ready(*ready),
            Event::Resumed(_) => Change::Resumed,
            Event::RateLimited(limit) => Change::RateLimited {
                rate_limit: Arc::new(*limit),
            },
            Event::UserUpdate(patch) => self.user_update(*patch),

            Event::GuildUpdate(patch) => self.guild_update(*patch),
            Event::GuildDelete(payload) => self.guild_delete(&payload),
            Event::AuditLogEntryCreate(entry) => Change::AuditLogEntryCreated {
                entry: Arc::new(*entry),
            },
            Event::BanAdd(ban) => self.ban(*ban, true),
            Event::BanRemove(ban) => self.ban(*ban, false),
            Event::GuildEmojisUpdate(update) => self.emojis_update(*update),
            Event::GuildStickersUpdate(update) => self.stickers_update(*update),

            Event::RoleCreate(event) => self.role_create(*event),
            Event::RoleUpdate(event) => self.role_update(*event),
            Event::RoleDelete(payload) => self.role_delete(&payload),

            Event::MemberAdd(patch) => self.member_add(*patch),
            Event::MemberUpdate(patch) => self.member_update(*patch),
            Event::MemberRemove(payload) => self.member_remove(*payload),
            Event::JoinRequestCreate(event) => self.join_request_create(*event),
            Event::JoinRequestUpdate(event) => self.join_request_update(*event),
            Event::JoinRequestDelete(payload) => self.join_request_delete(&payload),
            Event::PresenceUpdate(presence) => self.presence_update(*presence),

            Event::ChannelCreate(patch) => self.channel_create(*patch),
            Event::ChannelUpdate(patch) => self.channel_update(*patch),
            Event::ChannelDelete(patch) => self.channel_delete(*patch),
            Event::ChannelInfo(info) => self.channel_info(*info),
            Event::ChannelPinsUpdate(update) => self.pins_update(&update),
            Event::WebhooksUpdate(update) => self.webhooks_update(&update),
            Event::InviteCreate(patch) => {
                let invite = self.create_resource(*patch);
                Change::InviteCreated { invite }
            }
            Event::InviteDelete(payload) => self.invite_delete(*payload),

            Event::ThreadCreate(patch) => self.thread_create(*patch),
            Event::ThreadUpdate(patch) => self.thread_update(*patch),
            Event::ThreadDelete(payload) => self.thread_delete(&payload),
            Event::ThreadListSync(sync) => self.thread_list_sync(*sync),
            Event::ThreadMemberUpdate(patch) => self.thread_member_update(*patch),
            Event::ThreadMembersUpdate(update) => self.thread_members_update(*update),

            Event::MessageUpdate(patch) => self.message_update(*patch),
            Event::MessageDelete(payload) => self.message_delete(&payload),
            Event::MessageDeleteBulk(payload) => self.message_delete_bulk(*payload),
            Event::ReactionAdd(event) => self.reaction_add(*event),
            Event::ReactionRemove(event) => self.reaction_remove(*event),
            Event::ReactionRemoveAll(event) => self.reaction_remove_all(&event),
            Event::ReactionRemoveEmoji(event) => self.reaction_remove_emoji(*event),
            Event::PollVoteAdd(vote) => self.poll_vote_add(&vote),
            Event::PollVoteRemove(vote) => self.poll_vote_remove(&vote),
            Event::TypingStart(event) => self.typing_start(*event),

            Event::VoiceStateUpdate(state) => self.voice_state_update(*state),
            Event::VoiceServerUpdate(server) => self.voice_server_update(*server),
            Event::VoiceChannelEffectSend(effect) => self.voice_effect(*effect),
            Event::VoiceChannelStatusUpdate(update) => self.voice_status_update(*update),
            Event::VoiceChannelStartTimeUpdate(update) => self.voice_start_time_update(&update),
            Event::StageInstanceCreate(patch) => {
                let instance = self.create_resource(*patch);
                Change::StageInstanceCreated { instance }
            }
            Event::StageInstanceUpdate(patch) => {
                let (old, new) = self.update_resource(*patch);
                Change::StageInstanceUpdated { old, new }
            }
            Event::StageInstanceDelete(patch) => {
                let instance = self.remove_resource(*patch);
                Change::StageInstanceDeleted { instance }
            }

            Event::ScheduledEventCreate(patch) => {
                let event = self.create_resource(*patch);
                Change::ScheduledEventCreated { event }
            }
            Event::ScheduledEventUpdate(patch) => {
                let (old, new) = self.update_resource(*patch);
                Change::ScheduledEventUpdated { old, new }
            }
            Event::ScheduledEventDelete(patch) => {
                let event = self.remove_resource(*patch);
                Change::ScheduledEventDeleted { event }
            }
            Event::ScheduledEventExceptionCreate(patch) => self.event_exception_create(*patch),
            Event::ScheduledEventExceptionUpdate(patch) => self.event_exception_update(*patch),
            Event::ScheduledEventExceptionDelete(patch) => self.event_exception_delete(*patch),
            Event::ScheduledEventExceptionsDelete(payload) => {
                self.event_exceptions_delete(&payload)
            }
            Event::ScheduledEventUserAdd(payload) => self.scheduled_event_user_add(&payload),
            Event::ScheduledEventUserRemove(payload) => self.scheduled_event_user_remove(&payload),

            Event::SoundboardSoundCreate(patch) => {
                let sound = self.create_resource(*patch);
                Change::SoundboardSoundCreated { sound }
            }
            Event::SoundboardSoundUpdate(patch) => {
                let (old, new) = self.update_resource(*patch);
                Change::SoundboardSoundUpdated { old, new }
            }
            Event::SoundboardSoundDelete(payload) => self.sound_delete(&payload),
            Event::SoundboardSoundsUpdate(list) => self.sounds_update(*list),
            Event::SoundboardSounds(list) => self.sounds_received(*list),

            Event::AutoModerationRuleCreate(patch) => {
                let rule = self.create_resource(*patch);
                Change::AutoModerationRuleCreated { rule }
            }
            Event::AutoModerationRuleUpdate(patch) => {
                let (old, new) = self.update_resource(*patch);
                Change::AutoModerationRuleUpdated { old, new }
            }
            Event::AutoModerationRuleDelete(patch) => {
                let rule = self.remove_resource(*patch);
                Change::AutoModerationRuleDeleted { rule }
            }
            Event::AutoModerationActionExecution(execution) => {
                Change::AutoModerationActionExecuted {
                    execution: Arc::new(*execution),
                }
            }

            Event::GuildIntegrationsUpdate(update) => self.integrations_update(&update),
            Event::IntegrationCreate(patch) => self.integration_create(*patch),
            Event::IntegrationUpdate(patch) => self.integration_update(*patch),
            Event::IntegrationDelete(payload) => self.integration_delete(&payload),

            Event::InteractionCreate(patch) => self.interaction_create(patch.value),
            Event::CommandPermissionsUpdate(permissions) => Change::CommandPermissionsUpdated {
                permissions: Arc::new(*permissions),
            },
            Event::EntitlementCreate(patch) => self.entitlement_create(*patch),
            Event::EntitlementUpdate(patch) => self.entitlement_update(*patch),
            Event::EntitlementDelete(patch) => self.entitlement_delete(*patch),
            Event::SubscriptionCreate(patch) => self.subscription_create(*patch),
            Event::SubscriptionUpdate(patch) => self.subscription_update(*patch),
            Event::SubscriptionDelete(patch) => self.subscription_delete(*patch),

            // `prepare` converts these events to other variants of `PreparedEvent`.
            Event::GuildCreate(_) | Event::MembersChunk(_) | Event::MessageCreate(_) => {
                Change::Nothing
            }
            Event::Unknown => Change::Nothing,
        }
    }
}
