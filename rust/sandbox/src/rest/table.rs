//! All routes. A literal path stands before one with parameters that would match it too.

use super::items;
use super::limit::Limit::{self, DeleteMessage, None as Unlimited, Own, Shared};
use super::route::Route;
use super::routes::*;
use crate::world::ItemKind::{
    AutoModerationRule, Emoji, Integration, ScheduledEvent, SoundboardSound, Sticker,
};

const MESSAGE_WRITE: Limit = Shared("write message", 5, 5000);
const REACTION: Limit = Shared("reaction", 1, 250);
const REACTIONS_CLEAR: Limit = Shared("clear reactions", 1, 250);
const MEMBER_ROLE: Limit = Shared("member role", 10, 10_000);
const PIN: Limit = Shared("pin", 5, 4000);
const WEBHOOK_WRITE: Limit = Shared("write by webhook", 5, 2000);
const READ: Limit = Own(5, 1000);
const WRITE: Limit = Own(5, 5000);

/// The routes: `public` without a bot token, since it is needed by nobody or the path contains a token, `bot` with one.
macro_rules! routes {
    ($($access:ident $method:ident $path:literal $limit:expr => $($run:ident)::+ $(($($argument:expr),+))?;)*) => {
        /// Every operation the sandbox knows.
        pub const ROUTES: &[Route] = &[$(Route {
            method: stringify!($method),
            path: $path,
            limit: $limit,
            public: matches!(stringify!($access).as_bytes(), b"public"),
            run: |state, call| Ok($($run)::+(state, call $(, $($argument),+)?)?.into()),
        },)*];
    };
}

