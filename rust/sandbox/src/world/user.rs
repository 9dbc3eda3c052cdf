//! Users and bots.

use super::*;

/// A user account.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct User {
    pub id: Id,
    pub username: String,
    pub global_name: Option<String>,
    /// The image hash of the avatar; the sandbox draws an image for any.
    pub avatar: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bot: bool,
    /// What an account has beside: `banner`, `primary_guild`, `collectibles`, …
    #[serde(flatten)]
    pub fields: Fields,
}

/// What can be changed of an account.
const CHANGEABLE: &str = "username global_name avatar banner accent_color avatar_decoration_data collectibles primary_guild \
    public_flags system";

impl User {
    /// A user with an avatar of its own.
    pub fn new(id: Id, username: &str, global_name: Option<&str>) -> User {
        User {
            id,
            username: username.to_owned(),
            global_name: global_name.map(str::to_owned),
            avatar: Some(image_hash(id)),
            ..User::default()
        }
    }

    /// What Discord shows for an account that is no more.
    pub fn deleted(id: Id) -> User {
        User {
            id,
            username: format!("deleted_user_{id}"),
            ..User::default()
        }
    }

    /// Whether that is the user's name or display name.
    pub fn is_called(&self, name: &str) -> bool {
        self.username == name || self.global_name.as_deref() == Some(name)
    }

    /// The user as others see it.
    pub fn render(&self) -> Value {
        let beside = json!({
            "discriminator": if self.bot { format!("{:04}", self.id.0 % 9999 + 1) } else { "0".to_owned() },
            "avatar_decoration_data": null, "banner": null, "accent_color": null, "collectibles": null,
            "primary_guild": null, "public_flags": 0, "flags": 0,
        });
        let mut user = json!(self);
        fill(&mut user, beside);
        user
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        change(self, changes, CHANGEABLE);
    }

    /// The user as it sees itself.
    pub fn render_self(&self) -> Value {
        let private = json!({
            "mfa_enabled": true, "verified": true, "email": null, "locale": "en-US", "premium_type": 0, "bio": "",
        });
        let mut user = self.render();
        fill(&mut user, private);
        user
    }
}

/// A hash of 32 hexadecimal digits, the same for the same id.
pub fn image_hash(id: Id) -> String {
    let mixed = u128::from(id.0).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    format!("{mixed:032x}")
}
