//! Who a message may ping.

use discord_rest::shapes::ALLOWED_MENTIONS;
use godot::prelude::*;
use serde_json::json;

use super::{Builder, add_together, builder, setters, value};

builder! {
    /// Builds who a message may ping. It begins with nobody.
    ///
    /// Without it, every mention in the content pings. What people wrote should not go into a message without it:
    ///
    /// ```gdscript
    /// var nobody := DiscordAllowedMentionsBuilder.create()
    /// var message := DiscordMessageBuilder.create(player_text).set_allowed_mentions(nobody)
    /// ```
    ///
    /// [Allowed Mentions](https://discord.com/developers/docs/resources/message#allowed-mentions-object)
    DiscordAllowedMentionsBuilder of ALLOWED_MENTIONS
}

#[godot_api]
impl DiscordAllowedMentionsBuilder {
    /// Begins with nobody.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty().with("parse", json!([])))
    }

    /// Lets `@everyone` and `@here` ping.
    #[func(gd_self)]
    fn allow_everyone(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_everyone", "everyone")
    }

    /// Lets every user that is mentioned be pinged.
    #[func(gd_self)]
    fn allow_all_users(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_all_users", "users")
    }

    /// Lets every role that is mentioned be pinged.
    #[func(gd_self)]
    fn allow_all_roles(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_all_roles", "roles")
    }

    /// Lets one user be pinged, up to 100 of them: a [DiscordUser], a [DiscordMember] or an id.
    #[func(gd_self)]
    fn allow_user(this: Gd<Self>, user: Variant) -> Gd<Self> {
        add_together(this, "allow_user", "users", value::id(&user))
    }

    /// Lets one role be pinged, up to 100 of them: a [DiscordRole] or an id.
    #[func(gd_self)]
    fn allow_role(this: Gd<Self>, role: Variant) -> Gd<Self> {
        add_together(this, "allow_role", "roles", value::id(&role))
    }
}

setters! { DiscordAllowedMentionsBuilder;
    /// Lets the author of the message that is answered be pinged.
    allow_reply(allowed: bool = true) => "replied_user";
}

/// Adds one of the words that allow all of a kind, once.
fn parse(
    this: Gd<DiscordAllowedMentionsBuilder>,
    method: &str,
    word: &str,
) -> Gd<DiscordAllowedMentionsBuilder> {
    let is_there = this
        .bind()
        .draft()
        .list("parse")
        .iter()
        .any(|each| each == word);
    match is_there {
        true => this,
        false => add_together(this, method, "parse", Ok(word.into())),
    }
}
