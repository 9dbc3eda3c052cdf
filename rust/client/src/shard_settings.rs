//! The shards that a client starts.

use crate::client_error::{ClientError, ClientErrorKind};

/// The maximum number of shards that a client starts: enough for millions of guilds.
pub const MAX_SHARDS: u32 = 1_000;

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
            Ok(count) if count <= MAX_SHARDS => count,
            _ => {
                return Err(wrong(
                    format!("`shard_count` is {count}."),
                    "Set it to a number from 1 to 1000, or to 0 for as many shards as Discord recommends.",
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
        Ok(Self {
            count,
            ids: checked,
        })
    }

    /// Returns the ids of the shards to start, and the number of shards of the bot, if Discord recommends this many.
    pub(crate) fn resolve(&self, recommended: u32) -> (Vec<u32>, u32) {
        let count = match self.count {
            0 => recommended.clamp(1, MAX_SHARDS),
            count => count,
        };
        match self.ids.is_empty() {
            true => ((0..count).collect(), count),
            false => (self.ids.clone(), count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_discord_recommends_by_default() {
        assert_eq!(ShardSettings::default().resolve(3), (vec![0, 1, 2], 3));
        assert_eq!(ShardSettings::default().resolve(0), (vec![0], 1));
    }

    #[test]
    fn what_is_set_counts() {
        let all = ShardSettings::new(2, []).unwrap();
        assert_eq!(all.resolve(5), (vec![0, 1], 2));
        let some = ShardSettings::new(16, [7, 3]).unwrap();
        assert_eq!(some.resolve(1), (vec![3, 7], 16));
    }

    #[test]
    fn settings_that_make_no_sense_are_refused() {
        let refused = |count, ids: &[i64]| {
            let failure = ShardSettings::new(count, ids.iter().copied()).unwrap_err();
            assert!(!failure.remedy.is_empty());
            failure.message
        };
        assert_eq!(refused(-1, &[]), "`shard_count` is -1.");
        assert_eq!(refused(1001, &[]), "`shard_count` is 1001.");
        assert!(refused(0, &[0]).contains("`shard_count` is 0"));
        assert!(refused(2, &[2]).contains("contains 2"));
        assert!(refused(2, &[-1]).contains("contains -1"));
        assert!(refused(2, &[1, 1]).contains("twice"));
    }
}
