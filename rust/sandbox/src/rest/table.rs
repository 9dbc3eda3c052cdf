//! All routes. A literal path stands before one with parameters that would match it too.

use super::limit::Limit::{self, DeleteMessage, None as Unlimited, Own, Shared};
use super::route::{Handler, Route};
use super::routes::*;

const MESSAGE_WRITE: Limit = Shared("write message", 5, 5000);
const REACTION: Limit = Shared("reaction", 1, 250);
const REACTIONS_CLEAR: Limit = Shared("clear reactions", 1, 250);
const MEMBER_ROLE: Limit = Shared("member role", 10, 10_000);
const PIN: Limit = Shared("pin", 5, 4000);
const WEBHOOK_WRITE: Limit = Shared("write by webhook", 5, 2000);
const READ: Limit = Own(5, 1000);
const WRITE: Limit = Own(5, 5000);

const fn route(method: &'static str, path: &'static str, limit: Limit, run: Handler) -> Route {
    Route {
        method,
        path,
        limit,
        run,
        public: false,
    }
}

/// A route that asks for no token: anybody may, or the path holds one.
const fn public(method: &'static str, path: &'static str, limit: Limit, run: Handler) -> Route {
    Route {
        public: true,
        ..route(method, path, limit, run)
    }
}

/// Every operation the sandbox knows.
#[rustfmt::skip] // A route is a line.
pub const ROUTES: &[Route] = &[
    public("GET", "/gateway", Unlimited, gateway::get),
    route("GET", "/gateway/bot", Own(2, 5000), gateway::get_bot),
    route("GET", "/voice/regions", READ, gateway::list_voice_regions),
    // Users
    route("GET", "/users/@me", READ, users::get_current),
    route("PATCH", "/users/@me", Own(2, 3_600_000), users::modify_current),
    route("GET", "/users/@me/guilds", READ, users::list_guilds),
    route("GET", "/users/@me/guilds/{guild_id}/member", READ, users::get_own_member),
    route("DELETE", "/users/@me/guilds/{guild_id}", WRITE, users::leave_guild),
    route("POST", "/users/@me/channels", WRITE, users::create_dm),
    route("GET", "/users/{user_id}", Own(30, 30_000), users::get),
    // Applications
    route("GET", "/oauth2/applications/@me", READ, applications::get),
    route("GET", "/applications/@me", READ, applications::get),
    route("GET", "/applications/{application_id}/commands", READ, commands::list),
    route("PUT", "/applications/{application_id}/commands", WRITE, commands::set_all),
    route("POST", "/applications/{application_id}/commands", WRITE, commands::create),
    route("GET", "/applications/{application_id}/commands/{command_id}", READ, commands::get),
    route("PATCH", "/applications/{application_id}/commands/{command_id}", WRITE, commands::modify),
    route("DELETE", "/applications/{application_id}/commands/{command_id}", WRITE, commands::delete),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands", READ, commands::list),
    route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", WRITE, commands::set_all),
    route("POST", "/applications/{application_id}/guilds/{guild_id}/commands", WRITE, commands::create),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands/permissions", READ, command_permissions::list),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", READ, commands::get),
    route("PATCH", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", WRITE, commands::modify),
    route("DELETE", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", WRITE, commands::delete),
    route("GET", "/applications/{application_id}/emojis", READ, application_emojis::list),
    route("POST", "/applications/{application_id}/emojis", WRITE, application_emojis::create),
    route("GET", "/applications/{application_id}/emojis/{emoji_id}", READ, application_emojis::get),
    route("PATCH", "/applications/{application_id}/emojis/{emoji_id}", WRITE, application_emojis::modify),
    route("DELETE", "/applications/{application_id}/emojis/{emoji_id}", WRITE, application_emojis::delete),
    route("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions", READ, command_permissions::get),
    route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions", WRITE, command_permissions::set),
    public("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Unlimited, interactions::callback),
    // Entitlements and subscriptions
    route("GET", "/applications/{application_id}/entitlements", READ, purchases::list_entitlements),
    route("POST", "/applications/{application_id}/entitlements", WRITE, purchases::create_entitlement),
    route("GET", "/applications/{application_id}/entitlements/{entitlement_id}", READ, purchases::get_entitlement),
    route("DELETE", "/applications/{application_id}/entitlements/{entitlement_id}", WRITE, purchases::delete_entitlement),
    route("POST", "/applications/{application_id}/entitlements/{entitlement_id}/consume", WRITE, purchases::consume_entitlement),
    route("GET", "/skus/{sku_id}/subscriptions", READ, purchases::list_subscriptions),
    route("GET", "/skus/{sku_id}/subscriptions/{subscription_id}", READ, purchases::get_subscription),
    // Channels
    route("GET", "/channels/{channel_id}", READ, channels::get),
    route("PATCH", "/channels/{channel_id}", Own(5, 15_000), channels::modify),
    route("DELETE", "/channels/{channel_id}", WRITE, channels::delete),
    route("POST", "/channels/{channel_id}/typing", WRITE, channels::trigger_typing),
    route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", WRITE, channels::set_overwrite),
    route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}", WRITE, channels::delete_overwrite),
    route("PUT", "/channels/{channel_id}/voice-status", WRITE, voice::set_status),
    // Messages
    route("GET", "/channels/{channel_id}/messages", Unlimited, messages::list),
    route("POST", "/channels/{channel_id}/messages", MESSAGE_WRITE, messages::create),
    route("POST", "/channels/{channel_id}/messages/bulk-delete", Own(1, 1000), messages::bulk_delete),
    route("GET", "/channels/{channel_id}/messages/pins", Own(1, 5000), pins::list),
    route("PUT", "/channels/{channel_id}/messages/pins/{message_id}", PIN, pins::create),
    route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}", PIN, pins::delete),
    route("GET", "/channels/{channel_id}/pins", Own(1, 5000), pins::list_old),
    route("PUT", "/channels/{channel_id}/pins/{message_id}", PIN, pins::create),
    route("DELETE", "/channels/{channel_id}/pins/{message_id}", PIN, pins::delete),
    route("GET", "/channels/{channel_id}/messages/{message_id}", READ, messages::get),
    route("PATCH", "/channels/{channel_id}/messages/{message_id}", MESSAGE_WRITE, messages::modify),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}", DeleteMessage, messages::delete),
    route("POST", "/channels/{channel_id}/messages/{message_id}/threads", WRITE, threads::create_from_message),
    // Polls
    route("GET", "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}", READ, polls::list_voters),
    route("POST", "/channels/{channel_id}/polls/{message_id}/expire", WRITE, polls::expire),
    // Reactions
    route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions", REACTIONS_CLEAR, reactions::clear),
    route("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}", READ, reactions::list),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}", REACTIONS_CLEAR, reactions::clear_emoji),
    route("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", REACTION, reactions::create_own),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", REACTION, reactions::delete_own),
    route("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}", REACTION, reactions::delete_of_user),
    // Threads
    route("POST", "/channels/{channel_id}/threads", WRITE, threads::create),
    route("GET", "/channels/{channel_id}/threads/archived/public", READ, threads::list_archived),
    route("GET", "/channels/{channel_id}/threads/archived/private", READ, threads::list_archived),
    route("GET", "/channels/{channel_id}/thread-members", READ, threads::list_members),
    route("PUT", "/channels/{channel_id}/thread-members/@me", WRITE, threads::join),
    route("DELETE", "/channels/{channel_id}/thread-members/@me", WRITE, threads::leave),
    route("GET", "/channels/{channel_id}/thread-members/{user_id}", READ, threads::get_member),
    route("PUT", "/channels/{channel_id}/thread-members/{user_id}", WRITE, threads::add_member),
    route("DELETE", "/channels/{channel_id}/thread-members/{user_id}", WRITE, threads::remove_member),
    // Guilds
    route("GET", "/guilds/{guild_id}", READ, guilds::get),
    route("PATCH", "/guilds/{guild_id}", WRITE, guilds::modify),
    route("GET", "/guilds/{guild_id}/channels", READ, guilds::list_channels),
    route("POST", "/guilds/{guild_id}/channels", WRITE, guilds::create_channel),
    route("PATCH", "/guilds/{guild_id}/channels", WRITE, guilds::move_channels),
    route("GET", "/guilds/{guild_id}/threads/active", READ, guilds::list_active_threads),
    route("PUT", "/guilds/{guild_id}/incident-actions", WRITE, guilds::set_incident_actions),
    route("GET", "/guilds/{guild_id}/voice-states/@me", READ, guilds::get_own_voice_state),
    route("GET", "/guilds/{guild_id}/voice-states/{user_id}", READ, guilds::get_voice_state),
    // Roles
    route("GET", "/guilds/{guild_id}/roles", READ, roles::list),
    route("POST", "/guilds/{guild_id}/roles", WRITE, roles::create),
    route("PATCH", "/guilds/{guild_id}/roles", WRITE, roles::reorder),
    route("GET", "/guilds/{guild_id}/roles/{role_id}", READ, roles::get),
    route("PATCH", "/guilds/{guild_id}/roles/{role_id}", WRITE, roles::modify),
    route("DELETE", "/guilds/{guild_id}/roles/{role_id}", WRITE, roles::delete),
    // Members and bans
    route("GET", "/guilds/{guild_id}/members", Own(10, 10_000), members::list),
    route("PATCH", "/guilds/{guild_id}/members/@me", WRITE, members::modify_own),
    route("GET", "/guilds/{guild_id}/members/search", Own(10, 10_000), members::search),
    route("GET", "/guilds/{guild_id}/members/{user_id}", READ, members::get),
    route("PATCH", "/guilds/{guild_id}/members/{user_id}", Own(10, 10_000), members::modify),
    route("DELETE", "/guilds/{guild_id}/members/{user_id}", WRITE, members::kick),
    route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", MEMBER_ROLE, members::add_role),
    route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", MEMBER_ROLE, members::remove_role),
    route("GET", "/guilds/{guild_id}/bans", READ, bans::list),
    route("GET", "/guilds/{guild_id}/bans/{user_id}", READ, bans::get),
    route("PUT", "/guilds/{guild_id}/bans/{user_id}", WRITE, bans::create),
    route("DELETE", "/guilds/{guild_id}/bans/{user_id}", WRITE, bans::delete),
    // Emojis, stickers and sounds
    route("GET", "/guilds/{guild_id}/emojis", READ, expressions::list_emojis),
    route("POST", "/guilds/{guild_id}/emojis", WRITE, expressions::create_emoji),
    route("GET", "/guilds/{guild_id}/emojis/{emoji_id}", READ, expressions::get_emoji),
    route("PATCH", "/guilds/{guild_id}/emojis/{emoji_id}", WRITE, expressions::modify_emoji),
    route("DELETE", "/guilds/{guild_id}/emojis/{emoji_id}", WRITE, expressions::delete_emoji),
    route("GET", "/stickers/{sticker_id}", READ, expressions::get_any_sticker),
    public("GET", "/sticker-packs", READ, expressions::list_packs),
    route("GET", "/sticker-packs/{pack_id}", READ, expressions::get_pack),
    route("GET", "/guilds/{guild_id}/stickers", READ, expressions::list_stickers),
    route("POST", "/guilds/{guild_id}/stickers", WRITE, expressions::create_sticker),
    route("GET", "/guilds/{guild_id}/stickers/{sticker_id}", READ, expressions::get_sticker),
    route("PATCH", "/guilds/{guild_id}/stickers/{sticker_id}", WRITE, expressions::modify_sticker),
    route("DELETE", "/guilds/{guild_id}/stickers/{sticker_id}", WRITE, expressions::delete_sticker),
    route("GET", "/soundboard-default-sounds", READ, expressions::list_default_sounds),
    route("GET", "/guilds/{guild_id}/soundboard-sounds", READ, expressions::list_sounds),
    route("POST", "/guilds/{guild_id}/soundboard-sounds", WRITE, expressions::create_sound),
    route("GET", "/guilds/{guild_id}/soundboard-sounds/{sound_id}", READ, expressions::get_sound),
    route("PATCH", "/guilds/{guild_id}/soundboard-sounds/{sound_id}", WRITE, expressions::modify_sound),
    route("DELETE", "/guilds/{guild_id}/soundboard-sounds/{sound_id}", WRITE, expressions::delete_sound),
    // Scheduled events and stages
    route("GET", "/guilds/{guild_id}/scheduled-events", READ, scheduled_events::list),
    route("POST", "/guilds/{guild_id}/scheduled-events", WRITE, scheduled_events::create),
    route("GET", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}", READ, scheduled_events::get),
    route("PATCH", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}", WRITE, scheduled_events::modify),
    route("DELETE", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}", WRITE, scheduled_events::delete),
    route("GET", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users", READ, scheduled_events::list_users),
    route("GET", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/counts", READ, scheduled_events::count_users),
    route("POST", "/stage-instances", WRITE, stages::create),
    route("GET", "/stage-instances/{channel_id}", READ, stages::get),
    route("PATCH", "/stage-instances/{channel_id}", WRITE, stages::modify),
    route("DELETE", "/stage-instances/{channel_id}", WRITE, stages::delete),
    // Auto moderation and integrations
    route("GET", "/guilds/{guild_id}/auto-moderation/rules", READ, auto_moderation::list),
    route("POST", "/guilds/{guild_id}/auto-moderation/rules", WRITE, auto_moderation::create),
    route("GET", "/guilds/{guild_id}/auto-moderation/rules/{rule_id}", READ, auto_moderation::get),
    route("PATCH", "/guilds/{guild_id}/auto-moderation/rules/{rule_id}", WRITE, auto_moderation::modify),
    route("DELETE", "/guilds/{guild_id}/auto-moderation/rules/{rule_id}", WRITE, auto_moderation::delete),
    route("GET", "/guilds/{guild_id}/integrations", READ, integrations::list),
    route("DELETE", "/guilds/{guild_id}/integrations/{integration_id}", WRITE, integrations::delete),
    route("GET", "/guilds/{guild_id}/audit-logs", READ, audit_log::list),
    // Invites
    public("GET", "/invites/{code}", READ, invites::get),
    route("DELETE", "/invites/{code}", WRITE, invites::delete),
    route("GET", "/channels/{channel_id}/invites", READ, invites::list_of_channel),
    route("POST", "/channels/{channel_id}/invites", WRITE, invites::create),
    route("GET", "/guilds/{guild_id}/invites", READ, invites::list_of_guild),
    // Webhooks
    route("GET", "/channels/{channel_id}/webhooks", READ, webhooks::list_of_channel),
    route("POST", "/channels/{channel_id}/webhooks", Unlimited, webhooks::create),
    route("GET", "/guilds/{guild_id}/webhooks", READ, webhooks::list_of_guild),
    route("GET", "/webhooks/{webhook_id}", READ, webhooks::get),
    route("PATCH", "/webhooks/{webhook_id}", WRITE, webhooks::modify),
    route("DELETE", "/webhooks/{webhook_id}", WRITE, webhooks::delete),
    public("GET", "/webhooks/{webhook_id}/{webhook_token}", READ, webhooks::get_by_token),
    public("PATCH", "/webhooks/{webhook_id}/{webhook_token}", WRITE, webhooks::modify_by_token),
    public("DELETE", "/webhooks/{webhook_id}/{webhook_token}", WRITE, webhooks::delete_by_token),
    public("POST", "/webhooks/{webhook_id}/{webhook_token}", WEBHOOK_WRITE, webhook_messages::create),
    public("POST", "/webhooks/{webhook_id}/{webhook_token}/slack", WEBHOOK_WRITE, webhook_messages::create_slack),
    public("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", READ, interaction_messages::get_original),
    public("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", WEBHOOK_WRITE, interaction_messages::modify_original),
    public("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", WEBHOOK_WRITE, interaction_messages::delete_original),
    public("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", READ, webhook_messages::get),
    public("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", WEBHOOK_WRITE, webhook_messages::modify),
    public("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", WEBHOOK_WRITE, webhook_messages::delete),
];
