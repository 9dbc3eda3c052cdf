//! The commands that a bot can send to the gateway.

pub(crate) mod members;
pub(crate) mod presence;
pub(crate) mod raw;
pub(crate) mod send_error;
mod snowflake;
pub(crate) mod voice_state;

use discord_model::GatewayOpcode;
use serde::Serialize;

use self::members::RequestGuildMembers;
use self::presence::UpdatePresence;
use self::raw::RawCommand;
use self::send_error::SendError;
use self::snowflake::{snowflake, snowflakes};
use self::voice_state::UpdateVoiceState;
use crate::protocol::envelope::Outgoing;

/// The maximum size of a payload for Discord, in bytes of JSON. Discord closes a connection that sends a larger one
/// (4002).
pub const MAX_PAYLOAD: usize = 4096;

/// A command to the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Command {
    /// Sets the bot's status and activities. If several are waiting, only the last one is sent.
    UpdatePresence(UpdatePresence),
    /// Joins, leaves or moves between voice channels. The response is `VOICE_STATE_UPDATE` and `VOICE_SERVER_UPDATE`.
    UpdateVoiceState(UpdateVoiceState),
    /// Requests members of a guild. The response is `GUILD_MEMBERS_CHUNK` events.
    RequestGuildMembers(RequestGuildMembers),
    /// Requests the soundboard sounds of these guilds. The response is a `SOUNDBOARD_SOUNDS` event for each.
    RequestSoundboardSounds {
        /// The guilds.
        guild_ids: Vec<u64>,
    },
    /// Requests the ephemeral data of a guild's channels. The response is a `CHANNEL_INFO` event.
    RequestChannelInfo {
        /// The guild.
        guild_id: u64,
        /// The requested fields: `status`, `voice_start_time`.
        fields: Vec<String>,
    },
    /// Sends any payload.
    Raw(RawCommand),
}

impl Command {
    /// Returns the JSON payload, within Discord's limits.
    pub(crate) fn payload(&self) -> Result<String, SendError> {
        if let Self::RequestGuildMembers(request) = self {
            request.check()?;
        }
        if let Self::Raw(command) = self {
            command.check()?;
        }
        let payload = match self {
            Self::UpdatePresence(presence) => {
                Outgoing::write(GatewayOpcode::PRESENCE_UPDATE, presence)
            }
            Self::UpdateVoiceState(state) => {
                Outgoing::write(GatewayOpcode::VOICE_STATE_UPDATE, state)
            }
            Self::RequestGuildMembers(request) => {
                Outgoing::write(GatewayOpcode::REQUEST_GUILD_MEMBERS, request)
            }
            Self::RequestSoundboardSounds { guild_ids } => Outgoing::write(
                GatewayOpcode::REQUEST_SOUNDBOARD_SOUNDS,
                SoundboardSounds { guild_ids },
            ),
            Self::RequestChannelInfo { guild_id, fields } => Outgoing::write(
                GatewayOpcode::REQUEST_CHANNEL_INFO,
                ChannelInfo {
                    guild_id: *guild_id,
                    fields,
                },
            ),
            Self::Raw(RawCommand { opcode, data }) => Outgoing::write(GatewayOpcode(*opcode), data),
        };
        // This cannot fail: the payload has only numbers, texts and lists.
        let payload = payload.unwrap_or_default();
        if payload.len() > MAX_PAYLOAD {
            return Err(SendError::TooLarge {
                size: payload.len(),
            });
        }
        Ok(payload)
    }
}

#[derive(Serialize)]
struct SoundboardSounds<'a> {
    #[serde(serialize_with = "snowflakes")]
    guild_ids: &'a [u64],
}

