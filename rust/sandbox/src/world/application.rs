//! Bots: a user, its application and its token.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::{Value, json};

use super::role::overlay;
use super::{Fields, World};
use crate::id::Id;

/// What a bot has beside its user. Its application has the same id, as it is with Discord.
#[derive(Clone)]
pub struct Bot {
    pub id: Id,
    pub token: String,
    /// The user who owns the application.
    pub owner: Id,
    /// Identifies left of the day's thousand.
    pub identifies_left: u32,
    /// What was set of its application.
    pub fields: Fields,
    /// By what its users can prove who they are elsewhere.
    pub role_connections: Vec<Value>,
    /// The accounts of players that users have linked to the application.
    pub identities: Vec<Identity>,
    /// Who has installed the application for themselves.
    pub installed_by: BTreeSet<Id>,
}

impl Bot {
    /// A bot with a token of Discord's form, or the one given.
    pub fn new(id: Id, owner: Id, token: Option<String>) -> Bot {
        let token = token.unwrap_or_else(|| {
            let letters = |count: usize| {
                (0..count)
                    .map(|_| fastrand::alphanumeric())
                    .collect::<String>()
            };
            format!(
                "{}.{}.{}",
                STANDARD_NO_PAD.encode(id.to_string()),
                letters(6),
                letters(38)
            )
        });
        Bot {
            id,
            token,
            owner,
            identifies_left: 1000,
            fields: Fields::new(),
            role_connections: Vec::new(),
            identities: Vec::new(),
            installed_by: BTreeSet::new(),
        }
    }
}

impl World {
    /// The application of a bot, as its owner sees it.
    pub fn render_application(&self, bot: &Bot) -> Value {
        let user = self.users.get(&bot.id);
        let mut application = json!({
            "id": bot.id,
            "name": user.map_or("", |user| user.username.as_str()),
            "icon": null,
            "description": "",
            "type": null,
            "summary": "",
            "verify_key": format!("{:064x}", bot.id.0),
            "flags": APPLICATION_FLAGS,
            "flags_new": APPLICATION_FLAGS.to_string(),
            "bot": self.render_user(bot.id),
            "owner": self.render_user(bot.owner),
            "team": null,
            "bot_public": true,
            "bot_require_code_grant": false,
            "hook": true,
            "redirect_uris": [],
            "interactions_endpoint_url": null,
            "role_connections_verification_url": null,
            "approximate_guild_count": self.guilds_of(bot.id).len(),
            "approximate_user_install_count": bot.installed_by.len(),
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": [],
            "integration_types_config": {},
            "event_webhooks_status": 1,
        });
        overlay(&mut application, &bot.fields);
        application
    }
}

/// The limited presence, members and message content gateways: what a small bot has once the portal's switches are on.
pub const APPLICATION_FLAGS: u64 = 1 << 13 | 1 << 15 | 1 << 19;

/// The account of a player, as a user has linked it to an application.
#[derive(Clone, Debug)]
pub struct Identity {
    pub user: Id,
    pub provider_type: String,
    pub provider_id: Option<String>,
    /// The id of the player at the provider.
    pub player: String,
    pub username: Option<String>,
    /// The stats, as they were sent.
    pub data: Option<Value>,
}

impl Identity {
    /// The identity as REST carries it.
    pub fn render(&self) -> Value {
        let mut identity = json!({
            "user_id": self.user,
            "provider_type": self.provider_type,
            "provider_issued_user_id": self.player,
        });
        if let Some(provider) = &self.provider_id {
            identity["provider_id"] = json!(provider);
        }
        identity
    }

    /// The profile as REST carries it.
    pub fn render_profile(&self) -> Value {
        json!({ "username": self.username, "metadata": null, "data": self.data })
    }
}
