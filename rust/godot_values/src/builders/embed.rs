//! The builder of embeds.

use discord_rest::objects::EMBED;
use godot::prelude::*;
use serde_json::Value;

use super::{BuildError, add_together, builder, put, set, setters, value};
use crate::convert;
use crate::parameters::Anything;

builder! {
    /// Builds an embed: a box in a message, with a colored edge, a title, fields and images.
    ///
    /// ```gdscript
    /// var embed := DiscordEmbedBuilder.create("High scores", "The best of this week.")
    /// embed.set_color(Color.GOLD).add_field("Ada", "12,034 points", true).add_field("Bob", "9,800 points", true)
    /// await client.rest.create_message(channel_id, DiscordMessageBuilder.create().add_embed(embed))
    /// ```
    ///
    /// An embed needs at least one of these: a title, a description, an author, a field, an image, a thumbnail, a
    /// footer or a timestamp. All embeds of a message together may have up to 6000 characters.
    ///
    /// [Embeds](https://discord.com/developers/docs/resources/message#embed-object)
    DiscordEmbedBuilder of EMBED
}

#[godot_api]
impl DiscordEmbedBuilder {
    /// Creates an embed. Both texts can also be set later.
    #[func]
    fn create(
        #[opt(default = "")] title: GString,
        #[opt(default = "")] description: GString,
    ) -> Gd<Self> {
        let mut this = Self::over(Self::empty());
        if !title.is_empty() {
            this = set(this, "create", "title", &title.to_variant());
        }
        if !description.is_empty() {
            this = set(this, "create", "description", &description.to_variant());
        }
        this
    }

    /// Creates an embed with the contents of another: a [DiscordEmbed] of a message, a [DiscordEmbedBuilder] or a [Dictionary].
    #[func]
    fn from(embed: Variant) -> Gd<Self> {
        let mut this = Self::over(Self::empty());
        match value::take(&embed) {
            Ok(Value::Object(fields)) => {
                for (name, value) in fields {
                    this = put(this, "from", &name, Ok(value));
                }
                this
            }
            other => put(
                this,
                "from",
                "title",
                other.and(Err(BuildError::Unfit("give an embed".to_owned()))),
            ),
        }
    }

    /// Sets the time in the footer: seconds since 1970, text such as `"2026-01-31T12:00:00Z"`, or a [Dictionary] in
    /// UTC, see [method Time.get_datetime_dict_from_system]. Without a parameter, the current time is used.
    #[func(gd_self)]
    fn set_timestamp(
        this: Gd<Self>,
        #[opt(default = Anything::default())] time: Anything,
    ) -> Gd<Self> {
        let time = match time.0.is_nil() {
            true => convert::now().seconds().to_variant(),
            false => time.0,
        };
        set(this, "set_timestamp", "timestamp", &time)
    }

    /// Sets the author, the line above the title: a name of 256 characters at most, a URL, and a small image next to
    /// it.
    #[func(gd_self)]
    fn set_author(
        this: Gd<Self>,
        name: GString,
        #[opt(default = "")] url: GString,
        #[opt(default = "")] icon_url: GString,
    ) -> Gd<Self> {
        let author = value::object([
            ("name", value::text(&name)),
            ("url", value::text(&url)),
            ("icon_url", value::text(&icon_url)),
        ]);
        put(this, "set_author", "author", Ok(author))
    }

    /// Sets the footer, 2048 characters at most, and a small image next to it.
    #[func(gd_self)]
    fn set_footer(
        this: Gd<Self>,
        text: GString,
        #[opt(default = "")] icon_url: GString,
    ) -> Gd<Self> {
        let footer = value::object([
            ("text", value::text(&text)),
            ("icon_url", value::text(&icon_url)),
        ]);
        put(this, "set_footer", "footer", Ok(footer))
    }

    /// Sets the large image: a URL, or `"attachment://"` and the name of a file of the message.
    #[func(gd_self)]
    fn set_image(this: Gd<Self>, url: GString) -> Gd<Self> {
        put(
            this,
            "set_image",
            "image",
            Ok(value::object([("url", value::text(&url))])),
        )
    }

    /// Sets the thumbnail, a small image on the right: a URL, or `"attachment://"` and the name of a file of the
    /// message.
    #[func(gd_self)]
    fn set_thumbnail(this: Gd<Self>, url: GString) -> Gd<Self> {
        put(
            this,
            "set_thumbnail",
            "thumbnail",
            Ok(value::object([("url", value::text(&url))])),
        )
    }

    /// Adds a field, 25 at most: a name of up to 256 characters above a value of up to 1024. If `inline` is `true`, the
    /// field is shown next to other inline fields, up to three in a row.
    #[func(gd_self)]
    fn add_field(
        this: Gd<Self>,
        name: GString,
        value: GString,
        #[opt(default = false)] inline: bool,
    ) -> Gd<Self> {
        let mut field =
            value::object([("name", value::text(&name)), ("value", value::text(&value))]);
        if inline {
            field["inline"] = true.into();
        }
        add_together(this, "add_field", "fields", Ok(field))
    }
}

setters! { DiscordEmbedBuilder;
    /// Sets the title, 256 characters at most.
    set_title(title: GString) => "title";
    /// Sets the description, 4096 characters at most, with Markdown.
    set_description(description: GString) => "description";
    /// Sets the URL that the title links to.
    set_url(url: GString) => "url";
    /// Sets the color of the edge: a [Color], `0xRRGGBB` or `"#RRGGBB"`.
    set_color(color: Variant) => "color";
}
