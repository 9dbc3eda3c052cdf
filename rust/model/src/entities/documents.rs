//! What Discord sends or takes beside the objects of a game: no class in Godot stands for it, requests and answers of it are
//! dictionaries there.

use std::sync::Arc;

use serde_json::Value;

use crate::entity::object;
use crate::{
    Application, ApplicationCommandOptionChoice, Attachment, Component, Embed, Guild, Id,
    InteractionCallbackType, MessageFlags, Poll, Role, Secret, Timestamp, User, Webhook,
};

object! {
    /// The answer to an interaction, as a bot sends it.
    InteractionResponse {
        /// What kind of answer it is.
        kind as type: InteractionCallbackType,
        /// The answer: a message, choices or a modal.
        data: Option<Arc<InteractionResponseData>>,
    }
}

object! {
    /// A message, choices or a modal, as a bot sends it.
    InteractionResponseData {
        /// Whether the message is read out loud.
        tts: bool,
        /// The message's text.
        content: Option<Box<str>>,
        /// The message's embeds.
        embeds: Box<[Arc<Embed>]>,
        /// Who may be notified.
        allowed_mentions: Option<Arc<AllowedMentions>>,
        /// The message's flags.
        flags: MessageFlags,
        /// The components of the message or the modal.
        components: Box<[Arc<Component>]>,
        /// The message's files.
        attachments: Box<[Arc<Attachment>]>,
        /// The message's poll.
        poll: Option<Arc<Poll>>,
        /// The choices of an autocompletion.
        choices: Box<[Arc<ApplicationCommandOptionChoice>]>,
        /// By what the bot knows the modal.
        custom_id: Option<Box<str>>,
        /// The modal's title.
        title: Option<Box<str>>,
    }
}

object! {
    /// Who may be notified by a message.
    AllowedMentions {
        /// Which kinds of mentions in the text count.
        parse: Box<[Box<str>]>,
        /// The roles that may be notified.
        roles: Box<[Id<Role>]>,
        /// The users who may be notified.
        users: Box<[Id<User>]>,
        /// Whether the author of the message that is answered is notified.
        replied_user: bool,
    }
}

object! {
    /// Why a request failed.
    ErrorResponse {
        /// Discord's number for it.
        code: u32,
        /// Discord's sentence for it.
        message: Box<str>,
        /// What is wrong with single fields, nested as they are.
        errors: Value,
        /// After how many seconds to try again.
        retry_after: f64,
        /// Whether the limit is the one for all requests.
        global: bool,
        /// What is wrong with lines of a table of users that was sent, such as `"Line 5: …"`.
        target_users_file: Box<[Box<str>]>,
        /// How many messages are ready to be searched.
        documents_indexed: u32,
    }
}

object! {
    /// Where the gateway is, and how often a bot may log in.
    GatewayBot {
        /// The address.
        url: Box<str>,
        /// How many shards Discord advises.
        shards: u32,
        /// How often the bot may log in.
        session_start_limit: Option<Arc<SessionStartLimit>>,
    }
}

object! {
    /// How often a bot may log in.
    SessionStartLimit {
        /// How often in a day.
        total: u32,
        /// How often today.
        remaining: u32,
        /// In how many milliseconds the day ends.
        reset_after: u64,
        /// How many shards may log in within five seconds.
        max_concurrency: u32,
    }
}

object! {
    /// What a token of OAuth2 was given for.
    Authorization {
        /// The application.
        application: Option<Arc<Application>>,
        /// What it may do.
        scopes: Box<[Box<str>]>,
        /// Until when.
        expires: Timestamp,
        /// Who allowed it.
        user: Option<Arc<User>>,
    }
}

object! {
    /// A token of OAuth2.
    AccessToken {
        /// The token.
        access_token: Secret,
        /// The word that stands before it in a request.
        token_type: Box<str>,
        /// For how many seconds it is good.
        expires_in: u32,
        /// What gives the next token.
        refresh_token: Secret,
        /// The identity, signed.
        id_token: Secret,
        /// What it allows, with spaces between.
        scope: Box<str>,
        /// What the one who asked wants back.
        state: Option<Box<str>>,
        /// The guild a bot was added to.
        guild: Option<Arc<Guild>>,
        /// The webhook that was made.
        webhook: Option<Arc<Webhook>>,
    }
}

object! {
    /// Something that happened, as Discord posts it to an application's web server.
    WebhookEvent {
        /// The version of the form.
        version: u32,
        /// The application.
        application_id: Id<Application>,
        /// `0` asks whether anybody is there, `1` is an event.
        kind as type: u8,
        /// The event.
        event: Option<Arc<WebhookEventBody>>,
    }
}

object! {
    /// What happened.
    WebhookEventBody {
        /// The event's name.
        kind as type: Box<str>,
        /// When.
        timestamp: Timestamp,
        /// What is said of it.
        data: Value,
    }
}

object! {
    /// Somebody added an application to their account or a guild.
    ApplicationAuthorized {
        /// `0` to a guild, `1` to an account.
        integration_type: Option<u8>,
        /// Who.
        user: Option<Arc<User>>,
        /// What they allowed.
        scopes: Box<[Box<str>]>,
        /// The guild.
        guild: Option<Arc<Guild>>,
    }
}
