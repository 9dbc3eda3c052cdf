//! [Auto moderation](https://discord.com/developers/docs/resources/auto-moderation).

use crate::shapes::{DEFAULT_KEYWORD_LIST_TRIGGER_METADATA};

routes! {
    auto_moderation_routes ($);

    /// List AutoMod rules.
    ///
    /// TODO
    ///
    /// [List Auto Moderation Rules for Guild](https://discord.com/developers/docs/resources/auto-moderation#list-auto-moderation-rules-for-guild)
    list_auto_moderation_rules_for_guild = GET "/guilds/{guild_id}/auto-moderation/rules" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [AutoModerationRule],
    }

    /// Create an AutoMod rule.
    ///
    /// TODO
    ///
    /// [Create Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#create-auto-moderation-rule)
    create_auto_moderation_rule = POST "/guilds/{guild_id}/auto-moderation/rules" {
        path: (guild_id: id),
        required: (name: text(0..=100), event_type: choice(1, 2), trigger_type: choice(4)),
        body: [
            actions: list(any, 1..=5),
            enabled: bool,
            exempt_roles: ids(0..=20),
            exempt_channels: ids(0..=50),
            trigger_metadata: not_null(object(DEFAULT_KEYWORD_LIST_TRIGGER_METADATA)),
        ],
        permissions: [],
        reason: yes,
        result: AutoModerationRule,
    }

    /// Fetch one AutoMod rule.
    ///
    /// TODO
    ///
    /// [Get Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#get-auto-moderation-rule)
    get_auto_moderation_rule = GET "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: AutoModerationRule,
    }

    /// Delete an AutoMod rule.
    ///
    /// TODO
    ///
    /// [Delete Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#delete-auto-moderation-rule)
    delete_auto_moderation_rule = DELETE "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit an AutoMod rule.
    ///
    /// TODO
    ///
    /// [Modify Auto Moderation Rule](https://discord.com/developers/docs/resources/auto-moderation#modify-auto-moderation-rule)
    modify_auto_moderation_rule = PATCH "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" {
        path: (guild_id: id, rule_id: id),
        required: (),
        body: [
            name: not_null(text(0..=100)),
            event_type: not_null(choice(1, 2)),
            actions: list(any, 1..=5),
            enabled: bool,
            exempt_roles: ids(0..=20),
            exempt_channels: ids(0..=50),
            trigger_type: not_null(choice(4)),
            trigger_metadata: not_null(object(DEFAULT_KEYWORD_LIST_TRIGGER_METADATA)),
        ],
        permissions: [],
        reason: yes,
        result: AutoModerationRule,
    }
}
