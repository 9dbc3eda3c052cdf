//! Soundboard sounds.

use std::sync::Arc;

use discord_model::events::{SoundboardSoundDelete, SoundboardSoundsList};
use discord_model::{Guild, Id, Patch, SoundboardSound};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn sound_delete(&mut self, payload: &SoundboardSoundDelete) -> Change {
        let sound = self.remove_resource(Patch {
            value: SoundboardSound {
                sound_id: payload.sound_id,
                guild_id: payload.guild_id,
                ..SoundboardSound::default()
            },
            present: 0,
        });
        Change::SoundboardSoundDeleted { sound }
    }

    /// The event lists the changed sounds, and no deletions.
    pub(super) fn sounds_update(&mut self, list: SoundboardSoundsList) -> Change {
        let (guild, sounds) = self.normalize_sounds(list);
        self.insert_resources(guild, &sounds);
        Change::SoundboardSoundsUpdated { guild, sounds }
    }

    /// The event lists all sounds of the guild.
    pub(super) fn sounds_received(&mut self, list: SoundboardSoundsList) -> Change {
        let (guild, sounds) = self.normalize_sounds(list);
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.soundboard_sounds.clear();
        }
        self.insert_resources(guild, &sounds);
        Change::SoundboardSoundsReceived { guild, sounds }
    }

    fn normalize_sounds(
        &mut self,
        list: SoundboardSoundsList,
    ) -> (Id<Guild>, Box<[Arc<SoundboardSound>]>) {
        let (guild, mut sounds) = (list.guild_id, list.soundboard_sounds);
        for sound in &mut sounds {
            let sound = Arc::make_mut(sound);
            sound.guild_id = guild;
            self.update_users(sound);
        }
        (guild, sounds)
    }
}
