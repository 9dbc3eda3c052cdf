//! The values selected in select menus: strings, users, roles and channels.

use super::*;
use crate::change::Upload;
use crate::world::{Channel, World};

/// What a name can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    User,
    Role,
    Channel,
}

/// The id that a value refers to: an id, a name, or a mention of either; of several kinds, the first that exists.
pub fn find(
    world: &World,
    guild: Option<Id>,
    value: &Value,
    kinds: &[EntityKind],
) -> Result<Id, String> {
    let key = match value {
        Value::String(text) => {
            let text = text.trim_start_matches(['<', '@', '!', '&', '#']);
            Key::from(text.trim_end_matches('>'))
        }
        number => Key::Id(Id::from_json(number).ok_or("must be an id or a name")?),
    };
    let role = |key: &Key| {
        let guild = guild?;
        // The name of the role for all begins with what a mention begins with.
        let everyone = *key == Key::Name("everyone".to_owned());
        world.find_role(guild, key).or(everyone.then_some(guild))
    };
    let channel = |key: &Key| match key {
        Key::Id(_) => world.find_channel(key),
        Key::Name(name) => {
            let is_it = |one: &Channel| one.guild_id == guild && one.name() == name;
            world.channel_ids(is_it).into_iter().min()
        }
    };
    let found = kinds.iter().find_map(|kind| match kind {
        EntityKind::User => world.find_user(&key),
        EntityKind::Role => role(&key),
        EntityKind::Channel => channel(&key),
    });
    found.ok_or_else(|| format!("there is no {key}"))
}

/// The values selected in a select menu, and the ids among them.
pub fn choose(
    world: &World,
    guild: Option<Id>,
    menu: &Value,
    values: &[Value],
) -> Result<(Vec<String>, Vec<Id>), String> {
    let kind = menu["type"].as_u64().unwrap_or_default();
    let kinds: &[EntityKind] = match kind {
        5 => &[EntityKind::User],
        6 => &[EntityKind::Role],
        7 => &[EntityKind::User, EntityKind::Role],
        _ => &[EntityKind::Channel],
    };
    let mut chosen: Vec<String> = Vec::new();
    let mut ids = Vec::new();
    for value in values {
        let one = match kind {
            3 | 21 | 22 => option_value(menu, value)?,
            8 => option::channel(world, guild, menu, value)?.to_string(),
            _ => find(world, guild, value, kinds)?.to_string(),
        };
        if chosen.contains(&one) {
            return Err(format!("{value} is selected twice"));
        }
        if matches!(kind, 5..=8) {
            ids.extend(one.parse::<Id>().ok());
        }
        chosen.push(one);
    }
    Ok((chosen, ids))
}

/// The value of an option, which can be specified by its label.
fn option_value(menu: &Value, asked: &Value) -> Result<String, String> {
    let mut options = entries(&menu["options"]).iter();
    let is_it = |option: &&Value| option["value"] == *asked || option["label"] == *asked;
    let found = options
        .find(is_it)
        .and_then(|option| option["value"].as_str());
    let found = found.ok_or_else(|| format!("{asked} is not one of the options"))?;
    Ok(found.to_owned())
}

/// Checks the number of selected values.
pub fn check_count(menu: &Value, count: usize, least: u64, most: u64) -> Result<(), String> {
    let least = menu["min_values"].as_u64().unwrap_or(least);
    let most = menu["max_values"].as_u64().unwrap_or(most);
    if (least..=most).contains(&(count as u64)) {
        return Ok(());
    }
    Err(format!(
        "between {least} and {most} values must be selected"
    ))
}

/// The text of an option or a text input. It has to have as many characters as that takes.
pub fn text(of: &Value, text: &Value, (least, most): (u64, u64)) -> Result<String, String> {
    let text = match text {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err("must be a string".to_owned()),
    };
    let length = text.chars().count() as u64;
    let least = of["min_length"].as_u64().unwrap_or(least);
    let most = of["max_length"].as_u64().unwrap_or(most);
    if (least..=most).contains(&length) {
        return Ok(text);
    }
    Err(format!("must have between {least} and {most} characters"))
}

/// An attachment as `{filename, data, content_type}`.
pub fn file(value: Value) -> Result<Upload, String> {
    let file: File = serde_json::from_value(value).map_err(|error| error.to_string())?;
    file.read().map_err(|error| error.to_string())
}
