//! What people do with a webhook, which needs no bot.

use std::sync::Arc;

use discord_model::{Id, Secret, Webhook};
use discord_rest::Route;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::Argument;
use crate::core::Core;
use crate::entities::DiscordWebhook;
use crate::error::DiscordError;
use crate::handle::live;
use crate::options::Options;
use crate::rest::build_request;

#[godot_api(secondary)]
impl DiscordWebhook {
    /// The webhook of an address such as Discord shows in the settings of a channel. It needs no bot, no token and no
    /// [DiscordClient]: players' bug reports, or the log of a server, can be sent with it. Gives `null`, and an error in the log,
    /// for what is no such address.
    ///
    /// Whoever has the address can write with it, and a game that players download cannot keep it secret.
    ///
    /// ```gdscript
    /// var webhook := DiscordWebhook.from_url(OS.get_environment("BUG_REPORTS"))
    /// await webhook.send({"content": report, "username": "Bug reports", "files": ["user://logs/godot.log"]})
    /// ```
    #[func]
    fn from_url(url: GString) -> Option<Gd<Self>> {
        match parse(&url.to_string()) {
            Some((api, webhook)) => Some(live(Core::alone(&api).id, Arc::new(webhook))),
            None => {
                // The address is a secret, even if it is wrong.
                godot_error!(
                    "DiscordWebhook.from_url: this is no address of a webhook; it looks like https://discord.com/api/webhooks/ID/TOKEN"
                );
                None
            }
        }
    }

    /// Writes into the webhook's channel: `message` is text, a [Dictionary] or a [DiscordMessageBuilder]; besides the fields of
    /// a message it may have `username` and `avatar_url`. Options: `thread_id`, `thread_name`, and others of
    /// [method DiscordREST.execute_webhook]. Gives the [DiscordMessage]; `null` on failure, and [method get_last_error] says
    /// why.
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(&execute_webhook, &[message], Some(&options))
    }

    /// Fetches a message the webhook wrote.
    #[func]
    fn fetch_message(
        &self,
        message_id: i64,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(
            &get_webhook_message,
            &[message_id.to_variant()],
            Some(&options),
        )
    }

    /// Changes a message the webhook wrote; see [method DiscordREST.edit_webhook_message].
    #[func]
    fn edit_message(
        &self,
        message_id: i64,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let parameters = [message_id.to_variant(), message];
        self.call(&edit_webhook_message, &parameters, Some(&options))
    }

    /// Removes a message the webhook wrote.
    #[func]
    fn delete_message(
        &self,
        message_id: i64,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(
            &delete_webhook_message,
            &[message_id.to_variant()],
            Some(&options),
        )
    }

    /// Fetches the webhook anew: its name, its channel.
    #[func]
    fn fetch(&self) -> Signal {
        self.call(&get_webhook_with_token, &[], None)
    }

    /// Changes the webhook: `name`, `avatar`.
    #[func]
    fn modify(&self, #[opt(default = Options::default())] options: Options) -> Signal {
        self.call(&modify_webhook_with_token, &[], Some(&options))
    }

    /// Deletes the webhook for good.
    #[func]
    fn delete(&self) -> Signal {
        self.call(&delete_webhook_with_token, &[], None)
    }

    /// What the request that ended last failed with, of this webhook or another without a bot; `null` if it succeeded.
    #[func]
    fn get_last_error(&self) -> Option<Gd<DiscordError>> {
        self.core()?.requests.last_error()
    }
}

impl DiscordWebhook {
    fn call(&self, route: &'static Route, more: &[Variant], options: Option<&Options>) -> Signal {
        let Some(core) = self.core() else {
            return Signal::invalid();
        };
        let webhook = self.entity();
        let mut parameters = vec![webhook.id.argument(), webhook.token.expose().to_variant()];
        parameters.extend_from_slice(more);
        let options = options.map(|options| options.copy().upcast_any_dictionary());
        let request = build_request(&core, route, &parameters, options.as_ref(), None);
        core.requests
            .send(&core, route.name, route.outcome, request)
    }

    /// The client the webhook came from, or nobody's.
    fn core(&self) -> Option<std::rc::Rc<Core>> {
        self.handle
            .core()
            .or_else(|| Some(Core::alone(&parse(self.entity().url.expose())?.0)))
    }
}

/// The address of the API, and the webhook, of the address of a webhook.
fn parse(url: &str) -> Option<(String, Webhook)> {
    let url = url.trim();
    let (before, behind) = url.split_once("/webhooks/")?;
    let api = before.trim_end_matches('/');
    if !(api.starts_with("https://") || api.starts_with("http://")) {
        return None;
    }
    let behind = behind.split(['?', '#']).next()?;
    let (id, token) = behind.trim_end_matches('/').split_once('/')?;
    let valid = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
    if token.is_empty() || !token.chars().all(valid) {
        return None;
    }
    let webhook = Webhook {
        id: Id::new(id.parse().ok().filter(|id| *id > 0)?),
        token: Secret::from(token),
        url: Secret::from(url),
        ..Webhook::default()
    };
    Some((api.to_owned(), webhook))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_webhooks_are_understood() {
        let (api, webhook) =
            parse("https://discord.com/api/webhooks/123/to-k_en?wait=true").unwrap();
        assert_eq!(api, "https://discord.com/api");
        assert_eq!((webhook.id.get(), webhook.token.expose()), (123, "to-k_en"));
        let (api, _) = parse(" http://127.0.0.1:8080/api/v10/webhooks/5/abc/ ").unwrap();
        assert_eq!(api, "http://127.0.0.1:8080/api/v10");
        for wrong in [
            "",
            "https://discord.com/api/webhooks/123",
            "https://discord.com/api/webhooks/abc/token",
            "https://discord.com/api/webhooks/1/a/b",
            "discord.com/api/webhooks/1/abc",
            "https://discord.com/channels/1/2",
        ] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
