//! [Auto moderation](https://discord.com/developers/docs/resources/auto-moderation).

use crate::objects::auto_moderation::new;
use crate::objects::{AUTO_MODERATION_ACTION, AUTO_MODERATION_TRIGGER};

routes! {
    auto_moderation_routes ($);

    /// Fetches the auto moderation rules of a guild.
    ///
    /// Needs `MANAGE_GUILD`. Returns an [Array] of [DiscordAutoModerationRule], empty on failure.
    ///
    /// ```gdscript
    /// var rules: Array[DiscordAutoModerationRule] = await client.rest.list_auto_moderation_rules_for_guild(guild_id)
    /// ```
    ///
    /// [List Auto Moderation Rules for Guild](https://discord.com/developers/docs/resources/auto-moderation#list-auto-moderation-rules-for-guild)
    list_auto_moderation_rules_for_guild = GET "/guilds/{guild_id}/auto-moderation/rules" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: [AutoModerationRule],
    }

    /// Creates an auto moderation rule in a guild.
    ///
    /// - `name`: 1 to 100 characters.
    /// - `event_type`: when the rule is checked: `1` for messages, `2` for the profiles of members; see
    ///   [DiscordAutoModerationEventType].
    /// - `trigger_type`: what triggers the rule: `1` for the guild's own keywords (6 rules at most), `3` for spam, `4` for
    ///   Discord's lists of words, `5` for messages with many mentions, `6` for keywords in profiles (1 rule each); see
    ///   [DiscordAutoModerationTriggerType].
    /// - `actions`: what happens when the rule is triggered, 1 to 5 of `{"type": …, "metadata": {…}}`; see
    ///   [DiscordAutoModerationActionType]. Type 1 blocks the message; `custom_message` (up to 150 characters) is shown to its
    ///   author. Type 2 reports it in the channel `channel_id`. Type 3 times the author out for `duration_seconds`, up to 2419200
    ///   (four weeks); only for keywords and mentions. Type 4 prevents a member from sending messages and speaking.
    ///
    /// Options:
    /// - `trigger_metadata`: details of the trigger. For keywords: `keyword_filter` (up to 1000 of up to 60 characters; a `*` at
    ///   either end matches anything), `regex_patterns` (up to 10 of up to 260 characters, in the syntax of the Rust crate
    ///   `regex`) and `allow_list` (up to 100 exceptions). For Discord's lists: `presets` (`1` for profanity, `2` for sexual
    ///   content, `3` for slurs) and `allow_list` (up to 1000). For mentions: `mention_total_limit` (up to 50 in one message) and
    ///   `mention_raid_protection_enabled`.
    /// - `enabled`: if `true`, the rule is enabled; `false` by default.
    /// - `exempt_roles`, `exempt_channels`: the ids of up to 20 roles and 50 channels that are exempt.
    ///
    /// Needs `MANAGE_GUILD`, and `MODERATE_MEMBERS` for timeouts. `reason` is written into the audit log. Returns the
    /// new [DiscordAutoModerationRule], or `null` on failure (50035: there are too many rules of this type, or the
    /// combination of options is invalid).
    ///
    /// ```gdscript
    /// await client.rest.create_auto_moderation_rule(guild_id, "No spoilers", 1, 1, [{"type": 1}], {
    ///     "trigger_metadata": {"keyword_filter": ["final boss*"]}, "enabled": true,
    /// })
    /// ```
    ///
    /// [Create Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#create-auto-moderation-rule)
    create_auto_moderation_rule = POST "/guilds/{guild_id}/auto-moderation/rules" {
        path: (guild_id: id),
        required: (
            name: text(1..=100),
            event_type: choice(1, 2),
            trigger_type: choice(1, 3, 4, 5, 6),
            actions: list(object(AUTO_MODERATION_ACTION), 1..=5),
        ),
        body: [
            trigger_metadata: object(AUTO_MODERATION_TRIGGER),
            enabled: bool,
            exempt_roles: ids(0..=20),
            exempt_channels: ids(0..=50),
        ],
        check: new,
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: AutoModerationRule,
    }

    /// Fetches one auto moderation rule.
    ///
    /// Needs `MANAGE_GUILD`. Returns a [DiscordAutoModerationRule], or `null` on failure.
    ///
    /// ```gdscript
    /// var rule: DiscordAutoModerationRule = await client.rest.get_auto_moderation_rule(guild_id, rule_id)
    /// ```
    ///
    /// [Get Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#get-auto-moderation-rule)
    get_auto_moderation_rule = GET "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: AutoModerationRule,
    }

    /// Deletes an auto moderation rule.
    ///
    /// Needs `MANAGE_GUILD`. `reason` is written into the audit log. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.delete_auto_moderation_rule(guild_id, rule.id, "everybody has seen the ending")
    /// ```
    ///
    /// [Delete Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#delete-auto-moderation-rule)
    delete_auto_moderation_rule = DELETE "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: bool,
    }

    /// Changes an auto moderation rule.
    ///
    /// Options: `name`, `event_type`, `actions`, `trigger_metadata`, `enabled`, `exempt_roles` and `exempt_channels` as in
    /// [method create_auto_moderation_rule]; `trigger_type` is only accepted if it is that of the rule. Omitted options are left
    /// unchanged. Needs `MANAGE_GUILD`, and `MODERATE_MEMBERS` for timeouts. `reason` is written into the audit log. Returns the
    /// changed [DiscordAutoModerationRule], or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.modify_auto_moderation_rule(guild_id, rule.id, {"enabled": false})
    /// ```
    ///
    /// [Modify Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#modify-auto-moderation-rule)
    modify_auto_moderation_rule = PATCH "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        body: [
            name: not_null(text(1..=100)),
            event_type: not_null(choice(1, 2)),
            trigger_type: not_null(choice(1, 3, 4, 5, 6)),
            trigger_metadata: object(AUTO_MODERATION_TRIGGER),
            actions: list(object(AUTO_MODERATION_ACTION), 1..=5),
            enabled: bool,
            exempt_roles: ids(0..=20),
            exempt_channels: ids(0..=50),
        ],
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: AutoModerationRule,
    }
}
