//! Webhooks, which also work without a bot.

use std::rc::Rc;
use std::sync::Arc;

use discord_godot_values::argument::Argument;
use discord_godot_values::error::DiscordError;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_model::*;
use discord_rest::routes::entries::*;
use discord_rest::{Route, WebhookUrl};
use godot::prelude::*;

use super::shared::{entity_class_in_guild_channel, has_age};
use crate::entity_class::connect_class;
use crate::entity_owner::{EndpointCall, EntityOwner, detached_owner};
use crate::handle::live;
use crate::image_methods::image_methods;
use crate::image_url;

macro_rules! webhook_class {
    ($($definition:tt)*) => {
        entity_class_in_guild_channel! {
            [
                /// The error of the last request of this webhook, or of another webhook without a bot; `null` if it succeeded.
                last_error: DiscordError = |webhook| webhook.owner().and_then(|owner| owner.last_error()),
            ]
            $($definition)*
        }
    };
}
discord_model::define_webhook!(webhook_class);
connect_class!(Webhook as DiscordWebhook);
has_age!(DiscordWebhook);

#[godot_api(secondary)]
impl DiscordWebhook {
    /// Returns the URL of the avatar, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_avatar_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_avatar_url",
            size,
            &format,
            image_url::webhook_avatar,
        )
    }
}

#[godot_api(secondary)]
impl DiscordWebhook {
    /// Creates a webhook from its URL, which Discord shows in the settings of a channel. This needs no bot, no token and no
    /// [DiscordClient]: use it for players' bug reports, or the log of a server. Returns `null`, and logs the reason, if `url` is
    /// not the URL of a webhook.
    ///
    /// A `thread_id` in the URL is kept: messages are sent to that thread, unless the options contain another thread.
    /// The version of the API and the endings `/slack` and `/github` are ignored; messages are sent in Discord's own
    /// format.
    ///
    /// Anyone who has the URL can send messages with it, and a game that players download cannot keep it secret.
    ///
    /// ```gdscript
    /// var webhook := DiscordWebhook.from_url(OS.get_environment("BUG_REPORTS"))
    /// await webhook.send({"content": report, "username": "Bug reports", "files": ["user://logs/godot.log"]})
    /// ```
    #[func]
    fn from_url(url: GString) -> Option<Gd<Self>> {
        let text = url.to_string();
        match WebhookUrl::parse(&text) {
            Ok(url) => {
                let webhook = Webhook {
                    id: Id::new(url.id),
                    token: Secret::from(url.token.as_str()),
                    url: Secret::from(text.trim()),
                    ..Webhook::default()
                };
                let owner = detached_owner(&url.api_url)?;
                Some(live(owner.entities().client, Arc::new(webhook)))
            }
            Err(error) => {
                godot_error!("DiscordWebhook.from_url: {error}.");
                None
            }
        }
    }

    /// Sends a message to the webhook's channel. `message` is text, a [Dictionary] or a [DiscordMessageBuilder]; besides the
    /// fields of a message it may have `username` and `avatar_url`. The options are those of
    /// [method DiscordREST.execute_webhook], such as `thread_id` and `thread_name`. Returns the [DiscordMessage], or `null` on
    /// failure; then [member last_error] is the reason.
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(
            &execute_webhook,
            &[message],
            Some(&self.in_own_thread(&options)),
        )
    }

    /// Fetches a message that the webhook sent.
    #[func]
    fn fetch_message(
        &self,
        message_id: IdArgument,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(
            &get_webhook_message,
            &[message_id.argument()],
            Some(&self.in_own_thread(&options)),
        )
    }

    /// Edits a message that the webhook sent, see [method DiscordREST.edit_webhook_message].
    #[func]
    fn edit_message(
        &self,
        message_id: IdArgument,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let parameters = [message_id.argument(), message];
        self.call(
            &edit_webhook_message,
            &parameters,
            Some(&self.in_own_thread(&options)),
        )
    }

    /// Deletes a message that the webhook sent.
    #[func]
    fn delete_message(
        &self,
        message_id: IdArgument,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.call(
            &delete_webhook_message,
            &[message_id.argument()],
            Some(&self.in_own_thread(&options)),
        )
    }

    /// Fetches the current state of the webhook, such as its name and channel.
    #[func]
    fn fetch(&self) -> Signal {
        self.call(&get_webhook_with_token, &[], None)
    }

    /// Changes the webhook. Options: `name`, `avatar`.
    #[func]
    fn modify(&self, #[opt(default = Options::default())] options: Options) -> Signal {
        self.call(&modify_webhook_with_token, &[], Some(&options))
    }

    /// Deletes the webhook. This cannot be undone.
    #[func]
    fn delete(&self) -> Signal {
        self.call(&delete_webhook_with_token, &[], None)
    }
}

impl DiscordWebhook {
    fn call(&self, route: &'static Route, more: &[Variant], options: Option<&Options>) -> Signal {
        let Some(owner) = self.owner() else {
            return Signal::invalid();
        };
        let webhook = self.entity();
        let mut parameters = vec![webhook.id.argument(), webhook.token.expose().to_variant()];
        parameters.extend_from_slice(more);
        let options = options.map(|options| options.copy().upcast_any_dictionary());
        owner.call(EndpointCall {
            route,
            parameters: &parameters,
            options: options.as_ref(),
            reason: None,
        })
    }

    fn parsed_url(&self) -> Option<WebhookUrl> {
        WebhookUrl::parse(self.entity().url.expose()).ok()
    }

    /// Returns the options with the thread of the webhook's URL, unless they name a thread.
    fn in_own_thread(&self, options: &Options) -> Options {
        let thread = self.parsed_url().and_then(|url| url.thread_id);
        let mut copy = options.copy();
        match thread {
            Some(id) if !copy.contains_key("thread_id") && !copy.contains_key("thread_name") => {
                copy.set("thread_id", id as i64);
                Options(copy.upcast_any_dictionary())
            }
            _ => options.clone(),
        }
    }

    /// Returns the client that the webhook came from, or the owner of webhooks without a client.
    fn owner(&self) -> Option<Rc<dyn EntityOwner>> {
        self.handle
            .owner()
            .or_else(|| detached_owner(&self.parsed_url()?.api_url))
    }
}

image_methods! { DiscordWebhook;
    /// Loads the avatar, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_avatar_texture(128) = webhook_avatar;
}