#[derive(Serialize)]
struct ChannelInfo<'a> {
    #[serde(serialize_with = "snowflake")]
    guild_id: u64,
    fields: &'a [String],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::members::Members;
    use crate::command::presence::{Activity, Status};

    fn members(members: Members, nonce: Option<&str>) -> Command {
        let nonce = nonce.map(str::to_owned);
        Command::RequestGuildMembers(RequestGuildMembers {
            guild_id: 1,
            members,
            presences: false,
            nonce,
        })
    }

    #[test]
    fn say_what_discord_documents() {
        let custom = Activity {
            name: "n".into(),
            kind: 4,
            state: Some("s".into()),
            ..Activity::default()
        };
        let all = Members::Query {
            query: String::new(),
            limit: 0,
        };
        for (command, payload) in [
            (
                Command::UpdatePresence(UpdatePresence {
                    activities: vec![custom],
                    status: Status::Dnd,
                    ..UpdatePresence::default()
                }),
                r#"{"op":3,"d":{"since":null,"activities":[{"name":"n","type":4,"state":"s"}],"status":"dnd","afk":false}}"#,
            ),
            (
                Command::UpdateVoiceState(UpdateVoiceState {
                    guild_id: u64::MAX,
                    ..UpdateVoiceState::default()
                }),
                r#"{"op":4,"d":{"guild_id":"18446744073709551615","channel_id":null,"self_mute":false,"self_deaf":false}}"#,
            ),
            (
                members(all, Some("x")),
                r#"{"op":8,"d":{"guild_id":"1","query":"","limit":0,"presences":false,"nonce":"x"}}"#,
            ),
            (
                members(
                    Members::Users {
                        user_ids: vec![2, 3],
                    },
                    None,
                ),
                r#"{"op":8,"d":{"guild_id":"1","user_ids":["2","3"],"presences":false}}"#,
            ),
            (
                Command::RequestSoundboardSounds { guild_ids: vec![4] },
                r#"{"op":31,"d":{"guild_ids":["4"]}}"#,
            ),
            (
                Command::RequestChannelInfo {
                    guild_id: 5,
                    fields: vec!["status".into()],
                },
                r#"{"op":43,"d":{"guild_id":"5","fields":["status"]}}"#,
            ),
        ] {
            assert_eq!(command.payload().as_deref(), Ok(payload));
        }
    }

    #[test]
    fn a_raw_payload_cannot_end_the_connection() {
        let raw = |opcode| {
            Command::Raw(RawCommand {
                opcode,
                data: serde_json::json!({"a": 1}),
            })
            .payload()
        };
        assert_eq!(raw(4).as_deref(), Ok(r#"{"op":4,"d":{"a":1}}"#));
        assert_eq!(
            raw(99).as_deref(),
            Ok(r#"{"op":99,"d":{"a":1}}"#),
            "a new opcode"
        );
        for opcode in [1, 2, 6] {
            assert_eq!(raw(opcode), Err(SendError::OwnOpcode { opcode }));
        }
        for opcode in [0, 7, 9, 10, 11] {
            assert_eq!(raw(opcode), Err(SendError::ReceivedOpcode { opcode }));
        }
    }

    #[test]
    fn limits_are_told_before_discord_does() {
        let query = |length| {
            members(
                Members::Query {
                    query: "q".repeat(length),
                    limit: 1,
                },
                None,
            )
        };
        let overhead = query(0).payload().unwrap().len();
        assert_eq!(
            query(MAX_PAYLOAD - overhead).payload().unwrap().len(),
            MAX_PAYLOAD
        );
        assert_eq!(
            query(MAX_PAYLOAD - overhead + 1).payload(),
            Err(SendError::TooLarge {
                size: MAX_PAYLOAD + 1
            })
        );
        let users = |count| {
            members(
                Members::Users {
                    user_ids: vec![1; count],
                },
                None,
            )
        };
        assert!(users(100).payload().is_ok());
        assert_eq!(
            users(101).payload(),
            Err(SendError::TooManyUsers { count: 101 })
        );
        let nonce = "é".repeat(17);
        let query = members(
            Members::Query {
                query: String::new(),
                limit: 0,
            },
            Some(&nonce),
        );
        assert_eq!(query.payload(), Err(SendError::NonceTooLong { size: 34 }));
    }
}
