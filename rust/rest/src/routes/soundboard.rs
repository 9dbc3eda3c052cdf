//! [Soundboard sounds](https://discord.com/developers/docs/resources/soundboard).

routes! {
    soundboard_routes ($);

    /// Play a soundboard sound in the voice channel one is in.
    ///
    /// TODO
    ///
    /// [Send Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#send-soundboard-sound)
    send_soundboard_sound = POST "/channels/{channel_id}/send-soundboard-sound" {
        path: (channel_id: id),
        required: (sound_id: id),
        body: [
            source_guild_id: id,
        ],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// List a guild's soundboard sounds.
    ///
    /// TODO
    ///
    /// [List Guild Soundboard Sounds](https://discord.com/developers/docs/resources/soundboard#list-guild-soundboard-sounds)
    list_guild_soundboard_sounds = GET "/guilds/{guild_id}/soundboard-sounds" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: (items [SoundboardSound]),
    }

    /// Upload a soundboard sound.
    ///
    /// TODO
    ///
    /// [Create Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#create-guild-soundboard-sound)
    create_guild_soundboard_sound = POST "/guilds/{guild_id}/soundboard-sounds" {
        path: (guild_id: id),
        required: (name: text(2..=32), sound: sound),
        body: [
            volume: number(0.0..=1.0),
            emoji_id: id,
            emoji_name: text(1..=32),
        ],
        permissions: [],
        reason: yes,
        result: SoundboardSound,
    }

    /// Fetch one soundboard sound.
    ///
    /// TODO
    ///
    /// [Get Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#get-guild-soundboard-sound)
    get_guild_soundboard_sound = GET "/guilds/{guild_id}/soundboard-sounds/{sound_id}" {
        path: (guild_id: id, sound_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: SoundboardSound,
    }

    /// Delete a soundboard sound.
    ///
    /// TODO
    ///
    /// [Delete Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#delete-guild-soundboard-sound)
    delete_guild_soundboard_sound = DELETE "/guilds/{guild_id}/soundboard-sounds/{sound_id}" {
        path: (guild_id: id, sound_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a soundboard sound.
    ///
    /// TODO
    ///
    /// [Modify Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#modify-guild-soundboard-sound)
    modify_guild_soundboard_sound = PATCH "/guilds/{guild_id}/soundboard-sounds/{sound_id}" {
        path: (guild_id: id, sound_id: id),
        required: (),
        body: [
            name: not_null(text(2..=32)),
            volume: number(0.0..=1.0),
            emoji_id: id,
            emoji_name: text(1..=32),
        ],
        permissions: [],
        reason: yes,
        result: SoundboardSound,
    }

    /// List the default soundboard sounds.
    ///
    /// TODO
    ///
    /// [List Default Soundboard Sounds](https://discord.com/developers/docs/resources/soundboard#list-default-soundboard-sounds)
    list_default_soundboard_sounds = GET "/soundboard-default-sounds" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: [SoundboardSound],
    }
}
