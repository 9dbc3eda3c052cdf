//! [Reactions](https://discord.com/developers/docs/resources/message#reaction-object), which are part of messages in
//! Discord's documentation.

routes! {
    reaction_routes ($);

    /// Adds the bot's reaction to a message.
    ///
    /// `emoji` is the character itself, or `"name:id"` for a custom emoji. Needs `READ_MESSAGE_HISTORY`, and `ADD_REACTIONS` if
    /// nobody has reacted with that emoji yet. Returns `true`, or `false` on failure (10014: no such emoji, 30010: the message
    /// has 20 reactions already).
    ///
    /// ```gdscript
    /// await client.rest.create_reaction(message.channel_id, message.id, "🎲")
    /// ```
    ///
    /// [Create Reaction](https://discord.com/developers/docs/resources/message#create-reaction)
    create_reaction = PUT "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" {
        path: (channel_id: id, message_id: id, emoji: emoji),
        required: (),
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY, ADD_REACTIONS],
        reason: no,
        result: bool,
    }

    /// Deletes the bot's own reaction.
    ///
    /// `emoji` is the character itself, or `"name:id"` for a custom emoji. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.delete_own_reaction(message.channel_id, message.id, "🎲")
    /// ```
    ///
    /// [Delete Own Reaction](https://discord.com/developers/docs/resources/message#delete-own-reaction)
    delete_own_reaction = DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" {
        path: (channel_id: id, message_id: id, emoji: emoji),
        required: (),
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: bool,
    }

    /// Fetches the users who reacted to a message with an emoji, sorted by id.
    ///
    /// Options: `limit` (1 to 100; 25 by default), `after` (the id of a user: only users after this one), `type` (`0` for normal
    /// reactions, `1` for super reactions). Returns an [Array] of [DiscordUser], empty on failure.
    ///
    /// ```gdscript
    /// var voters: Array[DiscordUser] = await client.rest.get_reactions(channel_id, message_id, "👍", {"limit": 100})
    /// ```
    ///
    /// [Get Reactions](https://discord.com/developers/docs/resources/message#get-reactions)
    get_reactions = GET "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" {
        path: (channel_id: id, message_id: id, emoji: emoji),
        required: (),
        query: [type: integer(0..=1), after: id_or_start, limit: integer(1..=100)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: [User],
    }

    /// Deletes all reactions to a message.
    ///
    /// Needs `MANAGE_MESSAGES`. Returns `true`, or `false` on failure (10008: no such message).
    ///
    /// ```gdscript
    /// await client.rest.delete_all_reactions(message.channel_id, message.id)
    /// ```
    ///
    /// [Delete All Reactions](https://discord.com/developers/docs/resources/message#delete-all-reactions)
    delete_all_reactions = DELETE "/channels/{channel_id}/messages/{message_id}/reactions" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [MANAGE_MESSAGES],
        reason: no,
        result: bool,
    }

    /// Deletes all reactions to a message with one emoji.
    ///
    /// `emoji` is the character itself, or `"name:id"` for a custom emoji. Needs `MANAGE_MESSAGES`. Returns `true`, or `false` on
    /// failure (10008: no such message, 10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.delete_all_reactions_for_emoji(message.channel_id, message.id, "🎲")
    /// ```
    ///
    /// [Delete All Reactions for Emoji](https://discord.com/developers/docs/resources/message#delete-all-reactions-for-emoji)
    delete_all_reactions_for_emoji = DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" {
        path: (channel_id: id, message_id: id, emoji: emoji),
        required: (),
        permissions: [MANAGE_MESSAGES],
        reason: no,
        also: [delete_reaction],
        result: bool,
    }

    /// Deletes a user's reaction to a message.
    ///
    /// `emoji` is the character itself, or `"name:id"` for a custom emoji. This is useful for reactions that act as
    /// buttons: once the player's reaction is deleted, it can be pressed again. Needs `MANAGE_MESSAGES`. Returns
    /// `true`, or `false` on failure (10008: no such message, 10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.delete_user_reaction(message.channel_id, message.id, "⬅️", player_id)
    /// ```
    ///
    /// [Delete User Reaction](https://discord.com/developers/docs/resources/message#delete-user-reaction)
    delete_user_reaction = DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}" {
        path: (channel_id: id, message_id: id, emoji: emoji, user_id: id),
        required: (),
        permissions: [MANAGE_MESSAGES],
        reason: no,
        result: bool,
    }
}
