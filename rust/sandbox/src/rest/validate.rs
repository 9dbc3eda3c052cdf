//! Checks values by their schemas, with the errors Discord answers with.

use std::cmp::Reverse;

use serde_json::Value;

use super::field_errors::*;
use super::form_errors::FormErrors;
use super::schema::{Kind, Schema};
use crate::time::read_iso;

/// The largest number that survives every JSON library.
const SAFE: i64 = (1 << 53) - 1;
/// The field below which nothing is a union: the options of commands are one object with a type at Discord, although they are
/// specified as one for each type.
const NO_UNIONS: &str = "options";

/// Checks a value, and adds what is wrong to the errors.
pub fn validate(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    let nullable = schema.nullable;
    let schema = schema.resolved();
    if value.is_null() {
        if !nullable && !schema.nullable && (schema.kind != Kind::Any || !schema.one_of.is_empty())
        {
            errors.required(&[], value);
        }
        return;
    }
    if !schema.one_of.is_empty() {
        return validate_union(schema, value, errors);
    }
    match schema.kind {
        Kind::Any => {}
        Kind::Boolean => validate_boolean(value, errors),
        Kind::Integer => validate_integer(schema, value, errors),
        Kind::Number => validate_number(schema, value, errors),
        Kind::String => validate_text(schema, value, errors),
        Kind::Array => validate_list(schema, value, errors),
        Kind::Object => validate_object(schema, value, errors),
    }
    let is_choice = schema.choices.is_empty() || schema.choices.contains(value);
    if !is_choice && is_of_kind(schema, value) {
        wrong_choice(&schema.choices.iter().collect::<Vec<_>>(), errors);
    }
}

/// A value as Discord writes it in lists of choices.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => format!("'{text}'"),
        value => value.to_string(),
    }
}

/// The value is none of those it could be. If it is the one type of a union's part, it names no part.
fn wrong_choice(all: &[&Value], errors: &mut FormErrors) {
    if all.len() == 1 && errors.is_at("type") && !errors.is_within(NO_UNIONS) {
        return wrong_type(all, errors);
    }
    let all: Vec<String> = all.iter().copied().map(plain).collect();
    let message = format!("Value must be one of {{{}}}.", all.join(", "));
    errors.add(&[], "BASE_TYPE_CHOICES", message);
}

/// The value names none of a union's parts.
fn wrong_type(all: &[&Value], errors: &mut FormErrors) {
    let all: Vec<String> = all.iter().map(|value| value.to_string()).collect();
    let comma = if all.len() == 1 { "," } else { "" };
    let message = format!(
        "Value of field \"type\" must be one of ({}{comma}).",
        all.join(", ")
    );
    errors.add(&[], "UNION_TYPE_CHOICES", message);
}

fn validate_union(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    if let (Some(by), Some(fields)) = (&schema.by, value.as_object()) {
        let given = fields.get(by).unwrap_or(&Value::Null);
        let parts = || schema.one_of.iter().map(Schema::resolved);
        let choices = |part: &'_ Schema| -> Vec<Value> {
            let said = part.properties.get(by).map(Schema::resolved);
            said.map_or_else(Vec::new, |said| said.choices.clone())
        };
        if let Some(part) = parts().find(|part| choices(part).contains(given)) {
            return validate(part, value, errors);
        }
        if !given.is_null() || parts().all(|part| part.required.contains(by)) {
            let mut all: Vec<Value> = parts().flat_map(choices).collect();
            all.sort_by_key(Value::as_i64);
            let all: Vec<&Value> = all.iter().collect();
            let is_union = by == "type" && !errors.is_root() && !errors.is_within(NO_UNIONS);
            return errors.within(by, |errors| match given {
                Value::Null => errors.required(&[], given),
                _ if is_union => wrong_type(&all, errors),
                _ => wrong_choice(&all, errors),
            });
        }
    }
    let closest = |part: &&Schema| {
        let mut wrong = FormErrors::default();
        validate(part, value, &mut wrong);
        let known = value.as_object().into_iter().flatten();
        let known = known.filter(|(name, _)| part.resolved().properties.contains_key(*name));
        let fits = is_of_kind(part.resolved(), value);
        (fits, known.count(), Reverse(wrong.count()))
    };
    if let Some(part) = schema.one_of.iter().max_by_key(closest) {
        validate(part, value, errors);
    }
}

