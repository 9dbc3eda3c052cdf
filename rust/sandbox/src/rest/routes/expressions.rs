//! Emojis, stickers and soundboard sounds of a guild.

use serde_json::{Value, json};

use super::super::form_errors::field;
use super::{Answer, ApiError, Call, Outcome, State};
use crate::id::Id;
use crate::world::{Fields, Item, ItemKind, Permissions};

const MAKE: Permissions = Permissions::CREATE_GUILD_EXPRESSIONS;
const MANAGE: Permissions = Permissions::MANAGE_GUILD_EXPRESSIONS;

/// The largest file of a sticker, in bytes.
const LARGEST_STICKER: usize = 512 << 10;

/// One as REST shows it: with who made it, to those who manage them.
fn render(state: &State, call: &Call<'_>, kind: ItemKind, item: &Item) -> Value {
    let mut rendered = state.world.render_item(kind, item);
    let may = state.world.guild_permissions(item.guild_id, call.bot);
    if may & (MAKE | MANAGE) != Permissions::NONE {
        rendered["user"] = state.world.render_user(item.user);
    }
    rendered
}

fn all(state: &State, call: &Call<'_>, kind: ItemKind) -> Result<Value, ApiError> {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let items = guild.items(kind).values();
    Ok(items.map(|item| render(state, call, kind, item)).collect())
}

fn one(state: &State, call: &Call<'_>, kind: ItemKind) -> Outcome {
    let item = state.allowed_item(call, kind, Permissions::NONE)?;
    Ok(Answer::json(render(state, call, kind, item)))
}

/// Makes one.
fn make(state: &mut State, call: &Call<'_>, kind: ItemKind, fields: &Fields) -> Outcome {
    let guild = state.allowed_guild(call, MAKE)?.id;
    let mut made = state.make_item(call, kind, guild, fields)?;
    made["user"] = state.world.render_user(call.bot);
    Ok(Answer::with_status(201, made))
}

fn change(state: &mut State, call: &Call<'_>, kind: ItemKind) -> Outcome {
    let item = state.changeable_item(call, kind, MAKE, MANAGE)?;
    let place = (item.guild_id, item.id);
    let settable = [
        "name",
        "roles",
        "description",
        "tags",
        "volume",
        "emoji_id",
        "emoji_name",
    ];
    let mut changes = call.fields()?.clone();
    changes.retain(|key, _| settable.contains(&key.as_str()));
    let mut changed = state.change_item(call, kind, place, &changes)?;
    changed["user"] = state.world.render_user(call.bot);
    Ok(Answer::json(changed))
}

fn remove(state: &mut State, call: &Call<'_>, kind: ItemKind) -> Outcome {
    let item = state.changeable_item(call, kind, MAKE, MANAGE)?;
    let place = (item.guild_id, item.id);
    state.remove_item(call, kind, place)?;
    Ok(Answer::empty())
}

pub fn list_emojis(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(Answer::json(all(state, call, ItemKind::Emoji)?))
}

pub fn get_emoji(state: &mut State, call: &Call<'_>) -> Outcome {
    one(state, call, ItemKind::Emoji)
}

pub fn create_emoji(state: &mut State, call: &Call<'_>) -> Outcome {
    let fields = call.fields()?;
    let moving = field(fields, "image").as_str();
    let moving = moving.is_some_and(|image| image.starts_with("data:image/gif"));
    let mut given = Fields::from_iter([
        ("name".to_owned(), field(fields, "name").clone()),
        ("animated".to_owned(), json!(moving)),
    ]);
    if let Some(roles @ Value::Array(_)) = fields.get("roles") {
        given.insert("roles".to_owned(), roles.clone());
    }
    make(state, call, ItemKind::Emoji, &given)
}

pub fn modify_emoji(state: &mut State, call: &Call<'_>) -> Outcome {
    change(state, call, ItemKind::Emoji)
}

pub fn delete_emoji(state: &mut State, call: &Call<'_>) -> Outcome {
    remove(state, call, ItemKind::Emoji)
}

pub fn list_stickers(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(Answer::json(all(state, call, ItemKind::Sticker)?))
}

pub fn get_sticker(state: &mut State, call: &Call<'_>) -> Outcome {
    one(state, call, ItemKind::Sticker)
}

/// A sticker by its id alone, whatever guild it is of.
pub fn get_any_sticker(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = call.id("sticker_id")?;
    let mut guilds = state.world.guilds.values();
    let found = guilds.find_map(|guild| guild.items(ItemKind::Sticker).get(&id));
    let sticker = found.ok_or(ApiError::UNKNOWN_STICKER)?;
    Ok(Answer::json(render(
        state,
        call,
        ItemKind::Sticker,
        sticker,
    )))
}

