//! The check of one value against its kind, which also puts it into Discord's form.

use std::fmt::Display;
use std::ops::RangeInclusive;

use discord_model::Id;
use serde_json::{Map, Number, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::command_name::is_command_name;
use super::media::MediaKind;
use super::suggest::unknown_field;
use super::{Field, Kind, Shape, Variant};

/// The largest integer up to which a float holds every integer exactly.
const EXACT_IN_FLOAT: f64 = 9_007_199_254_740_992.0;

/// Checks the value of an optional field, which may be null.
pub(super) fn optional(kind: &Kind, value: Value, at: &str) -> Result<Value, String> {
    match kind {
        Kind::NotNull(kind) => required(kind, value, at),
        _ if value.is_null() => Ok(value),
        _ => required(kind, value, at),
    }
}

/// Checks a value and puts it into Discord's form. `at` is where it stands, such as `embeds[0].title`.
pub(super) fn required(kind: &Kind, value: Value, at: &str) -> Result<Value, String> {
    match kind {
        Kind::Any => Ok(value),
        Kind::Bool if value.is_boolean() => Ok(value),
        Kind::Bool => Err(wants(at, &value, "true or false")),
        Kind::Integer(range) => integer(&value, range, at),
        Kind::Number(range) => number(value, range, at),
        Kind::Text(range) => text(value, range, at),
        Kind::Words(words) => word(value, words, at),
        Kind::Choice(numbers) => choice(&value, numbers, at),
        Kind::Id => id(&value, at).map(Value::String),
        Kind::IdOrStart if is_zero(&value) => Ok("0".into()),
        Kind::IdOrNone if is_zero(&value) => Ok(Value::Null),
        Kind::IdOrStart | Kind::IdOrNone => id(&value, at).map(Value::String),
        Kind::Joined(range) => joined(value, range, at),
        Kind::UserIds(range) => list(&Kind::Id, value, range, at),
        Kind::File => Err(wants(at, &value, "a file")),
        Kind::Flags => integer(&value, &(0..=i64::MAX), at),
        Kind::Timestamp => timestamp(value, at),
        Kind::Colour => colour(&value, at),
        Kind::Image => data(value, MediaKind::Image, at),
        Kind::Sound => data(value, MediaKind::Sound, at),
        Kind::Nonce if value.is_i64() => Ok(value),
        Kind::Nonce => text(value, &(1..=25), at),
        Kind::Url(beginnings, length) => url(value, beginnings, *length, at),
        Kind::CommandName => match value.as_str() {
            Some(name) if is_command_name(name) => Ok(value),
            _ => Err(wants(
                at,
                &value,
                "1 to 32 letters, digits, '-' and '_', and no capitals",
            )),
        },
        Kind::FileType => match value.as_str() {
            Some("image" | "video" | "audio") => Ok(value),
            Some(text) if text.starts_with('.') && text.len() > 1 => Ok(value),
            _ => Err(wants(
                at,
                &value,
                "image, video, audio, or an extension such as \".pdf\"",
            )),
        },
        Kind::Message if !value.is_object() => Err(wants(at, &value, "a Dictionary")),
        Kind::Message => Ok(value),
        Kind::Object(shape) => object(shape, value, at),
        Kind::ByType(variants) => by_type(variants, value, at),
        Kind::Map(keys, kind) => map(keys, kind, value, at),
        Kind::List(kind, range) => list(kind, value, range, at),
        Kind::NotNull(kind) => required(kind, value, at),
    }
}

/// The text of an id, or what is wrong with it: the one rule for ids, wherever they stand. An id is a whole number, text, or an
/// object with an id, such as a user. `at` is where it stands.
///
/// # Errors
/// Says what it is instead.
pub fn id(value: &Value, at: &str) -> Result<String, String> {
    if let Value::Object(fields) = value {
        // A member has no id of its own, but that of its user.
        let user = fields.get("user").and_then(|user| user.get("id"));
        return match fields.get("id").or(user) {
            Some(inner) if !inner.is_object() => id(inner, at),
            _ => Err(format!("{at} is a Dictionary or an object that has no id")),
        };
    }
    let number = match value {
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        Value::String(text) if text.starts_with('-') => text.parse().ok().map(id_of_signed),
        Value::Number(number) => number.as_u64().or_else(|| whole(number).map(id_of_signed)),
        _ => None,
    };
    match number {
        Some(id) if id > 0 => Ok(id.to_string()),
        _ if value.as_f64().is_some_and(|float| float >= EXACT_IN_FLOAT) => Err(format!(
            "{at} is a float, which cannot hold an id exactly; give it as an int or as text"
        )),
        _ => Err(format!(
            "{at} is {}; an id is a positive number such as 175928847299117063",
            describe(value)
        )),
    }
}

/// The id that GDScript has as this number: one that needs all 64 bits is negative there.
fn id_of_signed(number: i64) -> u64 {
    Id::<()>::from_signed(number).get()
}

/// Whether this is the id 0, which stands for none.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::String(text) => text == "0",
        Value::Number(number) => whole(number) == Some(0),
        _ => false,
    }
}

