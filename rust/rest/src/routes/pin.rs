//! [Pins](https://discord.com/developers/docs/resources/message#get-channel-pins).

routes! {
    pin_routes ($);

    /// Fetches a page of the pinned messages of a channel, sorted by the time when they were pinned, latest first.
    ///
    /// Options: `limit` (1 to 50; 50 by default), `before` (a time, as text or in Unix seconds: only messages that were pinned
    /// earlier). Needs `VIEW_CHANNEL`; without `READ_MESSAGE_HISTORY` the page is empty. Returns a [DiscordMessagePins], or
    /// `null` on failure (10003: no such channel).
    ///
    /// ```gdscript
    /// var pins: DiscordMessagePins = await client.rest.get_channel_pins(channel_id)
    /// while pins != null:
    ///     for pin: DiscordMessagePin in pins.items:
    ///         print(pin.message.content)
    ///     if not pins.has_more:
    ///         break
    ///     pins = await client.rest.get_channel_pins(channel_id, {"before": pins.items.back().pinned_at})
    /// ```
    ///
    /// [Get Channel Pins](https://discord.com/developers/docs/resources/message#get-channel-pins)
    get_channel_pins = GET "/channels/{channel_id}/messages/pins" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(1..=50)],
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        also: [get_pinned_messages],
        result: MessagePins,
    }

    /// Pins a message in its channel, up to 250 in each channel.
    ///
    /// Needs `PIN_MESSAGES`. `reason` is written into the audit log. Returns `true`, or `false` on failure (10008: no such
    /// message, 30003: 250 messages are pinned already).
    ///
    /// ```gdscript
    /// await client.rest.pin_message(message.channel_id, message.id, "the rules of the season")
    /// ```
    ///
    /// [Pin Message](https://discord.com/developers/docs/resources/message#pin-message)
    pin_message = PUT "/channels/{channel_id}/messages/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [PIN_MESSAGES],
        reason: yes,
        also: [add_pinned_channel_message],
        result: bool,
    }

    /// Unpins a message. The message itself is kept.
    ///
    /// Needs `PIN_MESSAGES`. `reason` is written into the audit log. Returns `true`, or `false` on failure (10008: no such
    /// message).
    ///
    /// ```gdscript
    /// await client.rest.unpin_message(message.channel_id, message.id)
    /// ```
    ///
    /// [Unpin Message](https://discord.com/developers/docs/resources/message#unpin-message)
    unpin_message = DELETE "/channels/{channel_id}/messages/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [PIN_MESSAGES],
        reason: yes,
        also: [delete_pinned_channel_message],
        result: bool,
    }

    /// Fetches the pinned messages of a channel, up to 50. Deprecated by Discord; use [method get_channel_pins], which
    /// returns all pinned messages and the times when they were pinned.
    ///
    /// Needs `VIEW_CHANNEL`; without `READ_MESSAGE_HISTORY` the list is empty. Returns an [Array] of [DiscordMessage], empty on
    /// failure.
    ///
    /// ```gdscript
    /// var pinned: Array[DiscordMessage] = await client.rest.get_pinned_messages_deprecated(channel_id)
    /// ```
    ///
    /// [Get Pinned Messages (deprecated)](https://discord.com/developers/docs/resources/message#get-pinned-messages-deprecated)
    get_pinned_messages_deprecated = GET "/channels/{channel_id}/pins" {
        path: (channel_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: [Message],
    }

    /// Pins a message. Deprecated by Discord; use [method pin_message].
    ///
    /// Needs `PIN_MESSAGES`. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.deprecated_pin_message(message.channel_id, message.id)
    /// ```
    ///
    /// [Pin Message (deprecated)](https://discord.com/developers/docs/resources/message#pin-message-deprecated)
    deprecated_pin_message = PUT "/channels/{channel_id}/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [PIN_MESSAGES],
        reason: no,
        result: bool,
    }

    /// Unpins a message. Deprecated by Discord; use [method unpin_message].
    ///
    /// Needs `PIN_MESSAGES`. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.deprecated_unpin_message(message.channel_id, message.id)
    /// ```
    ///
    /// [Unpin Message (deprecated)](https://discord.com/developers/docs/resources/message#unpin-message-deprecated)
    deprecated_unpin_message = DELETE "/channels/{channel_id}/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [PIN_MESSAGES],
        reason: no,
        result: bool,
    }
}
