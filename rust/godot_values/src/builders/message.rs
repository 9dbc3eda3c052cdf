//! The builder of messages.

use discord_model::MessageFlags;
use discord_rest::objects::message_parts;
use discord_rest::routes::message::create_message;
use discord_rest::schema::ObjectSchema;
use godot::builtin::VariantType;
use godot::classes::FileAccess;
use godot::prelude::*;
use serde_json::{Value, json};

use super::{
    BuildError, Builder, add_together, arrange, builder, change, put, set, setters, value,
};

/// The schema of the route defines the fields of a message; which of them are required depends on the endpoint.
static MESSAGE: ObjectSchema = ObjectSchema {
    required: &[],
    optional: create_message.body,
    check: Some(message_parts),
};

/// The maximum number of files of a message.
const FILES: usize = 10;
use crate::parameters::Anything;

builder! {
    /// Builds a message: to send it, to respond to an interaction, or to edit an existing message.
    ///
    /// All methods that take a message accept this in place of a [String] or [Dictionary].
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create("Do you accept the duel?")
    /// message.add_button(DiscordButtonBuilder.success("duel:yes", "Yes")).add_button(DiscordButtonBuilder.danger("duel:no", "No"))
    /// await client.rest.create_message(channel_id, message)
    /// ```
    ///
    /// Buttons and select menus are shown below content and embeds. With methods such as [method add_text] the message uses
    /// Components V2: it then has no content, no embeds, no poll and no stickers. The flag for it is set automatically.
    ///
    /// [Messages](https://discord.com/developers/docs/resources/message#create-message)
    DiscordMessageBuilder of MESSAGE
}

