//! Embeds.

use serde_json::{Map, Value};

use super::component::list;
use crate::schema::ObjectSchema;

/// The maximum number of characters in all embeds of a message together.
const ALL_EMBEDS: usize = 6000;

/// An [embed](https://discord.com/developers/docs/resources/message#embed-object) as a bot may send it, with its
/// [limits](https://discord.com/developers/docs/resources/message#embed-object-embed-limits).
///
/// The fields that only Discord sets (`type`, `provider`, `video`, the sizes of images) are accepted as well, and
/// ignored by Discord, so that an embed of a message can be sent again.
pub static EMBED: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![
        title: text(0..=256),
        description: text(0..=4096),
        url: text(0..=2048),
        timestamp: timestamp,
        color: color,
        footer: object(FOOTER),
        image: object(MEDIA),
        thumbnail: object(MEDIA),
        author: object(AUTHOR),
        fields: list(object(FIELD), 0..=25),
        type: text,
        provider: any,
        video: any,
        flags: flags,
        content_scan_version: any,
    ],
    check: Some(not_empty),
};

static FOOTER: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![text: text(0..=2048), icon_url: text(0..=2048), proxy_icon_url: any],
    check: None,
};

static AUTHOR: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![name: text(0..=256), url: text(0..=2048), icon_url: text(0..=2048), proxy_icon_url: any],
    check: None,
};

static FIELD: ObjectSchema = ObjectSchema {
    required: fields![name: text(1..=256), value: text(1..=1024)],
    optional: fields![inline: bool],
    check: None,
};

static MEDIA: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![
        url: text(0..=2048),
        description: text(0..=4096),
        proxy_url: any,
        width: any,
        height: any,
        flags: any,
        content_type: any,
        placeholder: any,
        placeholder_version: any,
    ],
    check: None,
};

/// The fields of an embed that are visible on their own, unlike a color or the URL of a title.
const SHOWN: [&str; 8] = [
    "title",
    "description",
    "timestamp",
    "footer",
    "image",
    "thumbnail",
    "author",
    "fields",
];

/// Checks that an embed is not empty.
fn not_empty(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let is_shown = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    };
    match SHOWN
        .iter()
        .any(|field| fields.get(*field).is_some_and(is_shown))
    {
        true => Ok(()),
        false => Err(format!(
            "the embed is empty; set one of {}",
            SHOWN.join(", ")
        )),
    }
}

/// Checks the limit of all embeds of a message together.
pub(crate) fn total(fields: &Map<String, Value>) -> Result<(), String> {
    let total: usize = list(fields, "embeds").iter().map(length).sum();
    if total > ALL_EMBEDS {
        return Err(format!(
            "embeds are {total} characters long in total; Discord allows {ALL_EMBEDS}"
        ));
    }
    Ok(())
}

/// Returns the number of characters that Discord counts: titles, descriptions, names and values of fields, footers,
/// authors.
fn length(embed: &Value) -> usize {
    let texts = ["/title", "/description", "/footer/text", "/author/name"]
        .into_iter()
        .map(|place| embed.pointer(place));
    let fields = embed
        .get("fields")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let in_fields = fields.flat_map(|field| [field.get("name"), field.get("value")]);
    texts
        .chain(in_fields)
        .flatten()
        .filter_map(Value::as_str)
        .map(|text| text.chars().count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_embed_has_something_in_it() {
        let checked = |embed: Value| EMBED.check(embed, "embeds[0]");
        for empty in [
            json!({}),
            json!({"title": "", "description": " \n"}),
            json!({"color": 0xff0000, "url": "https://example.com"}),
            json!({"fields": [], "footer": {}, "image": null}),
            json!({"type": "rich", "flags": 0}),
        ] {
            let problem = checked(empty.clone()).unwrap_err();
            assert!(
                problem.starts_with("embeds[0]: the embed is empty"),
                "{problem}"
            );
        }
        for shown in [
            json!({"title": "a"}),
            json!({"description": "\u{200b}"}),
            json!({"fields": [{"name": "a", "value": "b"}]}),
            json!({"image": {"url": "https://example.com/a.png"}}),
            json!({"footer": {"text": "a"}}),
            json!({"author": {"name": "a"}}),
            json!({"timestamp": 0}),
        ] {
            assert!(checked(shown.clone()).is_ok(), "{shown}");
        }
    }

    #[test]
    fn counts_what_discord_counts() {
        let embed = json!({
            "title": "12", "description": "345", "url": "not counted",
            "footer": {"text": "6", "icon_url": "not counted"}, "author": {"name": "ä"},
            "fields": [{"name": "8", "value": "90"}],
        });
        assert_eq!(length(&embed), 10);
        let total_of = |count| {
            total(&Map::from_iter([(
                "embeds".into(),
                json!(vec![&embed; count]),
            )]))
        };
        assert!(total_of(600).is_ok());
        assert!(total_of(601).unwrap_err().contains("6010"));
    }
}
