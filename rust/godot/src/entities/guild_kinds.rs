//! What a guild has besides channels, roles and members.

use discord_model::*;
use godot::prelude::*;

use crate::entities::{
    DiscordAutoModerationRule, DiscordGuild, DiscordIntegration, DiscordInvite,
    DiscordScheduledEvent, DiscordSoundboardSound, DiscordStageInstance, DiscordVoiceServer,
};

#[godot_api(secondary)]
impl DiscordGuild {
    /// The events the guild plans, the next first. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS].
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.sorted(
            |entry| entry.all::<ScheduledEvent>().cloned().collect(),
            |event| (event.scheduled_start_time, event.id),
        )
    }

    /// The stages that are open, the oldest first.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.sorted(
            |entry| entry.all::<StageInstance>().cloned().collect(),
            |stage| stage.id,
        )
    }

    /// The sounds of the guild, the oldest first.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.sorted(
            |entry| entry.all::<SoundboardSound>().cloned().collect(),
            |sound| sound.sound_id,
        )
    }

    /// The rules by which the guild moderates itself, the oldest first. Known are those events told of.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.sorted(
            |entry| entry.all::<AutoModerationRule>().cloned().collect(),
            |rule| rule.id,
        )
    }

    /// What is connected to the guild, the oldest first. Known are those events told of.
    #[func]
    fn get_integrations(&self) -> Array<Gd<DiscordIntegration>> {
        self.sorted(
            |entry| entry.all::<Integration>().cloned().collect(),
            |integration| integration.id,
        )
    }

    /// The invites to the guild, the oldest first. Known are those events told of.
    #[func]
    fn get_invites(&self) -> Array<Gd<DiscordInvite>> {
        self.sorted(
            |entry| entry.all::<Invite>().cloned().collect(),
            |invite| (invite.created_at, invite.code.clone()),
        )
    }

    /// Where the bot is to connect for voice; `null` if it did not join a voice channel here.
    #[func]
    fn get_voice_server(&self) -> Option<Gd<DiscordVoiceServer>> {
        self.handle
            .find(|guild, cache| cache.voice_server(guild.id).cloned())
    }
}
