//! Whom a message mentions.

use super::*;

impl State {
    /// Finds whom a message mentions: those its content names and `allowed_mentions` lets it ping, and the author it
    /// answers.
    pub fn find_mentions(&self, message: &mut Message, guild: Option<Id>, allowed: Option<&Value>) {
        message.mentions.clear();
        message.mention_roles.clear();
        let guild = guild.and_then(|guild| self.world.guild(guild));
        let roles = guild.map(|guild| &guild.roles);
        for (sigil, id) in tags(&message.content) {
            let (kind, known, list) = match sigil {
                Sigil::User => {
                    let known = self.world.users.contains_key(&id);
                    ("users", known, &mut message.mentions)
                }
                Sigil::Role => {
                    let known = roles.is_some_and(|roles| roles.contains_key(&id));
                    ("roles", known, &mut message.mention_roles)
                }
            };
            if known && !list.contains(&id) && (parses(allowed, kind) || lists(allowed, kind, id)) {
                list.push(id);
            }
        }
        // Without `allowed_mentions` an answer pings; with them only if they say so.
        let pings = allowed.is_none_or(|allowed| allowed["replied_user"] == true);
        let answered = message
            .reply_to
            .filter(|_| pings && message.origin.is_none());
        let answered = answered.and_then(|id| self.world.message(message.channel_id, id));
        let author = answered.map(|answered| answered.author);
        message
            .mentions
            .extend(author.filter(|author| !message.mentions.contains(author)));
        let shouts = message.content.contains("@everyone") || message.content.contains("@here");
        message.mention_everyone =
            shouts && parses(allowed, "everyone") && self.may_mention_everyone(message);
    }

    fn may_mention_everyone(&self, message: &Message) -> bool {
        let channel = self.world.channel(message.channel_id);
        let channel = channel.filter(|channel| channel.guild_id.is_some());
        if channel.is_some() && message.webhook.is_some() {
            return true;
        }
        let may = channel.map(|channel| self.world.channel_permissions(channel, message.author));
        may.is_some_and(|may| may.contains(Permissions::MENTION_EVERYONE))
    }
}

/// Whether all of that kind may be pinged.
fn parses(allowed: Option<&Value>, kind: &str) -> bool {
    allowed.is_none_or(|allowed| entries(&allowed["parse"]).iter().any(|of| of == kind))
}

/// Whether this one of that kind may be pinged.
fn lists(allowed: Option<&Value>, kind: &str, id: Id) -> bool {
    allowed.is_some_and(|allowed| ids(&allowed[kind]).contains(&id))
}

/// What a tag in a text points at.
enum Sigil {
    User,
    Role,
}

/// The `<@id>`, `<@!id>` and `<@&id>` of a text.
fn tags(content: &str) -> impl Iterator<Item = (Sigil, Id)> + '_ {
    content.split("<@").skip(1).filter_map(|rest| {
        let (inside, _) = rest.split_once('>')?;
        match inside.strip_prefix('&') {
            Some(role) => Some((Sigil::Role, role.parse().ok()?)),
            None => {
                let user = inside.strip_prefix('!').unwrap_or(inside);
                Some((Sigil::User, user.parse().ok()?))
            }
        }
    })
}
