//! A valid request for each operation that needs more than a path.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::place::{Place, poll, target_users};

/// How an operation is asked for.
#[derive(Default)]
pub struct Request {
    /// What parameters of the path are, other than what is called like them.
    pub path: Vec<(&'static str, &'static str)>,
    pub query: String,
    pub body: Option<Value>,
    pub form: Option<Form>,
}

impl Request {
    fn body(body: Value) -> Request {
        Request {
            body: Some(body),
            ..Request::default()
        }
    }

    fn query(query: impl Into<String>) -> Request {
        Request {
            query: query.into(),
            ..Request::default()
        }
    }

    fn with(mut self, parameter: &'static str, name: &'static str) -> Request {
        self.path.push((parameter, name));
        self
    }
}

/// What only users can do, not bots.
pub const FOR_PEOPLE: &[&str] = &[
    "create_or_join_lobby",
    "edit_lobby_channel_link",
    "leave_lobby",
    "create_linked_lobby_guild_invite_for_self",
    "get_lobby_messages",
    "create_lobby_message",
    "get_my_oauth2_authorization",
    "get_openid_connect_userinfo",
    "get_current_user_application_entitlements",
    "get_application_user_role_connection",
    "update_application_user_role_connection",
    "delete_application_user_role_connection",
    "list_my_connections",
    "set_guild_application_command_permissions",
];

const IMAGE: &str = "data:image/png;base64,AAAA";

/// The request of an operation in that world.
pub fn request(operation: &str, place: &Place) -> Request {
    elsewhere(operation).unwrap_or_else(|| {
        application(operation, place)
            .or_else(|| channel(operation, place))
            .or_else(|| guild(operation, place))
            .or_else(|| event(operation, place))
            .or_else(|| player(operation, place))
            .unwrap_or_default()
    })
}

/// Those that are about something other than what is called like their parameters, and say nothing else.
fn elsewhere(operation: &str) -> Option<Request> {
    let (parameter, name) = match operation {
        "get_application_emoji" | "delete_application_emoji" => ("emoji_id", "herb"),
        "get_guild_application_command"
        | "delete_guild_application_command"
        | "get_guild_application_command_permissions" => ("command_id", "guild_command"),
        "delete_group_dm_user" => ("channel_id", "group"),
        "list_thread_members"
        | "join_thread"
        | "leave_thread"
        | "get_thread_member"
        | "add_thread_member"
        | "delete_thread_member" => ("channel_id", "thread"),
        "get_stage_instance" | "delete_stage_instance" => ("channel_id", "stage"),
        "get_guild_template" | "sync_guild_template" | "delete_guild_template" => {
            ("code", "template")
        }
        "get_guild_ban" | "unban_user_from_guild" => ("user_id", "banned"),
        "get_webhook_message" | "delete_webhook_message" => ("message_id", "heralded"),
        "get_answer_voters" | "poll_expire" => ("message_id", "poll"),
        "get_original_webhook_message" | "delete_original_webhook_message" => {
            return Some(of_answer(Request::default()));
        }
        "update_original_webhook_message" => {
            return Some(of_answer(Request::body(json!({ "content": "Nods" }))));
        }
        "crosspost_message" => {
            let request = Request::default().with("channel_id", "news");
            return Some(request.with("message_id", "announcement"));
        }
        _ => return None,
    };
    Some(Request::default().with(parameter, name))
}

/// About what the bot answered to an interaction.
fn of_answer(request: Request) -> Request {
    request
        .with("webhook_id", "sandy")
        .with("webhook_token", "answered_token")
}

fn application(operation: &str, place: &Place) -> Option<Request> {
    let command = json!({ "name": "nod", "description": "Nods" });
    Some(match operation {
        "update_my_application" | "update_application" => Request::body(json!({
            "description": "Herbs", "tags": ["herbs"], "icon": IMAGE, "event_webhooks_status": 1,
            "install_params": { "scopes": ["bot"], "permissions": 8 },
        })),
        "upload_application_attachment" => Request {
            form: Some(Form::new().part("file", Part::bytes(vec![1, 2]).file_name("herb.png"))),
            ..Request::default()
        },
        "bulk_set_application_commands" | "bulk_set_guild_application_commands" => {
            Request::body(json!([command]))
        }
        "create_application_command" | "create_guild_application_command" => Request::body(command),
        "update_application_command" => Request::body(json!({ "description": "Nods" })),
        "update_guild_application_command" => {
            Request::body(json!({ "description": "Nods" })).with("command_id", "guild_command")
        }
        "create_application_emoji" => Request::body(json!({ "name": "leaf", "image": IMAGE })),
        "update_application_emoji" => {
            Request::body(json!({ "name": "leaf" })).with("emoji_id", "herb")
        }
        "create_entitlement" => Request::body(json!({
            "sku_id": "77", "owner_id": place.id("basil"), "owner_type": 2,
        })),
        "update_application_role_connections_metadata" => Request::body(json!([
            { "type": 7, "key": "vip", "name": "VIP", "description": "Is important" },
        ])),
        "get_sku_subscriptions" => Request::query(format!("user_id={}", place.id("basil"))),
        "create_interaction_response" => Request {
            query: "with_response=true".to_owned(),
            ..Request::body(json!({ "type": 4, "data": { "content": "Waves" } }))
        },
        "update_my_user" => Request::body(json!({ "username": "sandra", "avatar": IMAGE })),
        "create_dm" => Request::body(json!({ "recipient_id": place.id("clover") })),
        _ => return None,
    })
}

