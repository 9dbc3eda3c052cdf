//! Finding and listing what belongs to guilds, in all of them. [`DiscordGuild`](crate::entities::DiscordGuild) has the same
//! for one.

use std::sync::Arc;

use discord_cache::{Cache, GuildEntry};
use discord_model::{
    AutoModerationRule, Id, Integration, Invite, Presence, Role, ScheduledEvent, SoundboardSound,
    StageInstance, User,
};
use godot::prelude::*;

use super::DiscordEntityManager;
use crate::entities::*;
use crate::id_argument::IdArgument;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// The role with this id, or `null`.
    #[func]
    fn get_role(&self, id: IdArgument) -> Option<Gd<DiscordRole>> {
        let id = id.lookup("DiscordEntityManager.get_role", "id");
        self.find(|cache| cache.find::<Role>(&id).cloned())
    }

    /// The roles of all guilds, in no order, like everything below.
    #[func]
    fn get_roles(&self) -> Array<Gd<DiscordRole>> {
        self.list(|cache| cache.all::<Role>().cloned().collect())
    }

    /// The user with this id as a member of a guild, or `null`.
    #[func]
    fn get_member(&self, guild_id: IdArgument, user_id: IdArgument) -> Option<Gd<DiscordMember>> {
        let guild_id = guild_id.lookup("DiscordEntityManager.get_member", "guild_id");
        let user_id = user_id.lookup("DiscordEntityManager.get_member", "user_id");
        self.find(|cache| cache.member(guild_id, user_id))
    }

    /// The members of all guilds.
    #[func]
    fn get_members(&self) -> Array<Gd<DiscordMember>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::members).collect()
        })
    }

    /// The presence of the user with this id, from any guild that tells of it; `null` if none does, as for those offline.
    #[func]
    fn get_presence(&self, user_id: IdArgument) -> Option<Gd<DiscordPresence>> {
        let user_id = user_id.lookup("DiscordEntityManager.get_presence", "user_id");
        self.find(|cache| presence(cache, user_id))
    }

    /// The presences of all guilds.
    #[func]
    fn get_presences(&self) -> Array<Gd<DiscordPresence>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::presences).cloned().collect()
        })
    }

    /// Where the user with this id takes part in voice in a guild, or `null`.
    #[func]
    fn get_voice_state(
        &self,
        guild_id: IdArgument,
        user_id: IdArgument,
    ) -> Option<Gd<DiscordVoiceState>> {
        let guild_id = guild_id.lookup("DiscordEntityManager.get_voice_state", "guild_id");
        let user_id = user_id.lookup("DiscordEntityManager.get_voice_state", "user_id");
        self.find(|cache| cache.voice_state(guild_id, user_id).cloned())
    }

    /// Who takes part in voice in all guilds.
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::voice_states).cloned().collect()
        })
    }

    /// Where the bot is to connect for voice in a guild, or `null` if it did not join a voice channel there.
    #[func]
    fn get_voice_server(&self, guild_id: IdArgument) -> Option<Gd<DiscordVoiceServer>> {
        let guild_id = guild_id.lookup("DiscordEntityManager.get_voice_server", "guild_id");
        self.find(|cache| cache.voice_server(guild_id).cloned())
    }

    /// The voice servers of all guilds.
    #[func]
    fn get_voice_servers(&self) -> Array<Gd<DiscordVoiceServer>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds
                .filter_map(GuildEntry::voice_server)
                .cloned()
                .collect()
        })
    }

    /// The guild's emoji with this id, or `null`.
    #[func]
    fn get_emoji(&self, id: IdArgument) -> Option<Gd<DiscordEmoji>> {
        let id = id.lookup("DiscordEntityManager.get_emoji", "id");
        self.find(|cache| cache.emoji(id).cloned())
    }

    /// The emojis of all guilds.
    #[func]
    fn get_emojis(&self) -> Array<Gd<DiscordEmoji>> {
        self.list(|cache| {
            let guilds = cache.guilds().map(GuildEntry::guild);
            guilds
                .flat_map(|guild| guild.emojis.iter().cloned())
                .collect()
        })
    }

    /// The guild's sticker with this id, or `null`.
    #[func]
    fn get_sticker(&self, id: IdArgument) -> Option<Gd<DiscordSticker>> {
        let id = id.lookup("DiscordEntityManager.get_sticker", "id");
        self.find(|cache| cache.sticker(id).cloned())
    }

    /// The stickers of all guilds.
    #[func]
    fn get_stickers(&self) -> Array<Gd<DiscordSticker>> {
        self.list(|cache| {
            let guilds = cache.guilds().map(GuildEntry::guild);
            guilds
                .flat_map(|guild| guild.stickers.iter().cloned())
                .collect()
        })
    }

    /// The open stage with this id, or `null`.
    #[func]
    fn get_stage_instance(&self, id: IdArgument) -> Option<Gd<DiscordStageInstance>> {
        let id = id.lookup("DiscordEntityManager.get_stage_instance", "id");
        self.find(|cache| cache.find::<StageInstance>(&id).cloned())
    }

    /// The open stages of all guilds.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.list(|cache| cache.all::<StageInstance>().cloned().collect())
    }

    /// The planned event with this id, or `null`.
    #[func]
    fn get_scheduled_event(&self, id: IdArgument) -> Option<Gd<DiscordScheduledEvent>> {
        let id = id.lookup("DiscordEntityManager.get_scheduled_event", "id");
        self.find(|cache| cache.find::<ScheduledEvent>(&id).cloned())
    }

    /// The planned events of all guilds.
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.list(|cache| cache.all::<ScheduledEvent>().cloned().collect())
    }

    /// The rule of automatic moderation with this id, or `null`. Known are those events told of.
    #[func]
    fn get_auto_moderation_rule(&self, id: IdArgument) -> Option<Gd<DiscordAutoModerationRule>> {
        let id = id.lookup("DiscordEntityManager.get_auto_moderation_rule", "id");
        self.find(|cache| cache.find::<AutoModerationRule>(&id).cloned())
    }

    /// The rules of automatic moderation of all guilds that events told of.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.list(|cache| cache.all::<AutoModerationRule>().cloned().collect())
    }

    /// The guild's sound with this id, or `null`.
    #[func]
    fn get_soundboard_sound(&self, id: IdArgument) -> Option<Gd<DiscordSoundboardSound>> {
        let id = id.lookup("DiscordEntityManager.get_soundboard_sound", "id");
        self.find(|cache| cache.find::<SoundboardSound>(&id).cloned())
    }

    /// The sounds of all guilds.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.list(|cache| cache.all::<SoundboardSound>().cloned().collect())
    }

    /// The integration with this id, or `null`. Known are those events told of.
    #[func]
    fn get_integration(&self, id: IdArgument) -> Option<Gd<DiscordIntegration>> {
        let id = id.lookup("DiscordEntityManager.get_integration", "id");
        self.find(|cache| cache.find::<Integration>(&id).cloned())
    }

    /// The integrations of all guilds that events told of.
    #[func]
    fn get_integrations(&self) -> Array<Gd<DiscordIntegration>> {
        self.list(|cache| cache.all::<Integration>().cloned().collect())
    }

    /// The invite with this code, or `null`. Known are those events told of.
    #[func]
    fn get_invite(&self, code: GString) -> Option<Gd<DiscordInvite>> {
        let code = code.to_string().into_boxed_str();
        self.find(|cache| cache.find::<Invite>(&code).cloned())
    }

    /// The invites to all guilds that events told of.
    #[func]
    fn get_invites(&self) -> Array<Gd<DiscordInvite>> {
        self.list(|cache| cache.all::<Invite>().cloned().collect())
    }
}

/// A presence, from any guild that tells of it.
pub fn presence(cache: &Cache, user: Id<User>) -> Option<Arc<Presence>> {
    let mut guilds = cache.guilds();
    guilds.find_map(|entry| entry.presence(user).cloned())
}
