//! Limits the memory of an event's payload.

use crate::decode::MAX_DECODED_BYTES;

/// Returns the maximum memory in bytes for the decoded payload of the event with this name.
///
/// The entity manager limits the number of entities, so the size of each must be limited as well. The sizes follow from
/// Discord's own limits: a message has up to 4,000 characters, ten embeds and a hundred mentions, a chunk a thousand
/// members, a guild 500 emojis, 500 roles and a thousand active threads. Each of these takes a small part of the limit.
pub fn max_decoded_bytes(name: &str) -> usize {
    match name {
        "GUILD_CREATE" => MAX_DECODED_BYTES,
        "READY" | "GUILD_UPDATE" | "GUILD_MEMBERS_CHUNK" | "THREAD_LIST_SYNC" => 32 << 20,
        known if super::Event::index_of(known).is_some() => 4 << 20,
        // Nothing of the payload is kept.
        _ => MAX_DECODED_BYTES,
    }
}

#[cfg(test)]
mod tests {
    use crate::Event;

    fn decoded(name: &str, payload: &str) -> Result<Event, String> {
        Event::decode(name, payload).map_err(|error| error.to_string())
    }

    #[test]
    fn a_message_as_large_as_discord_allows_is_read() {
        let user = format!(
            r#"{{"id":"7","username":"{name}","global_name":"{name}","avatar":"{hash}","member":{{"nick":"{name}","roles":[{roles}]}}}}"#,
            name = "n".repeat(32),
            hash = "a".repeat(34),
            roles = [r#""123456789012345678""#; 250].join(","),
        );
        let embed = format!(
            r#"{{"description":"{}","fields":[{}]}}"#,
            "d".repeat(4096),
            [r#"{"name":"name","value":"value"}"#; 25].join(",")
        );
        let message = format!(
            r#"{{"id":"1","channel_id":"2","author":{user},"content":"{}","mentions":[{}],"embeds":[{}]"#,
            "c".repeat(4000),
            [&*user; 100].join(","),
            [&*embed; 10].join(","),
        );
        let response = format!(r#"{message},"referenced_message":{message}}}}}"#);
        assert!(matches!(
            decoded("MESSAGE_CREATE", &response),
            Ok(Event::MessageCreate(_))
        ));
    }

    #[test]
    fn every_user_that_is_mentioned_counts() {
        let users = vec!["{}"; 60_000].join(",");
        let payload = format!(r#"{{"id":"1","mentions":[{users}]}}"#);
        assert!(decoded("MESSAGE_CREATE", &payload).is_err());
    }

    #[test]
    fn what_is_larger_than_discord_allows_is_refused() {
        let many = |element: &str| vec![element; 2_000_000].join(",");
        for (name, payload) in [
            (
                "MESSAGE_CREATE",
                format!(r#"{{"id":"1","mentions":[{}]}}"#, many("{}")),
            ),
            (
                "MESSAGE_DELETE_BULK",
                format!(r#"{{"ids":[{}]}}"#, many(r#""1""#)),
            ),
            (
                "GUILD_MEMBERS_CHUNK",
                format!(r#"{{"members":[{}]}}"#, many("{}")),
            ),
            (
                "GUILD_MEMBER_UPDATE",
                format!(r#"{{"roles":[{}]}}"#, many(r#""1""#)),
            ),
        ] {
            let error = decoded(name, &payload).expect_err(name);
            assert!(error.contains("MiB of memory"), "{name}: {error}");
        }
    }
}
