//! What can be asked over the gateway, and what Discord would not even answer.

use discord_gateway::{Command, MAX_USER_IDS, Members, RequestGuildMembers};
use discord_model::{Guild, Id, Intents, User};

use crate::client_error::{ClientError, ClientErrorKind};

/// The most members found by the beginning of their name.
const MAX_LIMIT: u32 = 100;

/// What `request_channel_info` can ask for.
const CHANNEL_FIELDS: [&str; 2] = ["status", "voice_start_time"];

/// So many guilds fit into one payload.
const GUILDS_AT_ONCE: usize = 100;

/// Something to ask Discord over the gateway.
#[derive(Clone, Debug, PartialEq)]
pub enum GatewayRequest {
    /// Members of a guild, by the beginning of their name. An empty `query` with a `limit` of 0 asks for all.
    Query {
        /// The guild.
        guild: Id<Guild>,
        /// The beginning of the name.
        query: String,
        /// How many at most: up to 100; 0 stands for 100, or for all with an empty `query`.
        limit: u32,
        /// Whether to send their presences too.
        presences: bool,
    },
    /// Members of a guild, by their ids.
    Users {
        /// The guild.
        guild: Id<Guild>,
        /// Up to 100 ids. Whoever is no member is left out of the answer.
        users: Vec<Id<User>>,
        /// Whether to send their presences too.
        presences: bool,
    },
    /// The soundboard sounds of guilds.
    Sounds {
        /// The guilds.
        guilds: Vec<Id<Guild>>,
    },
    /// What is short-lived about the channels of a guild.
    ChannelInfo {
        /// The guild.
        guild: Id<Guild>,
        /// `status`, `voice_start_time`, or both.
        fields: Vec<String>,
    },
}

/// What decides whether something can be asked.
pub struct RequestContext<'a> {
    /// Whether the client is logged in.
    pub logged_in: bool,
    /// What it logged in with.
    pub intents: Intents,
    /// Whether the bot is in this guild.
    pub knows: &'a dyn Fn(Id<Guild>) -> bool,
}

impl GatewayRequest {
    /// The guilds it is about.
    pub(super) fn guilds(&self) -> &[Id<Guild>] {
        match self {
            Self::Query { guild, .. }
            | Self::Users { guild, .. }
            | Self::ChannelInfo { guild, .. } => std::slice::from_ref(guild),
            Self::Sounds { guilds } => guilds,
        }
    }

    /// Whether it asks for all members of a guild, which Discord grants rarely.
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

    /// The opcode it is sent with.
    pub(super) fn opcode(&self) -> u64 {
        match self {
            Self::Query { .. } | Self::Users { .. } => 8,
            Self::Sounds { .. } => 31,
            Self::ChannelInfo { .. } => 43,
        }
    }

    /// The method of the script, for messages.
    fn method(&self) -> &'static str {
        match self {
            Self::Query { .. } | Self::Users { .. } => "request_guild_members",
            Self::Sounds { .. } => "request_soundboard_sounds",
            Self::ChannelInfo { .. } => "request_channel_info",
        }
    }

    /// A failure of this request.
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

    /// Refuses what Discord would refuse, or, worse, not answer at all.
    pub(super) fn check(&self, context: &RequestContext<'_>) -> Result<(), ClientError> {
        let refuse =
            |message: String, remedy| Err(self.failure(ClientErrorKind::Argument, message, remedy));
        if !context.logged_in {
            let message = format!("{} needs a connection, and there is none.", self.method());
            return refuse(message, "Call `login()` first.");
        }
        if self.guilds().is_empty() {
            return refuse("No guild is named.".to_owned(), "");
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
                "Add DiscordIntents.GUILD_MEMBERS to `intents` and switch on the Server Members Intent in the developer \
                 portal, or ask with a `query` or with `user_ids`.",
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
                "Add DiscordIntents.GUILD_PRESENCES to `intents` and switch on the Presence Intent in the developer \
                 portal, or ask without `presences`.",
            ),
            Self::Query { limit, .. } if *limit > MAX_LIMIT => refuse(
                format!("The limit is {limit}; Discord takes {MAX_LIMIT} at most."),
                "An empty `query` with a `limit` of 0 asks for all members.",
            ),
            Self::Users { users, .. } if users.is_empty() => {
                refuse("`user_ids` is empty.".to_owned(), "")
            }
            Self::Users { users, .. } if users.len() > MAX_USER_IDS => refuse(
                format!(
                    "{} members are asked for by id; Discord takes {MAX_USER_IDS} at most.",
                    users.len()
                ),
                "GatewayRequest several times.",
            ),
            Self::ChannelInfo { fields, .. } => {
                let unknown = fields
                    .iter()
                    .find(|field| !CHANNEL_FIELDS.contains(&field.as_str()));
                let known =
                    "The fields of channels to ask for are `status` and `voice_start_time`.";
                match unknown {
                    Some(field) => refuse(format!("There is no field `{field}`."), known),
                    None if fields.is_empty() => refuse("No field is named.".to_owned(), known),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// The commands that ask this. Of sounds, only those of the guilds still `missing` are asked for.
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
            Self::ChannelInfo { guild, fields } => vec![Command::RequestChannelInfo {
                guild_id: guild.get(),
                fields: fields.clone(),
            }],
        }
    }
}
