//! The builder of file uploads.

use discord_rest::objects::component::FILE_UPLOAD;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a field for uploading files, for a modal, see [method DiscordModalBuilder.add_input].
    ///
    /// [File Uploads](https://discord.com/developers/docs/components/reference#file-upload)
    DiscordFileUploadBuilder of FILE_UPLOAD with "type": 19
}

#[godot_api]
impl DiscordFileUploadBuilder {
    /// Creates a field for one file. `custom_id` identifies it in the interaction, 1 to 100 characters.
    #[func]
    fn create(custom_id: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        set(this, "create", "custom_id", &custom_id.to_variant())
    }

    /// Sets the minimum (0 to 10) and the maximum (1 to 10) number of files.
    #[func(gd_self)]
    fn set_range(this: Gd<Self>, min_values: i64, max_values: i64) -> Gd<Self> {
        let this = set(this, "set_range", "min_values", &min_values.to_variant());
        set(this, "set_range", "max_values", &max_values.to_variant())
    }
}

setters! { DiscordFileUploadBuilder;
    /// Sets the custom id, which identifies the component in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// Sets the types of files that can be uploaded: `"image"`, `"video"`, `"audio"`, or extensions such as `".pdf"`. Discord
    /// only checks the name of the file.
    set_file_types(types: PackedStringArray) => "file_types";
    /// If `required` is `true`, at least one file must be uploaded. This is the default.
    set_required(required: bool = true) => "required";
    /// Sets the number of the component in the modal. Discord assigns one by default.
    set_id(id: i64) => "id";
}