fn channel(operation: &str, place: &Place) -> Option<Request> {
    let content =
        || json!({ "content": "Good morning", "embeds": [{ "title": "Sun", "color": 255 }] });
    Some(match operation {
        "update_channel" => Request::body(json!({ "name": "commons", "topic": "All" })),
        "follow_channel" => Request::body(json!({ "webhook_channel_id": place.id("general") }))
            .with("channel_id", "news"),
        "create_channel_invite" => {
            Request::body(json!({ "max_age": 60, "role_ids": [place.id("role_id")] }))
        }
        "update_invite_target_users" => Request {
            form: Some(target_users()),
            ..Request::default()
        },
        "create_message" => Request::body(poll()),
        "bulk_delete_messages" => Request::body(json!({
            "messages": [place.id("message_id"), place.id("another")],
        })),
        "update_message" => Request::body(content()),
        "create_thread_from_message" => Request::body(json!({ "name": "aside" })),
        "create_thread" => Request::body(json!({
            "name": "topic", "message": { "content": "First" },
        }))
        .with("channel_id", "forum"),
        "set_channel_permission_overwrite" => {
            Request::body(json!({ "type": 1, "allow": 1024, "deny": 0 }))
        }
        "add_group_dm_user" => Request::body(json!({ "access_token": "dill" }))
            .with("channel_id", "group")
            .with("user_id", "dill"),
        "send_soundboard_sound" => {
            Request::body(json!({ "sound_id": place.id("sound_id") })).with("channel_id", "stage")
        }
        "update_voice_channel_status" => {
            Request::body(json!({ "status": "Tea" })).with("channel_id", "Lounge")
        }
        "create_webhook" => Request::body(json!({ "name": "Crier", "avatar": IMAGE })),
        "update_webhook" | "update_webhook_by_token" => Request::body(json!({ "name": "Crier" })),
        "execute_webhook" => Request {
            query: "wait=true".to_owned(),
            ..Request::body(content())
        },
        "update_webhook_message" => Request::body(content()).with("message_id", "heralded"),
        "execute_slack_compatible_webhook" => Request::body(json!({ "text": "Hear" })),
        "execute_github_compatible_webhook" => Request::body(json!({
            "action": "opened", "sender": { "id": 1, "login": "sage", "html_url": "https://example.com",
            "avatar_url": "https://example.com/a.png" },
            "repository": { "id": 1, "html_url": "https://example.com/r", "name": "r", "full_name": "sage/r" },
            "issue": { "id": 1, "number": 1, "html_url": "https://example.com/r/1", "title": "It wilts",
            "body": "Every day", "user": { "id": 1, "login": "sage", "html_url": "https://example.com",
            "avatar_url": "https://example.com/a.png" } },
        })),
        "create_stage_instance" => {
            // The other stage is open already.
            let second = json!({ "guild": "Godot Workshop", "name": "second", "type": 13 });
            let second = place.sandbox.act_json("create_channel", second).unwrap();
            Request::body(json!({ "channel_id": second["id"], "topic": "Light" }))
        }
        "update_stage_instance" => {
            Request::body(json!({ "topic": "Light" })).with("channel_id", "stage")
        }
        _ => return None,
    })
}

