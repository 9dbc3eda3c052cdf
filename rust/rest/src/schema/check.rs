//! Checks values against their kinds, and converts them to Discord's format.

use std::fmt::Display;
use std::ops::RangeInclusive;

use discord_model::Id;
use serde_json::{Map, Number, Value};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, Time};

use super::command_name::is_command_name;
use super::media::MediaKind;
use super::suggest::unknown_field;
use super::{Field, FieldKind, ObjectSchema, Variant};

/// The largest integer up to which a float holds every integer exactly.
const EXACT_IN_FLOAT: f64 = 9_007_199_254_740_992.0;

/// Checks the value of an optional field, which can be null.
pub(super) fn check_optional(kind: &FieldKind, value: Value, at: &str) -> Result<Value, String> {
    match kind {
        FieldKind::NotNull(kind) => check_required(kind, value, at),
        _ if value.is_null() => Ok(value),
        _ => check_required(kind, value, at),
    }
}

/// Checks a value and converts it to Discord's format. `at` is its path in errors, such as `embeds[0].title`.
pub(super) fn check_required(kind: &FieldKind, value: Value, at: &str) -> Result<Value, String> {
    match kind {
        FieldKind::Any => Ok(value),
        FieldKind::Bool if value.is_boolean() => Ok(value),
        FieldKind::Bool => Err(wants(at, &value, "true or false")),
        FieldKind::Integer(range) => integer(&value, range, at),
        FieldKind::Number(range) => number(value, range, at),
        FieldKind::Text(range) => text(value, range, at),
        FieldKind::OneOf(words) => one_of(value, words, at),
        FieldKind::Choice(numbers) => choice(&value, numbers, at),
        FieldKind::Id => id(&value, at).map(Value::String),
        FieldKind::IdOrStart if is_zero(&value) => Ok("0".into()),
        FieldKind::IdOrNone if is_zero(&value) => Ok(Value::Null),
        FieldKind::IdOrStart | FieldKind::IdOrNone => id(&value, at).map(Value::String),
        FieldKind::CommaSeparated(range) => comma_separated(value, range, at),
        FieldKind::UserIds(range) => list(&FieldKind::Id, value, range, at),
        FieldKind::File => Err(wants(at, &value, "a file")),
        FieldKind::Flags => integer(&value, &(0..=i64::MAX), at),
        FieldKind::Timestamp => timestamp(value, at),
        FieldKind::Color => color(&value, at),
        FieldKind::Image => data(value, MediaKind::Image, at),
        FieldKind::Sound => data(value, MediaKind::Sound, at),
        FieldKind::Nonce if value.is_i64() => Ok(value),
        FieldKind::Nonce => text(value, &(1..=25), at),
        FieldKind::Url(prefixes, length) => url(value, prefixes, *length, at),
        FieldKind::CommandName => match value.as_str() {
            Some(name) if is_command_name(name) => Ok(value),
            _ => Err(wants(
                at,
                &value,
                "1 to 32 letters, digits, '-' and '_', and no capitals",
            )),
        },
        FieldKind::FileType => match value.as_str() {
            Some("image" | "video" | "audio") => Ok(value),
            Some(text) if text.starts_with('.') && text.len() > 1 => Ok(value),
            _ => Err(wants(
                at,
                &value,
                "image, video, audio, or an extension such as \".pdf\"",
            )),
        },
        FieldKind::Message if !value.is_object() => Err(wants(at, &value, "a Dictionary")),
        FieldKind::Message => Ok(value),
        FieldKind::Object(schema) => object(schema, value, at),
        FieldKind::ByType(variants) => by_type(variants, value, at),
        FieldKind::Map(keys, kind) => map(keys, kind, value, at),
        FieldKind::List(kind, range) => list(kind, value, range, at),
        FieldKind::NotNull(kind) => check_required(kind, value, at),
    }
}

