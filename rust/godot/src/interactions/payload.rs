//! The data of responses, in Discord's form.

use discord_godot_entities::entities::DiscordInteractionCallbackResponse;
use discord_godot_values::convert;
use discord_godot_values::parameters::Options;
use discord_model::MessageFlags;
use godot::builtin::VariantType;
use godot::prelude::*;

/// Returns the data of a deferred response.
pub(super) fn deferred_data(ephemeral: bool) -> Variant {
    let mut data = VarDictionary::new();
    if ephemeral {
        data.set("flags", MessageFlags::EPHEMERAL.bits() as i64);
    }
    data.to_variant()
}

/// Returns a message as the data of a response.
pub(super) fn message_of(message: &Variant, options: &Options) -> Result<Variant, String> {
    let mut more = options.copy();
    let message = ephemeral(&mut more, message)?;
    let mut data: VarDictionary = match message.get_type() {
        VariantType::STRING => {
            let mut data = VarDictionary::new();
            data.set("content", &message);
            data
        }
        VariantType::DICTIONARY => message
            .to::<AnyDictionary>()
            .duplicate_shallow()
            .iter_shared()
            .collect(),
        _ => {
            return Err("message must be text, a Dictionary or a DiscordMessageBuilder".to_owned());
        }
    };
    for (key, value) in more.iter_shared() {
        if data.contains_key(&key) {
            return Err(format!(
                "{key} is given twice, in message and in the options"
            ));
        }
        data.set(&key, &value);
    }
    Ok(data.to_variant())
}

/// Converts the option `ephemeral` to the flag of the message, which must be a Dictionary or text.
pub(super) fn ephemeral(options: &mut VarDictionary, message: &Variant) -> Result<Variant, String> {
    let message = convert::unfold(message)?;
    let wished = options
        .remove("ephemeral")
        .is_some_and(|ephemeral| ephemeral.booleanize());
    if !wished {
        return Ok(message);
    }
    let flag = MessageFlags::EPHEMERAL.bits() as i64;
    if message.get_type() == VariantType::DICTIONARY {
        let mut fields: VarDictionary = message.to::<AnyDictionary>().iter_shared().collect();
        let flags = fields
            .get("flags")
            .and_then(|flags| flags.try_to::<i64>().ok());
        fields.set("flags", flags.unwrap_or(0) | flag);
        return Ok(fields.to_variant());
    }
    let flags = options
        .get("flags")
        .and_then(|flags| flags.try_to::<i64>().ok());
    options.set("flags", flags.unwrap_or(0) | flag);
    Ok(message)
}

/// Returns the autocomplete choices in Discord's format.
pub(super) fn choices_of(given: &Variant) -> Result<Variant, String> {
    let choice = |name: &Variant, value: &Variant| {
        let mut choice = VarDictionary::new();
        choice.set("name", &name.stringify());
        choice.set("value", value);
        choice.to_variant()
    };
    let list: VarArray = match given.get_type() {
        VariantType::DICTIONARY => {
            let entries = given.to::<AnyDictionary>();
            entries
                .iter_shared()
                .map(|(name, value)| choice(&name, &value))
                .collect()
        }
        VariantType::PACKED_STRING_ARRAY => {
            let texts = given.to::<PackedStringArray>();
            texts
                .as_slice()
                .iter()
                .map(|text| choice(&text.to_variant(), &text.to_variant()))
                .collect()
        }
        VariantType::ARRAY => {
            let entries = given.to::<AnyArray>();
            entries
                .iter_shared()
                .map(|entry| match entry.get_type() {
                    VariantType::DICTIONARY => entry,
                    _ => choice(&entry, &entry),
                })
                .collect()
        }
        _ => return Err("choices must be an Array or a Dictionary".to_owned()),
    };
    let mut data = VarDictionary::new();
    data.set("choices", &list);
    Ok(data.to_variant())
}

/// Returns the message in the response of Discord's callback endpoint.
pub(super) fn message_in(response: &Variant) -> Variant {
    let message = || {
        let response = response
            .try_to::<Gd<DiscordInteractionCallbackResponse>>()
            .ok()?;
        let resource = response.get("resource").try_to::<Gd<Object>>().ok()?;
        Some(resource.get("message"))
    };
    message().unwrap_or_default()
}
