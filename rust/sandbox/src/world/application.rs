//! Bots: a user, its application and its token.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::team::render_team_user;
use super::*;
use crate::endpoint::public_key;

/// What a bot has beside its user. Its application has the same id, as it is with Discord.
#[derive(Clone, Default)]
pub struct Bot {
    pub id: Id,
    pub token: String,
    /// The user who owns the application, or who has created it for a team.
    pub owner: Id,
    /// The team that owns the application.
    pub team: Option<Team>,
    /// Identifies left of the day's thousand.
    pub identifies_left: u32,
    /// What was set of its application.
    pub fields: Fields,
    /// By what its users can prove who they are elsewhere.
    pub role_connections: Vec<Value>,
    /// The accounts of players that users have linked to the application.
    pub identities: Vec<Value>,
    /// Who has installed the application for themselves.
    pub installed_by: BTreeSet<Id>,
}

impl Bot {
    /// A bot with a token of Discord's form, or the one given.
    pub fn new(id: Id, owner: Id, token: Option<String>) -> Bot {
        let token = token.unwrap_or_else(|| {
            let user = STANDARD_NO_PAD.encode(id.to_string());
            format!("{user}.{}.{}", random_text(6), random_text(38))
        });
        Bot {
            id,
            token,
            owner,
            identifies_left: 1000,
            ..Bot::default()
        }
    }
}

impl World {
    /// Adds a bot with its user.
    pub fn insert_bot(&mut self, id: Id, username: &str, owner: Id, token: Option<String>) {
        let user = User {
            bot: true,
            ..User::new(id, username, None)
        };
        self.users.insert(id, user);
        self.bots.insert(id, Bot::new(id, owner, token));
    }

    /// The application of a bot, as its owner sees it.
    pub fn render_application(&self, bot: &Bot) -> Value {
        let user = self.user(bot.id);
        let mut application = json!({
            "id": bot.id,
            "name": user.map_or("", |user| user.username.as_str()),
            "icon": null,
            "description": "",
            "type": null,
            "summary": "",
            "verify_key": public_key(bot.id),
            "flags": APPLICATION_FLAGS,
            "flags_new": APPLICATION_FLAGS.to_string(),
            "bot": self.render_user(bot.id),
            "owner": bot.team.as_ref().map_or_else(|| self.render_user(bot.owner), render_team_user),
            "team": bot.team.as_ref().map(|team| self.render_team(team)),
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