/// The format of a sticker by its bytes: PNG, APNG, Lottie or GIF. What is something else is none.
fn sticker_format(bytes: &[u8]) -> Option<u64> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    let has = |chunk: &[u8]| bytes.windows(chunk.len()).any(|found| found == chunk);
    if bytes.starts_with(PNG) {
        return Some(if has(b"acTL") { 2 } else { 1 });
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(4);
    }
    let lottie: Value = serde_json::from_slice(bytes).ok()?;
    lottie.get("layers").map(|_| 3)
}

/// A sticker comes as plain fields and one file.
pub fn create_sticker(state: &mut State, call: &Call<'_>) -> Outcome {
    let file = call.files.iter().find(|file| file.field == "file");
    let upload = file.map(|file| &file.upload);
    let name = json!(upload.map(|upload| &upload.filename));
    let fields = call.checked_fields(|_, errors| errors.required(&["file"], &name))?;
    let bytes = upload.map_or(&[][..], |upload| &upload.bytes);
    if bytes.len() > LARGEST_STICKER {
        return Err(ApiError::FILE_TOO_LARGE);
    }
    let format = sticker_format(bytes).ok_or(ApiError::INVALID_ASSET)?;
    let mut given = fields.clone();
    given.retain(|key, _| matches!(key.as_str(), "name" | "tags" | "description"));
    given.insert("format_type".to_owned(), json!(format));
    make(state, call, ItemKind::Sticker, &given)
}

pub fn modify_sticker(state: &mut State, call: &Call<'_>) -> Outcome {
    change(state, call, ItemKind::Sticker)
}

pub fn delete_sticker(state: &mut State, call: &Call<'_>) -> Outcome {
    remove(state, call, ItemKind::Sticker)
}

/// Discord's own stickers: the sandbox has one pack of one.
fn standard_pack() -> Value {
    let sticker = json!({
        "id": "749054660769218631", "pack_id": "847199849233514549", "name": "Wave", "tags": "wave",
        "description": "Somebody waves", "type": 1, "format_type": 3, "sort_value": 1, "available": true,
    });
    json!({
        "id": "847199849233514549", "sku_id": "847199849233514547", "name": "Sandbox", "description": "One to begin with",
        "cover_sticker_id": "749054660769218631", "stickers": [sticker],
    })
}

pub fn list_packs(_: &mut State, _: &Call<'_>) -> Outcome {
    Ok(Answer::json(json!({ "sticker_packs": [standard_pack()] })))
}

pub fn get_pack(_: &mut State, call: &Call<'_>) -> Outcome {
    let pack = standard_pack();
    if Id::from_json(&pack["id"]) == Some(call.id("pack_id")?) {
        Ok(Answer::json(pack))
    } else {
        Err(ApiError::UNKNOWN_STICKER_PACK)
    }
}

pub fn list_sounds(state: &mut State, call: &Call<'_>) -> Outcome {
    let items = all(state, call, ItemKind::Sound)?;
    Ok(Answer::json(json!({ "items": items })))
}

/// The sounds that are there for every guild.
pub(super) fn default_sounds() -> Vec<Value> {
    let sounds = [
        ("quack", "🦆"),
        ("airhorn", "🔊"),
        ("cricket", "🦗"),
        ("golf clap", "👏"),
    ];
    let render = |(index, (name, emoji)): (usize, (&str, &str))| {
        json!({
            "sound_id": (index + 1).to_string(), "name": name, "volume": 1.0, "emoji_id": null, "emoji_name": emoji,
            "available": true,
        })
    };
    sounds.into_iter().enumerate().map(render).collect()
}

pub fn list_default_sounds(_: &mut State, _: &Call<'_>) -> Outcome {
    Ok(Answer::json(Value::Array(default_sounds())))
}

pub fn get_sound(state: &mut State, call: &Call<'_>) -> Outcome {
    one(state, call, ItemKind::Sound)
}

pub fn create_sound(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut given = call.fields()?.clone();
    given.retain(|key, value| {
        let settable = ["name", "volume", "emoji_id", "emoji_name"].contains(&key.as_str());
        settable && !value.is_null()
    });
    make(state, call, ItemKind::Sound, &given)
}

pub fn modify_sound(state: &mut State, call: &Call<'_>) -> Outcome {
    change(state, call, ItemKind::Sound)
}

pub fn delete_sound(state: &mut State, call: &Call<'_>) -> Outcome {
    remove(state, call, ItemKind::Sound)
}
