//! [Messages](https://discord.com/developers/docs/resources/message).

use crate::shapes::message::{edit, new, one_anchor};
use crate::shapes::message_body::{MESSAGE_CHANGE, NEW_MESSAGE};

routes! {
    message_routes ($);

    /// Fetches messages of a channel, newest first.
    ///
    /// Options: `limit` (1 to 100; 50 where it is left out), and one of `around`, `before`, `after` (the id of a message). Needs
    /// `VIEW_CHANNEL` and `READ_MESSAGE_HISTORY`; without the latter the list is empty. Without the message content intent, what
    /// other people wrote is empty too. Gives an [Array] of [DiscordMessage], empty on failure.
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
    /// Needs `VIEW_CHANNEL` and `READ_MESSAGE_HISTORY`. Gives a [DiscordMessage], or `null` on failure (10008: no such message).
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

    /// Posts a message to a channel.
    ///
    /// `message` is a [String], which becomes the content, or a [Dictionary] with the fields below; those may as well stand in
    /// the options. A message needs at least one of content, embeds, files, stickers, a poll or components.
    ///
    /// - `content`: up to 2000 characters.
    /// - `embeds`: up to 10, with 6000 characters in all.
    /// - `allowed_mentions`: who may be pinged. Without it, every mention in the content pings.
    /// - `message_reference`: `{"message_id": …}` answers a message; with `"type": 1` it forwards it.
    /// - `components`: up to 40 buttons, selects and the like.
    /// - `sticker_ids`: up to 3. `poll`: a poll. `flags`: 4 hides link previews, 4096 sends it silently, 32768 is for components
    ///   of the second kind. `tts`: read aloud.
    /// - `nonce`: up to 25 characters that tell this message from another. Where it is left out a random one is used, so that a
    ///   message that has to be sent a second time, after the network failed, still appears once.
    ///
    /// Up to 10 files can go along. Needs `SEND_MESSAGES`; `EMBED_LINKS` for embeds, `ATTACH_FILES` for files,
    /// `READ_MESSAGE_HISTORY` for answers. Gives the posted [DiscordMessage], or `null` on failure.
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

    /// Changes a message.
    ///
    /// `message` is a [String], which becomes the content, or a [Dictionary] with `content`, `embeds`, `allowed_mentions`,
    /// `components`, `flags` or `attachments`, within the limits of [method create_message]. What is left out stays as it is;
    /// `null` removes it.
    ///
    /// `attachments` lists those to keep, as `[{"id": …}]`; files given here are added to that list, and others are removed. Only
    /// the flags can be changed in what somebody else wrote, with `MANAGE_MESSAGES`. Gives the changed [DiscordMessage], or
    /// `null` on failure (50005: it was written by somebody else).
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
    /// Needs `MANAGE_MESSAGES`, except for the bot's own. `reason` is written into the audit log. Gives `true`, or `false` on
    /// failure (10008: no such message).
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
    /// log. Gives `true`, or `false` on failure (50034: one is too old).
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
    /// A message can be published once. Needs `SEND_MESSAGES` for the bot's own, and `MANAGE_MESSAGES` for those of others. Gives
    /// the [DiscordMessage], or `null` on failure (40033: it has been published already, 50024: the channel is of another kind).
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
    /// Everything is optional; a message must fit all that is given. A list fits if one of its entries does. The options:
    ///
    /// - `content`: words, up to 1024 characters; `slop`: how many other words may stand between them, 0 to 100 (2 where it is
    ///   left out).
    /// - `author_id`, `mentions` (users), `mentions_role_id`, `replied_to_user_id`, `replied_to_message_id`: up to 100 ids each.
    ///   `channel_id`: up to 500.
    /// - `author_type`: `"user"`, `"bot"`, `"webhook"`. `has`: `"link"`, `"embed"`, `"file"`, `"image"`, `"video"`, `"sound"`,
    ///   `"sticker"`, `"poll"`, `"snapshot"` (something forwarded). A `-` in front, as in `"-bot"`, leaves those out.
    /// - `embed_type`: `"image"`, `"video"`, `"gif"`, `"sound"`, `"article"`. `embed_provider` and `link_hostname`: up to 100
    ///   texts of up to 256 characters, such as `"godotengine.org"`. `attachment_extension` (`"png"`) and `attachment_filename`
    ///   likewise.
    /// - `mention_everyone`, `pinned`: `true` or `false`. `include_nsfw`: whether to look into channels for adults too.
    /// - `min_id`, `max_id`: only messages between these.
    /// - `sort_by`: `"timestamp"`, which is meant where it is left out, or `"relevance"`; `sort_order`, for the former: `"desc"`
    ///   (newest first, meant where it is left out) or `"asc"`.
    /// - `limit`: 1 to 25, 25 where it is left out; `offset`: how many to leave out, 0 to 9975.
    ///
    /// There may be fewer on a page than asked for. Needs `READ_MESSAGE_HISTORY`, and the message content intent. Gives a
    /// [DiscordMessageSearchResult], or `null` on failure (110000: Discord has only begun to read the guild's messages; try again
    /// in a few seconds).
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
            author_type: list(words("user", "bot", "webhook", "-user", "-bot", "-webhook"), 0..=6),
            mentions: ids(0..=100),
            mentions_role_id: ids(0..=100),
            mention_everyone: bool,
            replied_to_user_id: ids(0..=100),
            replied_to_message_id: ids(0..=100),
            channel_id: ids(0..=500),
            has: list(words(
                "link", "embed", "file", "image", "video", "sound", "sticker", "poll", "snapshot",
                "-link", "-embed", "-file", "-image", "-video", "-sound", "-sticker", "-poll", "-snapshot",
            ), 0..=18),
            link_hostname: list(text(0..=256), 0..=100),
            embed_provider: list(text(0..=256), 0..=100),
            embed_type: list(words("image", "video", "gif", "sound", "article"), 0..=5),
            attachment_extension: list(text(0..=256), 0..=100),
            attachment_filename: list(text(0..=1024), 0..=100),
            pinned: bool,
            include_nsfw: bool,
            min_id: id,
            max_id: id,
            sort_by: words("relevance", "timestamp"),
            sort_order: words("asc", "desc"),
            limit: integer(1..=25),
            offset: integer(0..=9975),
        ],
        permissions: [READ_MESSAGE_HISTORY],
        reason: no,
        result: MessageSearchResult,
    }
}
