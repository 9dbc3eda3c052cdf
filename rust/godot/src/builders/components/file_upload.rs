//! Places to hand in files.

use discord_rest::shapes::component::FILE_UPLOAD;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a place to hand in files, for a modal: see [method DiscordModalBuilder.add_input].
    ///
    /// [File Uploads](https://discord.com/developers/docs/components/reference#file-upload)
    DiscordFileUploadBuilder of FILE_UPLOAD
}

#[godot_api]
impl DiscordFileUploadBuilder {
    /// Begins a place for one file. `custom_id` is what the bot is told with it, 1 to 100 characters.
    #[func]
    fn create(custom_id: GString) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 19));
        set(this, "create", "custom_id", &custom_id.to_variant())
    }

    /// Sets how many files must and can be handed in, 0 to 10 and 1 to 10.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }
}

setters! { DiscordFileUploadBuilder;
    /// Sets the kinds of files that fit: `"image"`, `"video"`, `"audio"`, or extensions such as `".pdf"`. Discord looks at the name only.
    set_file_types(types: PackedStringArray) => "file_types";
    /// Sets whether something must be handed in, as it must be unless this says otherwise.
    set_required(required: bool = true) => "required";
    /// Sets its number in the modal. Discord counts those that have none.
    set_id(id: i64) => "id";
}
