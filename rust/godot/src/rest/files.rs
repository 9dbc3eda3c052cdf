//! The files of a request. This module only determines the source of their bytes; they are loaded in the background.

use std::path::Path;

use discord_rest::File;
use discord_rest::upload::{MAX_FILE_BYTES, PixelFormat, Source};
use godot::builtin::VariantType;
use godot::classes::file_access::ModeFlags;
use godot::classes::image::Format;
use godot::classes::{FileAccess, Image, ProjectSettings, ResourceLoader, ResourceUid, Texture2D};
use godot::global::error_string;
use godot::prelude::*;

use super::transfers::{self, SharedArray};

/// Returns the files in the list `files` of the options of a call.
///
/// # Errors
/// Returns which element is not a file, and why.
pub fn of_list(files: &Variant) -> Result<Vec<File>, String> {
    let list: Vec<Variant> = match files.get_type() {
        VariantType::ARRAY => files.to::<AnyArray>().iter_shared().collect(),
        VariantType::PACKED_STRING_ARRAY => files
            .to::<PackedStringArray>()
            .as_slice()
            .iter()
            .map(ToGodot::to_variant)
            .collect(),
        _ => {
            return Err(
                "files must be an Array of paths, Images, or Dictionaries with 'name' and 'data' or 'path'".to_owned(),
            );
        }
    };
    list.iter()
        .enumerate()
        .map(|(index, file)| {
            one(file, index).map_err(|problem| format!("files[{index}]: {problem}"))
        })
        .collect()
}

/// Returns the file for a field of a form.
///
/// # Errors
/// Returns the reason why the value is not a file.
pub fn of_field(file: &Variant, field: &'static str) -> Result<File, String> {
    let mut file = match file.get_type() {
        VariantType::PACKED_BYTE_ARRAY => File::from_source(field, of_data(file)?),
        _ => one(file, 0).map_err(|problem| format!("{field}: {problem}"))?,
    };
    file.field = Some(field);
    Ok(file)
}

fn one(file: &Variant, index: usize) -> Result<File, String> {
    match file.get_type() {
        VariantType::STRING => at_path(&file.to()),
        VariantType::DICTIONARY => in_dictionary(&file.to(), index),
        _ => {
            let source = pixels(file).map(transfers::array);
            let source = source
                .ok_or("give a path, an Image, or a Dictionary with 'name' and 'data' or 'path'")?;
            Ok(File::from_source(format!("image{index}.png"), source))
        }
    }
}

fn in_dictionary(dictionary: &AnyDictionary, index: usize) -> Result<File, String> {
    let known = ["name", "data", "path", "description", "spoiler"];
    for key in dictionary.keys_array().iter_shared() {
        let key = key.stringify().to_string();
        if !known.contains(&key.as_str()) {
            return Err(format!(
                "unknown key '{key}'; known are {}",
                known.join(", ")
            ));
        }
    }
    let text = |key: &str| {
        dictionary
            .get(key)
            .filter(|value| !value.is_nil())
            .map(|value| value.stringify().to_string())
    };
    let mut file = match (dictionary.get("path"), dictionary.get("data")) {
        (Some(path), None) => at_path(&path.stringify())?,
        (None, Some(data)) => File::from_source(format!("file{index}"), of_data(&data)?),
        (Some(_), Some(_)) => return Err("give 'data' or 'path', not both".to_owned()),
        (None, None) => return Err("neither 'data' nor 'path' is given".to_owned()),
    };
    if let Some(name) = text("name") {
        file.name = name;
    }
    file.description = text("description");
    file.spoiler = dictionary
        .get("spoiler")
        .is_some_and(|value| value.booleanize());
    Ok(file)
}

/// Returns the file at a path.
///
/// # Errors
/// If there is none.
pub fn at_path(path: &GString) -> Result<File, String> {
    let name = path.get_file().to_string();
    // Most files can be read by any thread, without the engine.
    let in_system = globalize(path);
    if Path::new(&in_system).is_file() {
        return Ok(File::from_source(name, Source::Path(in_system.into())));
    }
    if let Some(file) = FileAccess::open(path, ModeFlags::READ) {
        return Ok(File::from_source(name, transfers::file(file)));
    }
    let error = error_string(FileAccess::get_open_error().ord().into());
    if is_imported(path) {
        let name = format!("{}.png", path.get_file().get_basename());
        return Ok(File::from_source(name, transfers::resource(path)));
    }
    Err(format!("'{path}' cannot be opened: {error}"))
}

