//! Methods that find and list resources of guilds, in all guilds. [`DiscordGuild`](crate::entities::DiscordGuild) has
//! the same for one guild.

use std::sync::Arc;

use discord_cache::{Cache, GuildEntry};
use discord_godot_values::id_argument::IdArgument;
use discord_model::{
    AutoModerationRule, Id, Integration, Invite, Presence, Role, ScheduledEvent, SoundboardSound,
    StageInstance, User,
};
use godot::prelude::*;

use super::DiscordEntityManager;
use crate::entities::*;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// Returns the role with this id, or `null`.
    #[func]
    fn get_role(&self, id: IdArgument) -> Option<Gd<DiscordRole>> {
        let id = id.lookup("DiscordEntityManager.get_role", "id");
        self.find(|cache| cache.find::<Role>(&id).cloned())
    }

    /// Returns the roles of all guilds, in no particular order, like all lists below.
    #[func]
    fn get_roles(&self) -> Array<Gd<DiscordRole>> {
        self.list(|cache| cache.all::<Role>().cloned().collect())
    }

    /// Returns the user with this id as a member of a guild, or `null`.
    #[func]
    fn get_member(&self, guild_id: IdArgument, user_id: IdArgument) -> Option<Gd<DiscordMember>> {
        let guild_id = guild_id.lookup("DiscordEntityManager.get_member", "guild_id");
        let user_id = user_id.lookup("DiscordEntityManager.get_member", "user_id");
        self.find(|cache| cache.member(guild_id, user_id))
    }

    /// Returns the members of all guilds.
    #[func]
    fn get_members(&self) -> Array<Gd<DiscordMember>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::members).collect()
        })
    }

    /// Returns the presence of the user with this id, from any guild in which it is cached. Returns `null` if there is
    /// none, such as for users who are offline.
    #[func]
    fn get_presence(&self, user_id: IdArgument) -> Option<Gd<DiscordPresence>> {
        let user_id = user_id.lookup("DiscordEntityManager.get_presence", "user_id");
        self.find(|cache| presence(cache, user_id))
    }

    /// Returns the presences of all guilds.
    #[func]
    fn get_presences(&self) -> Array<Gd<DiscordPresence>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::presences).cloned().collect()
        })
    }

    /// Returns the voice state of the user with this id in a guild, or `null`.
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

    /// Returns the voice states of all guilds.
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        self.list(|cache| {
            let guilds = cache.guilds();
            guilds.flat_map(GuildEntry::voice_states).cloned().collect()
        })
    }

    /// Returns the voice server for the bot in a guild, or `null` if the bot has not joined a voice channel there.
    #[func]
    fn get_voice_server(&self, guild_id: IdArgument) -> Option<Gd<DiscordVoiceServer>> {
        let guild_id = guild_id.lookup("DiscordEntityManager.get_voice_server", "guild_id");
        self.find(|cache| cache.voice_server(guild_id).cloned())
    }

    /// Returns the voice servers of all guilds.
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

    /// Returns the custom emoji with this id, or `null`.
    #[func]
    fn get_emoji(&self, id: IdArgument) -> Option<Gd<DiscordEmoji>> {
        let id = id.lookup("DiscordEntityManager.get_emoji", "id");
        self.find(|cache| cache.emoji(id).cloned())
    }

    /// Returns the emojis of all guilds.
    #[func]
    fn get_emojis(&self) -> Array<Gd<DiscordEmoji>> {
        self.list(|cache| {
            let guilds = cache.guilds().map(GuildEntry::guild);
            guilds
                .flat_map(|guild| guild.emojis.iter().cloned())
                .collect()
        })
    }

    /// Returns the sticker with this id, or `null`.
    #[func]
    fn get_sticker(&self, id: IdArgument) -> Option<Gd<DiscordSticker>> {
        let id = id.lookup("DiscordEntityManager.get_sticker", "id");
        self.find(|cache| cache.sticker(id).cloned())
    }

    /// Returns the stickers of all guilds.
    #[func]
    fn get_stickers(&self) -> Array<Gd<DiscordSticker>> {
        self.list(|cache| {
            let guilds = cache.guilds().map(GuildEntry::guild);
            guilds
                .flat_map(|guild| guild.stickers.iter().cloned())
                .collect()
        })
    }

    /// Returns the stage instance with this id, or `null`.
    #[func]
    fn get_stage_instance(&self, id: IdArgument) -> Option<Gd<DiscordStageInstance>> {
        let id = id.lookup("DiscordEntityManager.get_stage_instance", "id");
        self.find(|cache| cache.find::<StageInstance>(&id).cloned())
    }

    /// Returns the stage instances of all guilds.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.list(|cache| cache.all::<StageInstance>().cloned().collect())
    }

    /// Returns the scheduled event with this id, or `null`.
    #[func]
    fn get_scheduled_event(&self, id: IdArgument) -> Option<Gd<DiscordScheduledEvent>> {
        let id = id.lookup("DiscordEntityManager.get_scheduled_event", "id");
        self.find(|cache| cache.find::<ScheduledEvent>(&id).cloned())
    }

    /// Returns the scheduled events of all guilds.
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.list(|cache| cache.all::<ScheduledEvent>().cloned().collect())
    }

    /// Returns the auto moderation rule with this id, or `null`. Only rules from events are cached.
    #[func]
    fn get_auto_moderation_rule(&self, id: IdArgument) -> Option<Gd<DiscordAutoModerationRule>> {
        let id = id.lookup("DiscordEntityManager.get_auto_moderation_rule", "id");
        self.find(|cache| cache.find::<AutoModerationRule>(&id).cloned())
    }

    /// Returns the auto moderation rules of all guilds. Only rules from events are cached.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.list(|cache| cache.all::<AutoModerationRule>().cloned().collect())
    }

    /// Returns the soundboard sound with this id, or `null`.
    #[func]
    fn get_soundboard_sound(&self, id: IdArgument) -> Option<Gd<DiscordSoundboardSound>> {
        let id = id.lookup("DiscordEntityManager.get_soundboard_sound", "id");
        self.find(|cache| cache.find::<SoundboardSound>(&id).cloned())
    }

    /// Returns the soundboard sounds of all guilds.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.list(|cache| cache.all::<SoundboardSound>().cloned().collect())
    }

    /// Returns the integration with this id, or `null`. Only integrations from events are cached.
    #[func]
    fn get_integration(&self, id: IdArgument) -> Option<Gd<DiscordIntegration>> {
        let id = id.lookup("DiscordEntityManager.get_integration", "id");
        self.find(|cache| cache.find::<Integration>(&id).cloned())
    }

    /// Returns the integrations of all guilds. Only integrations from events are cached.
    #[func]
    fn get_integrations(&self) -> Array<Gd<DiscordIntegration>> {
        self.list(|cache| cache.all::<Integration>().cloned().collect())
    }

    /// Returns the invite with this code, or `null`. Only invites from events are cached.
    #[func]
    fn get_invite(&self, code: GString) -> Option<Gd<DiscordInvite>> {
        let code = code.to_string().into_boxed_str();
        self.find(|cache| cache.find::<Invite>(&code).cloned())
    }

    /// Returns the invites to all guilds. Only invites from events are cached.
    #[func]
    fn get_invites(&self) -> Array<Gd<DiscordInvite>> {
        self.list(|cache| cache.all::<Invite>().cloned().collect())
    }
}

/// Returns a presence of a user, from any guild in which it is cached.
pub fn presence(cache: &Cache, user: Id<User>) -> Option<Arc<Presence>> {
    let mut guilds = cache.guilds();
    guilds.find_map(|entry| entry.presence(user).cloned())
}
