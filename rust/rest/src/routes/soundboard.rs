//! [Soundboard](https://discord.com/developers/docs/resources/soundboard): sounds that are played in voice channels.

routes! {
    soundboard_routes ($);

    /// Plays a soundboard sound in the voice channel that the bot is in.
    ///
    /// `sound_id` is the id of a sound of the guild, or of a default sound ([method list_default_soundboard_sounds]). Option:
    /// `source_guild_id`, the guild of the sound, if it is another guild. The bot must be in the channel, neither deafened nor
    /// muted. Needs `SPEAK` and `USE_SOUNDBOARD`; `USE_EXTERNAL_SOUNDS` for sounds of other guilds. Returns `true`, or `false` on
    /// failure (10097: no such sound, 50167: the bot is muted, deafened, or in the audience of a stage).
    ///
    /// ```gdscript
    /// await client.rest.send_soundboard_sound(voice_channel_id, victory_sound_id)
    /// ```
    ///
    /// [Send Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#send-soundboard-sound)
    send_soundboard_sound = POST "/channels/{channel_id}/send-soundboard-sound" {
        path: (channel_id: id),
        required: (sound_id: id),
        body: [
            source_guild_id: id,
        ],
        permissions: [VIEW_CHANNEL, CONNECT, SPEAK, USE_SOUNDBOARD],
        reason: no,
        result: bool,
    }

    /// Fetches the soundboard sounds of a guild.
    ///
    /// The user who created each sound is only included with `CREATE_GUILD_EXPRESSIONS` or `MANAGE_GUILD_EXPRESSIONS`. Returns an
    /// [Array] of [DiscordSoundboardSound], empty on failure.
    ///
    /// ```gdscript
    /// for sound: DiscordSoundboardSound in await client.rest.list_guild_soundboard_sounds(guild_id):
    ///     print(sound.sound_id, ": ", sound.name)
    /// ```
    ///
    /// [List Guild Soundboard Sounds](https://discord.com/developers/docs/resources/soundboard#list-guild-soundboard-sounds)
    list_guild_soundboard_sounds = GET "/guilds/{guild_id}/soundboard-sounds" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: (items [SoundboardSound]),
    }

    /// Creates a soundboard sound in a guild.
    ///
    /// `name` has 2 to 32 characters. `sound` is an [AudioStreamMP3], an [AudioStreamOggVorbis], or a path (MP3 or
    /// Ogg); at most 512 KiB and 5.2 seconds. Options: `volume` (0.0 to 1.0; 1.0 by default), and one of `emoji_id` (an
    /// emoji of the guild) and `emoji_name` (the character itself), the emoji that is shown with it. Needs
    /// `CREATE_GUILD_EXPRESSIONS`. `reason` is written into the audit log. Returns the new [DiscordSoundboardSound], or
    /// `null` on failure (30045: the guild has no room for more sounds, 50123: the file is neither MP3 nor Ogg, 50124:
    /// the sound is too long).
    ///
    /// ```gdscript
    /// await client.rest.create_guild_soundboard_sound(guild_id, "Victory", "res://sounds/victory.ogg", {"emoji_name": "🏆"})
    /// ```
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
        permissions: [CREATE_GUILD_EXPRESSIONS],
        reason: yes,
        result: SoundboardSound,
    }

    /// Fetches one soundboard sound of a guild.
    ///
    /// Returns a [DiscordSoundboardSound], or `null` on failure (10097: no such sound).
    ///
    /// ```gdscript
    /// var sound: DiscordSoundboardSound = await client.rest.get_guild_soundboard_sound(guild_id, sound_id)
    /// ```
    ///
    /// [Get Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#get-guild-soundboard-sound)
    get_guild_soundboard_sound = GET "/guilds/{guild_id}/soundboard-sounds/{sound_id}" {
        path: (guild_id: id, sound_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: SoundboardSound,
    }

    /// Deletes a soundboard sound of a guild.
    ///
    /// Needs `MANAGE_GUILD_EXPRESSIONS`; for sounds that the bot created, `CREATE_GUILD_EXPRESSIONS` is enough.
    /// `reason` is written into the audit log. Returns `true`, or `false` on failure (10097: no such sound).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_soundboard_sound(guild_id, sound_id, "Everybody is tired of it")
    /// ```
    ///
    /// [Delete Guild Soundboard Sound](https://discord.com/developers/docs/resources/soundboard#delete-guild-soundboard-sound)
    delete_guild_soundboard_sound = DELETE "/guilds/{guild_id}/soundboard-sounds/{sound_id}" {
        path: (guild_id: id, sound_id: id),
        required: (),
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: bool,
    }

    /// Changes a soundboard sound of a guild. The audio itself cannot be changed.
    ///
    /// Options: `name` (2 to 32 characters), `volume` (0.0 to 1.0; `null` for 1.0), and one of `emoji_id` (an emoji of
    /// the guild) and `emoji_name` (the character itself); `null` removes the emoji. Needs `MANAGE_GUILD_EXPRESSIONS`;
    /// for sounds that the bot created, `CREATE_GUILD_EXPRESSIONS` is enough. `reason` is written into the audit log.
    /// Returns the changed [DiscordSoundboardSound], or `null` on failure (10097: no such sound).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_soundboard_sound(guild_id, sound_id, {"volume": 0.5})
    /// ```
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
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: SoundboardSound,
    }

    /// Fetches Discord's default soundboard sounds, which can be played in every guild.
    ///
    /// Returns an [Array] of [DiscordSoundboardSound], empty on failure.
    ///
    /// ```gdscript
    /// var sounds: Array[DiscordSoundboardSound] = await client.rest.list_default_soundboard_sounds()
    /// ```
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
