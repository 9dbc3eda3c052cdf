//! All routes. A literal path stands before one with parameters that would match it too.

use super::limit::Limit::{self, DeleteMessage, None as Unlimited, Own, Shared};

use super::route::{Access, Route};
use super::routes::*;
use super::{ApiError, auth, items};
use crate::state::State;
use crate::world::ItemKind::{
    AutoModerationRule, Emoji, Integration, ScheduledEvent, SoundboardSound, Sticker,
};
use crate::world::Permissions;

const MESSAGE_WRITE: Limit = Shared("write message", 5, 5000);
const REACTION: Limit = Shared("reaction", 1, 250);
const REACTIONS_CLEAR: Limit = Shared("clear reactions", 1, 250);
const MEMBER_ROLE: Limit = Shared("member role", 10, 10_000);
const PIN: Limit = Shared("pin", 5, 4000);
const WEBHOOK_WRITE: Limit = Shared("write by webhook", 5, 2000);
const READ: Limit = Own(5, 1000);
const WRITE: Limit = Own(5, 5000);

/// The routes: method, path, limit (`READ` or `WRITE` if there is none), access, and the handler.
///
/// | access | is |
/// |---|---|
/// | `public` | without a token, since nobody needs one or the path contains one |
/// | `bot` | with a bot token; what the bot needs depends on more than the path |
/// | `user("scope")` | with the token of a user that has the scope, which the handler is called with |
/// | `either("scope")` | with a bot token, or with that of a user |
/// | `guild(NEEDED)` | a bot in the guild of the path that has the permissions there |
/// | `channel(NEEDED)` | a bot that sees the channel of the path and has the permissions there |
/// | `message(NEEDED)` | the same, and the message of the path is there |
///
/// The handlers of `GET` are called with the guild, the channel or the message. All others change something, and are
/// called with what identifies it.
macro_rules! routes {
    ($($method:ident $path:literal $([$limit:expr])? $access:ident $(($($needed:tt)+))? =>
        $($run:ident)::+ $(($($argument:expr),+))?;)*) => {
        /// Every operation the sandbox knows.
        pub const ROUTES: &[Route] = &[$(Route {
            method: stringify!($method),
            path: $path,
            limit: limit(stringify!($method), &[$($limit)?]),
            access: access!($access $($($needed)+)?),
            run: handler!($method $access $(($($needed)+))?, $($run)::+, $($($argument),+)?),
        },)*];
    };
}

/// What a route may be asked if it says nothing else.
const fn limit(method: &str, said: &[Limit]) -> Limit {
    match said {
        [limit] => *limit,
        _ if matches!(method.as_bytes(), b"GET") => READ,
        _ => WRITE,
    }
}

macro_rules! access {
    (public) => {
        Access::Public
    };
    (user $scope:literal) => {
        Access::User($scope)
    };
    (either $scope:literal) => {
        Access::User($scope)
    };
    ($($bot:tt)+) => {
        Access::Bot
    };
}

macro_rules! handler {
    ($method:ident user ($scope:literal), $run:path,) => {
        |state, call| {
            let token = auth::user(state, call.headers()).cloned();
            Ok($run(state, call, &token.ok_or(ApiError::NOT_FOR_BOTS)?)?.into())
        }
    };
    ($method:ident $access:ident $(($scope:literal))?, $run:path, $($argument:expr),*) => {
        |state, call| Ok($run(state, call, $($argument),*)?.into())
    };
    (GET $place:ident ($($needed:ident)|+), $run:path, $($argument:expr),*) => {
        |state, call| {
            let found = find!($place)(state, call, Permissions::empty()$(.union(Permissions::$needed))+)?;
            Ok($run(state, call, found, $($argument),*)?.into())
        }
    };
    ($method:ident $place:ident ($($needed:ident)|+), $run:path, $($argument:expr),*) => {
        |state, call| {
            let found = find!($place)(state, call, Permissions::empty()$(.union(Permissions::$needed))+)?;
            let key = key!($place found);
            Ok($run(state, call, key, $($argument),*)?.into())
        }
    };
}

macro_rules! find {
    (guild) => {
        State::allowed_guild
    };
    (channel) => {
        State::allowed_channel
    };
    (message) => {
        State::allowed_message
    };
}

