//! Messages.

use discord_model::MessageFlags;
use discord_rest::routes::message::create_message;
use discord_rest::schema::Shape;
use discord_rest::shapes::message_parts;
use godot::builtin::VariantType;
use godot::classes::FileAccess;
use godot::prelude::*;
use serde_json::{Value, json};

use super::{Builder, Refusal, add_together, arrange, builder, change, put, set, setters, value};

/// What a message takes is said by the route; what it needs at least depends on where it goes.
static MESSAGE: Shape = Shape {
    required: &[],
    optional: create_message.body,
    check: Some(message_parts),
};

/// How many files a message takes.
const FILES: usize = 10;
use crate::options::Anything;

builder! {
    /// Builds a message: to be posted, to answer a command, or to change one that is there.
    ///
    /// Wherever a message is wanted, it is taken in place of a [String] or [Dictionary].
    ///
    /// ```gdscript
    /// var message := DiscordMessageBuilder.create("Do you accept the duel?")
    /// message.add_button(DiscordButtonBuilder.success("duel:yes", "Yes")).add_button(DiscordButtonBuilder.danger("duel:no", "No"))
    /// await client.rest.create_message(channel_id, message)
    /// ```
    ///
    /// Buttons and menus stand below content and embeds. With [method add_text] and the like the message is made of components only:
    /// it then has no content, no embeds, no poll and no stickers. The flag that Discord wants for it is set by itself.
    ///
    /// [Messages](https://discord.com/developers/docs/resources/message#create-message)
    DiscordMessageBuilder of MESSAGE
}

#[godot_api]
impl DiscordMessageBuilder {
    /// Begins a message with its text, 2000 characters at most, which may as well be set later.
    #[func]
    fn create(#[opt(default = "")] content: GString) -> Gd<Self> {
        let this = Self::over(Self::empty());
        match content.is_empty() {
            true => this,
            false => set(this, "create", "content", &content.to_variant()),
        }
    }

    /// Begins with what another message shows, to change it: its content, embeds and components. `message` is a [DiscordMessage], a
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
                let refusal = Refusal::Unfit("give a message".to_owned());
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

    /// Adds a button behind the others, in a new row if the last one has 5: a [DiscordButtonBuilder], a [DiscordComponent] or a
    /// [Dictionary].
    #[func(gd_self)]
    fn add_button(this: Gd<Self>, button: Variant) -> Gd<Self> {
        arrange::button(this, "add_button", &button)
    }

    /// Adds a menu in a row of its own: a [DiscordSelectBuilder], a [DiscordComponent] or a [Dictionary].
    #[func(gd_self)]
    fn add_select(this: Gd<Self>, select: Variant) -> Gd<Self> {
        arrange::select(this, "add_select", &select)
    }

    /// Adds a text as a component, with Markdown. All of them may have 4000 characters together.
    #[func(gd_self)]
    fn add_text(this: Gd<Self>, text: GString) -> Gd<Self> {
        arrange::component(this, "add_text", Ok(arrange::text(&text)))
    }

    /// Adds a gap with a line in it, or without.
    #[func(gd_self)]
    fn add_separator(this: Gd<Self>, #[opt(default = true)] divider: bool) -> Gd<Self> {
        arrange::component(this, "add_separator", Ok(arrange::separator(divider)))
    }

    /// Adds a component: a [DiscordActionRowBuilder], [DiscordSectionBuilder], [DiscordTextDisplayBuilder],
    /// [DiscordMediaGalleryBuilder], [DiscordFileComponentBuilder], [DiscordSeparatorBuilder] or [DiscordContainerBuilder], a
    /// [DiscordComponent] or a [Dictionary]. A message has up to 40, those inside others counted; but for rows, they need a message of
    /// components only.
    #[func(gd_self)]
    fn add_component(this: Gd<Self>, component: Variant) -> Gd<Self> {
        arrange::component(this, "add_component", value::take(&component))
    }

    /// Takes all components away. Sent as a change, it removes those that are there.
    #[func(gd_self)]
    fn clear_components(this: Gd<Self>) -> Gd<Self> {
        put(this, "clear_components", "components", Ok(json!([])))
    }

    /// Greys out all buttons and menus that are there so far, or lets them be used again.
    #[func(gd_self)]
    fn disable_components(this: Gd<Self>, #[opt(default = true)] disabled: bool) -> Gd<Self> {
        let mut components = Value::from(this.bind().draft.list("components").to_vec());
        arrange::disable(&mut components, disabled);
        put(this, "disable_components", "components", Ok(components))
    }

