//! Conditions on the user of a command, and on the place where it is used.

use discord_model::{Guild, Id, Permissions, User};

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandCheck {
    /// The user owns the application, or is one of these users if there are any.
    OwnerOnly(Vec<Id<User>>),
    /// It is used in a guild.
    GuildOnly,
    /// It is used in direct messages.
    DirectMessageOnly,
    /// The user has these permissions in the channel.
    UserPermissions(Permissions),
    /// The bot has these permissions in the channel.
    BotPermissions(Permissions),
}

/// What is known of the user of a command, and of the place where it is used.
#[derive(Clone, Debug, Default)]
pub struct CommandSite {
    /// The user.
    pub user: Id<User>,
    /// The guild; none in direct messages.
    pub guild: Id<Guild>,
    /// The permissions of the user in the channel, if they are known.
    pub user_permissions: Option<Permissions>,
    /// The permissions of the bot in the channel, if they are known.
    pub bot_permissions: Option<Permissions>,
    /// The owners of the application, if they are known.
    pub owners: Option<Vec<Id<User>>>,
}

/// What must be known before a condition can be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The owners of the application.
    Owners,
    /// The permissions in the channel.
    Permissions,
}

impl CommandCheck {
    /// Returns `None` if the condition holds, or the message for the user if it does not.
    ///
    /// # Errors
    /// Returns what must be known first.
    pub fn refusal(&self, site: &CommandSite) -> Result<Option<String>, Unknown> {
        let refuse = |refused: bool, message: &str| Ok(refused.then(|| message.to_owned()));
        match self {
            Self::OwnerOnly(users) => {
                let owners = match users.is_empty() {
                    true => site.owners.as_ref().ok_or(Unknown::Owners)?,
                    false => users,
                };
                refuse(
                    !owners.contains(&site.user),
                    "Only the owner of this bot can use this command.",
                )
            }
            Self::GuildOnly => refuse(
                site.guild.is_none(),
                "This command can only be used in a server.",
            ),
            Self::DirectMessageOnly => refuse(
                site.guild.is_some(),
                "This command can only be used in direct messages.",
            ),
            Self::UserPermissions(needed) => {
                let missing = missing(*needed, site, site.user_permissions)?;
                Ok(missing.map(|missing| format!("You need these permissions here: {missing}.")))
            }
            Self::BotPermissions(needed) => {
                let missing = missing(*needed, site, site.bot_permissions)?;
                Ok(missing.map(|missing| format!("I need these permissions here: {missing}.")))
            }
        }
    }
}

/// Returns the names of the missing permissions, if there are any. In direct messages everybody may do everything that is
/// possible there.
fn missing(
    needed: Permissions,
    site: &CommandSite,
    granted: Option<Permissions>,
) -> Result<Option<String>, Unknown> {
    if site.guild.is_none() {
        return Ok(None);
    }
    let granted = granted.ok_or(Unknown::Permissions)?;
    if granted.contains(Permissions::ADMINISTRATOR) {
        return Ok(None);
    }
    let missing = needed.difference(granted);
    let names: Vec<_> = missing
        .iter_names()
        .map(|(name, _)| name.to_lowercase().replace('_', " "))
        .collect();
    Ok(match (missing.is_empty(), names.is_empty()) {
        (true, _) => None,
        // Bits without a name.
        (false, true) => Some(missing.bits().to_string()),
        (false, false) => Some(names.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_guild() -> CommandSite {
        CommandSite {
            user: Id::new(7),
            guild: Id::new(10),
            ..CommandSite::default()
        }
    }

    fn in_dm() -> CommandSite {
        CommandSite {
            user: Id::new(7),
            ..CommandSite::default()
        }
    }

    fn holds(check: &CommandCheck, site: &CommandSite) -> bool {
        check.refusal(site).unwrap().is_none()
    }

    #[test]
    fn places_are_checked() {
        assert!(holds(&CommandCheck::GuildOnly, &in_guild()));
        assert!(!holds(&CommandCheck::GuildOnly, &in_dm()));
        assert!(holds(&CommandCheck::DirectMessageOnly, &in_dm()));
        assert!(!holds(&CommandCheck::DirectMessageOnly, &in_guild()));
    }

    #[test]
    fn owners_are_checked_once_they_are_known() {
        let check = CommandCheck::OwnerOnly(Vec::new());
        assert_eq!(check.refusal(&in_dm()), Err(Unknown::Owners));
        let mut site = in_dm();
        site.owners = Some(vec![Id::new(7)]);
        assert!(holds(&check, &site));
        site.owners = Some(vec![Id::new(8)]);
        assert!(!holds(&check, &site));
        assert!(holds(&CommandCheck::OwnerOnly(vec![Id::new(7)]), &site));
        assert!(!holds(&CommandCheck::OwnerOnly(vec![Id::new(9)]), &in_dm()));
    }

    #[test]
    fn missing_permissions_are_named() {
        let needed = Permissions::BAN_MEMBERS | Permissions::KICK_MEMBERS;
        let check = CommandCheck::UserPermissions(needed);
        assert_eq!(check.refusal(&in_guild()), Err(Unknown::Permissions));
        let mut site = in_guild();
        site.user_permissions = Some(Permissions::KICK_MEMBERS);
        let refusal = check.refusal(&site).unwrap().unwrap();
        assert!(
            refusal.contains("ban members") && !refusal.contains("kick"),
            "{refusal}"
        );
        for enough in [needed, Permissions::ADMINISTRATOR] {
            site.user_permissions = Some(enough);
            assert!(holds(&check, &site));
        }
        assert!(holds(&check, &in_dm()));
        let bot = CommandCheck::BotPermissions(needed);
        assert_eq!(bot.refusal(&site), Err(Unknown::Permissions));
        site.bot_permissions = Some(Permissions::empty());
        assert!(bot.refusal(&site).unwrap().unwrap().contains("I need"));
    }
}
