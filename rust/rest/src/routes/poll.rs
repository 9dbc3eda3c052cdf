//! [Polls](https://discord.com/developers/docs/resources/poll).

routes! {
    poll_routes ($);

    /// List the voters of one poll answer, paged.
    ///
    /// TODO
    ///
    /// [Get Answer Voters](https://discord.com/developers/docs/resources/poll#get-answer-voters)
    get_answer_voters = GET "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}" {
        path: (channel_id: id, message_id: id, answer_id: integer),
        required: (),
        query: [after: id, limit: integer(1..=100)],
        permissions: [],
        reason: no,
        result: (users [User]),
    }

    /// End one's own poll now.
    ///
    /// TODO
    ///
    /// [End Poll](https://discord.com/developers/docs/resources/poll#end-poll)
    end_poll = POST "/channels/{channel_id}/polls/{message_id}/expire" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Message,
    }
}
