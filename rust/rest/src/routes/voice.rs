//! [Voice and stages](https://discord.com/developers/docs/resources/voice).

routes! {
    voice_routes ($);

    /// List voice regions for a guild.
    ///
    /// TODO
    ///
    /// [Get Guild Voice Regions](https://discord.com/developers/docs/resources/guild#get-guild-voice-regions)
    get_guild_voice_regions = GET "/guilds/{guild_id}/regions" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [VoiceRegion],
    }

    /// Fetch one's own voice state.
    ///
    /// TODO
    ///
    /// [Get Current User Voice State](https://discord.com/developers/docs/resources/voice#get-current-user-voice-state)
    get_current_user_voice_state = GET "/guilds/{guild_id}/voice-states/@me" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: VoiceState,
    }

    /// Suppress or request to speak, for oneself, on a stage.
    ///
    /// TODO
    ///
    /// [Modify Current User Voice State](https://discord.com/developers/docs/resources/voice#modify-current-user-voice-state)
    modify_current_user_voice_state = PATCH "/guilds/{guild_id}/voice-states/@me" {
        path: (guild_id: id),
        required: (),
        body: [
            request_to_speak_timestamp: timestamp,
            suppress: bool,
            channel_id: id,
        ],
        permissions: [],
        reason: no,
        also: [modify_voice_state],
        result: bool,
    }

    /// Fetch a user's voice state.
    ///
    /// TODO
    ///
    /// [Get User Voice State](https://discord.com/developers/docs/resources/voice#get-user-voice-state)
    get_user_voice_state = GET "/guilds/{guild_id}/voice-states/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: VoiceState,
    }

    /// Suppress a user on a stage, or invite to speak.
    ///
    /// TODO
    ///
    /// [Modify User Voice State](https://discord.com/developers/docs/resources/voice#modify-user-voice-state)
    modify_user_voice_state = PATCH "/guilds/{guild_id}/voice-states/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        body: [
            suppress: bool,
            channel_id: id,
        ],
        permissions: [],
        reason: no,
        also: [modify_voice_state],
        result: bool,
    }

    /// Start a stage.
    ///
    /// TODO
    ///
    /// [Create Stage Instance](https://discord.com/developers/docs/resources/stage-instance#create-stage-instance)
    create_stage_instance = POST "/stage-instances" {
        path: (),
        required: (topic: text(1..=120), channel_id: id),
        body: [
            privacy_level: choice(1, 2),
            guild_scheduled_event_id: id,
            send_start_notification: bool,
        ],
        permissions: [],
        reason: yes,
        result: StageInstance,
    }

    /// Fetch the stage of a channel.
    ///
    /// TODO
    ///
    /// [Get Stage Instance](https://discord.com/developers/docs/resources/stage-instance#get-stage-instance)
    get_stage_instance = GET "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: StageInstance,
    }

    /// End a stage.
    ///
    /// TODO
    ///
    /// [Delete Stage Instance](https://discord.com/developers/docs/resources/stage-instance#delete-stage-instance)
    delete_stage_instance = DELETE "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a stage's topic.
    ///
    /// TODO
    ///
    /// [Modify Stage Instance](https://discord.com/developers/docs/resources/stage-instance#modify-stage-instance)
    modify_stage_instance = PATCH "/stage-instances/{channel_id}" {
        path: (channel_id: id),
        required: (),
        body: [
            topic: not_null(text(1..=120)),
            privacy_level: not_null(choice(1, 2)),
        ],
        permissions: [],
        reason: yes,
        also: [update_stage_instance],
        result: StageInstance,
    }

    /// List voice regions.
    ///
    /// TODO
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
