//! Gaps and lines.

use discord_rest::shapes::component::SEPARATOR;
use godot::prelude::*;

use crate::builders::{builder, set, setters};

builder! {
    /// Builds a gap between components, with a line in it or without.
    ///
    /// [Separators](https://discord.com/developers/docs/components/reference#separator)
    DiscordSeparatorBuilder of SEPARATOR
}

#[godot_api]
impl DiscordSeparatorBuilder {
    /// Begins a gap; `divider` is whether it has a line in it.
    #[func]
    fn create(#[opt(default = true)] divider: bool) -> Gd<Self> {
        let this = Self::over(Self::empty().with("type", 14));
        set(this, "create", "divider", &divider.to_variant())
    }
}

setters! { DiscordSeparatorBuilder;
    /// Sets how wide it is, see [DiscordSeparatorSpacing].
    set_spacing(spacing: i64) => "spacing";
    /// Sets its number in the message. Discord counts those that have none.
    set_id(id: i64) => "id";
}
