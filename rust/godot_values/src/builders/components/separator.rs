//! The builder of separators.

use discord_rest::objects::component::SEPARATOR;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a separator: a gap between components, with or without a line.
    ///
    /// [Separators](https://discord.com/developers/docs/components/reference#separator)
    DiscordSeparatorBuilder of SEPARATOR with "type": 14
}

#[godot_api]
impl DiscordSeparatorBuilder {
    /// Creates a separator. If `divider` is `true`, it has a line.
    #[func]
    fn create(#[opt(default = true)] divider: bool) -> Gd<Self> {
        let this = Self::over(Self::empty());
        set(this, "create", "divider", &divider.to_variant())
    }
}

setters! { DiscordSeparatorBuilder;
    /// If `divider` is `true`, the gap has a line. This is the default.
    set_divider(divider: bool = true) => "divider";
    /// Sets the size of the gap, see [DiscordSeparatorSpacing].
    set_spacing(spacing: i64) => "spacing";
    /// Sets the number of the component in the message. Discord assigns one by default.
    set_id(id: i64) => "id";
}
