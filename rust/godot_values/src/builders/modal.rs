//! The builder of modals.

use discord_rest::objects::MODAL;
use godot::prelude::*;
use serde_json::Value;

use super::{add_together, arrange, builder, set, setters, value};

builder! {
    /// Builds a modal: a dialog with 1 to 5 components that opens in response to a command or a button.
    ///
    /// ```gdscript
    /// var modal := DiscordModalBuilder.create("character", "Your character")
    /// modal.add_input("Name", DiscordTextInputBuilder.short("name").set_length(2, 20))
    /// modal.add_input("Class", DiscordSelectBuilder.string("class").add_option("Wizard", "wizard").add_option("Thief", "thief"))
    /// modal.add_input("Hardcore", DiscordCheckboxBuilder.create("hardcore"), "Who dies stays dead.")
    /// ```
    ///
    /// [Modals](https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal)
    DiscordModalBuilder of MODAL
}

#[godot_api]
impl DiscordModalBuilder {
    /// Creates an empty modal. `custom_id` identifies it in the interaction, 1 to 100 characters; `title` is shown above it, 1 to
    /// 45 characters.
    #[func]
    fn create(custom_id: GString, title: GString) -> Gd<Self> {
        let this = set(
            Self::over(Self::empty()),
            "create",
            "custom_id",
            &custom_id.to_variant(),
        );
        set(this, "create", "title", &title.to_variant())
    }

    /// Adds an input with a label of 1 to 45 characters above it, and a description of up to 100 characters below the label.
    ///
    /// `input` is a [DiscordTextInputBuilder], [DiscordSelectBuilder], [DiscordFileUploadBuilder], [DiscordRadioGroupBuilder],
    /// [DiscordCheckboxGroupBuilder], [DiscordCheckboxBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn add_input(
        this: Gd<Self>,
        label: GString,
        input: Variant,
        #[opt(default = "")] description: GString,
    ) -> Gd<Self> {
        let label = value::take(&input).map(|input| {
            value::object([
                ("type", Value::from(18)),
                ("label", value::text(&label)),
                ("description", value::text(&description)),
                ("component", input),
            ])
        });
        add_together(this, "add_input", "components", label)
    }

    /// Adds a text with Markdown, 1 to 4000 characters.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        add_together(this, "add_text", "components", Ok(arrange::text(&text)))
    }

    /// Adds a component: a [DiscordLabelBuilder], [DiscordTextDisplayBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn add_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        add_together(this, "add_component", "components", value::take(&component))
    }
}

setters! { DiscordModalBuilder;
    /// Sets the custom id, which identifies the modal in the interaction, 1 to 100 characters.
    set_custom_id(custom_id: GString) => "custom_id";
    /// Sets the title, 1 to 45 characters.
    set_title(title: GString) => "title";
}
