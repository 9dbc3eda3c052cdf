//! Files among components.

use discord_rest::shapes::component::FILE;
use godot::prelude::*;
use serde_json::json;

use crate::builders::{builder, put, setters};

builder! {
    /// Builds the place where a file of the message is offered. The file itself goes along with
    /// [method DiscordMessageBuilder.add_file].
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create().add_text("Your replay:")
    /// message.add_component(DiscordFileComponentBuilder.create("replay.bin")).add_file("user://replay.bin")
    /// ```
    ///
    /// [Files](https://discord.com/developers/docs/components/reference#file)
    DiscordFileComponentBuilder of FILE
}

#[godot_api]
impl DiscordFileComponentBuilder {
    /// Begins with the name of a file of the message.
    #[func]
    fn create(name: GString) -> Gd<Self> {
        let name = name.to_string();
        let name = name.strip_prefix("attachment://").unwrap_or(&name);
        let file = json!({"url": format!("attachment://{name}")});
        put(
            Self::over(Self::empty().with("type", 13)),
            "create",
            "file",
            Ok(file),
        )
    }
}

setters! { DiscordFileComponentBuilder;
    /// Sets whether it is hidden until it is clicked.
    set_spoiler(spoiler: bool = true) => "spoiler";
    /// Sets its number in the message. Discord counts those that have none.
    set_id(id: i64) => "id";
}
