//! [Messages](https://discord.com/developers/docs/resources/message).

use crate::objects::message::{edit, new, one_anchor};
use crate::objects::message_body::{MESSAGE_CHANGE, NEW_MESSAGE};

routes! {
    message_routes ($);

    /// Fetches messages of a channel, newest first.
    ///
    /// Options: `limit` (1 to 100; 50 by default), and one of `around`, `before`, `after` (the id of a message). Needs
    /// `VIEW_CHANNEL` and `READ_MESSAGE_HISTORY`; without the latter the list is empty. Without the message content intent, the
    /// content of other users' messages is empty. Returns an [Array] of [DiscordMessage], empty on failure.
    ///
    /// ```gdscript
    /// var latest: Array[DiscordMessage] = await client.rest.get_channel_messages(channel_id, {"limit": 10})
    /// ```
    ///
    /// [Get Channel Messages](https://discord.com/developers/docs/resources/message#get-channel-messages)
    get_channel_messages = GET "/channels/{channel_id}/messages" {
        path: (channel_id: id),
        required: (),
        query: [around: id_or_none, before: id_or_none, after: id_or_start, limit: integer(1..=100)],
        check: one_anchor,
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: [Message],
    }

    /// Fetches one message.
    ///
    /// Needs `VIEW_CHANNEL` and `READ_MESSAGE_HISTORY`. Returns a [DiscordMessage], or `null` on failure (10008: no such
    /// message).
    ///
    /// ```gdscript
    /// var message: DiscordMessage = await client.rest.get_channel_message(channel_id, message_id)
    /// ```
    ///
    /// [Get Channel Message](https://discord.com/developers/docs/resources/message#get-channel-message)
    get_channel_message = GET "/channels/{channel_id}/messages/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, READ_MESSAGE_HISTORY],
        reason: no,
        result: Message,
    }

    /// Sends a message to a channel.
    ///
    /// `message` is a [String], which becomes the content, or a [Dictionary] with the fields below. The fields may also be passed
    /// as options. A message needs at least one of content, embeds, files, stickers, a poll or components.
    ///
    /// - `content`: up to 2000 characters.
    /// - `embeds`: up to 10, with 6000 characters in total.
    /// - `allowed_mentions`: which mentions notify. Without it, [member DiscordClient.allowed_mentions] applies.
    /// - `message_reference`: `{"message_id": …}` replies to a message; `"type": 1` forwards it instead.
    /// - `components`: up to 40 components, such as buttons and select menus.
    /// - `sticker_ids`: up to 3. `poll`: a poll. `flags`: see [DiscordMessageFlags]; `4` suppresses embeds, `4096` sends the
    ///   message without a notification, `32768` is for Components V2 (IS_COMPONENTS_V2). `tts`: if `true`, the message is read
    ///   aloud.
    /// - `nonce`: up to 25 characters that identify the message. A random one by default, so that a message that is sent again
    ///   after a network error still appears only once.
    ///
    /// Up to 10 files can be attached. Needs `SEND_MESSAGES`; `EMBED_LINKS` for embeds, `ATTACH_FILES` for files,
    /// `READ_MESSAGE_HISTORY` for replies. Returns the sent [DiscordMessage], or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.create_message(channel_id, "Hello")
    /// await client.rest.create_message(channel_id, {
    ///     "content": "A new record!",
    ///     "embeds": [{"title": "Ada", "description": "12,034 points", "color": 0xF1C40F}],
    ///     "allowed_mentions": {"parse": []},
    /// })
    /// ```
    ///
    /// [Create Message](https://discord.com/developers/docs/resources/message#create-message)
    create_message = POST "/channels/{channel_id}/messages" {
        path: (channel_id: id),
        required: (message: message),
        body_of: NEW_MESSAGE,
        check: new,
        files: attachments,
        permissions: [VIEW_CHANNEL, SEND_MESSAGES],
        reason: no,
        result: Message,
    }

    /// Edits a message.
    ///
    /// `message` is a [String], which becomes the content, or a [Dictionary] with `content`, `embeds`, `allowed_mentions`,
    /// `components`, `flags` or `attachments`, within the limits of [method create_message]. Omitted fields are left unchanged;
    /// `null` removes a field.
    ///
    /// `attachments` lists the attachments to keep, as `[{"id": …}]`; new files are added to that list, and others are
    /// removed. For messages of other users, only the flags can be changed, which needs `MANAGE_MESSAGES`. Returns the
    /// edited [DiscordMessage], or `null` on failure (50005: the message is by another user).
    ///
    /// ```gdscript
    /// await client.rest.edit_message(channel_id, message_id, "Round %d of 10" % turn)
    /// ```
    ///
    /// [Edit Message](https://discord.com/developers/docs/resources/message#edit-message)
    edit_message = PATCH "/channels/{channel_id}/messages/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (message: message),
        body_of: MESSAGE_CHANGE,
        check: edit,
        files: attachments,
        permissions: [VIEW_CHANNEL],
        reason: no,
        result: Message,
    }

    /// Deletes a message.
    ///
    /// Needs `MANAGE_MESSAGES`, except for the bot's own messages. `reason` is written into the audit log. Returns `true`, or
    /// `false` on failure (10008: no such message).
    ///
    /// ```gdscript
    /// await client.rest.delete_message(channel_id, message_id, "spam")
    /// ```
    ///
    /// [Delete Message](https://discord.com/developers/docs/resources/message#delete-message)
    delete_message = DELETE "/channels/{channel_id}/messages/{message_id}" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [MANAGE_MESSAGES],
        reason: yes,
        result: bool,
    }

    /// Deletes 2 to 100 messages at once.
    ///
    /// `messages` are their ids. None may be older than two weeks. Needs `MANAGE_MESSAGES`. `reason` is written into the audit
    /// log. Returns `true`, or `false` on failure (50034: a message is too old).
    ///
    /// ```gdscript
    /// var ids := found.map(func(message: DiscordMessage) -> int: return message.id)
    /// await client.rest.bulk_delete_messages(channel_id, ids)
    /// ```
    ///
    /// [Bulk Delete Messages](https://discord.com/developers/docs/resources/message#bulk-delete-messages)
    bulk_delete_messages = POST "/channels/{channel_id}/messages/bulk-delete" {
        path: (channel_id: id),
        required: (messages: ids(2..=100)),
        permissions: [MANAGE_MESSAGES],
        reason: yes,
        result: bool,
    }

    /// Publishes a message of an announcement channel: it appears in all channels that follow it.
    ///
    /// A message can be published once. Needs `SEND_MESSAGES` for the bot's own, and `MANAGE_MESSAGES` for those of other users.
    /// Returns the [DiscordMessage], or `null` on failure (40033: it has been published already, 50024: the channel is not an
    /// announcement channel).
    ///
    /// ```gdscript
    /// var news: DiscordMessage = await client.rest.create_message(announcement_channel_id, "Version 2.0 is out!")
    /// if news != null:
    ///     await client.rest.crosspost_message(news.channel_id, news.id)
    /// ```
    ///
    /// [Crosspost Message](https://discord.com/developers/docs/resources/message#crosspost-message)
    crosspost_message = POST "/channels/{channel_id}/messages/{message_id}/crosspost" {
        path: (channel_id: id, message_id: id),
        required: (),
        permissions: [VIEW_CHANNEL, SEND_MESSAGES],
        reason: no,
        result: Message,
    }

    /// Searches the messages of a guild.
    ///
    /// A message must match all of the given options. A list matches if one of its entries does. Options:
    ///
    /// - `content`: words, up to 1024 characters; `slop`: how many other words may be between them, 0 to 100 (2 by default).
    /// - `author_id`, `mentions` (users), `mentions_role_id`, `replied_to_user_id`, `replied_to_message_id`: up to 100 ids each.
    ///   `channel_id`: up to 500.
    /// - `author_type`: `"user"`, `"bot"`, `"webhook"`. `has`: `"link"`, `"embed"`, `"file"`, `"image"`, `"video"`, `"sound"`,
    ///   `"sticker"`, `"poll"`, `"snapshot"` (a forwarded message). A leading `-`, as in `"-bot"`, excludes them.
    /// - `embed_type`: `"image"`, `"video"`, `"gif"`, `"sound"`, `"article"`. `embed_provider` and `link_hostname`: up to 100
    ///   [String]s of up to 256 characters, such as `"godotengine.org"`. `attachment_extension` (`"png"`) and
    ///   `attachment_filename` likewise.
    /// - `mention_everyone`, `pinned`: `true` or `false`. `include_nsfw`: if `true`, age-restricted channels are searched too.
    /// - `min_id`, `max_id`: only messages between these ids.
    /// - `sort_by`: `"timestamp"` (the default) or `"relevance"`; `sort_order`, for the former: `"desc"` (newest first, the
    ///   default) or `"asc"`.
    /// - `limit`: 1 to 25, 25 by default; `offset`: how many messages to skip, 0 to 9975.
    ///
    /// A page may have fewer messages than requested. Needs `READ_MESSAGE_HISTORY`, and the message content intent. Returns a
    /// [DiscordMessageSearchResult], or `null` on failure (110000: Discord is still indexing the guild's messages; try again in a
    /// few seconds).
    ///
    /// ```gdscript
    /// var found: DiscordMessageSearchResult = await client.rest.search_guild_messages(guild_id, {
    ///     "content": "dragon",
    ///     "has": ["image", "-embed"],
    ///     "limit": 10,
    /// })
    /// ```
    ///
    /// [Search Guild Messages](https://discord.com/developers/docs/resources/message#search-guild-messages)
    search_guild_messages = GET "/guilds/{guild_id}/messages/search" {
        path: (guild_id: id),
        required: (),
        query: [
            content: text(0..=1024),
            slop: integer(0..=100),
            author_id: ids(0..=100),
            author_type: list(one_of("user", "bot", "webhook", "-user", "-bot", "-webhook"), 0..=6),
            mentions: ids(0..=100),
            mentions_role_id: ids(0..=100),
            mention_everyone: bool,
            replied_to_user_id: ids(0..=100),
            replied_to_message_id: ids(0..=100),
            channel_id: ids(0..=500),
            has: list(one_of(
                "link", "embed", "file", "image", "video", "sound", "sticker", "poll", "snapshot",
                "-link", "-embed", "-file", "-image", "-video", "-sound", "-sticker", "-poll", "-snapshot",
            ), 0..=18),
            link_hostname: list(text(0..=256), 0..=100),
            embed_provider: list(text(0..=256), 0..=100),
            embed_type: list(one_of("image", "video", "gif", "sound", "article"), 0..=5),
            attachment_extension: list(text(0..=256), 0..=100),
            attachment_filename: list(text(0..=1024), 0..=100),
            pinned: bool,
            include_nsfw: bool,
            min_id: id,
            max_id: id,
            sort_by: one_of("relevance", "timestamp"),
            sort_order: one_of("asc", "desc"),
            limit: integer(1..=25),
            offset: integer(0..=9975),
        ],
        permissions: [READ_MESSAGE_HISTORY],
        reason: no,
        result: MessageSearchResult,
    }
}
