//! [Channels](https://discord.com/developers/docs/resources/channel).

routes! {
    channel_routes ($);

    /// Fetches a channel or a thread.
    ///
    /// Needs `VIEW_CHANNEL`. Gives a [DiscordChannel], or `null` on failure (10003: no such channel, 50001: the bot may not see it).
    ///
    /// ```gdscript
    /// var channel: DiscordChannel = await client.rest.get_channel(channel_id)
    /// ```
    ///
    /// [Get Channel](https://discord.com/developers/docs/resources/channel#get-channel)
    get_channel = GET "/channels/{channel_id}" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: Channel,
    }

    /// Shows "… is typing" in a channel, for 10 seconds or until the bot posts something.
    ///
    /// Worth it only where an answer takes a few seconds. Needs `SEND_MESSAGES`. Gives `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.trigger_typing_indicator(channel_id)
    /// var answer := await think_for_a_while()
    /// await client.rest.create_message(channel_id, answer)
    /// ```
    ///
    /// [Trigger Typing Indicator](https://discord.com/developers/docs/resources/channel#trigger-typing-indicator)
    trigger_typing_indicator = POST "/channels/{channel_id}/typing" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, SEND_MESSAGES],
        reason: no,
        result: bool,
    }
}
