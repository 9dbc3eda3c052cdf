//! Finds the objects for the ids in an interaction.

use std::sync::Arc;

use discord_model::{
    ApplicationCommandOptionType, Attachment, Channel, ComponentType, Resolved, Role, User,
};

/// The type of the values of a component or of a command option.
///
/// An id alone does not determine the type of its object: the @everyone role has the id of its guild, a guild's oldest
/// channel can have it too, and the value of a string select can be any number. Only the declared type of the component
/// or option determines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// The values are texts, numbers or booleans that the bot defines.
    Plain,
    /// The ids of users.
    User,
    /// The ids of roles.
    Role,
    /// The ids of users and roles.
    Mentionable,
    /// The ids of channels.
    Channel,
    /// The ids of uploaded files.
    Attachment,
}

/// An object that is included in an interaction.
#[derive(Clone, Copy, Debug)]
pub enum ResolvedObject<'a> {
    /// A user.
    User(&'a Arc<User>),
    /// A role.
    Role(&'a Arc<Role>),
    /// A channel, or a thread.
    Channel(&'a Arc<Channel>),
    /// A file.
    Attachment(&'a Arc<Attachment>),
}

impl From<ComponentType> for ValueKind {
    fn from(kind: ComponentType) -> Self {
        match kind {
            ComponentType::USER_SELECT => Self::User,
            ComponentType::ROLE_SELECT => Self::Role,
            ComponentType::MENTIONABLE_SELECT => Self::Mentionable,
            ComponentType::CHANNEL_SELECT => Self::Channel,
            ComponentType::FILE_UPLOAD => Self::Attachment,
            _ => Self::Plain,
        }
    }
}

impl From<ApplicationCommandOptionType> for ValueKind {
    fn from(kind: ApplicationCommandOptionType) -> Self {
        match kind {
            ApplicationCommandOptionType::USER => Self::User,
            ApplicationCommandOptionType::ROLE => Self::Role,
            ApplicationCommandOptionType::MENTIONABLE => Self::Mentionable,
            ApplicationCommandOptionType::CHANNEL => Self::Channel,
            ApplicationCommandOptionType::ATTACHMENT => Self::Attachment,
            _ => Self::Plain,
        }
    }
}

impl ValueKind {
    /// Returns the object with the id of a value, if the value is an id of this type and the interaction includes the
    /// object.
    pub fn resolve<'a>(self, resolved: &'a Resolved, value: &str) -> Option<ResolvedObject<'a>> {
        let id: u64 = value.parse().ok()?;
        let user = || resolved.users.get(&id).map(ResolvedObject::User);
        let role = || resolved.roles.get(&id).map(ResolvedObject::Role);
        match self {
            Self::Plain => None,
            Self::User => user(),
            Self::Role => role(),
            Self::Mentionable => user().or_else(role),
            Self::Channel => resolved.channels.get(&id).map(ResolvedObject::Channel),
            Self::Attachment => resolved
                .attachments
                .get(&id)
                .map(ResolvedObject::Attachment),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Returns resolved data in which one id belongs to an object of every type.
    fn resolved() -> Resolved {
        let payload = json!({
            "users": {"5": {"id": "5", "username": "ann"}},
            "roles": {"5": {"id": "5", "name": "@everyone"}, "6": {"id": "6", "name": "Artists"}},
            "channels": {"5": {"id": "5", "name": "general", "type": 0}},
            "attachments": {"5": {"id": "5", "filename": "a.txt"}},
        });
        discord_model::decode::from_str(&payload.to_string())
            .unwrap()
            .unwrap()
    }

    fn name(kind: impl Into<ValueKind>, value: &str) -> &'static str {
        match kind.into().resolve(&resolved(), value) {
            None => "plain",
            Some(ResolvedObject::User(_)) => "user",
            Some(ResolvedObject::Role(_)) => "role",
            Some(ResolvedObject::Channel(_)) => "channel",
            Some(ResolvedObject::Attachment(_)) => "attachment",
        }
    }

    #[test]
    fn the_type_of_a_component_decides() {
        use ComponentType as Type;
        for (kind, expected) in [
            (Type::STRING_SELECT, "plain"),
            (Type::TEXT_INPUT, "plain"),
            (Type::USER_SELECT, "user"),
            (Type::ROLE_SELECT, "role"),
            (Type::MENTIONABLE_SELECT, "user"),
            (Type::CHANNEL_SELECT, "channel"),
            (Type::FILE_UPLOAD, "attachment"),
            (Type::RADIO_GROUP, "plain"),
            (Type::CHECKBOX_GROUP, "plain"),
            (Type::CHECKBOX, "plain"),
            (Type(99), "plain"),
        ] {
            assert_eq!(name(kind, "5"), expected, "{kind:?}");
        }
        assert_eq!(name(Type::MENTIONABLE_SELECT, "6"), "role");
        assert_eq!(
            name(Type::CHANNEL_SELECT, "6"),
            "plain",
            "it did not come with the interaction"
        );
        assert_eq!(name(Type::USER_SELECT, "five"), "plain");
    }

    #[test]
    fn the_type_of_an_option_decides() {
        use ApplicationCommandOptionType as Type;
        for (kind, expected) in [
            (Type::STRING, "plain"),
            (Type::INTEGER, "plain"),
            (Type::NUMBER, "plain"),
            (Type::BOOLEAN, "plain"),
            (Type::USER, "user"),
            (Type::CHANNEL, "channel"),
            (Type::ROLE, "role"),
            (Type::MENTIONABLE, "user"),
            (Type::ATTACHMENT, "attachment"),
        ] {
            assert_eq!(name(kind, "5"), expected, "{kind:?}");
        }
    }
}
