//! [Answers to interactions](https://discord.com/developers/docs/interactions/receiving-and-responding).

use crate::shapes::INTERACTION_RESPONSE;

routes! {
    interaction_routes ($);

    /// Answers an interaction: a command, a button, a select or a modal that somebody used.
    ///
    /// It must be answered within 3 seconds, and once. After that, [method execute_webhook] adds messages for 15 minutes, and
    /// [method edit_original_interaction_response] changes this one. `interaction_id` and `interaction_token` are those of the
    /// [DiscordInteraction]. `response` is a [Dictionary] with a `type`, see [DiscordInteractionCallbackType], and `data` that
    /// fits:
    ///
    /// - 4, a message: `content` (up to 2000 characters), `embeds`, `components`, `allowed_mentions`, `poll`, `tts`, `flags`, as
    ///   with [method create_message]; the flag 64 shows it to that person only. 7 changes the message with the button instead.
    /// - 5 says that the bot is thinking, 6 (only for buttons and selects) nothing at all; both leave 15 minutes. `data` may be
    ///   left out, or be `{"flags": 64}` for a 5 of which only that person shall see the answer.
    /// - 8, suggestions while somebody types: `choices`, up to 25 of `{"name": …, "value": …}`.
    /// - 9, a modal: `custom_id` (1 to 100 characters), `title` (1 to 45) and `components`. Not as the answer to a modal.
    /// - 12 launches the activity. 1 answers a ping, 10 (given up by Discord) asks for payment; 13, which Discord does not
    ///   document, says with `eligible`, `ineligible_reason` and `ineligible_reason_description` whether somebody may buy an
    ///   item.
    ///
    /// Up to 10 files for a message go into `files`, beside `type` or in the options. `with_response` is sent as `true`; with
    /// `false` Discord tells nothing, and `null` is given. Gives a [DiscordInteractionCallbackResponse], or `null` on failure
    /// (10062: it is too late, 40060: it has been answered).
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
        whole: (response: object(INTERACTION_RESPONSE)),
        query: [with_response: bool],
        files: attachments(data),
        reason: no,
        result: InteractionCallbackResponse,
    }
}
