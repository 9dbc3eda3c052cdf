//! Conversions between values of GDScript and those of Rust and JSON.

use std::time::{SystemTime, UNIX_EPOCH};

use discord_model::{Encode, Guild, Id, Timestamp};
use godot::builtin::VariantType;
use godot::global::type_string;
use godot::prelude::*;
use serde_json::{Map, Number, Value};

use crate::json_object;

/// The maximum depth of nested values, which is greater than in any JSON of Discord. It also stops at a Dictionary that
/// contains itself.
const MAX_DEPTH: usize = 32;

/// The largest integer up to which a float holds every integer exactly.
const EXACT_IN_FLOAT: f64 = 9_007_199_254_740_992.0;

/// Returns the Dictionary of an object, with its files under `files`: an entity, a builder, or anything with a method
/// `to_dictionary`. Other values are returned unchanged.
///
/// # Errors
/// Returns a description of the problem if a builder is invalid.
pub fn unfold(value: &Variant) -> Result<Variant, String> {
    let unfolded = json_object::read(value, |object| {
        let unfolded = to_variant(&object.as_json()?);
        if !object.files().is_empty()
            && let Ok(mut dictionary) = unfolded.try_to::<VarDictionary>()
        {
            let files: VarArray = object.files().iter().cloned().collect();
            dictionary.set("files", &files.to_variant());
        }
        Ok(unfolded)
    });
    if let Some(unfolded) = unfolded {
        return unfolded;
    }
    match value.try_to::<Gd<Object>>() {
        Ok(mut object) if object.has_method("to_dictionary") => {
            Ok(object.call("to_dictionary", &[]))
        }
        _ => Ok(value.clone()),
    }
}

/// Returns whether a value is an object of this addon with files, such as a message in a field of another request.
pub fn carries_files(value: &Variant) -> bool {
    json_object::read(value, |object| !object.files().is_empty()).unwrap_or(false)
}

/// Converts a value of GDScript to JSON.
///
/// # Errors
/// Returns which part of it cannot be converted.
pub fn to_json(value: &Variant) -> Result<Value, String> {
    json_at(value, "", 0)
}

/// Converts a Dictionary to a JSON object.
pub fn to_object(dictionary: &AnyDictionary) -> Result<Map<String, Value>, String> {
    match json_at(&dictionary.to_variant(), "", 0)? {
        Value::Object(object) => Ok(object),
        _ => Ok(Map::new()),
    }
}