/// Returns the text of an id. The id can be an integer, a text, or an object with an id, such as a user. `at` is its
/// path in errors.
///
/// # Errors
/// The text describes the value.
pub fn id(value: &Value, at: &str) -> Result<String, String> {
    if let Value::Object(fields) = value {
        // A member has the id of its user.
        let user = fields.get("user").and_then(|user| user.get("id"));
        return match fields.get("id").or(user) {
            Some(inner) if !inner.is_object() => id(inner, at),
            _ => Err(format!("{at} is a Dictionary or an object that has no id")),
        };
    }
    let number = match value {
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        Value::String(text) if text.starts_with('-') => text.parse().ok().map(id_from_signed),
        Value::Number(number) => number
            .as_u64()
            .or_else(|| as_integer(number).map(id_from_signed)),
        _ => None,
    };
    match number {
        Some(id) if id > 0 => Ok(id.to_string()),
        _ if value.as_f64().is_some_and(|float| float >= EXACT_IN_FLOAT) => Err(format!(
            "{at} is a float, which cannot represent an id exactly; use an int or text"
        )),
        _ => Err(format!(
            "{at} is {}; an id is a positive number such as 175928847299117063",
            describe(value)
        )),
    }
}

/// Returns the id for a number of GDScript, in which ids that need all 64 bits are negative.
fn id_from_signed(number: i64) -> u64 {
    Id::<()>::from_signed(number).get()
}

/// Returns whether this is the id 0, which means none.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::String(text) => text == "0",
        Value::Number(number) => as_integer(number) == Some(0),
        _ => false,
    }
}

/// Checks the fields of an object and converts them to Discord's format.
pub(super) fn object(schema: &ObjectSchema, value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(given) = value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let mut checked = Map::new();
    for (name, value) in given {
        let here = inside(at, &name);
        let value = if let Some(field) = find(schema.required, &name) {
            check_required(&field.kind, value, &here)?
        } else if let Some(field) = find(schema.optional, &name) {
            check_optional(&field.kind, value, &here)?
        } else {
            let known: Vec<_> = schema.fields().map(|field| field.name).collect();
            return Err(unknown_field(&here, &name, &known));
        };
        checked.insert(name, value);
    }
    if let Some(missing) = schema
        .required
        .iter()
        .find(|field| !checked.contains_key(field.name))
    {
        return Err(format!("{} is missing", inside(at, missing.name)));
    }
    if let Some(check) = schema.check {
        check(&checked, 0).map_err(|message| match at {
            "" => message,
            at => format!("{at}: {message}"),
        })?;
    }
    Ok(Value::Object(checked))
}

/// Returns the path of a field in an object. The path of the outermost object is empty.
fn inside(at: &str, name: &str) -> String {
    match at {
        "" => name.to_owned(),
        at => format!("{at}.{name}"),
    }
}

/// Checks an object against the schema that its field `type` selects.
fn by_type(variants: &[Variant], value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(fields) = &value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let here = inside(at, "type");
    let Some(given) = fields.get("type") else {
        return Err(format!("{here} is missing"));
    };
    let number = given.as_number().and_then(as_integer);
    match variants.iter().find(|each| number == Some(each.number)) {
        Some(variant) => object(variant.schema, value, at),
        None => {
            let known: Vec<_> = variants
                .iter()
                .map(|each| format!("{} ({})", each.number, each.name))
                .collect();
            Err(wants(&here, given, &known.join(", ")))
        }
    }
}

fn map(keys: &[&str], kind: &FieldKind, value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(given) = value else {
        return Err(wants(at, &value, "a Dictionary"));
    };
    let checked = given.into_iter().map(|(key, value)| {
        let here = inside(at, &key);
        if !keys.contains(&key.as_str()) {
            return Err(unknown_field(&here, &key, keys));
        }
        check_required(kind, value, &here).map(|value| (key, value))
    });
    checked.collect::<Result<_, _>>().map(Value::Object)
}

/// Returns the field of this name.
pub(super) fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}

/// Returns an error with the actual and the expected value.
pub(super) fn wants(at: &str, value: &Value, wanted: &str) -> String {
    format!("{at} is {}; it takes {wanted}", describe(value))
}

/// Returns a short description of a value.
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

/// Returns a number as an integer. GDScript may have converted it to a float.
fn as_integer(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        (float.fract() == 0.0 && float.abs() < EXACT_IN_FLOAT).then_some(float as i64)
    })
}

