//! Identities of an application: the data that a game stores about a player for game stats widgets.

use serde_json::{Map, Value};

use crate::schema::{ObjectSchema, Variant};

/// The [stats in the profile](https://discord.com/developers/docs/resources/application-identity-profile#profile-data-object)
/// of a player.
pub static IDENTITY_PROFILE_DATA: ObjectSchema = ObjectSchema {
    required: &[],
    optional: fields![
        primary: object(PRIMARY_DATA),
        dynamic: list(by_type(DYNAMIC_FIELD), 0..=30),
    ],
    check: Some(small_enough),
};

/// The maximum size of a profile, in bytes of JSON.
const LARGEST: usize = 10 * 1024;

/// The stats that Discord has defined for all games.
static PRIMARY_DATA: ObjectSchema = ObjectSchema {
    required: &[],
    optional: fields![
        season: text,
        rank_name: text,
        rank_image: object(MEDIA),
        highest_rank: text,
        highest_rank_image: object(MEDIA),
        featured_played_character: text,
        featured_played_character_image: object(MEDIA),
        playtime_hours: number(f64::MIN..=f64::MAX),
        total_wins: number(f64::MIN..=f64::MAX),
        current_period_wins: number(f64::MIN..=f64::MAX),
        total_games: number(f64::MIN..=f64::MAX),
        current_period_games: number(f64::MIN..=f64::MAX),
        total_kills: number(f64::MIN..=f64::MAX),
        current_period_kills: number(f64::MIN..=f64::MAX),
        total_assists: number(f64::MIN..=f64::MAX),
        current_period_assists: number(f64::MIN..=f64::MAX),
        total_deaths: number(f64::MIN..=f64::MAX),
        current_period_deaths: number(f64::MIN..=f64::MAX),
    ],
    check: None,
};

/// Stats that are defined by a game.
static DYNAMIC_FIELD: &[Variant] = variants![
    1 "text" STRING_FIELD,
    2 "number" NUMBER_FIELD,
    3 "image" MEDIA_FIELD,
];

static STRING_FIELD: ObjectSchema = ObjectSchema {
    required: fields![type: integer(1..=1), name: text, value: text],
    optional: &[],
    check: None,
};

static NUMBER_FIELD: ObjectSchema = ObjectSchema {
    required: fields![type: integer(2..=2), name: text, value: number(f64::MIN..=f64::MAX)],
    optional: &[],
    check: None,
};

static MEDIA_FIELD: ObjectSchema = ObjectSchema {
    required: fields![type: integer(3..=3), name: text, value: object(MEDIA)],
    optional: &[],
    check: None,
};

/// An image on the web.
static MEDIA: ObjectSchema = ObjectSchema {
    required: fields![url: url(ON_THE_WEB, 2048)],
    optional: &[],
    check: None,
};

/// The prefix of the URL of such an image, which Discord's servers fetch.
static ON_THE_WEB: [&str; 2] = ["https://", "http://"];

/// Checks that a profile is not too large.
fn small_enough(data: &Map<String, Value>, _: usize) -> Result<(), String> {
    match Value::Object(data.clone()).to_string().len() {
        length if length > LARGEST => Err(format!(
            "it is {length} bytes of JSON; Discord allows {LARGEST}"
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn message(data: Value) -> String {
        IDENTITY_PROFILE_DATA
            .check(data, "data")
            .err()
            .unwrap_or_default()
    }

    #[test]
    fn the_documented_stats_are_taken() {
        let image = json!({"url": "https://example.com/rank.png"});
        let data = json!({
            "primary": {"season": "Season 3", "rank_name": "Silver", "rank_image": image, "playtime_hours": 69.41, "total_wins": 5},
            "dynamic": [
                {"type": 1, "name": "guild", "value": "Moon"},
                {"type": 2, "name": "coins", "value": 12},
                {"type": 3, "name": "pet", "value": image},
            ],
        });
        assert_eq!(message(data), "");
        assert_eq!(message(json!({})), "");
    }

    #[test]
    fn what_discord_would_refuse_is_told() {
        let field = json!({"type": 2, "name": "coins", "value": 12});
        for data in [
            json!({"primary": {"rank": "Silver"}}),
            json!({"primary": {"total_wins": "5"}}),
            json!({"primary": {"rank_image": {"url": "user://rank.png"}}}),
            json!({"dynamic": [{"type": 4, "name": "coins", "value": 12}]}),
            json!({"dynamic": [{"type": 2, "name": "coins", "value": "12"}]}),
            json!({"dynamic": vec![field; 31]}),
            json!({"primary": {"season": "x".repeat(LARGEST)}}),
        ] {
            assert_ne!(message(data.clone()), "", "{data}");
        }
    }
}