fn json_at(value: &Variant, path: &str, depth: usize) -> Result<Value, String> {
    if depth > MAX_DEPTH {
        let begin: String = path.chars().take(40).collect();
        return Err(format!(
            "{begin}… is nested more than {MAX_DEPTH} levels deep; does it contain itself?"
        ));
    }
    Ok(match value.get_type() {
        VariantType::NIL => Value::Null,
        VariantType::BOOL => Value::Bool(value.to()),
        VariantType::INT => Value::from(value.to::<i64>()),
        VariantType::FLOAT => number(value.to(), path)?,
        VariantType::STRING | VariantType::STRING_NAME | VariantType::NODE_PATH => {
            Value::String(value.stringify().to_string())
        }
        VariantType::COLOR => Value::from(rgb(value.to())),
        VariantType::DICTIONARY => {
            let mut object = Map::new();
            for (key, value) in value.to::<AnyDictionary>().iter_shared() {
                let key = key.stringify().to_string();
                let inner = match path {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                let value = json_at(&value, &inner, depth + 1)?;
                object.insert(key, value);
            }
            Value::Object(object)
        }
        VariantType::ARRAY => list(value.to::<AnyArray>().iter_shared(), path, depth)?,
        VariantType::PACKED_INT32_ARRAY => value.to::<PackedInt32Array>().as_slice().into(),
        VariantType::PACKED_INT64_ARRAY => value.to::<PackedInt64Array>().as_slice().into(),
        VariantType::PACKED_FLOAT32_ARRAY => {
            let floats = value.to::<PackedFloat32Array>();
            numbers(floats.as_slice().iter().copied().map(f64::from), path)?
        }
        VariantType::PACKED_FLOAT64_ARRAY => {
            let floats = value.to::<PackedFloat64Array>();
            numbers(floats.as_slice().iter().copied(), path)?
        }
        VariantType::PACKED_STRING_ARRAY => value
            .to::<PackedStringArray>()
            .as_slice()
            .iter()
            .map(GString::to_string)
            .collect(),
        VariantType::OBJECT => {
            if let Some(json) = json_object::read(value, |object| object.as_json()) {
                return json;
            }
            match unfold(value)? {
                dictionary if dictionary.get_type() == VariantType::DICTIONARY => {
                    json_at(&dictionary, path, depth + 1)?
                }
                other => return Err(strange(other.get_type(), path)),
            }
        }
        other => return Err(strange(other, path)),
    })
}

fn numbers(values: impl Iterator<Item = f64>, path: &str) -> Result<Value, String> {
    values
        .enumerate()
        .map(|(index, value)| number(value, &format!("{path}[{index}]")))
        .collect()
}

/// Converts a float. A whole one becomes an integer, because Discord accepts nothing else where it expects one, and GDScript's `JSON`
/// class parses every number as a float.
fn number(value: f64, path: &str) -> Result<Value, String> {
    if value.fract() == 0.0 && value.abs() < EXACT_IN_FLOAT {
        return Ok(Value::from(value as i64));
    }
    Number::from_f64(value)
        .map(Value::Number)
        .ok_or_else(|| format!("{} is {value}, which JSON cannot represent", name(path)))
}

/// Returns the error for a value that cannot be converted to JSON.
fn strange(kind: VariantType, path: &str) -> String {
    format!(
        "{} is of type {}; give a Dictionary, an Array, text, a number or a bool",
        name(path),
        type_string(kind.ord().into())
    )
}

fn list(values: impl Iterator<Item = Variant>, path: &str, depth: usize) -> Result<Value, String> {
    values
        .enumerate()
        .map(|(index, value)| json_at(&value, &format!("{path}[{index}]"), depth + 1))
        .collect()
}

fn name(path: &str) -> &str {
    match path {
        "" => "the value",
        path => path,
    }
}

/// Returns a color in Discord's format, `0xRRGGBB`. The alpha value is ignored.
pub fn rgb(color: Color) -> u32 {
    u32::from(color.r8()) << 16 | u32::from(color.g8()) << 8 | u32::from(color.b8())
}

/// Converts a text for scripts. This is the only conversion for text from the network.
///
/// The engine ends a string at U+0000, so a script would not see the text after it. The character is replaced with
/// U+FFFD, as in text that the engine itself decodes.
pub fn text(text: &str) -> GString {
    match text.contains('\0') {
        true => (&text.replace('\0', "\u{FFFD}")).into(),
        false => text.into(),
    }
}

/// Converts JSON to a value of GDScript. Ids remain strings, as in Discord's JSON.
pub fn to_variant(value: &Value) -> Variant {
    match value {
        Value::Null => Variant::nil(),
        Value::Bool(value) => value.to_variant(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => whole.to_variant(),
            (None, Some(number)) => number.to_variant(),
            (None, None) => Variant::nil(),
        },
        Value::String(string) => text(string).to_variant(),
        Value::Array(values) => values
            .iter()
            .map(to_variant)
            .collect::<VarArray>()
            .to_variant(),
        Value::Object(object) => {
            let mut dictionary = VarDictionary::new();
            for (key, value) in object {
                dictionary.set(&text(key), &to_variant(value));
            }
            dictionary.to_variant()
        }
    }
}

/// Returns the Dictionary of an object of the model, in Discord's JSON.
pub fn to_dictionary(object: &impl Encode) -> VarDictionary {
    to_variant(&object.encode(true))
        .try_to()
        .unwrap_or_default()
}

/// Converts an id from GDScript. Zero, and negative numbers close to it, are not valid ids.
pub fn id<T>(number: i64) -> Id<T> {
    Id::from_signed(number)
}

/// Returns the current time.
pub fn now() -> Timestamp {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since_1970.as_micros()).unwrap_or(i64::MAX))
}

/// Returns the URL that opens a channel, or an object in it, in Discord.
pub fn jump_url(guild: Id<Guild>, path: &[u64]) -> GString {
    let mut url = match guild.is_some() {
        true => format!("https://discord.com/channels/{guild}"),
        false => "https://discord.com/channels/@me".to_owned(),
    };
    for id in path {
        url.push_str(&format!("/{id}"));
    }
    (&url).into()
}