/// Returns the path of a file in the operating system, if it has one.
fn globalize(path: &GString) -> String {
    let mut path = path.clone();
    if path.to_string().starts_with("uid://") {
        let uids = ResourceUid::singleton();
        let id = uids.text_to_id(&path);
        if uids.has_id(id) {
            path = uids.get_id_path(id);
        }
    }
    let is_of_engine = path.to_string().contains("://");
    let global = ProjectSettings::singleton()
        .globalize_path(&path)
        .to_string();
    // In an exported game, a path below `res://` has no such path, but the result looks like a relative one.
    if is_of_engine && Path::new(&global).is_relative() {
        return String::new();
    }
    global
}

/// Returns whether this is an imported image of the project in an exported game, where only the result of the import
/// exists.
fn is_imported(path: &GString) -> bool {
    let text = path.to_string();
    (text.starts_with("res://") || text.starts_with("uid://"))
        && ResourceLoader::singleton().exists(path)
}

/// Checks the length of a file in bytes.
pub(super) fn check_length(length: u64) -> Result<(), String> {
    match length {
        0 => Err("the file is empty; Discord rejects files of 0 bytes".to_owned()),
        length if length > MAX_FILE_BYTES => Err(format!(
            "the file has {} MiB; Discord accepts at most {} MiB",
            length >> 20,
            MAX_FILE_BYTES >> 20
        )),
        _ => Ok(()),
    }
}

/// Returns the content of a value of a script: text, bytes, or an image, which becomes a PNG file.
///
/// # Errors
/// If the value has another type.
pub fn of_data(data: &Variant) -> Result<Source, String> {
    match data.get_type() {
        VariantType::PACKED_BYTE_ARRAY => {
            let array: PackedByteArray = data.to();
            check_length(array.len() as u64)?;
            Ok(bytes(array))
        }
        VariantType::STRING => {
            let text = data.to::<GString>().to_string();
            check_length(text.len() as u64)?;
            Ok(bytes::Bytes::from(text).into())
        }
        _ => pixels(data).map(transfers::array).ok_or_else(|| {
            "'data' must be a PackedByteArray, an Image, a Texture2D or a String".to_owned()
        }),
    }
}

/// Returns the bytes of an array.
pub(super) fn bytes(array: PackedByteArray) -> Source {
    transfers::array(SharedArray {
        length: array.len(),
        array,
        pixels: None,
    })
}

/// Returns the pixels of an [Image] or a [Texture2D].
pub(super) fn pixels(value: &Variant) -> Option<SharedArray> {
    let image = value
        .try_to::<Gd<Image>>()
        .ok()
        .or_else(|| value.try_to::<Gd<Texture2D>>().ok()?.get_image())?;
    if image.is_empty() {
        return None;
    }
    let (image, format) = match pixel_format(image.get_format()) {
        Some(format) => (image, format),
        None => (to_rgba(&image)?, PixelFormat::Rgba8),
    };
    let (width, height) = (image.get_width(), image.get_height());
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    Some(SharedArray {
        array: image.get_data(),
        length: width as usize * height as usize * format.bytes_per_pixel(),
        pixels: Some((width, height, format)),
    })
}

/// Returns the pixel format for a PNG file.
fn pixel_format(format: Format) -> Option<PixelFormat> {
    Some(match format {
        Format::L8 => PixelFormat::L8,
        Format::LA8 => PixelFormat::La8,
        Format::RGB8 => PixelFormat::Rgb8,
        Format::RGBA8 => PixelFormat::Rgba8,
        _ => return None,
    })
}

/// Returns a copy of an image that has a format of the graphics card, such as a compressed one. Only the engine can
/// convert those.
fn to_rgba(image: &Gd<Image>) -> Option<Gd<Image>> {
    let mut copy = image.duplicate_resource();
    if copy.is_compressed() && copy.decompress() != godot::global::Error::OK {
        return None;
    }
    copy.convert(Format::RGBA8);
    Some(copy)
}
