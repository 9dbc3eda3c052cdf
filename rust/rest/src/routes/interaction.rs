//! [Answers to interactions](https://discord.com/developers/docs/interactions/receiving-and-responding).

routes! {
    interaction_routes ($);

    /// Answer an interaction (first response).
    ///
    /// TODO
    ///
    /// [Create Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response)
    create_interaction_response = POST "/interactions/{interaction_id}/{interaction_token}/callback" {
        path: (interaction_id: id, interaction_token: text),
        required: (type: choice(8)),
        query: [with_response: bool],
        body: [
            data: not_null(any),
        ],
        files: attachments,
        permissions: [],
        reason: no,
        result: InteractionCallbackResponse,
    }
}
