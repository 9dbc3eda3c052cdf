//! The shards that a client starts.

use crate::client_error::{ClientError, ClientErrorKind};

/// The maximum number of shards that a client starts: enough for millions of guilds.
pub const MAX_SHARDS: u32 = 1_000;

/// The maximum number of shards of a bot, which several clients run together.
const MAX_COUNT: u32 = 1_000_000;

/// The shards that a client starts. By default all, as many as Discord recommends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShardSettings {
    /// The number of shards of the bot; 0 for the number that Discord recommends.
    count: u32,
    /// The ids of the shards that are started here; empty for all.
    ids: Vec<u32>,
}

impl ShardSettings {
    /// Creates the settings: `count` shards, or as many as Discord recommends if it is 0, of which those with `ids` are
    /// started, or all if it is empty.
    ///
    /// # Errors
    /// Returns an error if the settings are invalid.
    pub fn new(count: i64, ids: impl IntoIterator<Item = i64>) -> Result<Self, ClientError> {
        let wrong = |message: String, remedy: &str| {
            ClientError::new(ClientErrorKind::Argument, message, remedy)
        };
        let count = match u32::try_from(count) {
            Ok(count) if count <= MAX_COUNT => count,
            _ => {
                return Err(wrong(
                    format!("`shard_count` is {count}."),
                    "Set it to a number from 1 to 1000000, or to 0 for as many shards as Discord recommends.",
                ));
            }
        };
        let mut checked = Vec::new();
        for id in ids {
            if count == 0 {
                return Err(wrong(
                    "`shard_ids` is set, but `shard_count` is 0.".to_owned(),
                    "Set `shard_count` to the number of shards that all processes run together.",
                ));
            }
            match u32::try_from(id) {
                Ok(id) if id < count && !checked.contains(&id) => checked.push(id),
                Ok(id) if id < count => {
                    return Err(wrong(
                        format!("`shard_ids` contains {id} twice."),
                        "List each shard once.",
                    ));
                }
                _ => {
                    return Err(wrong(
                        format!("`shard_ids` contains {id}, but `shard_count` is {count}."),
                        "Shards are numbered from 0 to `shard_count` - 1.",
                    ));
                }
            }
        }
        checked.sort_unstable();
        let started = match checked.len() {
            0 => u64::from(count),
            ids => ids as u64,
        };
        if started > u64::from(MAX_SHARDS) {
            return Err(wrong(
                format!("The client would start {started} shards."),
                "A client starts up to 1000. Set `shard_ids` to some of them, and run the others in other processes.",
            ));
        }
        Ok(Self {
            count,
            ids: checked,
        })
    }

    /// Returns the ids of the shards to start, and the number of shards of the bot, if Discord recommends this many.
    ///
    /// # Errors
    /// Returns an error if Discord's number is needed and is more than a client starts.
    pub(crate) fn resolve(&self, recommended: u32) -> Result<(Vec<u32>, u32), ClientError> {
        if self.count == 0 && recommended > MAX_SHARDS {
            return Err(ClientError::new(
                ClientErrorKind::Gateway,
                format!(
                    "The API recommends {recommended} shards; a client starts up to {MAX_SHARDS}."
                ),
                "Set `shard_count`, and in each of several processes `shard_ids`. If `api_url` is set, check that it is the URL of a \
                 server with Discord's API.",
            ));
        }
        let count = match self.count {
            0 => recommended.max(1),
            count => count,
        };
        Ok(match self.ids.is_empty() {
            true => ((0..count).collect(), count),
            false => (self.ids.clone(), count),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_discord_recommends_by_default() {
        assert_eq!(ShardSettings::default().resolve(3), Ok((vec![0, 1, 2], 3)));
        assert_eq!(ShardSettings::default().resolve(0), Ok((vec![0], 1)));
    }

    #[test]
    fn what_is_set_counts() {
        let all = ShardSettings::new(2, []).unwrap();
        assert_eq!(all.resolve(5), Ok((vec![0, 1], 2)));
        assert_eq!(all.resolve(u32::MAX), Ok((vec![0, 1], 2)));
        let some = ShardSettings::new(16, [7, 3]).unwrap();
        assert_eq!(some.resolve(1), Ok((vec![3, 7], 16)));
        let part = ShardSettings::new(2000, 1000..2000).unwrap();
        assert_eq!(part.resolve(1), Ok(((1000..2000).collect(), 2000)));
    }

    #[test]
    fn the_number_of_shards_is_bounded() {
        let recommended = ShardSettings::default();
        assert!(recommended.resolve(MAX_SHARDS).is_ok());
        let failure = recommended.resolve(u32::MAX).unwrap_err();
        assert!(failure.message.contains("4294967295 shards"), "{failure}");
        assert!(!failure.will_retry);
    }

    #[test]
    fn settings_that_make_no_sense_are_refused() {
        let refused = |count, ids: &[i64]| {
            let failure = ShardSettings::new(count, ids.iter().copied()).unwrap_err();
            assert!(!failure.remedy.is_empty());
            failure.message
        };
        assert_eq!(refused(-1, &[]), "`shard_count` is -1.");
        assert_eq!(refused(1_000_001, &[]), "`shard_count` is 1000001.");
        assert_eq!(refused(1001, &[]), "The client would start 1001 shards.");
        assert!(refused(0, &[0]).contains("`shard_count` is 0"));
        assert!(refused(2, &[2]).contains("contains 2"));
        assert!(refused(2, &[-1]).contains("contains -1"));
        assert!(refused(2, &[1, 1]).contains("twice"));
    }
}
