//! The builder of file components.

use discord_rest::objects::component::FILE;
use godot::prelude::*;
use serde_json::{Value, json};

use crate::builders::{builder, put, setters};

builder! {
    /// Builds a file component, which shows an attached file of the message. Use [method DiscordMessageBuilder.add_file] to
    /// attach the file itself.
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create().add_text("Your replay:")
    /// message.add_component(DiscordFileComponentBuilder.create("replay.bin")).add_file("user://replay.bin")
    /// ```
    ///
    /// [Files](https://discord.com/developers/docs/components/reference#file)
    DiscordFileComponentBuilder of FILE with "type": 13
}

#[godot_api]
impl DiscordFileComponentBuilder {
    /// Creates a file component for the attached file with this name.
    #[func]
    fn create(name: GString) -> Gd<Self> {
        put(Self::over(Self::empty()), "create", "file", Ok(file(&name)))
    }

    /// Sets the name of the attached file.
    #[func(gd_self)]
    fn set_file(this: Gd<Self>, name: GString) -> Gd<Self> {
        put(this, "set_file", "file", Ok(file(&name)))
    }
}

/// Returns the JSON of an attached file, from its name or its complete URL.
fn file(name: &GString) -> Value {
    let name = name.to_string();
    let name = name.strip_prefix("attachment://").unwrap_or(&name);
    json!({"url": format!("attachment://{name}")})
}

setters! { DiscordFileComponentBuilder;
    /// If `spoiler` is `true`, the file is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