/// Whether a value is at least of the right type.
fn is_of_kind(schema: &Schema, value: &Value) -> bool {
    match schema.kind {
        Kind::Any => true,
        Kind::Boolean => value.is_boolean(),
        Kind::Integer | Kind::Number => value.is_number(),
        Kind::String => value.is_string(),
        Kind::Array => value.is_array(),
        Kind::Object => value.is_object(),
    }
}

fn validate_integer(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    // Bit fields outgrow what every JSON library can read, and may be texts.
    let may_be_text = schema.choices.is_empty() && schema.max.is_none_or(|max| max > SAFE);
    let text = value.as_str().filter(|_| may_be_text);
    let whole = || {
        let float = value.as_f64().filter(|number| number.fract() == 0.0);
        let integer = value.as_i64().map(i128::from);
        integer.or(float.map(|number| number as i128))
    };
    let number = text.map_or_else(whole, |text| text.parse().ok());
    let limit = |limit: Option<i64>| limit.map(i128::from);
    match number {
        Some(number) => errors.range("int", number, limit(schema.min), limit(schema.max)),
        None => {
            let given = value.to_string();
            let message = format!("Value \"{}\" is not int.", text.unwrap_or(&given));
            errors.add(&[], "NUMBER_TYPE_COERCE", message);
        }
    }
}

fn validate_number(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    let Some(number) = value.as_f64() else {
        let message = format!("Value \"{value}\" is not float.");
        return errors.add(&[], "NUMBER_TYPE_COERCE", message);
    };
    let limit = |limit: Option<i64>| limit.map(|limit| limit as f64);
    errors.range("float", number, limit(schema.min), limit(schema.max));
}

fn validate_boolean(value: &Value, errors: &mut FormErrors) {
    if !value.is_boolean() {
        errors.report(&[], BOOLEAN_TYPE_CONVERT);
    }
}

fn validate_text(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    if schema.format.as_deref() == Some("snowflake") {
        let text = value.as_str().unwrap_or_default();
        if !value.is_u64() && text.parse::<u64>().is_err() {
            let message = format!("Value {value} is not snowflake.");
            errors.add(&[], "NUMBER_TYPE_COERCE", message);
        }
        return;
    }
    let Some(text) = value.as_str() else {
        let message = format!("Could not interpret \"{value}\" as string.");
        return errors.add(&[], "STRING_TYPE_CONVERT", message);
    };
    errors.length(&[], text.chars().count(), schema.min, schema.max);
    if schema.format.as_deref() == Some("date-time") && read_iso(text).is_none() {
        let message = format!("Could not parse {text}. Should be ISO8601.");
        errors.add(&[], "DATE_TIME_TYPE_PARSE", message);
    }
    let is_data = text.starts_with("data:") && text.contains(";base64,");
    if schema.encoding.as_deref() == Some("base64") && !is_data {
        errors.report(&[], BASE_TYPE_INVALID);
    }
}

fn validate_list(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    let Some(list) = value.as_array() else {
        return errors.report(&[], LIST_TYPE_CONVERT);
    };
    errors.length(&[], list.len(), schema.min, schema.max);
    let is_known = |(index, entry): (usize, &Value)| list[..index].contains(entry);
    if schema.unique && list.iter().enumerate().any(is_known) {
        errors.report(&[], SET_TYPE_ALREADY_CONTAINS_VALUE);
    }
    if let Some(items) = &schema.items {
        for (index, entry) in list.iter().enumerate() {
            errors.within(index, |errors| validate(items, entry, errors));
        }
    }
}

fn validate_object(schema: &Schema, value: &Value, errors: &mut FormErrors) {
    let Some(fields) = value.as_object() else {
        let (code, kind) = match schema.values {
            Some(_) => ("DICT_TYPE_CONVERT", "DictType"),
            None => ("MODEL_TYPE_CONVERT", "ModelType"),
        };
        let message = format!("Only dictionaries may be used in a {kind}");
        return errors.add(&[], code, message);
    };
    errors.length(&[], fields.len(), schema.min, schema.max);
    // Files do not stand in the body that is checked here.
    let is_file = |name: &String| {
        let known = schema.properties.get(name);
        known.is_some_and(|known| known.encoding.as_deref() == Some("binary"))
    };
    for name in &schema.required {
        if !fields.contains_key(name) && !is_file(name) {
            errors.required(&[name], &Value::Null);
        }
    }
    for (name, value) in fields {
        let known = schema.properties.get(name).or(schema.values.as_deref());
        if let Some(known) = known {
            errors.within(name, |errors| validate(known, value, errors));
        }
    }
}
