//! The sounds of guilds.

use std::sync::Arc;

use discord_model::events::{SoundboardSoundDelete, SoundboardSoundsList};
use discord_model::{Guild, Id, Patch, SoundboardSound};

use crate::{Cache, Change};

impl Cache {
    pub(super) fn sound_delete(&mut self, gone: &SoundboardSoundDelete) -> Change {
        let sound = self.forget(Patch {
            value: SoundboardSound {
                sound_id: gone.sound_id,
                guild_id: gone.guild_id,
                ..SoundboardSound::default()
            },
            present: 0,
        });
        Change::SoundboardSoundDeleted { sound }
    }

    /// Tells of those that changed. A sound that is gone has an event of its own.
    pub(super) fn sounds_update(&mut self, list: SoundboardSoundsList) -> Change {
        let (guild, sounds) = self.greet_sounds(list);
        self.keep_all(guild, &sounds);
        Change::SoundboardSoundsUpdated { guild, sounds }
    }

    /// Tells of all there are.
    pub(super) fn sounds_received(&mut self, list: SoundboardSoundsList) -> Change {
        let (guild, sounds) = self.greet_sounds(list);
        if let Some(entry) = self.guilds.get_mut(&guild) {
            entry.soundboard_sounds.clear();
        }
        self.keep_all(guild, &sounds);
        Change::SoundboardSoundsReceived { guild, sounds }
    }

    fn greet_sounds(
        &mut self,
        list: SoundboardSoundsList,
    ) -> (Id<Guild>, Box<[Arc<SoundboardSound>]>) {
        let (guild, mut sounds) = (list.guild_id, list.soundboard_sounds);
        for sound in &mut sounds {
            let sound = Arc::make_mut(sound);
            sound.guild_id = guild;
            self.see_users(sound);
        }
        (guild, sounds)
    }
}