/// Checks the fields of an object and puts them into Discord's form.
pub(super) fn object(shape: &Shape, value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(given) = value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let mut checked = Map::new();
    for (name, value) in given {
        let here = inside(at, &name);
        let value = if let Some(field) = find(shape.required, &name) {
            required(&field.kind, value, &here)?
        } else if let Some(field) = find(shape.optional, &name) {
            optional(&field.kind, value, &here)?
        } else {
            let known: Vec<_> = shape.fields().map(|field| field.name).collect();
            return Err(unknown_field(&here, &name, &known));
        };
        checked.insert(name, value);
    }
    if let Some(missing) = shape
        .required
        .iter()
        .find(|field| !checked.contains_key(field.name))
    {
        return Err(format!("{} is missing", inside(at, missing.name)));
    }
    if let Some(check) = shape.check {
        check(&checked, 0).map_err(|told| match at {
            "" => told,
            at => format!("{at}: {told}"),
        })?;
    }
    Ok(Value::Object(checked))
}

/// The place of a field; that of the outermost object is empty.
fn inside(at: &str, name: &str) -> String {
    match at {
        "" => name.to_owned(),
        at => format!("{at}.{name}"),
    }
}

/// Checks an object against the shape its field `type` names.
fn by_type(variants: &[Variant], value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(fields) = &value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let here = inside(at, "type");
    let Some(given) = fields.get("type") else {
        return Err(format!("{here} is missing"));
    };
    let number = given.as_number().and_then(whole);
    match variants.iter().find(|each| number == Some(each.number)) {
        Some(variant) => object(variant.shape, value, at),
        None => {
            let known: Vec<_> = variants
                .iter()
                .map(|each| format!("{} ({})", each.number, each.name))
                .collect();
            Err(wants(&here, given, &known.join(", ")))
        }
    }
}

fn map(keys: &[&str], kind: &Kind, value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(given) = value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let checked = given.into_iter().map(|(key, value)| {
        let here = inside(at, &key);
        if !keys.contains(&key.as_str()) {
            return Err(unknown_field(&here, &key, keys));
        }
        required(kind, value, &here).map(|value| (key, value))
    });
    checked.collect::<Result<_, _>>().map(Value::Object)
}

/// The field of this name.
pub(super) fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}

/// Says what was found instead of what belongs there.
pub(super) fn wants(at: &str, value: &Value, wanted: &str) -> String {
    format!("{at} is {}; it takes {wanted}", describe(value))
}

/// A value in a few words.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) if text.chars().count() > 40 => {
            format!("\"{}…\"", text.chars().take(40).collect::<String>())
        }
        Value::String(text) => format!("\"{text}\""),
        Value::Array(_) => "an Array".into(),
        Value::Object(_) => "a Dictionary".into(),
    }
}

/// The integer in a number, which GDScript may have turned into a float.
fn whole(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        (float.fract() == 0.0 && float.abs() < EXACT_IN_FLOAT).then_some(float as i64)
    })
}

fn integer(value: &Value, range: &RangeInclusive<i64>, at: &str) -> Result<Value, String> {
    let number = value.as_number().and_then(whole);
    match number {
        Some(number) if range.contains(&number) => Ok(number.into()),
        Some(number) => Err(format!(
            "{at} is {number}; {}",
            allowed(range, i64::MIN, i64::MAX)
        )),
        None => Err(wants(at, value, "a whole number")),
    }
}

fn number(value: Value, range: &RangeInclusive<f64>, at: &str) -> Result<Value, String> {
    match value.as_f64() {
        Some(number) if range.contains(&number) => Ok(value),
        Some(number) => Err(format!(
            "{at} is {number}; {}",
            allowed(range, f64::MIN, f64::MAX)
        )),
        None => Err(wants(at, &value, "a number")),
    }
}

fn text(value: Value, range: &RangeInclusive<usize>, at: &str) -> Result<Value, String> {
    let Value::String(text) = &value else {
        return Err(wants(at, &value, "text"));
    };
    let length = text.chars().count();
    if range.contains(&length) {
        return Ok(value);
    }
    let told = match length {
        0 => "empty".into(),
        1 => "1 character long".into(),
        _ => format!("{length} characters long"),
    };
    Err(format!("{at} is {told}; {}", allowed(range, 0, usize::MAX)))
}