fn guild(operation: &str, place: &Place) -> Option<Request> {
    let general = place.id("general");
    Some(match operation {
        "update_guild" => Request::body(json!({ "name": "Workshop", "icon": IMAGE })),
        "ban_user_from_guild" => Request::body(json!({ "delete_message_seconds": 60 })),
        "bulk_ban_users_from_guild" => Request::body(json!({
            "user_ids": [place.id("basil"), "5"], "delete_message_seconds": 60,
        })),
        "create_guild_channel" => Request::body(json!({ "name": "kitchen", "type": 0 })),
        "bulk_update_guild_channels" => Request::body(json!([{ "id": general, "position": 2 }])),
        "create_guild_emoji" => Request::body(json!({ "name": "leaf", "image": IMAGE })),
        "update_guild_emoji" | "update_guild_sticker" | "update_guild_soundboard_sound" => {
            Request::body(json!({ "name": "leaf" }))
        }
        "create_guild_sticker" => {
            let image = Part::bytes(b"GIF89a".to_vec()).file_name("leaf.gif");
            let form = Form::new().text("name", "leaf").text("tags", "leaf");
            Request {
                form: Some(form.text("description", "A leaf").part("file", image)),
                ..Request::default()
            }
        }
        "create_guild_soundboard_sound" => Request::body(json!({
            "name": "rustle", "sound": "data:audio/ogg;base64,AAAA", "emoji_name": "🍃",
        })),
        "update_guild_incident_actions" => Request::body(json!({ "invites_disabled_until": null })),
        "update_my_guild_member" => Request::body(json!({ "nick": "Sand" })),
        "search_guild_members" => Request::query("query=bas&limit=5"),
        "list_guild_members" => Request::query("limit=1000"),
        "add_guild_member" => Request::body(json!({ "access_token": "outsider", "nick": "Out" }))
            .with("user_id", "outsider"),
        "update_guild_member" => {
            Request::body(json!({ "nick": "B", "roles": [place.id("role_id")] }))
        }
        "put_guilds_onboarding" => Request::body(json!({
            "enabled": false, "mode": 1, "default_channel_ids": [general],
            "prompts": [{ "id": "0", "title": "What do you like?", "options": [
                { "title": "Tea", "emoji_name": "🍵", "channel_ids": [general] },
            ] }],
        })),
        "prune_guild" => {
            Request::body(json!({ "days": 7, "include_roles": [place.id("role_id")] }))
        }
        "action_guild_join_request" => Request::body(json!({ "action": "APPROVED" })),
        "create_guild_role" => {
            Request::body(json!({ "name": "Cook", "permissions": 8, "color": 255 }))
        }
        "bulk_update_guild_roles" => {
            Request::body(json!([{ "id": place.id("role_id"), "position": 1 }]))
        }
        "update_guild_role" => Request::body(json!({ "name": "Cook", "hoist": true })),
        // The workshop has one already.
        "create_guild_template" => {
            Request::body(json!({ "name": "Again" })).with("guild_id", "own_guild")
        }
        "update_guild_template" => {
            Request::body(json!({ "description": "All of it" })).with("code", "template")
        }
        "update_guild_welcome_screen" => Request::body(json!({
            "welcome_channels": [{ "channel_id": general, "description": "Here", "emoji_name": "🌱" }],
        })),
        "update_guild_widget_settings" => {
            Request::body(json!({ "enabled": true, "channel_id": general }))
        }
        "update_self_voice_state" => Request::body(json!({
            "channel_id": place.id("stage"), "suppress": false,
        })),
        "update_voice_state" => Request::body(json!({
            "channel_id": place.id("stage"), "suppress": true,
        })),
        _ => return None,
    })
}

fn event(operation: &str, _: &Place) -> Option<Request> {
    Some(match operation {
        "create_auto_moderation_rule" => Request::body(json!({
            "name": "Spoons", "event_type": 1, "trigger_type": 1,
            "trigger_metadata": { "keyword_filter": ["fork"] }, "actions": [{ "type": 1, "metadata": {} }],
        })),
        "update_auto_moderation_rule" => Request::body(json!({ "enabled": false })),
        "create_guild_scheduled_event" => Request::body(json!({
            "name": "Walk", "privacy_level": 2, "entity_type": 3, "entity_metadata": { "location": "Wood" },
            "scheduled_start_time": "2100-01-01T10:00:00Z", "scheduled_end_time": "2100-01-01T11:00:00Z",
        })),
        "update_guild_scheduled_event" => Request::body(json!({ "description": "Bring tea" })),
        "create_guild_scheduled_event_exception" => Request::body(json!({
            "original_scheduled_start_time": "2100-01-15T10:00:00Z", "is_canceled": true,
        })),
        "update_guild_scheduled_event_exception" => Request::body(json!({ "is_canceled": true })),
        "list_guild_scheduled_event_users" | "list_guild_scheduled_event_exception_users" => {
            Request::query("with_member=true")
        }
        _ => return None,
    })
}

fn player(operation: &str, place: &Place) -> Option<Request> {
    let basil = place.id("basil");
    let secret = json!({
        "client_id": place.id("sandy"), "external_auth_token": "player two", "external_auth_type": "OIDC",
    });
    Some(match operation {
        "create_lobby" => {
            Request::body(json!({ "members": [{ "id": basil }], "metadata": { "map": "wood" } }))
        }
        "edit_lobby" => Request::body(json!({ "metadata": { "map": "hill" } })),
        "bulk_update_lobby_members" => Request::body(json!([
            { "id": basil, "metadata": { "team": "blue" } }, { "id": place.id("clover"), "remove_member": true },
        ])),
        "add_lobby_member" => Request::body(json!({ "metadata": { "team": "blue" } })),
        "update_lobby_message_external_moderation_metadata" => {
            Request::body(json!({ "verdict": "fine" })).with("message_id", "lobby_message")
        }
        "update_user_message_external_moderation_metadata" => {
            Request::body(json!({ "verdict": "fine" })).with("message_id", "whisper")
        }
        "bot_partner_sdk_token" | "bot_partner_sdk_unmerge_provisional_account" => {
            Request::body(json!({ "external_user_id": "player one" }))
        }
        "partner_sdk_token" => Request::body(secret),
        "partner_sdk_unmerge_provisional_account" => {
            let mut secret = secret;
            secret["external_auth_token"] = json!("player one");
            Request::body(secret)
        }
        _ => return None,
    })
}