macro_rules! key {
    (message $found:ident) => {
        ($found.channel_id, $found.id)
    };
    ($place:ident $found:ident) => {
        $found.id
    };
}

routes! {
    GET "/gateway" [Unlimited] public => gateway::get;
    GET "/gateway/bot" [Own(2, 5000)] bot => gateway::get_bot;
    GET "/voice/regions" bot => voice::list_regions;
    // Users
    GET "/users/@me" either("identify") => users::get_current;
    PATCH "/users/@me" [Own(2, 3_600_000)] bot => users::modify_current;
    GET "/users/@me/guilds" either("guilds") => users::list_guilds;
    GET "/users/@me/guilds/{guild_id}/member" either("guilds.members.read") => users::get_own_member;
    DELETE "/users/@me/guilds/{guild_id}" bot => users::leave_guild;
    POST "/users/@me/channels" bot => users::create_dm;
    GET "/users/@me/connections" user("connections") => users::list_connections;
    GET "/users/@me/applications/{application_id}/entitlements" bot => applications::users_only;
    GET "/users/@me/applications/{application_id}/role-connection" user("role_connections.write") => users::get_role_connection;
    PUT "/users/@me/applications/{application_id}/role-connection" [READ] user("role_connections.write") => users::set_role_connection;
    DELETE "/users/@me/applications/{application_id}/role-connection" bot => applications::users_only;
    GET "/users/{user_id}" [Own(30, 30_000)] bot => users::get;
    // Applications
    GET "/oauth2/applications/@me" bot => applications::get;
    GET "/oauth2/@me" user("") => users::get_authorization;
    GET "/oauth2/userinfo" bot => applications::users_only;
    GET "/oauth2/keys" public => applications::list_keys;
    GET "/applications/@me" bot => applications::get;
    PATCH "/applications/@me" bot => applications::modify;
    GET "/applications/{application_id}" bot => applications::get;
    PATCH "/applications/{application_id}" bot => applications::modify;
    GET "/applications/{application_id}/activity-instances/{instance_id}" bot => applications::get_activity;
    POST "/applications/{application_id}/attachment" bot => applications::upload_attachment;
    GET "/applications/{application_id}/role-connections/metadata" bot => applications::list_role_connections;
    PUT "/applications/{application_id}/role-connections/metadata" bot => applications::set_role_connections;
    GET "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile" bot => identities::get_profile;
    PATCH "/applications/{application_id}/users/{user_id}/identities/{provider_issued_user_id}/profile" bot => identities::update_profile;
    GET "/users/{user_id}/application-identities/{application_id}" bot => identities::list_of_user;
    GET "/applications/{application_id}/application-identities/{provider_type}/{provider_issued_user_id}" bot => identities::list_of_player;
    POST "/users/{user_id}/application-identities/{application_id}/{provider_type}/{provider_issued_user_id}/delete" bot => identities::delete;
    GET "/applications/{application_id}/commands" bot => commands::list;
    PUT "/applications/{application_id}/commands" bot => commands::set_all;
    POST "/applications/{application_id}/commands" bot => commands::create;
    GET "/applications/{application_id}/commands/{command_id}" bot => commands::get;
    PATCH "/applications/{application_id}/commands/{command_id}" bot => commands::modify;
    DELETE "/applications/{application_id}/commands/{command_id}" bot => commands::delete;
    GET "/applications/{application_id}/guilds/{guild_id}/commands" bot => commands::list;
    PUT "/applications/{application_id}/guilds/{guild_id}/commands" bot => commands::set_all;
    POST "/applications/{application_id}/guilds/{guild_id}/commands" bot => commands::create;
    GET "/applications/{application_id}/guilds/{guild_id}/commands/permissions" guild(NONE) => commands::list_permissions;
    PUT "/applications/{application_id}/guilds/{guild_id}/commands/permissions" bot => applications::removed;
    GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" bot => commands::get;
    PATCH "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" bot => commands::modify;
    DELETE "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}" bot => commands::delete;
    GET "/applications/{application_id}/emojis" bot => emojis::list_of_application;
    POST "/applications/{application_id}/emojis" bot => emojis::create_of_application;
    GET "/applications/{application_id}/emojis/{emoji_id}" bot => emojis::get_of_application;
    PATCH "/applications/{application_id}/emojis/{emoji_id}" bot => emojis::modify_of_application;
    DELETE "/applications/{application_id}/emojis/{emoji_id}" bot => emojis::delete_of_application;
    GET "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" guild(NONE) => commands::get_permissions;
    PUT "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions" bot => commands::set_permissions;
    POST "/interactions/{interaction_id}/{interaction_token}/callback" [Unlimited] public => interactions::callback;
    // Entitlements and subscriptions
    GET "/applications/{application_id}/entitlements" bot => purchases::list_entitlements;
    POST "/applications/{application_id}/entitlements" bot => purchases::create_entitlement;
    GET "/applications/{application_id}/entitlements/{entitlement_id}" bot => purchases::get_entitlement;
    DELETE "/applications/{application_id}/entitlements/{entitlement_id}" bot => purchases::delete_entitlement;
    POST "/applications/{application_id}/entitlements/{entitlement_id}/consume" bot => purchases::consume_entitlement;
    GET "/applications/{application_id}/skus" bot => purchases::list_skus;
    GET "/skus/{sku_id}/subscriptions" bot => purchases::list_subscriptions;
    GET "/skus/{sku_id}/subscriptions/{subscription_id}" bot => purchases::get_subscription;
    // Channels
    GET "/channels/{channel_id}" channel(NONE) => channels::get;
    PATCH "/channels/{channel_id}" [Own(5, 15_000)] bot => channels::modify;
    DELETE "/channels/{channel_id}" bot => channels::delete;
    POST "/channels/{channel_id}/typing" channel(SEND_MESSAGES) => channels::trigger_typing;
    PUT "/channels/{channel_id}/permissions/{overwrite_id}" channel(MANAGE_ROLES) => channels::set_overwrite;
    DELETE "/channels/{channel_id}/permissions/{overwrite_id}" channel(MANAGE_ROLES) => channels::delete_overwrite;
    PUT "/channels/{channel_id}/voice-status" bot => voice::set_status;
    POST "/channels/{channel_id}/send-soundboard-sound" bot => voice::send_sound;
    PUT "/channels/{channel_id}/recipients/{user_id}" bot => channels::add_recipient;
    DELETE "/channels/{channel_id}/recipients/{user_id}" bot => channels::remove_recipient;
    // Messages
    GET "/channels/{channel_id}/messages" [Unlimited] channel(NONE) => messages::list;
    POST "/channels/{channel_id}/messages" [MESSAGE_WRITE] bot => messages::create;
    POST "/channels/{channel_id}/messages/bulk-delete" [Own(1, 1000)] channel(MANAGE_MESSAGES) => messages::bulk_delete;
    GET "/channels/{channel_id}/messages/pins" [Own(1, 5000)] channel(NONE) => pins::list;
    PUT "/channels/{channel_id}/messages/pins/{message_id}" [PIN] message(PIN_MESSAGES) => pins::set(true);
    DELETE "/channels/{channel_id}/messages/pins/{message_id}" [PIN] message(PIN_MESSAGES) => pins::set(false);
    GET "/channels/{channel_id}/pins" [Own(1, 5000)] channel(NONE) => pins::list_old;
    PUT "/channels/{channel_id}/pins/{message_id}" [PIN] message(PIN_MESSAGES) => pins::set(true);
    DELETE "/channels/{channel_id}/pins/{message_id}" [PIN] message(PIN_MESSAGES) => pins::set(false);
    GET "/channels/{channel_id}/messages/{message_id}" message(READ_MESSAGE_HISTORY) => messages::get;
    PATCH "/channels/{channel_id}/messages/{message_id}" [MESSAGE_WRITE] bot => messages::modify;
    DELETE "/channels/{channel_id}/messages/{message_id}" [DeleteMessage] bot => messages::delete;
    POST "/channels/{channel_id}/messages/{message_id}/threads" message(CREATE_PUBLIC_THREADS) => threads::create_from_message;
    // Announcements
    POST "/channels/{channel_id}/followers" bot => channels::follow;
    POST "/channels/{channel_id}/messages/{message_id}/crosspost" message(SEND_MESSAGES) => messages::crosspost;
    // Polls
    GET "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}" message(READ_MESSAGE_HISTORY) => messages::list_voters;
    POST "/channels/{channel_id}/polls/{message_id}/expire" message(NONE) => messages::expire_poll;
    // Reactions
    DELETE "/channels/{channel_id}/messages/{message_id}/reactions" [REACTIONS_CLEAR] message(MANAGE_MESSAGES) => reactions::clear;
    GET "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" bot => reactions::list;
    DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}" [REACTIONS_CLEAR] message(MANAGE_MESSAGES) => reactions::clear_emoji;
    PUT "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" [REACTION] bot => reactions::create_own;
    DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me" [REACTION] bot => reactions::delete;
    DELETE "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/{user_id}" [REACTION] bot => reactions::delete;
    // Threads
    POST "/channels/{channel_id}/threads" bot => threads::create;
    GET "/channels/{channel_id}/threads/archived/public" channel(READ_MESSAGE_HISTORY) => thread_lists::list_archived(false);
    GET "/channels/{channel_id}/threads/archived/private" channel(READ_MESSAGE_HISTORY | MANAGE_THREADS) => thread_lists::list_archived(true);
    GET "/channels/{channel_id}/users/@me/threads/archived/private" channel(READ_MESSAGE_HISTORY) => thread_lists::list_own_private;
    GET "/channels/{channel_id}/threads/search" channel(READ_MESSAGE_HISTORY) => thread_lists::search;
    GET "/channels/{channel_id}/thread-members" channel(NONE) => threads::list_members;
    PUT "/channels/{channel_id}/thread-members/@me" channel(NONE) => threads::set_joined(true);
    DELETE "/channels/{channel_id}/thread-members/@me" channel(NONE) => threads::set_joined(false);
    GET "/channels/{channel_id}/thread-members/{user_id}" channel(NONE) => threads::get_member;
    PUT "/channels/{channel_id}/thread-members/{user_id}" channel(SEND_MESSAGES_IN_THREADS) => threads::add_member;
    DELETE "/channels/{channel_id}/thread-members/{user_id}" bot => threads::remove_member;
    // Guilds
    GET "/guilds/templates/{code}" public => templates::get;
    GET "/guilds/{guild_id}" guild(NONE) => guilds::get;
    PATCH "/guilds/{guild_id}" guild(MANAGE_GUILD) => guilds::modify;
    GET "/guilds/{guild_id}/channels" guild(NONE) => guilds::list_channels;
    POST "/guilds/{guild_id}/channels" guild(MANAGE_CHANNELS) => guilds::create_channel;
    PATCH "/guilds/{guild_id}/channels" guild(MANAGE_CHANNELS) => guilds::move_channels;
    GET "/guilds/{guild_id}/threads/active" guild(NONE) => thread_lists::list_active;
    PUT "/guilds/{guild_id}/incident-actions" guild(MANAGE_GUILD) => guilds::set_incident_actions;
    GET "/guilds/{guild_id}/messages/search" guild(NONE) => message_search::search;
    GET "/guilds/{guild_id}/regions" guild(NONE) => guilds::list_voice_regions;
    GET "/guilds/{guild_id}/preview" bot => guilds::get_preview;
    GET "/guilds/{guild_id}/vanity-url" guild(MANAGE_GUILD) => guilds::get_vanity_url;
    GET "/guilds/{guild_id}/widget" guild(MANAGE_GUILD) => widget::get_settings;
    PATCH "/guilds/{guild_id}/widget" guild(MANAGE_GUILD) => widget::modify_settings;
    GET "/guilds/{guild_id}/widget.json" public => widget::get;
    GET "/guilds/{guild_id}/widget.png" public => widget::get_image;
    GET "/guilds/{guild_id}/onboarding" guild(NONE) => onboarding::get_onboarding;
    PUT "/guilds/{guild_id}/onboarding" guild(MANAGE_GUILD | MANAGE_ROLES) => onboarding::set_onboarding;
    GET "/guilds/{guild_id}/welcome-screen" guild(NONE) => onboarding::get_welcome_screen;
    PATCH "/guilds/{guild_id}/welcome-screen" guild(MANAGE_GUILD) => onboarding::set_welcome_screen;
    GET "/guilds/{guild_id}/new-member-welcome" guild(NONE) => onboarding::get_guide;
    GET "/guilds/{guild_id}/templates" guild(MANAGE_GUILD) => templates::list;
    POST "/guilds/{guild_id}/templates" guild(MANAGE_GUILD) => templates::create;
    PUT "/guilds/{guild_id}/templates/{code}" guild(MANAGE_GUILD) => templates::sync;
    PATCH "/guilds/{guild_id}/templates/{code}" guild(MANAGE_GUILD) => templates::modify;
    DELETE "/guilds/{guild_id}/templates/{code}" guild(MANAGE_GUILD) => templates::delete;
    GET "/guilds/{guild_id}/voice-states/@me" guild(NONE) => voice::get_state;
    GET "/guilds/{guild_id}/voice-states/{user_id}" guild(NONE) => voice::get_state;
    PATCH "/guilds/{guild_id}/voice-states/@me" guild(NONE) => voice::modify_own_state;
    PATCH "/guilds/{guild_id}/voice-states/{user_id}" guild(NONE) => voice::modify_state;
    // Roles
    GET "/guilds/{guild_id}/roles" guild(NONE) => roles::list;
    POST "/guilds/{guild_id}/roles" guild(MANAGE_ROLES) => roles::create;
    PATCH "/guilds/{guild_id}/roles" guild(MANAGE_ROLES) => roles::reorder;
    GET "/guilds/{guild_id}/roles/member-counts" guild(NONE) => roles::count_members;
    GET "/guilds/{guild_id}/roles/{role_id}" guild(NONE) => roles::get;
    PATCH "/guilds/{guild_id}/roles/{role_id}" guild(MANAGE_ROLES) => roles::modify;
    DELETE "/guilds/{guild_id}/roles/{role_id}" guild(MANAGE_ROLES) => roles::delete;
    // Members and bans
    GET "/guilds/{guild_id}/members" [Own(10, 10_000)] guild(NONE) => members::list;
    PATCH "/guilds/{guild_id}/members/@me" guild(CHANGE_NICKNAME) => members::modify_own;
    PATCH "/guilds/{guild_id}/members/@me/nick" guild(CHANGE_NICKNAME) => members::modify_own_nick;
    GET "/guilds/{guild_id}/members/search" [Own(10, 10_000)] guild(NONE) => members::search;
    GET "/guilds/{guild_id}/members/{user_id}" guild(NONE) => members::get;
    PATCH "/guilds/{guild_id}/members/{user_id}" [Own(10, 10_000)] guild(NONE) => members::modify;
    DELETE "/guilds/{guild_id}/members/{user_id}" guild(KICK_MEMBERS) => members::kick;
    PUT "/guilds/{guild_id}/members/{user_id}" guild(CREATE_INSTANT_INVITE) => members::add;
    GET "/guilds/{guild_id}/requests" guild(KICK_MEMBERS) => members::list_join_requests;
    PATCH "/guilds/{guild_id}/requests/{request_id}" guild(KICK_MEMBERS) => members::decide_join_request;
    GET "/guilds/{guild_id}/prune" guild(MANAGE_GUILD | KICK_MEMBERS) => members::preview_prune;
    POST "/guilds/{guild_id}/prune" guild(MANAGE_GUILD | KICK_MEMBERS) => members::prune;
    PUT "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" [MEMBER_ROLE] guild(MANAGE_ROLES) => members::change_role(true);
    DELETE "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" [MEMBER_ROLE] guild(MANAGE_ROLES) => members::change_role(false);
    GET "/guilds/{guild_id}/bans" guild(BAN_MEMBERS) => bans::list;
    GET "/guilds/{guild_id}/bans/{user_id}" guild(BAN_MEMBERS) => bans::get;
    PUT "/guilds/{guild_id}/bans/{user_id}" guild(BAN_MEMBERS) => bans::create;
    DELETE "/guilds/{guild_id}/bans/{user_id}" guild(BAN_MEMBERS) => bans::delete;
    POST "/guilds/{guild_id}/bulk-ban" guild(BAN_MEMBERS | MANAGE_GUILD) => bans::create_many;
    // Emojis, stickers and sounds
    GET "/guilds/{guild_id}/emojis" guild(NONE) => items::list(Emoji);
    POST "/guilds/{guild_id}/emojis" guild(CREATE_GUILD_EXPRESSIONS) => emojis::create;
    GET "/guilds/{guild_id}/emojis/{emoji_id}" guild(NONE) => items::get(Emoji);
    PATCH "/guilds/{guild_id}/emojis/{emoji_id}" guild(NONE) => items::modify(Emoji);
    DELETE "/guilds/{guild_id}/emojis/{emoji_id}" guild(NONE) => items::delete(Emoji);
    GET "/stickers/{sticker_id}" bot => stickers::get_any;
    GET "/sticker-packs" public => stickers::list_packs;
    GET "/sticker-packs/{pack_id}" bot => stickers::get_pack;
    GET "/guilds/{guild_id}/stickers" guild(NONE) => items::list(Sticker);
    POST "/guilds/{guild_id}/stickers" guild(CREATE_GUILD_EXPRESSIONS) => stickers::create;
    GET "/guilds/{guild_id}/stickers/{sticker_id}" guild(NONE) => items::get(Sticker);
    PATCH "/guilds/{guild_id}/stickers/{sticker_id}" guild(NONE) => items::modify(Sticker);
    DELETE "/guilds/{guild_id}/stickers/{sticker_id}" guild(NONE) => items::delete(Sticker);
    GET "/soundboard-default-sounds" bot => sounds::list_default;
    GET "/guilds/{guild_id}/soundboard-sounds" guild(NONE) => sounds::list;
    POST "/guilds/{guild_id}/soundboard-sounds" guild(CREATE_GUILD_EXPRESSIONS) => sounds::create;
    GET "/guilds/{guild_id}/soundboard-sounds/{sound_id}" guild(NONE) => items::get(SoundboardSound);
    PATCH "/guilds/{guild_id}/soundboard-sounds/{sound_id}" guild(NONE) => items::modify(SoundboardSound);
    DELETE "/guilds/{guild_id}/soundboard-sounds/{sound_id}" guild(NONE) => items::delete(SoundboardSound);
    // Scheduled events and stages
    GET "/guilds/{guild_id}/scheduled-events" guild(NONE) => items::list(ScheduledEvent);
    POST "/guilds/{guild_id}/scheduled-events" guild(CREATE_EVENTS) => scheduled_events::create;
    GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" guild(NONE) => items::get(ScheduledEvent);
    PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" guild(NONE) => scheduled_events::modify;
    DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}" guild(NONE) => items::delete(ScheduledEvent);
    GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users" guild(NONE) => scheduled_events::list_users;
    GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/counts" guild(NONE) => scheduled_events::count_users;
    POST "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions" guild(NONE) => scheduled_events::create_exception;
    PATCH "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" guild(NONE) => scheduled_events::modify_exception;
    DELETE "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions/{exception_id}" guild(NONE) => scheduled_events::delete_exception;
    GET "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/{guild_scheduled_event_exception_id}/users" guild(NONE) => scheduled_events::list_exception_users;
    POST "/stage-instances" bot => stages::create;
    GET "/stage-instances/{channel_id}" channel(NONE) => stages::get;
    PATCH "/stage-instances/{channel_id}" channel(MANAGE_CHANNELS | MUTE_MEMBERS | MOVE_MEMBERS) => stages::modify;
    DELETE "/stage-instances/{channel_id}" channel(MANAGE_CHANNELS | MUTE_MEMBERS | MOVE_MEMBERS) => stages::delete;
    // Auto moderation and integrations
    GET "/guilds/{guild_id}/auto-moderation/rules" guild(MANAGE_GUILD) => items::list(AutoModerationRule);
    POST "/guilds/{guild_id}/auto-moderation/rules" guild(MANAGE_GUILD) => auto_moderation::create;
    GET "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" guild(MANAGE_GUILD) => items::get(AutoModerationRule);
    PATCH "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" guild(MANAGE_GUILD) => auto_moderation::modify;
    DELETE "/guilds/{guild_id}/auto-moderation/rules/{rule_id}" guild(MANAGE_GUILD) => items::delete(AutoModerationRule);
    GET "/guilds/{guild_id}/integrations" guild(MANAGE_GUILD) => items::list_integrations;
    DELETE "/guilds/{guild_id}/integrations/{integration_id}" guild(MANAGE_GUILD) => items::delete(Integration);
    GET "/guilds/{guild_id}/audit-logs" guild(VIEW_AUDIT_LOG) => audit_log::list;
    // Invites
    GET "/invites/{code}" public => invites::get;
    DELETE "/invites/{code}" bot => invites::delete;
    GET "/channels/{channel_id}/invites" channel(MANAGE_CHANNELS) => invites::list_of_channel;
    POST "/channels/{channel_id}/invites" channel(CREATE_INSTANT_INVITE) => invites::create;
    GET "/guilds/{guild_id}/invites" guild(MANAGE_GUILD) => invites::list_of_guild;
    GET "/invites/{code}/target-users" bot => invites::get_targets;
    PUT "/invites/{code}/target-users" bot => invites::set_targets;
    GET "/invites/{code}/target-users/job-status" bot => invites::get_targets_job;
    // Lobbies and players
    POST "/lobbies" bot => lobbies::create;
    PUT "/lobbies" bot => applications::users_only;
    GET "/lobbies/{lobby_id}" bot => lobbies::get;
    PATCH "/lobbies/{lobby_id}" bot => lobbies::modify;
    DELETE "/lobbies/{lobby_id}" bot => lobbies::delete;
    PATCH "/lobbies/{lobby_id}/channel-linking" bot => applications::users_only;
    POST "/lobbies/{lobby_id}/members/bulk" bot => lobbies::change_members;
    DELETE "/lobbies/{lobby_id}/members/@me" bot => applications::users_only;
    POST "/lobbies/{lobby_id}/members/@me/invites" bot => applications::users_only;
    PUT "/lobbies/{lobby_id}/members/{user_id}" bot => lobbies::add_member;
    DELETE "/lobbies/{lobby_id}/members/{user_id}" bot => lobbies::remove_member;
    POST "/lobbies/{lobby_id}/members/{user_id}/invites" bot => lobbies::invite_member;
    GET "/lobbies/{lobby_id}/messages" bot => applications::users_only;
    POST "/lobbies/{lobby_id}/messages" bot => applications::users_only;
    PUT "/lobbies/{lobby_id}/messages/{message_id}/moderation-metadata" bot => lobbies::moderate;
    PUT "/partner-sdk/dms/{user_id_1}/{user_id_2}/messages/{message_id}/moderation-metadata" bot => lobbies::moderate_dm;
    POST "/partner-sdk/token" public => partner_sdk::get_token;
    POST "/partner-sdk/token/bot" bot => partner_sdk::get_token_as_bot;
    POST "/partner-sdk/provisional-accounts/unmerge" public => partner_sdk::unmerge_account;
    POST "/partner-sdk/provisional-accounts/unmerge/bot" bot => partner_sdk::unmerge_account_as_bot;
    // Webhooks
    GET "/channels/{channel_id}/webhooks" channel(MANAGE_WEBHOOKS) => webhooks::list_of_channel;
    POST "/channels/{channel_id}/webhooks" [Unlimited] channel(MANAGE_WEBHOOKS) => webhooks::create;
    GET "/guilds/{guild_id}/webhooks" guild(MANAGE_WEBHOOKS) => webhooks::list_of_guild;
    GET "/webhooks/{webhook_id}" bot => webhooks::get;
    PATCH "/webhooks/{webhook_id}" bot => webhooks::modify;
    DELETE "/webhooks/{webhook_id}" bot => webhooks::delete;
    GET "/webhooks/{webhook_id}/{webhook_token}" public => webhooks::get_by_token;
    PATCH "/webhooks/{webhook_id}/{webhook_token}" public => webhooks::modify_by_token;
    DELETE "/webhooks/{webhook_id}/{webhook_token}" public => webhooks::delete_by_token;
    POST "/webhooks/{webhook_id}/{webhook_token}" [WEBHOOK_WRITE] public => webhook_messages::create;
    POST "/webhooks/{webhook_id}/{webhook_token}/slack" [WEBHOOK_WRITE] public => webhook_messages::create_slack;
    POST "/webhooks/{webhook_id}/{webhook_token}/github" [WEBHOOK_WRITE] public => webhook_messages::create_github;
    GET "/webhooks/{webhook_id}/{webhook_token}/messages/@original" public => webhook_messages::get;
    PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/@original" [WEBHOOK_WRITE] public => webhook_messages::modify;
    DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/@original" [WEBHOOK_WRITE] public => webhook_messages::delete;
    GET "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" public => webhook_messages::get;
    PATCH "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" [WEBHOOK_WRITE] public => webhook_messages::modify;
    DELETE "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" [WEBHOOK_WRITE] public => webhook_messages::delete;
}
