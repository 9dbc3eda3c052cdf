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
use crate::convert::id;
use crate::entities::*;

#[godot_api(secondary)]
impl DiscordEntityManager {
    /// The role with this id, or `null`.
    #[func]
    fn get_role(&self, id: i64) -> Option<Gd<DiscordRole>> {
        self.find(|cache| cache.find::<Role>(&self::id(id)).cloned())
    }

    /// The roles of all guilds, in no order, like everything below.
    #[func]
    fn get_roles(&self) -> Array<Gd<DiscordRole>> {
        self.list(|cache| cache.all::<Role>().cloned().collect())
    }

    /// The user with this id as a member of a guild, or `null`.
    #[func]
    fn get_member(&self, guild_id: i64, user_id: i64) -> Option<Gd<DiscordMember>> {
        self.find(|cache| cache.member(id(guild_id), id(user_id)))
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
    fn get_presence(&self, user_id: i64) -> Option<Gd<DiscordPresence>> {
        self.find(|cache| presence(cache, id(user_id)))
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
    fn get_voice_state(&self, guild_id: i64, user_id: i64) -> Option<Gd<DiscordVoiceState>> {
        self.find(|cache| cache.voice_state(id(guild_id), id(user_id)).cloned())
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
    fn get_voice_server(&self, guild_id: i64) -> Option<Gd<DiscordVoiceServer>> {
        self.find(|cache| cache.voice_server(id(guild_id)).cloned())
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
    fn get_emoji(&self, id: i64) -> Option<Gd<DiscordEmoji>> {
        self.find(|cache| cache.emoji(self::id(id)).cloned())
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
    fn get_sticker(&self, id: i64) -> Option<Gd<DiscordSticker>> {
        self.find(|cache| cache.sticker(self::id(id)).cloned())
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
    fn get_stage_instance(&self, id: i64) -> Option<Gd<DiscordStageInstance>> {
        self.find(|cache| cache.find::<StageInstance>(&self::id(id)).cloned())
    }

    /// The open stages of all guilds.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.list(|cache| cache.all::<StageInstance>().cloned().collect())
    }

    /// The planned event with this id, or `null`.
    #[func]
    fn get_scheduled_event(&self, id: i64) -> Option<Gd<DiscordScheduledEvent>> {
        self.find(|cache| cache.find::<ScheduledEvent>(&self::id(id)).cloned())
    }

    /// The planned events of all guilds.
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.list(|cache| cache.all::<ScheduledEvent>().cloned().collect())
    }

    /// The rule of automatic moderation with this id, or `null`. Known are those events told of.
    #[func]
    fn get_auto_moderation_rule(&self, id: i64) -> Option<Gd<DiscordAutoModerationRule>> {
        self.find(|cache| cache.find::<AutoModerationRule>(&self::id(id)).cloned())
    }

    /// The rules of automatic moderation of all guilds that events told of.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.list(|cache| cache.all::<AutoModerationRule>().cloned().collect())
    }

    /// The guild's sound with this id, or `null`.
    #[func]
    fn get_soundboard_sound(&self, id: i64) -> Option<Gd<DiscordSoundboardSound>> {
        self.find(|cache| cache.find::<SoundboardSound>(&self::id(id)).cloned())
    }

    /// The sounds of all guilds.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.list(|cache| cache.all::<SoundboardSound>().cloned().collect())
    }

    /// The integration with this id, or `null`. Known are those events told of.
    #[func]
    fn get_integration(&self, id: i64) -> Option<Gd<DiscordIntegration>> {
        self.find(|cache| cache.find::<Integration>(&self::id(id)).cloned())
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