    /// Adds a file, 10 at most: a path, an [Image], a [Texture2D], or a [Dictionary] with `name` and `data` or `path`, and `description`
    /// and `spoiler` if wanted. It is read when the message is sent, in the background; images become PNG files there. Discord takes
    /// 10 MiB for each file, or more in boosted guilds; a file of more than 500 MiB is refused without being read.
    #[func(gd_self)]
    fn add_file(this: Gd<Self>, file: Variant) -> Gd<Self> {
        change(this, "add_file", |draft| {
            let index = draft.files().len();
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
                Some(told) => draft.refuse(None, Refusal::Unfit(told)),
                None => {
                    draft.add_file(file);
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

    /// Makes it an answer to a message of the same channel: a [DiscordMessage] or an id. Unless `must_exist`, it is posted as well if
    /// that one is gone.
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

    /// Makes it a copy of another message: a [DiscordMessage], or the ids of a message and of its channel. It can have nothing of its own.
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
                Refusal::Unfit("of an id alone, the channel must be given as well".to_owned())
            })?;
            Ok(json!({"type": 1, "message_id": id, "channel_id": channel}))
        });
        put(this, "forward", "message_reference", reference)
    }

    /// Sets who may be pinged: a [DiscordAllowedMentionsBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn set_allowed_mentions(this: Gd<Self>, mentions: Variant) -> Gd<Self> {
        set(this, "set_allowed_mentions", "allowed_mentions", &mentions)
    }

    /// Sets the poll: a [DiscordPollBuilder] or a [Dictionary].
    #[func(gd_self)]
    fn set_poll(this: Gd<Self>, poll: Variant) -> Gd<Self> {
        set(this, "set_poll", "poll", &poll)
    }

    /// Sets whether it comes without a notification.
    #[func(gd_self)]
    fn set_silent(this: Gd<Self>, #[opt(default = true)] silent: bool) -> Gd<Self> {
        flag(
            this,
            "set_silent",
            MessageFlags::SUPPRESS_NOTIFICATIONS,
            silent,
        )
    }

    /// Sets whether only the person who used the command or button sees it. Only answers to interactions can be so.
    #[func(gd_self)]
    fn set_ephemeral(this: Gd<Self>, #[opt(default = true)] ephemeral: bool) -> Gd<Self> {
        flag(this, "set_ephemeral", MessageFlags::EPHEMERAL, ephemeral)
    }

    /// Sets whether links show no preview.
    #[func(gd_self)]
    fn set_suppress_embeds(this: Gd<Self>, #[opt(default = true)] suppress: bool) -> Gd<Self> {
        flag(
            this,
            "set_suppress_embeds",
            MessageFlags::SUPPRESS_EMBEDS,
            suppress,
        )
    }

    /// Sets whether it is made of components only. It is set by itself where components need it, and cannot be taken away from a
    /// message that was posted with it.
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
    /// Sets the text, 2000 characters at most, with Markdown. Sent as a change, an empty text removes the one that is there.
    set_content(content: GString) => "content";
    /// Sets whether it is read aloud.
    set_tts(tts: bool = true) => "tts";
    /// Sets what tells this message from another, an [int] or text of up to 25 characters. A message that is sent twice with the same
    /// appears once.
    set_nonce(nonce: Variant) => "nonce";
}

/// Sets or takes away one flag.
fn flag(
    this: Gd<DiscordMessageBuilder>,
    method: &str,
    flag: MessageFlags,
    is_set: bool,
) -> Gd<DiscordMessageBuilder> {
    let flags = this.bind().draft().get("flags").and_then(Value::as_u64);
    let flags = flags.unwrap_or(0);
    let flags = match is_set {
        true => flags | flag.bits(),
        false => flags & !flag.bits(),
    };
    put(this, method, "flags", Ok(flags.into()))
}

/// The path a file is to be read from, if there is none.
fn missing(file: &Variant) -> Option<GString> {
    let path: GString = match file.get_type() {
        VariantType::STRING => file.to(),
        VariantType::DICTIONARY => file.to::<AnyDictionary>().get("path")?.try_to().ok()?,
        _ => return None,
    };
    (!FileAccess::file_exists(&path)).then_some(path)
}
