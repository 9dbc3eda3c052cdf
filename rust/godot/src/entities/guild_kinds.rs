//! What a guild has besides channels, roles and members.

use discord_model::*;
use godot::prelude::*;

use crate::entities::{
    DiscordAutoModerationRule, DiscordGuild, DiscordIntegration, DiscordInvite,
    DiscordScheduledEvent, DiscordSoundboardSound, DiscordStageInstance, DiscordVoiceServer,
};

#[godot_api(secondary)]
impl DiscordGuild {
    /// Returns the scheduled events, sorted by their start. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS].
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.sorted(
            |entry| entry.all::<ScheduledEvent>().cloned().collect(),
            |event| (event.scheduled_start_time, event.id),
        )
    }

    /// Returns the stage instances of open stages, the oldest first.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.sorted(
            |entry| entry.all::<StageInstance>().cloned().collect(),
            |stage| stage.id,
        )
    }

    /// Returns the soundboard sounds, the oldest first.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.sorted(
            |entry| entry.all::<SoundboardSound>().cloned().collect(),
            |sound| sound.sound_id,
        )
    }

    /// Returns the auto moderation rules, the oldest first. Only those from events are known.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.sorted(
            |entry| entry.all::<AutoModerationRule>().cloned().collect(),
            |rule| rule.id,
        )
    }

    /// Returns the integrations, the oldest first. Only those from events are known.
    #[func]
    fn get_integrations(&self) -> Array<Gd<DiscordIntegration>> {
        self.sorted(
            |entry| entry.all::<Integration>().cloned().collect(),
            |integration| integration.id,
        )
    }

    /// Returns the invites, the oldest first. Only those from events are known.
    #[func]
    fn get_invites(&self) -> Array<Gd<DiscordInvite>> {
        self.sorted(
            |entry| entry.all::<Invite>().cloned().collect(),
            |invite| (invite.created_at, invite.code.clone()),
        )
    }

    /// Returns the voice server for the bot, or `null` if the bot has not joined a voice channel in this guild.
    #[func]
    fn get_voice_server(&self) -> Option<Gd<DiscordVoiceServer>> {
        self.handle
            .find(|guild, cache| cache.voice_server(guild.id).cloned())
    }
}