routes! {
    public GET "/gateway" Unlimited => gateway::get;
    bot GET "/gateway/bot" Own(2, 5000) => gateway::get_bot;
    bot GET "/voice/regions" READ => voice::list_regions;
    // Users
    bot GET "/users/@me" READ => users::get_current;
    bot PATCH "/users/@me" Own(2, 3_600_000) => users::modify_current;
    bot GET "/users/@me/guilds" READ => users::list_guilds;
    bot GET "/users/@me/guilds/{guild_id}/member" READ => users::get_own_member;
    bot DELETE "/users/@me/guilds/{guild_id}" WRITE => users::leave_guild;
    bot POST "/users/@me/channels" WRITE => users::create_dm;
    bot GET "/users/@me/connections" READ => applications::users_only;
    bot GET "/users/@me/applications/{application_id}/entitlements" READ => applications::users_only;
    bot GET "/users/@me/applications/{application_id}/role-connection" READ => applications::users_only;
    bot PUT "/users/@me/applications/{application_id}/role-connection" WRITE => applications::users_only;
    bot DELETE "/users/@me/applications/{application_id}/role-connection" WRITE => applications::users_only;
    bot GET "/users/{user_id}" Own(30, 30_000) => users::get;
    // Applications
    bot GET "/oauth2/applications/@me" READ => applications::get;
    bot GET "/oauth2/@me" READ => applications::users_only;
    bot GET "/oauth2/userinfo" READ => applications::users_only;
    public GET "/oauth2/keys" READ => applications::list_keys;
    bot GET "/applications/@me" READ => applications::get;
    bot PATCH "/applications/@me" WRITE => applications::modify;
    bot GET "/applications/{application_id}" READ => applications::get;
    bot PATCH "/applications/{application_id}" WRITE => applications::modify;
    bot GET "/applications/{application_id}/activity-instances/{instance_id}" READ => applications::get_activity;
    bot POST "/applications/{application_id}/attachment" WRITE => applications::upload_attachment;
    bot GET "/applications/{application_id}/role-connections/metadata" READ => applications::list_role_connections;
    bot PUT "/applications/{application_id}/role-connections/metadata" WRITE => applications::set_role_connections;
    bot GET "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile" READ => identities::get_profile;
    bot PATCH "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile" WRITE => identities::update_profile;
    bot GET "/users/{user_id}/application-identities/{application_id}" READ => identities::list_of_user;
    bot GET "/applications/{application_id}/application-identities/{provider_type}/{provider_issued_user_id}" READ => identities::list_of_player;
    bot POST "/users/{user_id}/application-identities/{application_id}/{provider_type}/{provider_issued_user_id}/delete" WRITE => identities::delete;
    bot GET "/applications/{application_id}/commands" READ => commands::list;
    bot PUT "/applications/{application_id}/commands" WRITE => commands::set_all;
    bot POST "/applications/{application_id}/commands" WRITE => commands::create;
    bot GET "/applications/{application_id}/commands/{command_id}" READ => commands::get;
    bot PATCH "/applications/{application_id}/commands/{command_id}" WRITE => commands::modify;
    bot DELETE "/applications/{application_id}/commands/{command_id}" WRITE => commands::delete;
    bot GET "/applications/{application_id}/guilds/{guild_id}/commands" READ => commands::list;
    bot PUT "/applications/{application_id}/guilds/{guild_id}/commands" WRITE => commands::set_all;
    bot POST "/applications/{application_id}/guilds/{guild_id}/commands" WRITE => commands::create;
    bot GET "/applications/{application_id}/guilds/{guild_id}/commands/permissions" READ => commands::list_permissions;
    bot PUT "/applications/{application_id}/guilds/{guild_id}/commands/permissions" WRITE => applications::removed;
    bot GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" READ => commands::get;
    bot PATCH "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" WRITE => commands::modify;
    bot DELETE "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" WRITE => commands::delete;
    bot GET "/applications/{application_id}/emojis" READ => emojis::list_of_application;
    bot POST "/applications/{application_id}/emojis" WRITE => emojis::create_of_application;
    bot GET "/applications/{application_id}/emojis/{emoji_id}" READ => emojis::get_of_application;
    bot PATCH "/applications/{application_id}/emojis/{emoji_id}" WRITE => emojis::modify_of_application;
    bot DELETE "/applications/{application_id}/emojis/{emoji_id}" WRITE => emojis::delete_of_application;
    bot GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" READ => commands::get_permissions;
    bot PUT "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" WRITE => commands::set_permissions;
    public POST "/interactions/{interaction_id}/{interaction_token}/callback" Unlimited => interactions::callback;
    // Entitlements and subscriptions
    bot GET "/applications/{application_id}/entitlements" READ => purchases::list_entitlements;
    bot POST "/applications/{application_id}/entitlements" WRITE => purchases::create_entitlement;
    bot GET "/applications/{application_id}/entitlements/{entitlement_id}" READ => purchases::get_entitlement;
    bot DELETE "/applications/{application_id}/entitlements/{entitlement_id}" WRITE => purchases::delete_entitlement;
    bot POST "/applications/{application_id}/entitlements/{entitlement_id}/consume" WRITE => purchases::consume_entitlement;
    bot GET "/applications/{application_id}/skus" READ => purchases::list_skus;
    bot GET "/skus/{sku_id}/subscriptions" READ => purchases::list_subscriptions;
    bot GET "/skus/{sku_id}/subscriptions/{subscription_id}" READ => purchases::get_subscription;
    // Channels
    bot GET "/channels/{channel_id}" READ => channels::get;
    bot PATCH "/channels/{channel_id}" Own(5, 15_000) => channels::modify;
    bot DELETE "/channels/{channel_id}" WRITE => channels::delete;
    bot POST "/channels/{channel_id}/typing" WRITE => channels::trigger_typing;
    bot PUT "/channels/{channel_id}/permissions/{overwrite_id}" WRITE => channels::set_overwrite;
    bot DELETE "/channels/{channel_id}/permissions/{overwrite_id}" WRITE => channels::delete_overwrite;
    bot PUT "/channels/{channel_id}/voice-status" WRITE => voice::set_status;
    bot POST "/channels/{channel_id}/send-soundboard-sound" WRITE => voice::send_sound;
    bot PUT "/channels/{channel_id}/recipients/{user_id}" WRITE => channels::add_recipient;
    bot DELETE "/channels/{channel_id}/recipients/{user_id}" WRITE => channels::remove_recipient;
    // Messages
    bot GET "/channels/{channel_id}/messages" Unlimited => messages::list;
    bot POST "/channels/{channel_id}/messages" MESSAGE_WRITE => messages::create;
    bot POST "/channels/{channel_id}/messages/bulk-delete" Own(1, 1000) => messages::bulk_delete;
    bot GET "/channels/{channel_id}/messages/pins" Own(1, 5000) => pins::list;
    bot PUT "/channels/{channel_id}/messages/pins/{message_id}" PIN => pins::set(true);
    bot DELETE "/channels/{channel_id}/messages/pins/{message_id}" PIN => pins::set(false);
    bot GET "/channels/{channel_id}/pins" Own(1, 5000) => pins::list_old;
    bot PUT "/channels/{channel_id}/pins/{message_id}" PIN => pins::set(true);
    bot DELETE "/channels/{channel_id}/pins/{message_id}" PIN => pins::set(false);
    bot GET "/channels/{channel_id}/messages/{message_id}" READ => messages::get;
    bot PATCH "/channels/{channel_id}/messages/{message_id}" MESSAGE_WRITE => messages::modify;
    bot DELETE "/channels/{channel_id}/messages/{message_id}" DeleteMessage => messages::delete;
    bot POST "/channels/{channel_id}/messages/{message_id}/threads" WRITE => threads::create_from_message;
    // Announcements
    bot POST "/channels/{channel_id}/followers" WRITE => channels::follow;
    bot POST "/channels/{channel_id}/messages/{message_id}/crosspost" WRITE => messages::crosspost;
    // Polls
    bot GET "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}" READ => messages::list_voters;
    bot POST "/channels/{channel_id}/polls/{message_id}/expire" WRITE => messages::expire_poll;
    // Reactions
    bot DELETE "/channels/{channel_id}/messages/{message_id}/reactions" REACTIONS_CLEAR => reactions::clear;
    bot GET "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" READ => reactions::list;
    bot DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" REACTIONS_CLEAR => reactions::clear_emoji;
    bot PUT "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" REACTION => reactions::create_own;
    bot DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" REACTION => reactions::delete;
    bot DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}" REACTION => reactions::delete;
    // Threads
    bot POST "/channels/{channel_id}/threads" WRITE => threads::create;
    bot GET "/channels/{channel_id}/threads/archived/public" READ => thread_lists::list_archived(false);
    bot GET "/channels/{channel_id}/threads/archived/private" READ => thread_lists::list_archived(true);
    bot GET "/channels/{channel_id}/users/@me/threads/archived/private" READ => thread_lists::list_own_private;
    bot GET "/channels/{channel_id}/threads/search" READ => thread_lists::search;
    bot GET "/channels/{channel_id}/thread-members" READ => threads::list_members;
    bot PUT "/channels/{channel_id}/thread-members/@me" WRITE => threads::set_joined(true);
    bot DELETE "/channels/{channel_id}/thread-members/@me" WRITE => threads::set_joined(false);
    bot GET "/channels/{channel_id}/thread-members/{user_id}" READ => threads::get_member;
    bot PUT "/channels/{channel_id}/thread-members/{user_id}" WRITE => threads::add_member;
    bot DELETE "/channels/{channel_id}/thread-members/{user_id}" WRITE => threads::remove_member;
    // Guilds
    public GET "/guilds/templates/{code}" READ => templates::get;
    bot GET "/guilds/{guild_id}" READ => guilds::get;
    bot PATCH "/guilds/{guild_id}" WRITE => guilds::modify;
    bot GET "/guilds/{guild_id}/channels" READ => guilds::list_channels;
    bot POST "/guilds/{guild_id}/channels" WRITE => guilds::create_channel;
    bot PATCH "/guilds/{guild_id}/channels" WRITE => guilds::move_channels;
    bot GET "/guilds/{guild_id}/threads/active" READ => thread_lists::list_active;
    bot PUT "/guilds/{guild_id}/incident-actions" WRITE => guilds::set_incident_actions;
    bot GET "/guilds/{guild_id}/messages/search" READ => message_search::search;
    bot GET "/guilds/{guild_id}/regions" READ => guilds::list_voice_regions;
    bot GET "/guilds/{guild_id}/preview" READ => guilds::get_preview;
    bot GET "/guilds/{guild_id}/vanity-url" READ => guilds::get_vanity_url;
    bot GET "/guilds/{guild_id}/widget" READ => widget::get_settings;
    bot PATCH "/guilds/{guild_id}/widget" WRITE => widget::modify_settings;
    public GET "/guilds/{guild_id}/widget.json" READ => widget::get;
    public GET "/guilds/{guild_id}/widget.png" READ => widget::get_image;
    bot GET "/guilds/{guild_id}/onboarding" READ => onboarding::get_onboarding;
    bot PUT "/guilds/{guild_id}/onboarding" WRITE => onboarding::set_onboarding;
    bot GET "/guilds/{guild_id}/welcome-screen" READ => onboarding::get_welcome_screen;
    bot PATCH "/guilds/{guild_id}/welcome-screen" WRITE => onboarding::set_welcome_screen;
    bot GET "/guilds/{guild_id}/new-member-welcome" READ => onboarding::get_guide;
    bot GET "/guilds/{guild_id}/templates" READ => templates::list;
    bot POST "/guilds/{guild_id}/templates" WRITE => templates::create;
    bot PUT "/guilds/{guild_id}/templates/{code}" WRITE => templates::sync;
    bot PATCH "/guilds/{guild_id}/templates/{code}" WRITE => templates::modify;
    bot DELETE "/guilds/{guild_id}/templates/{code}" WRITE => templates::delete;
    bot GET "/guilds/{guild_id}/voice-states/@me" READ => voice::get_state;
    bot GET "/guilds/{guild_id}/voice-states/{user_id}" READ => voice::get_state;
    bot PATCH "/guilds/{guild_id}/voice-states/@me" WRITE => voice::modify_own_state;
    bot PATCH "/guilds/{guild_id}/voice-states/{user_id}" WRITE => voice::modify_state;
    // Roles
    bot GET "/guilds/{guild_id}/roles" READ => roles::list;
    bot POST "/guilds/{guild_id}/roles" WRITE => roles::create;
    bot PATCH "/guilds/{guild_id}/roles" WRITE => roles::reorder;
    bot GET "/guilds/{guild_id}/roles/member-counts" READ => roles::count_members;
    bot GET "/guilds/{guild_id}/roles/{role_id}" READ => roles::get;
    bot PATCH "/guilds/{guild_id}/roles/{role_id}" WRITE => roles::modify;
    bot DELETE "/guilds/{guild_id}/roles/{role_id}" WRITE => roles::delete;
    // Members and bans
    bot GET "/guilds/{guild_id}/members" Own(10, 10_000) => members::list;
    bot PATCH "/guilds/{guild_id}/members/@me" WRITE => members::modify_own;
    bot PATCH "/guilds/{guild_id}/members/@me/nick" WRITE => members::modify_own_nick;
    bot GET "/guilds/{guild_id}/members/search" Own(10, 10_000) => members::search;
    bot GET "/guilds/{guild_id}/members/{user_id}" READ => members::get;
    bot PATCH "/guilds/{guild_id}/members/{user_id}" Own(10, 10_000) => members::modify;
    bot DELETE "/guilds/{guild_id}/members/{user_id}" WRITE => members::kick;
    bot PUT "/guilds/{guild_id}/members/{user_id}" WRITE => members::add;
    bot GET "/guilds/{guild_id}/requests" READ => members::list_join_requests;
    bot PATCH "/guilds/{guild_id}/requests/{request_id}" WRITE => members::decide_join_request;
    bot GET "/guilds/{guild_id}/prune" READ => members::preview_prune;
    bot POST "/guilds/{guild_id}/prune" WRITE => members::prune;
    bot PUT "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" MEMBER_ROLE => members::change_role(true);
    bot DELETE "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" MEMBER_ROLE => members::change_role(false);
    bot GET "/guilds/{guild_id}/bans" READ => bans::list;
    bot GET "/guilds/{guild_id}/bans/{user_id}" READ => bans::get;
    bot PUT "/guilds/{guild_id}/bans/{user_id}" WRITE => bans::create;
    bot DELETE "/guilds/{guild_id}/bans/{user_id}" WRITE => bans::delete;
    bot POST "/guilds/{guild_id}/bulk-ban" WRITE => bans::create_many;
    // Emojis, stickers and sounds
    bot GET "/guilds/{guild_id}/emojis" READ => items::list(Emoji);
    bot POST "/guilds/{guild_id}/emojis" WRITE => emojis::create;
    bot GET "/guilds/{guild_id}/emojis/{emoji_id}" READ => items::get(Emoji);
    bot PATCH "/guilds/{guild_id}/emojis/{emoji_id}" WRITE => items::modify(Emoji, &["name", "roles"]);
    bot DELETE "/guilds/{guild_id}/emojis/{emoji_id}" WRITE => items::delete(Emoji);
    bot GET "/stickers/{sticker_id}" READ => stickers::get_any;
    public GET "/sticker-packs" READ => stickers::list_packs;
    bot GET "/sticker-packs/{pack_id}" READ => stickers::get_pack;
    bot GET "/guilds/{guild_id}/stickers" READ => items::list(Sticker);
    bot POST "/guilds/{guild_id}/stickers" WRITE => stickers::create;
    bot GET "/guilds/{guild_id}/stickers/{sticker_id}" READ => items::get(Sticker);
    bot PATCH "/guilds/{guild_id}/stickers/{sticker_id}" WRITE => items::modify(Sticker, &["name", "description", "tags"]);
    bot DELETE "/guilds/{guild_id}/stickers/{sticker_id}" WRITE => items::delete(Sticker);
    bot GET "/soundboard-default-sounds" READ => sounds::list_default;
    bot GET "/guilds/{guild_id}/soundboard-sounds" READ => sounds::list;
    bot POST "/guilds/{guild_id}/soundboard-sounds" WRITE => sounds::create;
    bot GET "/guilds/{guild_id}/soundboard-sounds/{sound_id}" READ => items::get(SoundboardSound);
    bot PATCH "/guilds/{guild_id}/soundboard-sounds/{sound_id}" WRITE => items::modify(SoundboardSound, &["name", "volume", "emoji_id", "emoji_name"]);
    bot DELETE "/guilds/{guild_id}/soundboard-sounds/{sound_id}" WRITE => items::delete(SoundboardSound);
    // Scheduled events and stages
    bot GET "/guilds/{guild_id}/scheduled-events" READ => items::list(ScheduledEvent);
    bot POST "/guilds/{guild_id}/scheduled-events" WRITE => scheduled_events::create;
    bot GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" READ => items::get(ScheduledEvent);
    bot PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" WRITE => scheduled_events::modify;
    bot DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" WRITE => items::delete(ScheduledEvent);
    bot GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users" READ => scheduled_events::list_users;
    bot GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/counts" READ => scheduled_events::count_users;
    bot POST "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions" WRITE => scheduled_events::create_exception;
    bot PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" WRITE => scheduled_events::modify_exception;
    bot DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" WRITE => scheduled_events::delete_exception;
    bot GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/{guild_scheduled_event_exception_id}/users" READ => scheduled_events::list_exception_users;
    bot POST "/stage-instances" WRITE => stages::create;
    bot GET "/stage-instances/{channel_id}" READ => stages::get;
    bot PATCH "/stage-instances/{channel_id}" WRITE => stages::modify;
    bot DELETE "/stage-instances/{channel_id}" WRITE => stages::delete;
    // Auto moderation and integrations
    bot GET "/guilds/{guild_id}/auto-moderation/rules" READ => items::list(AutoModerationRule);
    bot POST "/guilds/{guild_id}/auto-moderation/rules" WRITE => auto_moderation::create;
    bot GET "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" READ => items::get(AutoModerationRule);
    bot PATCH "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" WRITE => auto_moderation::modify;
    bot DELETE "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" WRITE => items::delete(AutoModerationRule);
    bot GET "/guilds/{guild_id}/integrations" READ => items::list_integrations;
    bot DELETE "/guilds/{guild_id}/integrations/{integration_id}" WRITE => items::delete(Integration);
    bot GET "/guilds/{guild_id}/audit-logs" READ => audit_log::list;
    // Invites
    public GET "/invites/{code}" READ => invites::get;
    bot DELETE "/invites/{code}" WRITE => invites::delete;
    bot GET "/channels/{channel_id}/invites" READ => invites::list_of_channel;
    bot POST "/channels/{channel_id}/invites" WRITE => invites::create;
    bot GET "/guilds/{guild_id}/invites" READ => invites::list_of_guild;
    bot GET "/invites/{code}/target-users" READ => invites::get_targets;
    bot PUT "/invites/{code}/target-users" WRITE => invites::set_targets;
    bot GET "/invites/{code}/target-users/job-status" READ => invites::get_targets_job;
    // Lobbies and players
    bot POST "/lobbies" WRITE => lobbies::create;
    bot PUT "/lobbies" WRITE => applications::users_only;
    bot GET "/lobbies/{lobby_id}" READ => lobbies::get;
    bot PATCH "/lobbies/{lobby_id}" WRITE => lobbies::modify;
    bot DELETE "/lobbies/{lobby_id}" WRITE => lobbies::delete;
    bot PATCH "/lobbies/{lobby_id}/channel-linking" WRITE => applications::users_only;
    bot POST "/lobbies/{lobby_id}/members/bulk" WRITE => lobbies::change_members;
    bot DELETE "/lobbies/{lobby_id}/members/@me" WRITE => applications::users_only;
    bot POST "/lobbies/{lobby_id}/members/@me/invites" WRITE => applications::users_only;
    bot PUT "/lobbies/{lobby_id}/members/{user_id}" WRITE => lobbies::add_member;
    bot DELETE "/lobbies/{lobby_id}/members/{user_id}" WRITE => lobbies::remove_member;
    bot POST "/lobbies/{lobby_id}/members/{user_id}/invites" WRITE => lobbies::invite_member;
    bot GET "/lobbies/{lobby_id}/messages" READ => applications::users_only;
    bot POST "/lobbies/{lobby_id}/messages" WRITE => applications::users_only;
    bot PUT "/lobbies/{lobby_id}/messages/{message_id}/moderation-metadata" WRITE => lobbies::moderate;
    bot PUT "/partner-sdk/dms/{user_id_1}/{user_id_2}/messages/{message_id}/moderation-metadata" WRITE => lobbies::moderate_dm;
    public POST "/partner-sdk/token" WRITE => partner_sdk::get_token;
    bot POST "/partner-sdk/token/bot" WRITE => partner_sdk::get_token_as_bot;
    public POST "/partner-sdk/provisional-accounts/unmerge" WRITE => partner_sdk::unmerge_account;
    bot POST "/partner-sdk/provisional-accounts/unmerge/bot" WRITE => partner_sdk::unmerge_account_as_bot;
    // Webhooks
    bot GET "/channels/{channel_id}/webhooks" READ => webhooks::list_of_channel;
    bot POST "/channels/{channel_id}/webhooks" Unlimited => webhooks::create;
    bot GET "/guilds/{guild_id}/webhooks" READ => webhooks::list_of_guild;
    bot GET "/webhooks/{webhook_id}" READ => webhooks::get;
    bot PATCH "/webhooks/{webhook_id}" WRITE => webhooks::modify;
    bot DELETE "/webhooks/{webhook_id}" WRITE => webhooks::delete;
    public GET "/webhooks/{webhook_id}/{webhook_token}" READ => webhooks::get_by_token;
    public PATCH "/webhooks/{webhook_id}/{webhook_token}" WRITE => webhooks::modify_by_token;
    public DELETE "/webhooks/{webhook_id}/{webhook_token}" WRITE => webhooks::delete_by_token;
    public POST "/webhooks/{webhook_id}/{webhook_token}" WEBHOOK_WRITE => webhook_messages::create;
    public POST "/webhooks/{webhook_id}/{webhook_token}/slack" WEBHOOK_WRITE => webhook_messages::create_slack;
    public POST "/webhooks/{webhook_id}/{webhook_token}/github" WEBHOOK_WRITE => webhook_messages::create_github;
    public GET "/webhooks/{webhook_id}/{webhook_token}/messages/@original" READ => interaction_messages::get_original;
    public PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/@original" WEBHOOK_WRITE => interaction_messages::modify_original;
    public DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/@original" WEBHOOK_WRITE => interaction_messages::delete_original;
    public GET "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" READ => webhook_messages::get;
    public PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" WEBHOOK_WRITE => webhook_messages::modify;
    public DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" WEBHOOK_WRITE => webhook_messages::delete;
}

/// The operations that take `application/x-www-form-urlencoded` besides JSON.
const FORMS: &[&str] = &[
    "POST /channels/{channel_id}/invites",
    "POST /channels/{channel_id}/messages",
    "PATCH /channels/{channel_id}/messages/{message_id}",
    "POST /channels/{channel_id}/threads",
    "POST /interactions/{interaction_id}/{interaction_token}/callback",
    "POST /lobbies/{lobby_id}/messages",
    "PUT /lobbies/{lobby_id}/messages/{message_id}/moderation-metadata",
    "PUT /partner-sdk/dms/{user_id_1}/{user_id_2}/messages/{message_id}/moderation-metadata",
    "POST /webhooks/{webhook_id}/{webhook_token}",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
    "POST /webhooks/{webhook_id}/{webhook_token}/slack",
];

/// Whether a route takes a body in `application/x-www-form-urlencoded`.
pub fn takes_forms(route: &Route) -> bool {
    FORMS.contains(&route.key().as_str())
}
