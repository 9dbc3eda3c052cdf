//! [Polls](https://discord.com/developers/docs/resources/poll).

routes! {
    poll_routes ($);

    /// Fetches the users who voted for an answer of a poll, sorted by id.
    ///
    /// `answer_id` is the number of the answer, from `1`. Options: `limit` (1 to 100; 25 by default), `after` (the id of a user:
    /// only users after this one). Needs `VIEW_CHANNEL` and `READ_MESSAGE_HISTORY`. Returns an [Array] of [DiscordUser], empty on
    /// failure (10008: no such message).
    ///
    /// ```gdscript
    /// var voters: Array[DiscordUser] = await client.rest.get_answer_voters(channel_id, message_id, 1, {"limit": 100})
    /// ```
    ///
    /// [Get Answer Voters](https://discord.com/developers/docs/resources/poll#get-answer-voters)
    get_answer_voters = GET "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}" {
        path: (channel_id: id, message_id: id, answer_id: integer),
        required: (),
        query: [after: id_or_start, limit: integer(1..=100)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: (users [User]),
    }

    /// Ends one of the bot's own polls at once.
    ///
    /// Other users' polls cannot be ended. Returns the [DiscordMessage] with the poll, or `null` on failure (520001: it
    /// has ended already, 520006: the message has no poll). The votes are counted soon afterwards; then the message is
    /// updated again.
    ///
    /// ```gdscript
    /// await client.rest.end_poll(message.channel_id, message.id)
    /// ```
    ///
    /// [End Poll](https://discord.com/developers/docs/resources/poll#end-poll)
    end_poll = POST "/channels/{channel_id}/polls/{message_id}/expire" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: Message,
    }
}
