//! The requests over the gateway, with checks for those that Discord would not respond to.

use std::time::Duration;

use discord_gateway::{Command, MAX_USER_IDS, Members, RequestGuildMembers, UpdateVoiceState};
use discord_model::{Channel, Guild, Id, Intents, User};

use super::voice::STATE_TIMEOUT;
use crate::client_error::{ClientError, ClientErrorKind};

/// The timeout of a response. It includes up to a minute before the request is sent, because Discord's limit on sent
/// payloads may delay it for that long.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(90);

/// The maximum number of members in a search by name.
const MAX_LIMIT: u32 = 100;

/// The fields that `request_channel_info` can request.
const CHANNEL_FIELDS: [&str; 2] = ["status", "voice_start_time"];

/// The maximum number of guilds in one payload.
const GUILDS_AT_ONCE: usize = 100;

/// A request over the gateway.
#[derive(Clone, Debug, PartialEq)]
pub enum GatewayRequest {
    /// Members of a guild, by the beginning of their name. An empty `query` with a `limit` of 0 requests all members.
    Query {
        /// The guild.
        guild: Id<Guild>,
        /// The beginning of the name.
        query: String,
        /// The maximum number of members, up to 100; 0 means 100, or all members with an empty `query`.
        limit: u32,
        /// If `true`, the presences of the members are included.
        presences: bool,
    },
    /// Members of a guild, by their ids.
    Users {
        /// The guild.
        guild: Id<Guild>,
        /// Up to 100 ids. Users who are not members are left out of the response.
        users: Vec<Id<User>>,
        /// If `true`, the presences of the members are included.
        presences: bool,
    },
    /// The soundboard sounds of guilds.
    Sounds {
        /// The guilds.
        guilds: Vec<Id<Guild>>,
    },
    /// The ephemeral data of the channels of a guild.
    ChannelInfo {
        /// The guild.
        guild: Id<Guild>,
        /// `status`, `voice_start_time`, or both.
        fields: Vec<String>,
    },
    /// A change of the voice state of the bot in a guild.
    VoiceState {
        /// The guild.
        guild: Id<Guild>,
        /// The channel to join; `None` to leave.
        channel: Option<Id<Channel>>,
        /// If `true`, the bot mutes itself.
        self_mute: bool,
        /// If `true`, the bot deafens itself.
        self_deaf: bool,
        /// Whether the bot is in this channel already, so that Discord sends no voice server.
        is_there: bool,
    },
}

/// The state that decides whether a request can be sent.
pub struct RequestContext<'a> {
    /// Whether the client is logged in.
    pub logged_in: bool,
    /// The intents of the login.
    pub intents: Intents,
    /// Whether the bot is in this guild.
    pub knows: &'a dyn Fn(Id<Guild>) -> bool,
}

impl GatewayRequest {
    /// Returns the guilds of the request.
    pub(super) fn guilds(&self) -> &[Id<Guild>] {
        match self {
            Self::Query { guild, .. }
            | Self::Users { guild, .. }
            | Self::ChannelInfo { guild, .. }
            | Self::VoiceState { guild, .. } => std::slice::from_ref(guild),
            Self::Sounds { guilds } => guilds,
        }
    }

    /// Returns the guild if this requests all of its members, which Discord allows rarely.
    pub(super) fn whole_list(&self) -> Option<Id<Guild>> {
        match self {
            Self::Query {
                guild,
                query,
                limit: 0,
                ..
            } if query.is_empty() => Some(*guild),
            _ => None,
        }
    }

    /// Returns the opcode of the request.
    pub(super) fn opcode(&self) -> u64 {
        match self {
            Self::Query { .. } | Self::Users { .. } => 8,
            Self::Sounds { .. } => 31,
            Self::ChannelInfo { .. } => 43,
            Self::VoiceState { .. } => 4,
        }
    }

