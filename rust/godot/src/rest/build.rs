//! Builds and validates requests from the arguments of scripts.

use discord_client::ClientError;
use discord_godot_entities::entities::DiscordEmoji;
use discord_godot_values::convert;
use discord_rest::schema::{Field, FieldKind, Files, PathKind};
use discord_rest::{ArgumentError, Arguments, RawRequest, Request, Route};
use godot::builtin::VariantType;
use godot::prelude::*;

use super::{files, media};
use crate::core::Core;

/// Validates the arguments of an endpoint's method and builds the request.
pub fn request(
    core: &Core,
    route: &'static Route,
    parameters: &[Variant],
    options: Option<&AnyDictionary>,
    reason: Option<&GString>,
) -> Result<Request, ClientError> {
    let arguments = arguments(core, route, parameters, options, reason);
    let arguments = arguments.map_err(|problem| ArgumentError {
        route: route.name,
        problem,
    })?;
    Ok(route.request(arguments)?)
}

/// Builds a request from an HTTP method and a path.
pub fn raw(
    method: &GString,
    path: &GString,
    body: &Variant,
    query: &AnyDictionary,
    reason: &GString,
    headers: &AnyDictionary,
) -> Result<Request, ClientError> {
    let build = || {
        let mut files = Vec::new();
        let body = take_files(body, &mut files)?;
        Ok(RawRequest {
            method: method.to_string(),
            path: path.to_string(),
            query: convert::to_object(query)?,
            body: (!body.is_nil())
                .then(|| convert::to_json(&body))
                .transpose()?,
            files,
            reason: given(reason),
            headers: convert::to_object(headers)?,
        })
    };
    let raw = build().map_err(|problem| ArgumentError {
        route: "request",
        problem,
    })?;
    Ok(raw.request()?)
}

fn arguments(
    core: &Core,
    route: &'static Route,
    parameters: &[Variant],
    options: Option<&AnyDictionary>,
    reason: Option<&GString>,
) -> Result<Arguments, String> {
    let mut given = Arguments {
        reason: reason.and_then(self::given),
        ..Arguments::default()
    };
    let fields = route.required.iter().chain(&route.raw_body);
    for (place, parameter) in route.path.iter().zip(parameters) {
        let parameter = match place.name {
            "application_id" => own_application(core, parameter)?,
            _ if place.kind == PathKind::Emoji => emoji(parameter),
            _ => parameter.clone(),
        };
        given.parameters.push(convert::to_json(&parameter)?);
    }
    let place = match route.files {
        Files::Attachments(place) => place,
        _ => None,
    };
    for (field, parameter) in fields.zip(&parameters[route.path.len()..]) {
        let parameter = if let FieldKind::File = field.kind {
            given.files.push(files::of_field(parameter, field.name)?);
            Variant::nil()
        } else if let Some(media) = media::take(field, parameter)? {
            given.media.push(media);
            Variant::nil()
        } else {
            take_files(
                &take_files_inside(parameter, place, &mut given.files)?,
                &mut given.files,
            )?
        };
        given.parameters.push(convert::to_json(&parameter)?);
    }
    if let Some(options) = options {
        let options = media::take_from_options(&known(route), options, &mut given.media)?;
        let options = take_files(&options.to_variant(), &mut given.files)?;
        given.options = convert::to_object(&options.to())?;
    }
    Ok(given)
}

fn known(route: &'static Route) -> Vec<&'static Field> {
    route.body.iter().chain(route.query).collect()
}

/// Returns the text, unless it is empty.
fn given(text: &GString) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}

/// Replaces `0` by the id of the bot's own application, which is the only one that most bots use.
fn own_application(core: &Core, id: &Variant) -> Result<Variant, String> {
    if !matches!(id.stringify().to_string().as_str(), "0" | "0.0") {
        return Ok(id.clone());
    }
    match core.application_id() {
        Some(id) => Ok((id.get() as i64).to_variant()),
        None => Err(
            "application_id is 0, the bot's own, which is known once the bot has logged in; log in first, give the id, or set \
             DiscordClient.client_id"
                .to_owned(),
        ),
    }
}

/// Returns an emoji in the format of paths.
fn emoji(parameter: &Variant) -> Variant {
    match parameter.try_to::<Gd<DiscordEmoji>>() {
        Ok(emoji) => emoji.bind().reaction_name().to_variant(),
        Err(_) => parameter.clone(),
    }
}

/// Takes the files out of a message that is nested in a Dictionary.
fn take_files_inside(
    value: &Variant,
    place: Option<&str>,
    files: &mut Vec<discord_rest::File>,
) -> Result<Variant, String> {
    let Some(place) = place.filter(|_| value.get_type() == VariantType::DICTIONARY) else {
        return Ok(value.clone());
    };
    let dictionary: AnyDictionary = value.to();
    let Some(message) = dictionary.get(place) else {
        return Ok(value.clone());
    };
    let entries = dictionary.iter_shared();
    let mut rest: VarDictionary = entries
        .map(|(key, value)| (key.stringify().to_variant(), value))
        .collect();
    rest.set(place, &take_files(&message, files)?);
    Ok(rest.to_variant())
}

/// Takes the files out of the options or of the message, because they are sent as separate parts of the body.
fn take_files(value: &Variant, files: &mut Vec<discord_rest::File>) -> Result<Variant, String> {
    let value = convert::unfold(value)?;
    if value.get_type() != VariantType::DICTIONARY {
        return Ok(value);
    }
    let mut rest = VarDictionary::new();
    for (key, entry) in value.to::<AnyDictionary>().iter_shared() {
        if key.stringify() == "files" {
            files.extend(super::files::of_list(&entry)?);
        } else if convert::carries_files(&entry) {
            rest.set(&key, &take_files(&entry, files)?);
        } else {
            rest.set(&key, &entry);
        }
    }
    Ok(rest.to_variant())
}