fn url(value: Value, beginnings: &[&str], length: usize, at: &str) -> Result<Value, String> {
    let value = text(value, &(1..=length), at)?;
    let begins = |text: &str| beginnings.iter().any(|begin| text.starts_with(begin));
    match value.as_str() {
        Some(text) if begins(text) && !text.contains(char::is_whitespace) => Ok(value),
        _ => Err(wants(
            at,
            &value,
            &format!("an address that begins with {}", beginnings.join(" or ")),
        )),
    }
}

fn word(value: Value, words: &[&str], at: &str) -> Result<Value, String> {
    match value.as_str() {
        Some(text) if words.contains(&text) => Ok(value),
        _ => Err(wants(at, &value, &format!("one of {}", words.join(", ")))),
    }
}

fn choice(value: &Value, numbers: &[i64], at: &str) -> Result<Value, String> {
    match value.as_number().and_then(whole) {
        Some(number) if numbers.contains(&number) => Ok(number.into()),
        _ => {
            let known: Vec<_> = numbers.iter().map(i64::to_string).collect();
            Err(wants(at, value, &format!("one of {}", known.join(", "))))
        }
    }
}

fn data(value: Value, media: MediaKind, at: &str) -> Result<Value, String> {
    match value.as_str() {
        Some(text) if media.is_data_uri(text) => Ok(value),
        _ => Err(wants(at, &value, media.wanted())),
    }
}

/// A list of ids, or the text that such a list makes.
fn joined(value: Value, range: &RangeInclusive<usize>, at: &str) -> Result<Value, String> {
    let listed = match value {
        Value::String(text) => text.split(',').map(Value::from).collect(),
        value => value,
    };
    let checked = list(&Kind::Id, listed, range, at)?;
    let ids: Vec<_> = checked
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    Ok(ids.join(",").into())
}

fn timestamp(value: Value, at: &str) -> Result<Value, String> {
    let seconds = match &value {
        // Godot's own Time.get_datetime_string_from_* leaves the offset out.
        Value::String(text)
            if OffsetDateTime::parse(text, &Rfc3339).is_ok()
                || OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339).is_ok() =>
        {
            return Ok(value);
        }
        Value::Number(number) => number.as_f64(),
        _ => None,
    };
    seconds
        .and_then(|seconds| {
            OffsetDateTime::from_unix_timestamp_nanos(
                i128::from((seconds * 1e3).round() as i64) * 1_000_000,
            )
            .ok()
        })
        .and_then(|moment| moment.format(&Rfc3339).ok())
        .map(Value::String)
        .ok_or_else(|| {
            wants(
                at,
                &value,
                "seconds since 1970, or text such as \"2026-01-31T12:00:00Z\"",
            )
        })
}

fn colour(value: &Value, at: &str) -> Result<Value, String> {
    let number = match value {
        Value::String(text) => text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .and_then(|digits| i64::from_str_radix(digits, 16).ok()),
        Value::Number(number) => whole(number),
        _ => None,
    };
    number
        .filter(|number| (0..=0xFF_FFFF).contains(number))
        .map(Value::from)
        .ok_or_else(|| wants(at, value, "a colour: 0xRRGGBB, or \"#RRGGBB\""))
}

fn list(
    kind: &Kind,
    value: Value,
    range: &RangeInclusive<usize>,
    at: &str,
) -> Result<Value, String> {
    let Value::Array(entries) = value else {
        return Err(wants(at, &value, "an Array"));
    };
    let length = entries.len();
    if !range.contains(&length) {
        let entries = if length == 1 { "entry" } else { "entries" };
        return Err(format!(
            "{at} has {length} {entries}; {}",
            allowed(range, 0, usize::MAX)
        ));
    }
    let entries: Result<Vec<_>, _> = entries
        .into_iter()
        .enumerate()
        .map(|(index, entry)| required(kind, entry, &format!("{at}[{index}]")))
        .collect();
    Ok(Value::Array(entries?))
}

/// What a range allows, leaving out the ends that are none.
fn allowed<T: Display + PartialEq>(range: &RangeInclusive<T>, lowest: T, highest: T) -> String {
    match (range.start(), range.end()) {
        (start, end) if *start == lowest => format!("Discord allows {end}"),
        (start, end) if *end == highest => format!("Discord wants {start} or more"),
        (start, end) => format!("Discord allows {start} to {end}"),
    }
}