fn integer(value: &Value, range: &RangeInclusive<i64>, at: &str) -> Result<Value, String> {
    let number = value.as_number().and_then(as_integer);
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
    let message = match length {
        0 => "empty".into(),
        1 => "1 character long".into(),
        _ => format!("{length} characters long"),
    };
    Err(format!(
        "{at} is {message}; {}",
        allowed(range, 0, usize::MAX)
    ))
}

fn url(value: Value, prefixes: &[&str], length: usize, at: &str) -> Result<Value, String> {
    let value = text(value, &(1..=length), at)?;
    let has_prefix = |text: &str| prefixes.iter().any(|begin| text.starts_with(begin));
    match value.as_str() {
        Some(text) if has_prefix(text) && !text.contains(char::is_whitespace) => Ok(value),
        _ => Err(wants(
            at,
            &value,
            &format!("a URL that begins with {}", prefixes.join(" or ")),
        )),
    }
}

fn one_of(value: Value, words: &[&str], at: &str) -> Result<Value, String> {
    match value.as_str() {
        Some(text) if words.contains(&text) => Ok(value),
        _ => Err(wants(at, &value, &format!("one of {}", words.join(", ")))),
    }
}

fn choice(value: &Value, numbers: &[i64], at: &str) -> Result<Value, String> {
    match value.as_number().and_then(as_integer) {
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

/// Returns a list of ids, or such a list as text with commas.
fn comma_separated(value: Value, range: &RangeInclusive<usize>, at: &str) -> Result<Value, String> {
    let listed = match value {
        Value::String(text) => text.split(',').map(Value::from).collect(),
        value => value,
    };
    let checked = list(&FieldKind::Id, listed, range, at)?;
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
        // The `Time.get_datetime_string_from_*` methods of Godot omit the offset.
        Value::String(text)
            if OffsetDateTime::parse(text, &Rfc3339).is_ok()
                || OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339).is_ok() =>
        {
            return Ok(value);
        }
        Value::Number(number) => number.as_f64(),
        Value::Object(parts) => datetime(parts).map(|moment| moment.unix_timestamp() as f64),
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
                "seconds since 1970, text such as \"2026-01-31T12:00:00Z\", or a Dictionary of Time in UTC",
            )
        })
}

/// Returns the time of a Dictionary in the format of `Time.get_datetime_dict_from_system(true)`. Missing parts of the
/// time of day are 0.
fn datetime(parts: &Map<String, Value>) -> Option<OffsetDateTime> {
    let part = |name: &str| parts.get(name)?.as_number().and_then(as_integer);
    let of_day = |name: &str| match parts.contains_key(name) {
        true => u8::try_from(part(name)?).ok(),
        false => Some(0),
    };
    let month = u8::try_from(part("month")?).ok()?.try_into().ok()?;
    let (year, day) = (
        part("year")?.try_into().ok()?,
        part("day")?.try_into().ok()?,
    );
    let date = Date::from_calendar_date(year, month, day).ok()?;
    let time = Time::from_hms(of_day("hour")?, of_day("minute")?, of_day("second")?).ok()?;
    Some(date.with_time(time).assume_utc())
}

fn color(value: &Value, at: &str) -> Result<Value, String> {
    let number = match value {
        Value::String(text) => text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .and_then(|digits| i64::from_str_radix(digits, 16).ok()),
        Value::Number(number) => as_integer(number),
        _ => None,
    };
    number
        .filter(|number| (0..=0xFF_FFFF).contains(number))
        .map(Value::from)
        .ok_or_else(|| wants(at, value, "a color: 0xRRGGBB, or \"#RRGGBB\""))
}

fn list(
    kind: &FieldKind,
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
        .map(|(index, entry)| check_required(kind, entry, &format!("{at}[{index}]")))
        .collect();
    Ok(Value::Array(entries?))
}

/// Returns the text of a range, without bounds that are not limits.
fn allowed<T: Display + PartialEq>(range: &RangeInclusive<T>, lowest: T, highest: T) -> String {
    match (range.start(), range.end()) {
        (start, end) if *start == lowest => format!("Discord allows {end}"),
        (start, end) if *end == highest => format!("Discord wants {start} or more"),
        (start, end) => format!("Discord allows {start} to {end}"),
    }
}