    /// Returns the method that the script called, for messages.
    fn method(&self) -> &'static str {
        match self {
            Self::Query { .. } | Self::Users { .. } => "request_guild_members",
            Self::Sounds { .. } => "request_soundboard_sounds",
            Self::ChannelInfo { .. } => "request_channel_info",
            Self::VoiceState { .. } => "update_voice_state",
        }
    }

    /// Returns whether Discord responds with a voice server, because the bot joins a channel.
    pub(super) fn joins_channel(&self) -> bool {
        matches!(
            self,
            Self::VoiceState {
                channel: Some(_),
                is_there: false,
                ..
            }
        )
    }

    /// Returns the time within which Discord has to respond.
    pub(super) fn response_timeout(&self) -> Duration {
        match self {
            Self::VoiceState { .. } => STATE_TIMEOUT,
            _ => RESPONSE_TIMEOUT,
        }
    }

    /// Returns the error for a response that was not received in time.
    pub(super) fn timed_out(&self) -> ClientError {
        let remedy = match self {
            Self::VoiceState {
                channel: Some(_), ..
            } => {
                "Check that the channel is a voice channel or a stage of this guild, that it is not full, and that the bot has the \
                 permissions VIEW_CHANNEL and CONNECT there."
            }
            Self::VoiceState { channel: None, .. } => "Perhaps the bot was in no voice channel.",
            _ => "Send the request again.",
        };
        let seconds = self.response_timeout().as_secs();
        self.failure(
            ClientErrorKind::Network,
            format!("Discord sent no response within {seconds} s."),
            remedy,
        )
    }

    /// Returns an error of this request.
    pub(super) fn failure(
        &self,
        kind: ClientErrorKind,
        message: String,
        remedy: &str,
    ) -> ClientError {
        ClientError {
            route: self.method().to_owned(),
            ..ClientError::new(kind, message, remedy)
        }
    }

    /// Rejects requests that Discord would reject or not respond to at all.
    pub(super) fn check(&self, context: &RequestContext<'_>) -> Result<(), ClientError> {
        let refuse =
            |message: String, remedy| Err(self.failure(ClientErrorKind::Argument, message, remedy));
        if !context.logged_in {
            let message = format!(
                "{} needs a connection, but the client is not logged in.",
                self.method()
            );
            return refuse(message, "Call `login()` first.");
        }
        if self.guilds().is_empty() {
            return refuse("No guild is specified.".to_owned(), "");
        }
        if let Some(unknown) = self.guilds().iter().find(|id| !(context.knows)(**id)) {
            return refuse(
                format!("The bot is in no guild with the id {unknown}."),
                "Guilds are known once `client_ready` was emitted, with the intent GUILDS.",
            );
        }
        if self.whole_list().is_some() && !context.intents.contains(Intents::GUILD_MEMBERS) {
            return refuse(
                "The list of all members needs the intent GUILD_MEMBERS.".to_owned(),
                "Add DiscordIntents.GUILD_MEMBERS to `intents` and enable the Server Members Intent in the developer \
                 portal, or use a `query` or `user_ids`.",
            );
        }
        match self {
            Self::Query {
                presences: true, ..
            }
            | Self::Users {
                presences: true, ..
            } if !context.intents.contains(Intents::GUILD_PRESENCES) => refuse(
                "Presences need the intent GUILD_PRESENCES.".to_owned(),
                "Add DiscordIntents.GUILD_PRESENCES to `intents` and enable the Presence Intent in the developer \
                 portal, or request the members without `presences`.",
            ),
            Self::VoiceState { .. } if !context.intents.contains(Intents::GUILD_VOICE_STATES) => {
                refuse(
                    "Voice states need the intent GUILD_VOICE_STATES.".to_owned(),
                    "Add DiscordIntents.GUILD_VOICE_STATES to `intents`.",
                )
            }
            Self::Query { limit, .. } if *limit > MAX_LIMIT => refuse(
                format!("The limit is {limit}; Discord accepts {MAX_LIMIT} at most."),
                "An empty `query` with a `limit` of 0 requests all members.",
            ),
            Self::Users { users, .. } if users.is_empty() => {
                refuse("`user_ids` is empty.".to_owned(), "")
            }
            Self::Users { users, .. } if users.len() > MAX_USER_IDS => refuse(
                format!(
                    "{} members are requested by id; Discord accepts {MAX_USER_IDS} at most.",
                    users.len()
                ),
                "Send several requests.",
            ),
            Self::ChannelInfo { fields, .. } => {
                let unknown = fields
                    .iter()
                    .find(|field| !CHANNEL_FIELDS.contains(&field.as_str()));
                let known = "The fields of channels that can be requested are `status` and `voice_start_time`.";
                match unknown {
                    Some(field) => refuse(format!("There is no field `{field}`."), known),
                    None if fields.is_empty() => refuse("No field is specified.".to_owned(), known),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// Returns the commands of the request. Sounds are only requested for the guilds that are still `missing`.
    pub(super) fn commands(&self, nonce: &str, missing: &[Id<Guild>]) -> Vec<Command> {
        let members = |guild: Id<Guild>, members, presences| {
            vec![Command::RequestGuildMembers(RequestGuildMembers {
                guild_id: guild.get(),
                members,
                presences,
                nonce: Some(nonce.to_owned()),
            })]
        };
        match self {
            Self::Query {
                guild,
                query,
                limit,
                presences,
            } => {
                let query = Members::Query {
                    query: query.clone(),
                    limit: *limit,
                };
                members(*guild, query, *presences)
            }
            Self::Users {
                guild,
                users,
                presences,
            } => {
                let user_ids = users.iter().map(|user| user.get()).collect();
                members(*guild, Members::Users { user_ids }, *presences)
            }
            Self::Sounds { .. } => missing
                .chunks(GUILDS_AT_ONCE)
                .map(|guilds| Command::RequestSoundboardSounds {
                    guild_ids: guilds.iter().map(|guild| guild.get()).collect(),
                })
                .collect(),
            Self::VoiceState {
                guild,
                channel,
                self_mute,
                self_deaf,
                ..
            } => vec![Command::UpdateVoiceState(UpdateVoiceState {
                guild_id: guild.get(),
                channel_id: channel.map(Id::get),
                self_mute: *self_mute,
                self_deaf: *self_deaf,
            })],
            Self::ChannelInfo { guild, fields } => vec![Command::RequestChannelInfo {
                guild_id: guild.get(),
                fields: fields.clone(),
            }],
        }
    }
}
