//! The builder of allowed mentions.

use discord_rest::objects::ALLOWED_MENTIONS;
use godot::prelude::*;
use serde_json::json;

use super::{Builder, add_together, builder, setters, value};

builder! {
    /// Builds the allowed mentions of a message: which mentions notify users. By default, no mention does.
    ///
    /// Messages without it have the [member DiscordClient.allowed_mentions], by which everything but `@everyone` and
    /// `@here` notifies. Use it for messages that contain text from users, or set that property for all of them:
    ///
    /// ```gdscript
    /// var nobody := DiscordAllowedMentionsBuilder.create()
    /// var message := DiscordMessageBuilder.create(player_text).set_allowed_mentions(nobody)
    /// ```
    ///
    /// [Allowed Mentions](https://discord.com/developers/docs/resources/message#allowed-mentions-object)
    DiscordAllowedMentionsBuilder of ALLOWED_MENTIONS with "parse": json!([])
}

#[godot_api]
impl DiscordAllowedMentionsBuilder {
    /// Creates allowed mentions that notify nobody.
    #[func]
    fn create() -> Gd<Self> {
        Self::over(Self::empty())
    }

    /// Allows `@everyone` and `@here` to notify.
    #[func(gd_self)]
    fn allow_everyone(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_everyone", "everyone")
    }

    /// Allows all mentions of users to notify.
    #[func(gd_self)]
    fn allow_all_users(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_all_users", "users")
    }

    /// Allows all mentions of roles to notify.
    #[func(gd_self)]
    fn allow_all_roles(this: Gd<Self>) -> Gd<Self> {
        parse(this, "allow_all_roles", "roles")
    }

    /// Allows mentions of a user to notify, up to 100 users: a [DiscordUser], a [DiscordMember] or an id.
    #[func(gd_self)]
    fn allow_user(this: Gd<Self>, user: Variant) -> Gd<Self> {
        add_together(this, "allow_user", "users", value::id(&user))
    }

    /// Allows mentions of a role to notify, up to 100 roles: a [DiscordRole] or an id.
    #[func(gd_self)]
    fn allow_role(this: Gd<Self>, role: Variant) -> Gd<Self> {
        add_together(this, "allow_role", "roles", value::id(&role))
    }
}

setters! { DiscordAllowedMentionsBuilder;
    /// If `allowed` is `true`, a reply notifies the author of the message that it replies to.
    allow_reply(allowed: bool = true) => "replied_user";
}

/// Adds one of the words that allow all mentions of a type, unless it is already included.
fn parse(
    this: Gd<DiscordAllowedMentionsBuilder>,
    method: &str,
    word: &str,
) -> Gd<DiscordAllowedMentionsBuilder> {
    let is_there = this
        .bind()
        .builder()
        .list("parse")
        .iter()
        .any(|each| each == word);
    match is_there {
        true => this,
        false => add_together(this, method, "parse", Ok(word.into())),
    }
}
