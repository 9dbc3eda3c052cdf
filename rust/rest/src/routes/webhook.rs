//! [Webhooks](https://discord.com/developers/docs/resources/webhook).

use crate::shapes::{ALLOWED_MENTIONS, ATTACHMENT, EMBED, GITHUB_CHECK_RUN, GITHUB_CHECK_SUITE, GITHUB_COMMENT, GITHUB_COMMIT, GITHUB_DISCUSSION, GITHUB_ISSUE, GITHUB_RELEASE, GITHUB_REPOSITORY, GITHUB_REVIEW, GITHUB_USER, POLL, WEBHOOK_SLACK_EMBED};

routes! {
    webhook_routes ($);

    /// Follow an announcement channel into another channel.
    ///
    /// TODO
    ///
    /// [Follow Announcement Channel](https://discord.com/developers/docs/resources/channel#follow-announcement-channel)
    follow_announcement_channel = POST "/channels/{channel_id}/followers" {
        path: (channel_id: id),
        required: (webhook_channel_id: id),
        permissions: [],
        reason: yes,
        result: FollowedChannel,
    }

    /// List webhooks of a channel.
    ///
    /// TODO
    ///
    /// [Get Channel Webhooks](https://discord.com/developers/docs/resources/webhook#get-channel-webhooks)
    get_channel_webhooks = GET "/channels/{channel_id}/webhooks" {
        path: (channel_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Webhook],
    }

    /// Create a webhook in a channel.
    ///
    /// TODO
    ///
    /// [Create Webhook](https://discord.com/developers/docs/resources/webhook#create-webhook)
    create_webhook = POST "/channels/{channel_id}/webhooks" {
        path: (channel_id: id),
        required: (name: text(1..=80)),
        body: [
            avatar: image,
        ],
        permissions: [],
        reason: yes,
        also: [create_channel_webhook],
        result: Webhook,
    }

    /// List a guild's webhooks.
    ///
    /// TODO
    ///
    /// [Get Guild Webhooks](https://discord.com/developers/docs/resources/webhook#get-guild-webhooks)
    get_guild_webhooks = GET "/guilds/{guild_id}/webhooks" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Webhook],
    }

    /// Fetch a webhook.
    ///
    /// TODO
    ///
    /// [Get Webhook](https://discord.com/developers/docs/resources/webhook#get-webhook)
    get_webhook = GET "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Webhook,
    }

    /// Delete a webhook.
    ///
    /// TODO
    ///
    /// [Delete Webhook](https://discord.com/developers/docs/resources/webhook#delete-webhook)
    delete_webhook = DELETE "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a webhook.
    ///
    /// TODO
    ///
    /// [Modify Webhook](https://discord.com/developers/docs/resources/webhook#modify-webhook)
    modify_webhook = PATCH "/webhooks/{webhook_id}" {
        path: (webhook_id: id),
        required: (),
        body: [
            name: not_null(text(1..=80)),
            avatar: image,
            channel_id: id,
        ],
        permissions: [],
        reason: yes,
        result: Webhook,
    }

    /// Fetch a webhook by its token.
    ///
    /// TODO
    ///
    /// [Get Webhook with Token](https://discord.com/developers/docs/resources/webhook#get-webhook-with-token)
    get_webhook_with_token = GET "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        permissions: [],
        reason: no,
        also: [get_webhook],
        result: Webhook,
    }

    /// Post through a webhook; also an interaction follow-up.
    ///
    /// TODO
    ///
    /// [Execute Webhook](https://discord.com/developers/docs/resources/webhook#execute-webhook)
    execute_webhook = POST "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [wait: bool, thread_id: id, with_components: bool],
        body: [
            content: text(0..=2000),
            embeds: list(object(EMBED), 0..=10),
            allowed_mentions: object(ALLOWED_MENTIONS),
            components: list(any, 0..=40),
            attachments: list(object(ATTACHMENT), 0..=10),
            poll: object(POLL),
            tts: bool,
            flags: flags,
            username: text(1..=80),
            avatar_url: text(0..=2048),
            thread_name: text(0..=100),
            applied_tags: ids(0..=5),
        ],
        files: attachments,
        permissions: [],
        reason: no,
        also: [create_followup_message],
        result: Message,
    }

    /// Delete a webhook by its token.
    ///
    /// TODO
    ///
    /// [Delete Webhook with Token](https://discord.com/developers/docs/resources/webhook#delete-webhook-with-token)
    delete_webhook_with_token = DELETE "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        permissions: [],
        reason: no,
        also: [delete_webhook],
        result: bool,
    }

    /// Edit a webhook by its token.
    ///
    /// TODO
    ///
    /// [Modify Webhook with Token](https://discord.com/developers/docs/resources/webhook#modify-webhook-with-token)
    modify_webhook_with_token = PATCH "/webhooks/{webhook_id}/{webhook_token}" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        body: [
            name: not_null(text(1..=80)),
            avatar: image,
        ],
        permissions: [],
        reason: no,
        result: Webhook,
    }

    /// Post a GitHub-shaped body through a webhook.
    ///
    /// TODO
    ///
    /// [Execute GitHub-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-github-compatible-webhook)
    execute_github_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/github" {
        path: (webhook_id: id, webhook_token: text),
        required: (sender: object(GITHUB_USER)),
        query: [wait: bool, thread_id: id],
        body: [
            action: text,
            ref: text,
            ref_type: text,
            comment: object(GITHUB_COMMENT),
            issue: object(GITHUB_ISSUE),
            pull_request: object(GITHUB_ISSUE),
            repository: object(GITHUB_REPOSITORY),
            forkee: object(GITHUB_REPOSITORY),
            member: object(GITHUB_USER),
            release: object(GITHUB_RELEASE),
            head_commit: object(GITHUB_COMMIT),
            commits: list(object(GITHUB_COMMIT), 0..=1521),
            forced: bool,
            compare: text(0..=2048),
            review: object(GITHUB_REVIEW),
            check_run: object(GITHUB_CHECK_RUN),
            check_suite: object(GITHUB_CHECK_SUITE),
            discussion: object(GITHUB_DISCUSSION),
            answer: object(GITHUB_COMMENT),
        ],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Fetch the first response of an interaction.
    ///
    /// TODO
    ///
    /// [Get Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#get-original-interaction-response)
    get_original_interaction_response = GET "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [thread_id: id],
        permissions: [],
        reason: no,
        result: Message,
    }

    /// Delete the first response of an interaction.
    ///
    /// TODO
    ///
    /// [Delete Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#delete-original-interaction-response)
    delete_original_interaction_response = DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [thread_id: id],
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Edit the first response of an interaction.
    ///
    /// TODO
    ///
    /// [Edit Original Interaction Response](https://discord.com/developers/docs/interactions/receiving-and-responding#edit-original-interaction-response)
    edit_original_interaction_response = PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/@original" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [thread_id: id, with_components: bool],
        body: [
            content: text(0..=2000),
            embeds: list(object(EMBED), 0..=10),
            allowed_mentions: object(ALLOWED_MENTIONS),
            components: list(any, 0..=40),
            attachments: list(object(ATTACHMENT), 0..=10),
            poll: object(POLL),
            flags: flags,
        ],
        files: attachments,
        permissions: [],
        reason: no,
        result: Message,
    }

    /// Fetch a webhook or follow-up message.
    ///
    /// TODO
    ///
    /// [Get Webhook Message](https://discord.com/developers/docs/resources/webhook#get-webhook-message)
    get_webhook_message = GET "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (),
        query: [thread_id: id],
        permissions: [],
        reason: no,
        also: [get_followup_message],
        result: Message,
    }

    /// Delete a webhook or follow-up message.
    ///
    /// TODO
    ///
    /// [Delete Webhook Message](https://discord.com/developers/docs/resources/webhook#delete-webhook-message)
    delete_webhook_message = DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (),
        query: [thread_id: id],
        permissions: [],
        reason: no,
        also: [delete_followup_message],
        result: bool,
    }

    /// Edit a webhook or follow-up message.
    ///
    /// TODO
    ///
    /// [Edit Webhook Message](https://discord.com/developers/docs/resources/webhook#edit-webhook-message)
    edit_webhook_message = PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" {
        path: (webhook_id: id, webhook_token: text, message_id: id),
        required: (),
        query: [thread_id: id, with_components: bool],
        body: [
            content: text(0..=2000),
            embeds: list(object(EMBED), 0..=10),
            allowed_mentions: object(ALLOWED_MENTIONS),
            components: list(any, 0..=40),
            attachments: list(object(ATTACHMENT), 0..=10),
            poll: object(POLL),
            flags: flags,
        ],
        files: attachments,
        permissions: [],
        reason: no,
        also: [edit_followup_message],
        result: Message,
    }

    /// Post a Slack-shaped body through a webhook.
    ///
    /// TODO
    ///
    /// [Execute Slack-Compatible Webhook](https://discord.com/developers/docs/resources/webhook#execute-slack-compatible-webhook)
    execute_slack_compatible_webhook = POST "/webhooks/{webhook_id}/{webhook_token}/slack" {
        path: (webhook_id: id, webhook_token: text),
        required: (),
        query: [wait: bool, thread_id: id],
        body: [
            text: text(0..=2000),
            username: text,
            icon_url: text(0..=2048),
            attachments: list(object(WEBHOOK_SLACK_EMBED), 0..=1521),
        ],
        files: attachments,
        permissions: [],
        reason: no,
        result: bool,
    }
}
