//! [Pins](https://discord.com/developers/docs/resources/message#get-channel-pins).

routes! {
    pin_routes ($);

    /// List pins of a channel, paged (2025 route).
    ///
    /// TODO
    ///
    /// [Get Channel Pins](https://discord.com/developers/docs/resources/message#get-channel-pins)
    get_channel_pins = GET "/channels/{channel_id}/messages/pins" {
        path: (channel_id: id),
        required: (),
        query: [before: timestamp, limit: integer(1..=50)],
        permissions: [],
        reason: no,
        also: [get_pinned_messages],
        result: MessagePins,
    }

    /// Pin a message (2025 route).
    ///
    /// TODO
    ///
    /// [Pin Message](https://discord.com/developers/docs/resources/message#pin-message)
    pin_message = PUT "/channels/{channel_id}/messages/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [],
        reason: yes,
        also: [add_pinned_channel_message],
        result: bool,
    }

    /// Unpin a message (2025 route).
    ///
    /// TODO
    ///
    /// [Unpin Message](https://discord.com/developers/docs/resources/message#unpin-message)
    unpin_message = DELETE "/channels/{channel_id}/messages/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [],
        reason: yes,
        also: [delete_pinned_channel_message],
        result: bool,
    }

    /// List pins, unpaged (old route).
    ///
    /// DEPRECATED
    /// TODO
    ///
    /// [Get Pinned Messages (deprecated)](https://discord.com/developers/docs/resources/message#get-pinned-messages-deprecated)
    get_pinned_messages_deprecated = GET "/channels/{channel_id}/pins" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Message],
    }

    /// Pin a message (old route).
    ///
    /// DEPRECATED
    /// TODO
    ///
    /// [Pin Message (deprecated)](https://discord.com/developers/docs/resources/message#pin-message-deprecated)
    deprecated_pin_message = PUT "/channels/{channel_id}/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Unpin a message (old route).
    ///
    /// DEPRECATED
    /// TODO
    ///
    /// [Unpin Message (deprecated)](https://discord.com/developers/docs/resources/message#unpin-message-deprecated)
    deprecated_unpin_message = DELETE "/channels/{channel_id}/pins/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }
}
