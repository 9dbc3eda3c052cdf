//! [Voice](https://discord.com/developers/docs/resources/voice) states and regions, and
//! [stages](https://discord.com/developers/docs/resources/stage-instance).

routes! {
    voice_routes ($);

    /// Fetches the voice regions that a guild can choose from.
    ///
    /// Unlike [method list_voice_regions], this includes the regions that only this guild can use. Returns an [Array] of
    /// [DiscordVoiceRegion], empty on failure.
    ///
    /// ```gdscript
    /// var regions: Array[DiscordVoiceRegion] = await client.rest.get_guild_voice_regions(guild_id)
    /// ```
    ///
    /// [Get Guild Voice Regions](https://discord.com/developers/docs/resources/guild#get-guild-voice-regions)
    get_guild_voice_regions = GET "/guilds/{guild_id}/regions" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [VoiceRegion],
    }

    /// Fetches the bot's own voice state in a guild.
    ///
    /// Returns a [DiscordVoiceState], or `null` on failure (10065: the bot is not in a voice channel there).
    ///
    /// ```gdscript
    /// var state: DiscordVoiceState = await client.rest.get_current_user_voice_state(guild_id)
    /// ```
    ///
    /// [Get Current User Voice State](https://discord.com/developers/docs/resources/voice#get-current-user-voice-state)
    get_current_user_voice_state = GET "/guilds/{guild_id}/voice-states/@me" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: VoiceState,
    }

    /// Makes the bot a speaker on a stage, moves it to the audience, or requests to speak.
    ///
    /// The bot must be in the stage channel already. Options: `channel_id` (that channel), `suppress` (`false` to speak, `true`
    /// to listen), `request_to_speak_timestamp` (Unix seconds or ISO 8601, now or later: requests to speak; `null` withdraws the
    /// request). Needs `MUTE_MEMBERS` to speak without a request, and `REQUEST_TO_SPEAK` to request it. Returns `true`, or
    /// `false` on failure (40032: the bot is not in the channel).
    ///
    /// ```gdscript
    /// await client.rest.modify_current_user_voice_state(guild_id, {"channel_id": stage_id, "suppress": false})
    /// ```
    ///
    /// [Modify Current User Voice State](https://discord.com/developers/docs/resources/voice#modify-current-user-voice-state)
    modify_current_user_voice_state = PATCH "/guilds/{guild_id}/voice-states/@me" {
        path: (guild_id: id),
        required: (),
        body: [
            channel_id: id,
            suppress: bool,
            request_to_speak_timestamp: timestamp,
        ],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Fetches the voice state of a user in a guild.
    ///
    /// Returns a [DiscordVoiceState], or `null` on failure (10065: the user is not in a voice channel there).
    ///
    /// ```gdscript
    /// var state: DiscordVoiceState = await client.rest.get_user_voice_state(guild_id, user_id)
    /// if state != null:
    ///     print("Talks in ", state.channel_id)
    /// ```
    ///
    /// [Get User Voice State](https://discord.com/developers/docs/resources/voice#get-user-voice-state)
    get_user_voice_state = GET "/guilds/{guild_id}/voice-states/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: VoiceState,
    }

    /// Makes a user a speaker on a stage, or moves the user to the audience.
    ///
    /// The user must be in the stage channel already. Options: `channel_id` (that channel), `suppress` (`false` to speak, `true`
    /// to listen). Needs `MUTE_MEMBERS`. Returns `true`, or `false` on failure (40032: the user is not in the channel).
    ///
    /// ```gdscript
    /// await client.rest.modify_user_voice_state(guild_id, winner_id, {"channel_id": stage_id, "suppress": false})
    /// ```
    ///
    /// [Modify User Voice State](https://discord.com/developers/docs/resources/voice#modify-user-voice-state)
    modify_user_voice_state = PATCH "/guilds/{guild_id}/voice-states/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        body: [
            channel_id: id,
            suppress: bool,
        ],
        permissions: [MUTE_MEMBERS],
        reason: no,
        result: bool,
    }

    /// Opens a stage: creates a stage instance with a topic in a stage channel.
    ///
    /// `topic` has 1 to 120 characters. Options: `privacy_level` (`2`, the default, for the members of the guild; `1`, public, is
    /// deprecated by Discord), `send_start_notification` (`true` pings `@everyone`, for which the bot needs `MENTION_EVERYONE`),
    /// `guild_scheduled_event_id` (the scheduled event that it belongs to). Needs `MANAGE_CHANNELS`, `MUTE_MEMBERS` and
    /// `MOVE_MEMBERS`. `reason` is written into the audit log. Returns the new [DiscordStageInstance], or `null` on failure
    /// (150006: the stage is open already).
    ///
    /// ```gdscript
    /// await client.rest.create_stage_instance(stage_channel_id, "The final, live")
    /// ```
    ///
    /// [Create Stage Instance](https://discord.com/developers/docs/resources/stage-instance#create-stage-instance)
    create_stage_instance = POST "/stage-instances" {
        path: (),
        required: (channel_id: id, topic: text(1..=120)),
        body: [
            privacy_level: choice(1, 2),
            send_start_notification: bool,
            guild_scheduled_event_id: id,
        ],
        permissions: [MANAGE_CHANNELS, MUTE_MEMBERS, MOVE_MEMBERS],
        reason: yes,
        result: StageInstance,
    }

    /// Fetches the stage instance of a stage channel.
    ///
    /// Returns a [DiscordStageInstance], or `null` on failure (10067: no stage is open there).
    ///
    /// ```gdscript
    /// var stage: DiscordStageInstance = await client.rest.get_stage_instance(stage_channel_id)
    /// ```
    ///
    /// [Get Stage Instance](https://discord.com/developers/docs/resources/stage-instance#get-stage-instance)
    get_stage_instance = GET "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: StageInstance,
    }

    /// Closes a stage. The users in the channel stay there.
    ///
    /// Needs `MANAGE_CHANNELS`, `MUTE_MEMBERS` and `MOVE_MEMBERS`. `reason` is written into the audit log. Returns `true`, or
    /// `false` on failure (10067: no stage is open there).
    ///
    /// ```gdscript
    /// await client.rest.delete_stage_instance(stage_channel_id)
    /// ```
    ///
    /// [Delete Stage Instance](https://discord.com/developers/docs/resources/stage-instance#delete-stage-instance)
    delete_stage_instance = DELETE "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [MANAGE_CHANNELS, MUTE_MEMBERS, MOVE_MEMBERS],
        reason: yes,
        result: bool,
    }

    /// Changes the topic of an open stage.
    ///
    /// Options: `topic` (1 to 120 characters), `privacy_level` (`2` for the members of the guild). Needs `MANAGE_CHANNELS`,
    /// `MUTE_MEMBERS` and `MOVE_MEMBERS`. `reason` is written into the audit log. Returns the changed [DiscordStageInstance], or
    /// `null` on failure (10067: no stage is open there).
    ///
    /// ```gdscript
    /// await client.rest.modify_stage_instance(stage_channel_id, {"topic": "Round %d" % turn})
    /// ```
    ///
    /// [Modify Stage Instance](https://discord.com/developers/docs/resources/stage-instance#modify-stage-instance)
    modify_stage_instance = PATCH "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        body: [
            topic: not_null(text(1..=120)),
            privacy_level: not_null(choice(1, 2)),
        ],
        permissions: [MANAGE_CHANNELS, MUTE_MEMBERS, MOVE_MEMBERS],
        reason: yes,
        also: [update_stage_instance],
        result: StageInstance,
    }

    /// Fetches the voice regions that every guild can choose from, for `rtc_region` of a voice channel.
    ///
    /// Returns an [Array] of [DiscordVoiceRegion], empty on failure.
    ///
    /// ```gdscript
    /// for region: DiscordVoiceRegion in await client.rest.list_voice_regions():
    ///     print(region.id, ": ", region.name)
    /// ```
    ///
    /// [List Voice Regions](https://discord.com/developers/docs/resources/voice#list-voice-regions)
    list_voice_regions = GET "/voice/regions" {
        path: (),
        required: (),
        permissions: [],
        reason: no,
        result: [VoiceRegion],
    }
}
