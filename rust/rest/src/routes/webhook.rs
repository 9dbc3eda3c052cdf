//! [Webhooks](https://discord.com/developers/docs/resources/webhook).

use crate::shapes::message::edit;
use crate::shapes::message_body::{WEBHOOK_MESSAGE, WEBHOOK_MESSAGE_CHANGE};
use crate::shapes::user_name::{slack_message, webhook as webhook_name};
use crate::shapes::webhook::post;

routes! {
    webhook_routes ($);

    /// Has a channel follow an announcement channel: what is published there appears here too.
    ///
    /// `channel_id` is the announcement channel, `webhook_channel_id` the one that shall follow. Needs `MANAGE_WEBHOOKS` in the
    /// latter. `reason` is written into the audit log. Gives a [DiscordFollowedChannel], or `null` on failure (30007: the channel
    /// has too many webhooks, 50024: the first is no announcement channel).
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
    /// Needs `MANAGE_WEBHOOKS`. Gives an [Array] of [DiscordWebhook], empty on failure (50013: the permission is missing).
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

    /// Makes a webhook, through which messages can be posted to a channel under any name and picture.
    ///
    /// Good for characters of a game that speak for themselves. `name` has 1 to 80 characters. It must not contain "clyde",
    /// "discord" or three backticks, and must not be "everyone", "here" or "system message". Option: `avatar`, an [Image], a
    /// [Texture2D], or a path. Needs `MANAGE_WEBHOOKS`. `reason` is written into the audit log. Gives the
    /// [DiscordWebhook], or `null` on failure (30007: the channel has too many, 30058: the guild has too many). Who knows its token can post, so keep it secret.
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
    /// Needs `MANAGE_WEBHOOKS`. Gives an [Array] of [DiscordWebhook], empty on failure (50013: the permission is missing).
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
    /// Needs `MANAGE_WEBHOOKS`, except for those the bot has made. Gives a [DiscordWebhook], or `null` on failure (10015: no such
    /// webhook).
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

    /// Deletes a webhook. What it posted stays.
    ///
    /// Needs `MANAGE_WEBHOOKS`. `reason` is written into the audit log. Gives `true`, or `false` on failure (10015: no such
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

    /// Changes a webhook. What is left out stays as it is.
    ///
    /// Options: `name` (1 to 80 characters, see [method create_webhook]), `avatar` (an [Image], a [Texture2D], or a path; `null`
    /// removes it), `channel_id` (where it shall post from now on). Needs `MANAGE_WEBHOOKS`. `reason` is written into the audit
    /// log. Gives the changed [DiscordWebhook], or `null` on failure (10015: no such webhook, 50073: it belongs to Discord).
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

    /// Fetches a webhook by its token, for which no permission is needed.
    ///
    /// Gives a [DiscordWebhook] that does not tell who made it, or `null` on failure (10015: no such webhook, 50027: the token is
    /// wrong).
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

    /// Posts a message through a webhook; also, one more message in answer to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id] and
    /// `webhook_token` the [member DiscordInteraction.token], which is good for 15 minutes. No permission is needed. `message` is
    /// a [String], which becomes the content, or a [Dictionary] with the fields below; those may as well stand in the options. A
    /// message needs at least one of content, embeds, files, a poll or components.
    ///
    /// - `content` (up to 2000 characters), `embeds` (up to 10), `components` (up to 40), `poll`, `tts`: as with
    ///   [method create_message].
    /// - `allowed_mentions`: who may be pinged. Without it, users are, but neither roles nor everyone.
    /// - `username` (1 to 80 characters, as the names of [method create_webhook]) and `avatar_url`: as whom it is posted, instead of
    ///   as the webhook. Not for interactions.
    /// - `thread_id`: the thread of the channel to post in. `thread_name` (up to 100 characters) makes a post of that name in a
    ///   forum instead, with up to 5 `applied_tags` (ids).
    /// - `flags`: 4 hides link previews, 4096 sends it silently, 32768 is for components of the second kind; 64, for
    ///   interactions, shows it only to the person.
    /// - `with_components`: webhooks that no bot has made ignore components without it, and take only those nobody can press.
    /// - `wait`: is sent as `true`, so that the message is given. With `false` Discord says nothing, not even of most failures;
    ///   `null` is given.
    ///
    /// Up to 10 files can go along. Gives the posted [DiscordMessage], or `null` on failure (10015: no such webhook, 50027: the
    /// token is wrong or too old, 220001: in a forum it needs one of `thread_id` and `thread_name`).
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

    /// Deletes a webhook by its token, for which no permission is needed. What it posted stays.
    ///
    /// Gives `true`, or `false` on failure (10015: no such webhook, 50027: the token is wrong).
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

    /// Changes a webhook by its token, for which no permission is needed. What is left out stays as it is.
    ///
    /// Options: `name` (1 to 80 characters, see [method create_webhook]), `avatar` (an [Image], a [Texture2D], or a path; `null`
    /// removes it). Gives the
    /// changed [DiscordWebhook], or `null` on failure (10015: no such webhook, 50027: the token is wrong).
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

    /// Posts through a webhook what GitHub tells of a repository; Discord makes a message of it.
    ///
    /// Of little use to a game: GitHub calls the address itself. `body` is the event in GitHub's form. Options: `thread_id` (the
    /// thread to post in), `wait` (whether to hear of failures, `true` where it is left out). Gives `true`, or `false` on failure
    /// (10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.execute_github_compatible_webhook(webhook.id, webhook.token, github_event)
    /// ```
    ///
    /// [Execute GitHub-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-github-compatible-webhook)
    execute_github_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/github" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        whole: (body: any),
        query: [wait: bool, thread_id: id],
        reason: no,
        result: bool,
    }

    /// Fetches the first answer to an interaction.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the
    /// [member DiscordInteraction.token], which is good for 15 minutes. Option: `thread_id`, where the message stands in a
    /// thread. Gives a [DiscordMessage], or `null` on failure (10008: there is none, 50027: the token is too old).
    ///
    /// ```gdscript
    /// var answer: DiscordMessage = await client.rest.get_original_interaction_response(interaction.application_id, interaction.token)
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

    /// Deletes the first answer to an interaction.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the
    /// [member DiscordInteraction.token], which is good for 15 minutes. Option: `thread_id`, where the message stands in a
    /// thread. Gives `true`, or `false` on failure (10008: there is none, 50027: the token is too old).
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

    /// Changes the first answer to an interaction, or gives the one that was put off.
    ///
    /// `webhook_id` is the [member DiscordInteraction.application_id], `webhook_token` the
    /// [member DiscordInteraction.token], which is good for 15 minutes. `message` is a [String], which becomes the content, or a
    /// [Dictionary] with `content`, `embeds`, `allowed_mentions`, `components`, `flags` or `attachments`, within the limits of
    /// [method create_message]. What is left out stays as it is; `null` removes it. `attachments` lists those to keep, as
    /// `[{"id": …}]`; files given here are added to it.
    ///
    /// A `poll` can only be added to an answer that was put off. Further options: `thread_id`, where the message stands in a
    /// thread; `with_components`, which interactions do not need. Gives the [DiscordMessage], or `null` on failure (10008: there
    /// is none, 50027: the token is too old).
    ///
    /// ```gdscript
    /// await client.rest.create_interaction_response(interaction.id, interaction.token, {"type": 5})
    /// var path := await find_path()
    /// var answer := "%d steps" % path.size()
    /// await client.rest.edit_original_interaction_response(interaction.application_id, interaction.token, answer)
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

    /// Fetches a message that was posted with the same token, through a webhook or in answer to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. Option:
    /// `thread_id`, where the message stands in a thread. Gives a [DiscordMessage], or `null` on failure (10008: no such message,
    /// 10015: no such webhook).
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

    /// Deletes a message that was posted with the same token, through a webhook or in answer to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. Option:
    /// `thread_id`, where the message stands in a thread. Gives `true`, or `false` on failure (10008: no such message, 10015: no
    /// such webhook).
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

    /// Changes a message that was posted with the same token, through a webhook or in answer to an interaction.
    ///
    /// For an interaction, `webhook_id` is the [member DiscordInteraction.application_id]. `message` is
    /// a [String], which becomes the content, or a [Dictionary] with `content`, `embeds`, `allowed_mentions`, `components`,
    /// `flags`, `attachments` or `poll` as with [method edit_original_interaction_response]. What is left out stays as it is;
    /// `null` removes it. Further options: `thread_id`, where the message stands in a thread; `with_components`, without which
    /// webhooks that no bot has made ignore components. Gives the changed [DiscordMessage], or `null` on failure (10008: no such
    /// message, 10015: no such webhook).
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

    /// Posts through a webhook what was written for Slack; Discord makes a message of it.
    ///
    /// For tools that know only Slack; a game has [method execute_webhook]. `body` is the message in Slack's form: `text`,
    /// `username` (see [method create_webhook]), `icon_url`, `attachments`. Options: `thread_id` (the thread to post in), `wait` (whether to hear of failures,
    /// `true` where it is left out). Gives `true`, or `false` on failure (10015: no such webhook).
    ///
    /// ```gdscript
    /// await client.rest.execute_slack_compatible_webhook(webhook.id, webhook.token, {"text": "The build is done."})
    /// ```
    ///
    /// [Execute Slack-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-slack-compatible-webhook)
    execute_slack_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/slack" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        whole: (body: any),
        query: [wait: bool, thread_id: id],
        check: slack_message,
        reason: no,
        result: bool,
    }
}
