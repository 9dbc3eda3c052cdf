//! [Responses to interactions](https://discord.com/developers/docs/interactions/receiving-and-responding).

use crate::objects::INTERACTION_RESPONSE;

routes! {
    interaction_routes ($);

    /// Responds to an interaction: a command, a button, a select menu or a modal that a user used.
    ///
    /// The interaction must be responded to within 3 seconds, and only once. After that, [method execute_webhook] sends follow-up
    /// messages for 15 minutes, and [method edit_original_interaction_response] edits this response. `interaction_id` and
    /// `interaction_token` are those of the [DiscordInteraction]. `response` is a [Dictionary] with a `type`, see
    /// [DiscordInteractionCallbackType], and the `data` of that type:
    ///
    /// - 4, a message: `content` (up to 2000 characters), `embeds`, `components`, `allowed_mentions`, `poll`, `tts`, `flags`, as
    ///   in [method create_message]; the flag `64` makes it ephemeral. 7 edits the message of the component instead.
    /// - 5 and 6 defer the response for 15 minutes: 5 shows a loading state, 6 (only for components) shows nothing. `data` may be
    ///   omitted, or be `{"flags": 64}` to make a response of type 5 ephemeral.
    /// - 8, autocomplete suggestions: `choices`, up to 25 of `{"name": …, "value": …}`.
    /// - 9, a modal: `custom_id` (1 to 100 characters), `title` (1 to 45) and `components`. Not allowed in response to
    ///   a modal.
    /// - 12 launches the activity. 1 responds to a ping, 10 (deprecated by Discord) requires premium; 13, which Discord
    ///   does not document, reports whether a user can buy an item, with `eligible`, `ineligible_reason` and
    ///   `ineligible_reason_description`.
    ///
    /// Up to 10 files for a message can be passed in `files`, next to `type` or in the options. `with_response` is
    /// `true` by default; if it is `false`, Discord returns nothing, and this returns `null`. Returns a
    /// [DiscordInteractionCallbackResponse], or `null` on failure (10062: it is too late, 40060: the interaction has
    /// been responded to already).
    ///
    /// ```gdscript
    /// await client.rest.create_interaction_response(interaction.id, interaction.token, {
    ///     "type": DiscordInteractionCallbackType.CHANNEL_MESSAGE_WITH_SOURCE,
    ///     "data": {"content": "You rolled %d." % randi_range(1, 6), "flags": DiscordMessageFlags.EPHEMERAL},
    /// })
    /// ```
    ///
    /// [Create Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response)
    create_interaction_response = POST "/interactions/{interaction_id}/{interaction_token}/callback" {
        path: (interaction_id: id, interaction_token: text),
        required: (),
        raw_body: (response: object(INTERACTION_RESPONSE)),
        query: [with_response: bool],
        files: attachments(data),
        reason: no,
        result: InteractionCallbackResponse,
    }
}
