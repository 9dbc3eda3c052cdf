//! How each event changes the state, a file for each family.

mod channel;
mod guild;
mod kept;
mod member;
mod message;
mod reaction;
mod role;
mod session;
mod voice;

#[cfg(test)]
pub(crate) use channel::{archive_place, is_archived};
use discord_model::Event;

use crate::{Cache, Change, Prepared};

impl Cache {
    /// Takes an event over, and says what it changed.
    pub fn commit(&mut self, prepared: Prepared) -> Change {
        let event = match prepared {
            Prepared::Guild(guild) => return self.guild_create(*guild),
            Prepared::Message(message) => return self.message_create(message),
            Prepared::Event(event) => event,
        };
        match event {
            Event::Ready(ready) => self.ready(*ready),
            Event::Resumed(_) => Change::Resumed,
            Event::GuildUpdate(patch) => self.guild_update(*patch),
            Event::GuildDelete(gone) => self.guild_delete(&gone),
            Event::BanAdd(ban) => self.ban(*ban, true),
            Event::BanRemove(ban) => self.ban(*ban, false),
            Event::GuildEmojisUpdate(update) => self.emojis_update(*update),
            Event::ChannelCreate(patch) => self.channel_create(*patch),
            Event::ChannelUpdate(patch) => self.channel_update(*patch),
            Event::ChannelDelete(patch) => self.channel_delete(*patch),
            Event::ChannelPinsUpdate(update) => self.pins_update(&update),
            Event::ThreadCreate(patch) => self.thread_create(*patch),
            Event::ThreadUpdate(patch) => self.thread_update(*patch),
            Event::ThreadDelete(gone) => self.thread_delete(&gone),
            Event::RoleCreate(event) => self.role_create(*event),
            Event::RoleUpdate(event) => self.role_update(*event),
            Event::RoleDelete(gone) => self.role_delete(&gone),
            Event::MemberAdd(patch) => self.member_add(*patch),
            Event::MemberUpdate(patch) => self.member_update(*patch),
            Event::MemberRemove(gone) => self.member_remove(*gone),
            Event::MessageUpdate(patch) => self.message_update(*patch),
            Event::MessageDelete(gone) => self.message_delete(&gone),
            Event::MessageDeleteBulk(gone) => self.message_delete_bulk(*gone),
            Event::ReactionAdd(event) => self.reaction_add(*event),
            Event::ReactionRemove(event) => self.reaction_remove(*event),
            Event::ReactionRemoveAll(event) => self.reaction_remove_all(&event),
            Event::ReactionRemoveEmoji(event) => self.reaction_remove_emoji(*event),
            Event::PresenceUpdate(presence) => self.presence_update(*presence),
            Event::TypingStart(event) => self.typing_start(*event),
            Event::UserUpdate(patch) => self.user_update(*patch),
            Event::VoiceStateUpdate(state) => self.voice_state_update(*state),
            // Nothing is kept of these yet.
            Event::RateLimited(_)
            | Event::AuditLogEntryCreate(_)
            | Event::GuildStickersUpdate(_)
            | Event::MembersChunk(_)
            | Event::ChannelInfo(_)
            | Event::WebhooksUpdate(_)
            | Event::InviteCreate(_)
            | Event::InviteDelete(_)
            | Event::ThreadListSync(_)
            | Event::ThreadMemberUpdate(_)
            | Event::ThreadMembersUpdate(_)
            | Event::PollVoteAdd(_)
            | Event::PollVoteRemove(_)
            | Event::VoiceServerUpdate(_)
            | Event::VoiceChannelEffectSend(_)
            | Event::VoiceChannelStatusUpdate(_)
            | Event::VoiceChannelStartTimeUpdate(_)
            | Event::StageInstanceCreate(_)
            | Event::StageInstanceUpdate(_)
            | Event::StageInstanceDelete(_)
            | Event::ScheduledEventCreate(_)
            | Event::ScheduledEventUpdate(_)
            | Event::ScheduledEventDelete(_)
            | Event::ScheduledEventUserAdd(_)
            | Event::ScheduledEventUserRemove(_)
            | Event::SoundboardSoundCreate(_)
            | Event::SoundboardSoundUpdate(_)
            | Event::SoundboardSoundDelete(_)
            | Event::SoundboardSoundsUpdate(_)
            | Event::SoundboardSounds(_)
            | Event::AutoModerationRuleCreate(_)
            | Event::AutoModerationRuleUpdate(_)
            | Event::AutoModerationRuleDelete(_)
            | Event::AutoModerationActionExecution(_)
            | Event::GuildIntegrationsUpdate(_)
            | Event::IntegrationCreate(_)
            | Event::IntegrationUpdate(_)
            | Event::IntegrationDelete(_)
            | Event::InteractionCreate(_)
            | Event::CommandPermissionsUpdate(_)
            | Event::EntitlementCreate(_)
            | Event::EntitlementUpdate(_)
            | Event::EntitlementDelete(_)
            | Event::SubscriptionCreate(_)
            | Event::SubscriptionUpdate(_)
            | Event::SubscriptionDelete(_) => Change::Nothing,
            // Both were prepared into something else.
            Event::GuildCreate(_) | Event::MessageCreate(_) | Event::Unknown => Change::Nothing,
        }
    }
}
