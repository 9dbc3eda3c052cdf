//! Sessions that outlive a login, also across a restart of the program.

use discord_gateway::Session;
use serde_json::{Map, Value, json};

/// The maximum length of texts that Discord gave, in bytes. They are far shorter.
const MAX_TEXT: usize = 1_000;

/// The session of one shard, for a later login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSession {
    /// The id of the shard.
    pub shard: u32,
    /// The number of shards of the bot. With another number, Discord does not know the session.
    pub shard_count: u32,
    /// The session. Its sequence number is that of the last event that was handled.
    pub session: Session,
}

impl SavedSession {
    /// Excludes the event with this sequence number and all later ones, because they were not handled.
    pub fn rewind_before(&mut self, sequence: u64) {
        let last = sequence.saturating_sub(1);
        self.session.sequence = self.session.sequence.min(last);
    }

    /// Returns the session as a JSON object.
    pub fn to_json(&self) -> Value {
        json!({
            "shard_id": self.shard,
            "shard_count": self.shard_count,
            "session_id": self.session.id,
            "resume_url": self.session.resume_url.as_deref().unwrap_or_default(),
            "sequence": self.session.sequence,
        })
    }

    /// Reads the JSON object of a session. Numbers may be floating-point numbers, as some decoders of JSON return them.
    ///
    /// # Errors
    /// If it is not such an object; with the reason.
    pub fn from_json(json: &Value) -> Result<Self, String> {
        let object = json.as_object().ok_or("a session is not a Dictionary")?;
        let session = Self {
            shard: number(object, "shard_id")?,
            shard_count: number(object, "shard_count")?,
            session: Session {
                id: text(object, "session_id")?.to_owned(),
                sequence: number(object, "sequence")?,
                resume_url: Some(text(object, "resume_url")?.to_owned())
                    .filter(|url| !url.is_empty()),
            },
        };
        if session.session.id.is_empty() {
            return Err("session_id is empty".to_owned());
        }
        if session.shard >= session.shard_count {
            return Err(format!(
                "there is no shard {} of {}",
                session.shard, session.shard_count
            ));
        }
        Ok(session)
    }
}

fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Result<&'a str, String> {
    match object.get(key).and_then(Value::as_str) {
        Some(text) if text.len() <= MAX_TEXT => Ok(text),
        Some(_) => Err(format!("{key} has more than {MAX_TEXT} bytes")),
        None => Err(format!("{key} is not a String")),
    }
}

fn number<N: TryFrom<u64>>(object: &Map<String, Value>, key: &str) -> Result<N, String> {
    let value = object.get(key);
    let whole = value.and_then(Value::as_u64).or_else(|| {
        let number = value?.as_f64()?;
        // Up to here, each whole number has a floating-point number of its own.
        let is_whole = number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number);
        is_whole.then_some(number as u64)
    });
    whole
        .and_then(|whole| N::try_from(whole).ok())
        .ok_or_else(|| format!("{key} is not a number that a session has"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> SavedSession {
        SavedSession {
            shard: 1,
            shard_count: 2,
            session: Session {
                id: "abc".into(),
                sequence: 42,
                resume_url: Some("wss://gateway-us-east1-b.discord.gg".into()),
            },
        }
    }

    #[test]
    fn a_session_survives_json() {
        let saved = session();
        assert_eq!(SavedSession::from_json(&saved.to_json()), Ok(saved));
        let mut without_url = session();
        without_url.session.resume_url = None;
        let json = without_url.to_json();
        assert_eq!(SavedSession::from_json(&json), Ok(without_url));
    }

    #[test]
    fn an_event_that_was_not_handled_is_sent_again() {
        let mut saved = session();
        saved.rewind_before(50);
        assert_eq!(saved.session.sequence, 42);
        saved.rewind_before(40);
        assert_eq!(saved.session.sequence, 39);
    }

    #[test]
    fn numbers_may_be_floating_point_numbers() {
        let mut json = session().to_json();
        json["shard_id"] = json!(1.0);
        json["shard_count"] = json!(2.0);
        json["sequence"] = json!(42.0);
        assert_eq!(SavedSession::from_json(&json), Ok(session()));
    }

    #[test]
    fn what_no_session_has_is_refused_with_the_reason() {
        for (key, value, reason) in [
            ("shard_id", json!(2), "there is no shard 2 of 2"),
            ("shard_id", json!(-1), "shard_id"),
            ("shard_id", json!(0.5), "shard_id"),
            ("shard_count", json!(0), "there is no shard 1 of 0"),
            ("shard_count", json!(5_000_000_000_u64), "shard_count"),
            ("shard_count", json!(1e300), "shard_count"),
            ("shard_count", Value::Null, "shard_count"),
            ("sequence", json!("42"), "sequence"),
            ("session_id", json!(""), "session_id is empty"),
            ("session_id", json!(7), "session_id is not a String"),
            ("session_id", json!("x".repeat(MAX_TEXT + 1)), "more than"),
            ("resume_url", Value::Null, "resume_url is not a String"),
        ] {
            let mut json = session().to_json();
            json[key] = value;
            let refused = SavedSession::from_json(&json).unwrap_err();
            assert!(refused.contains(reason), "{key}: {refused}");
        }
        assert!(SavedSession::from_json(&json!([])).is_err());
    }
}
