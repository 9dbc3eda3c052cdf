//! Remedies for common errors.

use crate::error::ErrorKind;
use crate::limiter::WaitsFor;
use crate::limiter::key::Credential;

/// Returns the remedy for an error, as a sentence without its full stop; empty if there is none.
pub(crate) fn remedy_for(kind: &ErrorKind, permissions: &[&str], credential: Credential) -> String {
    match kind {
        ErrorKind::Unauthorized if credential == Credential::Bearer => {
            "The user's access token has expired or was revoked; refresh it, or let the user authorize the application again".into()
        }
        ErrorKind::Unauthorized => {
            "Copy the current token of the bot from the developer portal (Bot, Reset Token), then log in again".into()
        }
        ErrorKind::Discord { code, status, .. } => match remedy_for_code(*code, credential) {
            "" if *status == 401 => remedy_for_401(credential).into(),
            "" if *status >= 500 => "Discord has a temporary problem; try again later".into(),
            advice if *code == 50013 => format!("Give the bot {} there, {advice}", listed(permissions)),
            advice => advice.into(),
        },
        ErrorKind::RateLimited { .. } => "Send this request less often, or combine quick changes into one \
                                          message".into(),
        ErrorKind::WaitTooLong { waits_for: WaitsFor::Endpoint | WaitsFor::Global, .. } => {
            "Send this request less often, or increase max_rate_limit_wait if it may wait that long".into()
        }
        ErrorKind::WaitTooLong { waits_for: WaitsFor::Cloudflare, .. } | ErrorKind::Cloudflare { .. } | ErrorKind::TooManyInvalid { .. } => {
            "Look for requests that are rejected repeatedly, such as for a channel that the bot cannot view".into()
        }
        ErrorKind::WebhookGone => "Create a new webhook".into(),
        ErrorKind::Timeout { .. } | ErrorKind::Connect(_) | ErrorKind::Network(_) => {
            "Check the network and, if they are set, proxy_url and api_url".into()
        }
        ErrorKind::Argument(_) | ErrorKind::TooLarge { .. } | ErrorKind::Shutdown => String::new(),
    }
}

/// Returns the remedy for one of Discord's
/// [codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes).
fn remedy_for_code(code: i64, credential: Credential) -> &'static str {
    match code {
        10015 | 50027 if credential == Credential::Interaction => {
            "The interaction does not exist or has expired: its initial response must arrive within 3 seconds, and \
             follow-ups within 15 minutes of the interaction"
        }
        10003 => "There is no such channel, or it was deleted; check the id",
        10004 => "There is no such guild, or the bot is not in it; check the id",
        10007 => "The guild has no member with this id",
        10008 => {
            "There is no such message, or it was deleted; check its id, and that it is in this channel"
        }
        10011 => "There is no such role, or it was deleted; check the id",
        10013 => "There is no such user; check the id",
        10014 => {
            "There is no such emoji; use \"name:id\" for a custom emoji, which must be from a guild that the bot is in"
        }
        10015 => "The webhook was deleted; create a new one",
        10062 => {
            "An interaction must be responded to within 3 seconds; defer the response if it takes longer"
        }
        30003 => "Unpin a message first; a channel can have 250 pinned messages",
        30010 => "A message can have 20 different reactions",
        40001 => "The token does not allow this",
        40005 => "The files are too large; 10 MiB fit into one request, more in boosted guilds",
        40060 => "The interaction has already been responded to; send a follow-up",
        40333 => {
            "Cloudflare blocked the request before it reached Discord, which is often temporary. If it is not, check \
             your proxy or VPN, if any"
        }
        50001 => "The bot has no access; add it to the guild and give it VIEW_CHANNEL",
        50005 => "A bot can only edit its own messages",
        50006 => "Add content, embeds, files, stickers, a poll or components to the message",
        50007 => {
            "The user does not accept messages from this bot; they may have disabled direct messages"
        }
        50008 => "Messages cannot be sent to this type of channel",
        50013 => {
            "by a role or an overwrite of the channel; to act on a member or a role, its own highest role must be above theirs"
        }
        50034 => {
            "Only messages that are not older than two weeks can be deleted at once; delete older messages one by one"
        }
        50035 => "Correct the named fields",
        160009 => {
            "Give the bot READ_MESSAGE_HISTORY in the channel of the message that is replied to or forwarded"
        }
        160010 => {
            "A message of an age-restricted channel can only be replied to or forwarded in channels that are age-restricted, too"
        }
        _ => "",
    }
}

/// Returns the remedy for a 401 that does not mean that the bot's token is invalid.
fn remedy_for_401(credential: Credential) -> &'static str {
    match credential {
        Credential::Bot => {
            "The bot's token is valid, but this endpoint does not accept it; it may need the token of a user (OAuth2)"
        }
        Credential::Webhook => "Check the token of the webhook, which is the last part of its URL",
        Credential::Bearer => {
            "The user's access token is valid, but this endpoint does not accept it; the user may not have granted the \
             scope that it requires"
        }
        Credential::Interaction => {
            "Check the token of the interaction, which is valid for 15 minutes"
        }
    }
}

/// Returns the names as a list; without any, a general word for the permission.
fn listed(names: &[&str]) -> String {
    match names {
        [] => "the permission".into(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_are_named() {
        assert_eq!(listed(&[]), "the permission");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn an_interaction_is_no_webhook() {
        let interaction = remedy_for_code(10015, Credential::Interaction);
        assert!(interaction.contains("interaction"), "{interaction}");
        assert!(!interaction.contains("webhook"), "{interaction}");
        assert!(remedy_for_code(10015, Credential::Webhook).contains("webhook"));
    }

    #[test]
    fn the_common_codes_have_a_remedy() {
        for code in [
            10003, 10004, 10008, 40333, 50001, 50013, 50035, 160009, 160010,
        ] {
            assert!(!remedy_for_code(code, Credential::Bot).is_empty(), "{code}");
        }
    }
}
