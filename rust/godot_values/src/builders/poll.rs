//! The builder of polls.

use discord_rest::objects::POLL;
use godot::prelude::*;

use super::{add, builder, put, setters, value};
use crate::parameters::Anything;

builder! {
    /// Builds a poll: a question with 1 to 10 answers. By default it is open for a day.
    ///
    /// ```gdscript
    /// var poll := DiscordPollBuilder.create("Which map next?").add_answer("Ice cave", "🧊").add_answer("Volcano", "🌋")
    /// await client.rest.create_message(channel_id, DiscordMessageBuilder.create().set_poll(poll.set_duration(2)))
    /// ```
    ///
    /// [Polls](https://discord.com/developers/docs/resources/poll)
    DiscordPollBuilder of POLL
}

#[godot_api]
impl DiscordPollBuilder {
    /// Creates a poll with its question, 1 to 300 characters.
    #[func]
    fn create(question: GString) -> Gd<Self> {
        ask(Self::over(Self::empty()), "create", &question)
    }

    /// Sets the question, 1 to 300 characters.
    #[func(gd_self)]
    fn set_question(this: Gd<Self>, question: GString) -> Gd<Self> {
        ask(this, "set_question", &question)
    }

    /// Adds an answer of 1 to 55 characters. `emoji` is `"🔥"`, `"name:id"` for a custom emoji, or a [DiscordEmoji].
    #[func(gd_self)]
    fn add_answer(
        this: Gd<Self>,
        text: GString,
        #[opt(default = Anything::default())] emoji: Anything,
    ) -> Gd<Self> {
        let answer = value::emoji(&emoji.0).map(|mut emoji| {
            // For a custom emoji, Discord accepts only the id.
            if let Some(fields) = emoji.as_object_mut()
                && fields.contains_key("id")
            {
                fields.retain(|name, _| name == "id");
            }
            let media = value::object([("text", value::text(&text)), ("emoji", emoji)]);
            value::object([("poll_media", media)])
        });
        add(this, "add_answer", "answers", answer)
    }
}

fn ask(this: Gd<DiscordPollBuilder>, method: &str, question: &GString) -> Gd<DiscordPollBuilder> {
    let question = value::object([("text", value::text(question))]);
    put(this, method, "question", Ok(question))
}

setters! { DiscordPollBuilder;
    /// Sets how many hours the poll is open, 1 to 768 (32 days).
    set_duration(hours: i64) => "duration";
    /// If `allowed` is `true`, users can select several answers.
    set_multiselect(allowed: bool = true) => "allow_multiselect";
}