#[godot_api]
impl DiscordMessageBuilder {
    /// Creates a message with its content, 2000 characters at most, which can also be set later.
    #[func]
    fn create(#[opt(default = "")] content: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        match content.is_empty() {
            true => this,
            false => set(this, "create", "content", &content.to_variant()),
        }
    }

    /// Creates a message with the content, embeds and components of another one, to edit it. `message` is a [DiscordMessage], a
    /// [DiscordMessageBuilder] or a [Dictionary].
    ///
    /// ```gdscript
    /// var closed := DiscordMessageBuilder.from(message).disable_components().set_content("Too late.")
    /// await client.rest.edit_message(message.channel_id, message.id, closed)
    /// ```
    #[func]
    fn from(message: Variant) -> Gd<Self> {
        let mut this = Self::over(Self::empty());
        let shown = match value::take(&message) {
            Ok(Value::Object(fields)) => fields,
            other => {
                let refusal = BuildError::Unfit("give a message".to_owned());
                return put(this, "from", "content", other.and(Err(refusal)));
            }
        };
        for name in ["content", "embeds", "components"] {
            if let Some(value) = shown.get(name) {
                this = put(this, "from", name, Ok(value.clone()));
            }
        }
        let flags = shown.get("flags").and_then(Value::as_u64).unwrap_or(0);
        let v2 = flags & MessageFlags::IS_COMPONENTS_V2.bits();
        match v2 {
            0 => this,
            v2 => put(this, "from", "flags", Ok(v2.into())),
        }
    }

    /// Adds an embed, 10 at most: a [DiscordEmbedBuilder], a [DiscordEmbed] or a [Dictionary].
    #[func(gd_self)]
    fn add_embed(this: Gd<Self>, embed: Variant) -> Gd<Self> {
        add_together(this, "add_embed", "embeds", value::take(&embed))
    }

    /// Adds a button after the others, in a new row if the last one has 5: a [DiscordButtonBuilder], a [DiscordComponent] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        arrange::button(this, "add_button", &button)
    }

    /// Adds a select menu in a row of its own: a [DiscordSelectBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn add_select(this: Gd<Self>, select: Variant) -> Gd<Self> {
        arrange::select(this, "add_select", &select)
    }

    /// Adds a text as a component, with Markdown. All texts together may have up to 4000 characters.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        arrange::component(this, "add_text", Ok(arrange::text(&text)))
    }

    /// Adds a separator: a gap with or without a line.
    #[func(gd_self)]
    fn add_separator(this: Gd<Self>, #[opt(default = true)] divider: bool) -> Gd<Self> {
        arrange::component(this, "add_separator", Ok(arrange::separator(divider)))
    }

    /// Adds a component: a [DiscordActionRowBuilder], [DiscordSectionBuilder], [DiscordTextDisplayBuilder],
    /// [DiscordMediaGalleryBuilder], [DiscordFileComponentBuilder], [DiscordSeparatorBuilder] or
    /// [DiscordContainerBuilder], a [DiscordComponent] or a [Dictionary]. A message has up to 40 components, including
    /// nested ones. All of them except action rows require Components V2.
    #[func(gd_self)]
    fn add_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        arrange::component(this, "add_component", value::take(&component))
    }

    /// Removes all components. When editing a message, this removes the existing components.
    #[func(gd_self)]
    fn clear_components(this: Gd<Self>) -> Gd<Self> {
        put(this, "clear_components", "components", Ok(json!([])))
    }

    /// Disables all buttons and select menus that were added so far, or enables them again.
    #[func(gd_self)]
    fn disable_components(this: Gd<Self>, #[opt(default = true)] disabled: bool) -> Gd<Self> {
        let mut components = Value::from(this.bind().builder.list("components").to_vec());
        arrange::disable(&mut components, disabled);
        put(this, "disable_components", "components", Ok(components))
    }

    /// Adds a file, 10 at most: a path, an [Image], a [Texture2D], or a [Dictionary] with `name` and `data` or `path`,
    /// and optionally `description` and `spoiler`. When the message is sent, the file is read in the background, and
    /// images are converted to PNG files. Discord accepts 10 MiB for each file, or more in boosted guilds; a file of
    /// more than 500 MiB is an error, and is not read.
    #[func(gd_self)]
    fn add_file(this: Gd<Self>, file: Variant) -> Gd<Self> {
        change(this, "add_file", |builder| {
            let index = builder.files().len();
            let told = match index {
                FILES => Some(format!(
                    "files has {} entries; Discord allows {FILES}",
                    FILES + 1
                )),
                _ => {
                    missing(&file).map(|path| format!("files[{index}]: there is no file '{path}'"))
                }
            };
            match told {
                Some(told) => builder.refuse(None, BuildError::Unfit(told)),
                None => {
                    builder.add_file(file);
                    None
                }
            }
        })
    }

    /// Adds a sticker, 3 at most: a [DiscordSticker] or an id.
    #[func(gd_self)]
    fn add_sticker(this: Gd<Self>, sticker: Variant) -> Gd<Self> {
        add_together(this, "add_sticker", "sticker_ids", value::id(&sticker))
    }

    /// Makes the message a reply to a message of the same channel: a [DiscordMessage] or an id. If `must_exist` is `false`, the
    /// message is sent even if that message no longer exists.
    #[func(gd_self)]
    fn reply_to(
        this: Gd<Self>,
        message: Variant,
        #[opt(default = false)] must_exist: bool,
    ) -> Gd<Self> {
        let reference = value::id(&message)
            .map(|id| json!({"message_id": id, "fail_if_not_exists": must_exist}));
        put(this, "reply_to", "message_reference", reference)
    }

    /// Makes the message forward another one: a [DiscordMessage], or the ids of a message and of its channel. It cannot have any
    /// content of its own.
    #[func(gd_self)]
    fn forward(
        this: Gd<Self>,
        message: Variant,
        #[opt(default = Anything::default())] channel: Anything,
    ) -> Gd<Self> {
        let reference = value::id(&message).and_then(|id| {
            let channel = match channel.0.is_nil() {
                true => value::take(&message)?.get("channel_id").cloned(),
                false => Some(value::id(&channel.0)?),
            };
            let channel = channel.ok_or_else(|| {
                BuildError::Unfit("of an id alone, the channel must be given as well".to_owned())
            })?;
            Ok(json!({"type": 1, "message_id": id, "channel_id": channel}))
        });
        put(this, "forward", "message_reference", reference)
    }

    /// Sets which mentions notify: a [DiscordAllowedMentionsBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn set_allowed_mentions(this: Gd<Self>, mentions: Variant) -> Gd<Self> {
        set(this, "set_allowed_mentions", "allowed_mentions", &mentions)
    }

    /// Sets the poll: a [DiscordPollBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn set_poll(this: Gd<Self>, poll: Variant) -> Gd<Self> {
        set(this, "set_poll", "poll", &poll)
    }

    /// If `silent` is `true`, the message is sent without a notification.
    #[func(gd_self)]
    fn set_silent(this: Gd<Self>, #[opt(default = true)] silent: bool) -> Gd<Self> {
        flag(
            this,
            "set_silent",
            MessageFlags::SUPPRESS_NOTIFICATIONS,
            silent,
        )
    }

    /// If `ephemeral` is `true`, only the user who triggered the interaction can see the message. Only for responses to
    /// interactions.
    #[func(gd_self)]
    fn set_ephemeral(this: Gd<Self>, #[opt(default = true)] ephemeral: bool) -> Gd<Self> {
        flag(this, "set_ephemeral", MessageFlags::EPHEMERAL, ephemeral)
    }

    /// If `suppress` is `true`, embeds of links are not shown.
    #[func(gd_self)]
    fn set_suppress_embeds(this: Gd<Self>, #[opt(default = true)] suppress: bool) -> Gd<Self> {
        flag(
            this,
            "set_suppress_embeds",
            MessageFlags::SUPPRESS_EMBEDS,
            suppress,
        )
    }

    /// If `v2` is `true`, the message uses Components V2. This is set automatically if a component requires it, and cannot be
    /// removed from a message that was sent with it.
    #[func(gd_self)]
    fn set_components_v2(this: Gd<Self>, #[opt(default = true)] v2: bool) -> Gd<Self> {
        flag(
            this,
            "set_components_v2",
            MessageFlags::IS_COMPONENTS_V2,
            v2,
        )
    }
}

setters! { DiscordMessageBuilder;
    /// Sets the content, 2000 characters at most, with Markdown. When editing a message, an empty text removes the existing
    /// content.
    set_content(content: GString) => "content";
    /// If `tts` is `true`, the message is read aloud.
    set_tts(tts: bool = true) => "tts";
    /// Sets the nonce that identifies the message, an [int] or text of up to 25 characters. If two messages are sent with the
    /// same nonce, only one appears.
    set_nonce(nonce: Variant) => "nonce";
}

/// Sets or clears one flag.
fn flag(
    this: Gd<DiscordMessageBuilder>,
    method: &str,
    flag: MessageFlags,
    is_set: bool,
) -> Gd<DiscordMessageBuilder> {
    let flags = this.bind().builder().get("flags").and_then(Value::as_u64);
    let flags = flags.unwrap_or(0);
    let flags = match is_set {
        true => flags | flag.bits(),
        false => flags & !flag.bits(),
    };
    put(this, method, "flags", Ok(flags.into()))
}

/// Returns the path of a file, if the file does not exist.
fn missing(file: &Variant) -> Option<GString> {
    let path: GString = match file.get_type() {
        VariantType::STRING => file.to(),
        VariantType::DICTIONARY => file.to::<AnyDictionary>().get("path")?.try_to().ok()?,
        _ => return None,
    };
    (!FileAccess::file_exists(&path)).then_some(path)
}
