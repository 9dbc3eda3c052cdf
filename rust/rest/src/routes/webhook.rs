//! [Webhooks](https://discord.com/developers/docs/resources/webhook).

use crate::objects::message::edit;
use crate::objects::message_body::{WEBHOOK_MESSAGE, WEBHOOK_MESSAGE_CHANGE};
use crate::objects::user_name::{slack_message, webhook as webhook_name};
use crate::objects::webhook::post;

routes! {
    webhook_routes ($);

    /// Makes a channel follow an announcement channel: messages published there are sent to this channel too.
    ///
    /// `channel_id` is the announcement channel, `webhook_channel_id` the channel that follows it. Needs `MANAGE_WEBHOOKS` in the
    /// latter. `reason` is written into the audit log. Returns a [DiscordFollowedChannel], or `null` on failure (30007: the
    /// channel has too many webhooks, 50024: `channel_id` is not an announcement channel).
    ///
    /// ```gdscript
    /// await client.rest.follow_announcement_channel(news_channel_id, channel_id)
    /// ```
    ///
    /// [Follow Announcement Channel](https://discord.com/developers/docs/resources/channel#follow-announcement-channel)
    follow_announcement_channel = POST "/channels/{channel_id}/followers" {
        path: (channel_id: id),
        required: (webhook_channel_id: id),
        permissions: [MANAGE_WEBHOOKS],
        reason: yes,
        result: FollowedChannel,
    }

    /// Fetches the webhooks of a channel.
    ///
    /// Needs `MANAGE_WEBHOOKS`. Returns an [Array] of [DiscordWebhook], empty on failure (50013: the permission is missing).
    ///
    /// ```gdscript
    /// var webhooks: Array[DiscordWebhook] = await client.rest.get_channel_webhooks(channel_id)
    /// ```
    ///
    /// [Get Channel Webhooks](https://discord.com/developers/docs/resources/webhook#get-channel-webhooks)
    get_channel_webhooks = GET "/channels/{channel_id}/webhooks" {
        path: (channel_id: id),
        required: (),
        permissions: [MANAGE_WEBHOOKS],
        reason: no,
        result: [Webhook],
    }

    /// Creates a webhook, which can send messages to a channel with any name and avatar.
    ///
    /// This is useful for the characters of a game. `name` has 1 to 80 characters. It must not contain "clyde",
    /// "discord" or three backticks, and must not be "everyone", "here" or "system message". Option: `avatar`, an
    /// [Image], a [Texture2D], or a path. Needs `MANAGE_WEBHOOKS`. `reason` is written into the audit log. Returns the
    /// [DiscordWebhook], or `null` on failure (30007: the channel has too many webhooks, 30058: the guild has too many
    /// webhooks). Anyone who has its token can send messages, so keep it secret.
    ///
    /// ```gdscript
    /// var webhook: DiscordWebhook = await client.rest.create_webhook(channel_id, "Innkeeper", {"avatar": "res://innkeeper.png"})
    /// if webhook != null:
    ///     await client.rest.execute_webhook(webhook.id, webhook.token, "Another ale?")
    /// ```
    ///
    /// [Create Webhook](https://discord.com/developers/docs/resources/webhook#create-webhook)
    create_webhook = POST "/channels/{channel_id}/webhooks" {
        path: (channel_id: id),
        required: (name: text(1..=80)),
        body: [avatar: image],
        check: webhook_name,
        permissions: [MANAGE_WEBHOOKS],
        reason: yes,
        also: [create_channel_webhook],
        result: Webhook,
    }

    /// Fetches the webhooks of all channels of a guild.
    ///
    /// Needs `MANAGE_WEBHOOKS`. Returns an [Array] of [DiscordWebhook], empty on failure (50013: the permission is missing).
    ///
    /// ```gdscript
    /// var webhooks: Array[DiscordWebhook] = await client.rest.get_guild_webhooks(guild_id)
    /// ```
    ///
    /// [Get Guild Webhooks](https://discord.com/developers/docs/resources/webhook#get-guild-webhooks)
    get_guild_webhooks = GET "/guilds/{guild_id}/webhooks" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_WEBHOOKS],
        reason: no,
        result: [Webhook],
    }

    /// Fetches a webhook.
    ///
    /// Needs `MANAGE_WEBHOOKS`, except for webhooks that the bot has created. Returns a [DiscordWebhook], or `null` on failure
    /// (10015: no such webhook).
    ///
    /// ```gdscript
    /// var webhook: DiscordWebhook = await client.rest.get_webhook(webhook_id)
    /// ```
    ///
    /// [Get Webhook](https://discord.com/developers/docs/resources/webhook#get-webhook)
    get_webhook = GET "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        permissions: [MANAGE_WEBHOOKS],
        reason: no,
        result: Webhook,
    }

    /// Deletes a webhook. Its messages are kept.
    ///
    /// Needs `MANAGE_WEBHOOKS`. `reason` is written into the audit log. Returns `true`, or `false` on failure (10015: no such
    /// webhook).
    ///
    /// ```gdscript
    /// await client.rest.delete_webhook(webhook.id, "the event is over")
    /// ```
    ///
    /// [Delete Webhook](https://discord.com/developers/docs/resources/webhook#delete-webhook)
    delete_webhook = DELETE "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        permissions: [MANAGE_WEBHOOKS],
        reason: yes,
        result: bool,
    }

    /// Changes a webhook. Omitted options are left unchanged.
    ///
    /// Options: `name` (1 to 80 characters, see [method create_webhook]), `avatar` (an [Image], a [Texture2D], or a
    /// path; `null` removes it), `channel_id` (the channel to which it is moved). Needs `MANAGE_WEBHOOKS`. `reason` is
    /// written into the audit log. Returns the changed [DiscordWebhook], or `null` on failure (10015: no such webhook,
    /// 50073: it belongs to Discord).
    ///
    /// ```gdscript
    /// await client.rest.modify_webhook(webhook.id, {"name": "Blacksmith", "avatar": "res://blacksmith.png"})
    /// ```
    ///
    /// [Modify Webhook](https://discord.com/developers/docs/resources/webhook#modify-webhook)
    modify_webhook = PATCH "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        body: [name: not_null(text(1..=80)), avatar: image, channel_id: id],
        check: webhook_name,
        permissions: [MANAGE_WEBHOOKS],
        reason: yes,
        result: Webhook,
    }

    /// Fetches a webhook by its token, which needs no permission.
    ///
    /// Returns a [DiscordWebhook] without the user who created it, or `null` on failure (10015: no such webhook, 50027: the token
    /// is wrong).
    ///
    /// ```gdscript
    /// var webhook: DiscordWebhook = await client.rest.get_webhook_with_token(webhook_id, webhook_token)
    /// ```
    ///
    /// [Get Webhook with Token](https://discord.com/developers/docs/resources/webhook#get-webhook-with-token)
    get_webhook_with_token = GET "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        reason: no,
        result: Webhook,
    }

    /// Sends a message through a webhook, or a follow-up message to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id] and `webhook_token` the
    /// [member DiscordInteraction.token], which is valid for 15 minutes. No permission is needed. `message` is a [String], which
    /// becomes the content, or a [Dictionary] with the fields below. The fields may also be passed as options. A message needs at
    /// least one of content, embeds, files, a poll or components.
    ///
    /// - `content` (up to 2000 characters), `embeds` (up to 10), `components` (up to 40), `poll`, `tts`: as in
    ///   [method create_message].
    /// - `allowed_mentions`: which mentions notify. Without it, [member DiscordClient.allowed_mentions] applies; with `null`,
    ///   mentions of users notify, but not those of roles and `@everyone`.
    /// - `username` (1 to 80 characters, see `name` in [method create_webhook]) and `avatar_url`: override the name and the
    ///   avatar of the webhook. Not for interactions.
    /// - `thread_id`: the thread of the channel to send the message to. `thread_name` (up to 100 characters) creates a post in a
    ///   forum instead, with up to 5 `applied_tags` (ids).
    /// - `flags`: see [DiscordMessageFlags]; `4` suppresses embeds, `4096` sends the message without a notification, `32768` is
    ///   for Components V2 (IS_COMPONENTS_V2); `64`, for interactions, makes it ephemeral.
    /// - `with_components`: without it, webhooks that were not created by a bot ignore components; with it, they accept only
    ///   non-interactive components.
    /// - `wait`: `true` by default, so that the message is returned. If it is `false`, Discord returns nothing and does
    ///   not report most errors, and this returns `null`.
    ///
    /// Up to 10 files can be attached. Returns the sent [DiscordMessage], or `null` on failure (10015: no such webhook, 50027:
    /// the token is wrong or expired, 220001: a forum requires one of `thread_id` and `thread_name`).
    ///
    /// ```gdscript
    /// await client.rest.execute_webhook(webhook.id, webhook.token, "The gates are open!", {"username": "Gatekeeper"})
    /// await client.rest.execute_webhook(interaction.application_id, interaction.token, "Here is another.", {"flags": 64})
    /// ```
    ///
    /// [Execute Webhook](https://discord.com/developers/docs/resources/webhook#execute-webhook)
    execute_webhook = POST "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (message: message),
        query: [wait: bool, thread_id: id, with_components: bool],
        body_of: WEBHOOK_MESSAGE,
        check: post,
        files: attachments,
        reason: no,
        also: [create_followup_message],
        result: Message,
    }

    /// Deletes a webhook by its token, which needs no permission. Its messages are kept.
    ///
    /// Returns `true`, or `false` on failure (10015: no such webhook, 50027: the token is wrong).
    ///
    /// ```gdscript
    /// await client.rest.delete_webhook_with_token(webhook_id, webhook_token)
    /// ```
    ///
    /// [Delete Webhook with Token](https://discord.com/developers/docs/resources/webhook#delete-webhook-with-token)
    delete_webhook_with_token = DELETE "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        reason: no,
        result: bool,
    }

    /// Changes a webhook by its token, which needs no permission. Omitted options are left unchanged.
    ///
    /// Options: `name` (1 to 80 characters, see [method create_webhook]), `avatar` (an [Image], a [Texture2D], or a path; `null`
    /// removes it). Returns the changed [DiscordWebhook], or `null` on failure (10015: no such webhook, 50027: the token is
    /// wrong).
    ///
    /// ```gdscript
    /// await client.rest.modify_webhook_with_token(webhook_id, webhook_token, {"name": "Night watch"})
    /// ```
    ///
    /// [Modify Webhook with Token](https://discord.com/developers/docs/resources/webhook#modify-webhook-with-token)
    modify_webhook_with_token = PATCH "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        body: [name: not_null(text(1..=80)), avatar: image],
        check: webhook_name,
        reason: no,
        result: Webhook,
    }

    /// Sends an event of GitHub through a webhook; Discord converts it to a message.
    ///
    /// This is rarely needed, because GitHub calls the URL itself. `body` is the event in GitHub's format. Options:
    /// `thread_id` (the thread to send the message to), `wait` (if `true`, errors are reported; `true` by default).
    /// Returns `true`, or `false` on failure (10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.execute_github_compatible_webhook(webhook.id, webhook.token, github_event)
    /// ```
    ///
    /// [Execute GitHub-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-github-compatible-webhook)
    execute_github_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/github" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        raw_body: (body: any),
        query: [wait: bool, thread_id: id],
        reason: no,
        result: bool,
    }

    /// Fetches the original response to an interaction.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the [member DiscordInteraction.token],
    /// which is valid for 15 minutes. Option: `thread_id`, if the message is in a thread. Returns a [DiscordMessage], or `null`
    /// on failure (10008: there is none, 50027: the token has expired).
    ///
    /// ```gdscript
    /// var response: DiscordMessage = await client.rest.get_original_interaction_response(interaction.application_id, interaction.token)
    /// ```
    ///
    /// [Get Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#get-original-interaction-response)
    get_original_interaction_response = GET "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [thread_id: id],
        reason: no,
        result: Message,
    }

    /// Deletes the original response to an interaction.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the [member DiscordInteraction.token],
    /// which is valid for 15 minutes. Option: `thread_id`, if the message is in a thread. Returns `true`, or `false` on failure
    /// (10008: there is none, 50027: the token has expired).
    ///
    /// ```gdscript
    /// await client.rest.delete_original_interaction_response(interaction.application_id, interaction.token)
    /// ```
    ///
    /// [Delete Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#delete-original-interaction-response)
    delete_original_interaction_response = DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [thread_id: id],
        reason: no,
        result: bool,
    }

    /// Edits the original response to an interaction, or completes a deferred response.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the [member DiscordInteraction.token],
    /// which is valid for 15 minutes. `message` is a [String], which becomes the content, or a [Dictionary] with `content`,
    /// `embeds`, `allowed_mentions`, `components`, `flags` or `attachments`, within the limits of [method create_message].
    /// Omitted fields are left unchanged; `null` removes a field. `attachments` lists the attachments to keep, as `[{"id": …}]`;
    /// new files are added to that list.
    ///
    /// A `poll` can only be added to a deferred response. Further options: `thread_id`, if the message is in a thread;
    /// `with_components`, which interactions do not need. Returns the [DiscordMessage], or `null` on failure (10008: there is
    /// none, 50027: the token has expired).
    ///
    /// ```gdscript
    /// await client.rest.create_interaction_response(interaction.id, interaction.token, {"type": 5})
    /// var path := await find_path()
    /// var text := "%d steps" % path.size()
    /// await client.rest.edit_original_interaction_response(interaction.application_id, interaction.token, text)
    /// ```
    ///
    /// [Edit Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#edit-original-interaction-response)
    edit_original_interaction_response = PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (message: message),
        query: [thread_id: id, with_components: bool],
        body_of: WEBHOOK_MESSAGE_CHANGE,
        check: edit,
        files: attachments,
        reason: no,
        result: Message,
    }

    /// Fetches a message that was sent with the same token, through a webhook or in response to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. Option: `thread_id`, if the message is
    /// in a thread. Returns a [DiscordMessage], or `null` on failure (10008: no such message, 10015: no such webhook).
    ///
    /// ```gdscript
    /// var message: DiscordMessage = await client.rest.get_webhook_message(webhook.id, webhook.token, message_id)
    /// ```
    ///
    /// [Get Webhook Message](https://discord.com/developers/docs/resources/webhook#get-webhook-message)
    get_webhook_message = GET "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (),
        query: [thread_id: id],
        reason: no,
        also: [get_followup_message],
        result: Message,
    }

    /// Deletes a message that was sent with the same token, through a webhook or in response to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. Option: `thread_id`, if the message is
    /// in a thread. Returns `true`, or `false` on failure (10008: no such message, 10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.delete_webhook_message(webhook.id, webhook.token, message.id)
    /// ```
    ///
    /// [Delete Webhook Message](https://discord.com/developers/docs/resources/webhook#delete-webhook-message)
    delete_webhook_message = DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (),
        query: [thread_id: id],
        reason: no,
        also: [delete_followup_message],
        result: bool,
    }

    /// Edits a message that was sent with the same token, through a webhook or in response to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. `message` is a [String], which becomes
    /// the content, or a [Dictionary] with `content`, `embeds`, `allowed_mentions`, `components`, `flags`, `attachments` or
    /// `poll` as in [method edit_original_interaction_response]. Omitted fields are left unchanged; `null` removes a field.
    /// Further options: `thread_id`, if the message is in a thread; `with_components`, without which webhooks that were not
    /// created by a bot ignore components. Returns the edited [DiscordMessage], or `null` on failure (10008: no such message,
    /// 10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.edit_webhook_message(webhook.id, webhook.token, message.id, "The gates are closed.")
    /// ```
    ///
    /// [Edit Webhook Message](https://discord.com/developers/docs/resources/webhook#edit-webhook-message)
    edit_webhook_message = PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (message: message),
        query: [thread_id: id, with_components: bool],
        body_of: WEBHOOK_MESSAGE_CHANGE,
        check: edit,
        files: attachments,
        reason: no,
        also: [edit_followup_message],
        result: Message,
    }

    /// Sends a message in Slack's format through a webhook; Discord converts it.
    ///
    /// This is for tools that only support Slack; otherwise, use [method execute_webhook]. `body` is the message in
    /// Slack's format: `text`, `username` (see [method create_webhook]), `icon_url`, `attachments`. Options:
    /// `thread_id` (the thread to send the message to), `wait` (if `true`, errors are reported; `true` by default).
    /// Returns `true`, or `false` on failure (10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.execute_slack_compatible_webhook(webhook.id, webhook.token, {"text": "The build is done."})
    /// ```
    ///
    /// [Execute Slack-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-slack-compatible-webhook)
    execute_slack_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/slack" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        raw_body: (body: any),
        query: [wait: bool, thread_id: id],
        check: slack_message,
        reason: no,
        result: bool,
    }
}
