use std::sync::Arc;

use discord_godot_values::argument::Argument;
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::{Filter, Options};
use discord_godot_values::text::clock;
use discord_model::text::{Clock, Mention, clean_content, plain_content, to_bbcode};
use discord_model::*;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::shared::{entity_class_in_guild_channel, has_age};
use crate::collector::DiscordCollector;
use crate::entities::DiscordMember;
use crate::entity_class::connect_class;
use crate::mention_names::mention_name;
use crate::rest_methods::rest_methods;

discord_model::define_message!(entity_class_in_guild_channel);
connect_class!(Message as DiscordMessage {
    key: |message| message.id.is_some().then_some((message.id.get(), 0)),
    whole: |message| message.author.is_some(),
    current: |message, cache| cache.message(message.id).cloned(),
});
has_age!(DiscordMessage);

/// Returns the name that is shown for a mention.
type NameOf<'a> = dyn Fn(Mention<'_>) -> Option<String> + 'a;

#[godot_api(secondary)]
impl DiscordMessage {
    /// Returns the URL that opens the message in Discord.
    #[func]
    fn get_jump_url(&self) -> GString {
        let message = self.entity();
        convert::jump_url(
            message.guild_id,
            &[message.channel_id.get(), message.id.get()],
        )
    }

    /// Returns the author as a member of the guild: the cached member, or the member in the message if it is not
    /// cached. Returns `null` for direct messages and webhooks.
    #[func]
    fn get_author_member(&self) -> Option<Gd<DiscordMember>> {
        self.handle.find(|message, cache| {
            let author = message.author.as_ref()?.id;
            let known = cache.member(message.guild_id, author);
            known.or_else(|| {
                message
                    .member
                    .clone()
                    .filter(|member| member.user_id() == author)
            })
        })
    }

    /// Returns the content with names instead of mentions, such as `@Mara`, `#general`, `:emoji:` and `/roll`. Timestamps are text
    /// in the time zone of the computer. Code is kept as it is, and so is Markdown: see [method get_plain_content].
    ///
    /// The names are those in the message and in the entity manager. As in Discord, a name that is not known is `@unknown-user`,
    /// `@deleted-role` or `#unknown`.
    ///
    /// If the result is sent again, it notifies nobody: see [method DiscordText.strip_mentions].
    ///
    /// ```gdscript
    /// print(message.author.get_display_name(), ": ", message.get_clean_content())
    /// ```
    #[func]
    fn get_clean_content(&self) -> GString {
        self.convert_content(clean_content)
    }

    /// Returns the content as plain text, as Discord shows it: without Markdown, and with names instead of mentions. See
    /// [method get_clean_content] for the names, and [method DiscordText.strip_markdown] for the text.
    ///
    /// To send the result, disarm its mentions with [method DiscordText.strip_mentions].
    ///
    /// ```gdscript
    /// $Chat.add_text(message.get_plain_content() + "\n")
    /// ```
    #[func]
    fn get_plain_content(&self) -> GString {
        self.convert_content(plain_content)
    }

    /// Returns the content as BBCode for a [RichTextLabel], with names instead of mentions. BBCode in the content itself is
    /// escaped. See [method DiscordText.markdown_to_bbcode] and [method get_clean_content].
    ///
    /// ```gdscript
    /// var label := RichTextLabel.new()
    /// label.bbcode_enabled = true
    /// label.text = message.get_bbcode_content()
    /// ```
    #[func]
    fn get_bbcode_content(&self) -> GString {
        self.convert_content(to_bbcode)
    }

    /// Returns `true` if the message mentions the user with this id directly, not through a role or `@everyone`.
    #[func]
    fn mentions_user(&self, user_id: IdArgument) -> bool {
        let user_id = user_id.lookup("DiscordMessage.mentions_user", "user_id");
        self.entity().mentions.iter().any(|user| user.id == user_id)
    }

    fn convert_content(&self, convert: fn(&str, Clock, &NameOf<'_>) -> String) -> GString {
        let message = self.entity();
        let owner = self.handle.owner();
        let cache = owner.as_ref().map(|owner| owner.entities().cache.borrow());
        let name_of = |mention: Mention<'_>| {
            let name = mention_name(&message, cache.as_deref(), mention);
            name.or_else(|| Some(mention.placeholder()?.to_owned()))
        };
        convert::text(&convert(&message.content, clock(), &name_of))
    }
}

rest_methods! {
    DiscordMessage as message {
        /// Deletes the message. Deleting messages of other users needs `MANAGE_MESSAGES`. See
        /// [method DiscordREST.delete_message].
        delete(; reason) = delete_message[message.channel_id, message.id];

        /// Pins the message to its channel. See [method DiscordREST.pin_message].
        pin(; reason) = pin_message[message.channel_id, message.id];

        /// Unpins the message. See [method DiscordREST.unpin_message].
        unpin(; reason) = unpin_message[message.channel_id, message.id];

        /// Reacts to the message. `emoji` is the character itself, a [DiscordEmoji], or `"name:id"`.
        ///
        /// ```gdscript
        /// await message.add_reaction("🎲")
        /// ```
        add_reaction(emoji: Variant) = create_reaction[message.channel_id, message.id, emoji];

        /// Deletes the bot's own reaction.
        remove_own_reaction(emoji: Variant) = delete_own_reaction[message.channel_id, message.id, emoji];

        /// Deletes a user's reaction. Needs `MANAGE_MESSAGES`.
        remove_reaction(emoji: Variant, user_id: IdArgument) =
            delete_user_reaction[message.channel_id, message.id, emoji, user_id];

        /// Deletes all reactions. Needs `MANAGE_MESSAGES`.
        clear_reactions() = delete_all_reactions[message.channel_id, message.id];

        /// Deletes all reactions with one emoji. Needs `MANAGE_MESSAGES`.
        clear_reactions_with(emoji: Variant) =
            delete_all_reactions_for_emoji[message.channel_id, message.id, emoji];

        /// Fetches the users who reacted with an emoji. The options are those of [method DiscordREST.get_reactions].
        fetch_reactions(emoji: Variant; options) = get_reactions[message.channel_id, message.id, emoji];

        /// Publishes a message of an announcement channel to the channels that follow it.
        crosspost() = crosspost_message[message.channel_id, message.id];

        /// Starts a thread from the message. Options: `auto_archive_duration` (in minutes), `rate_limit_per_user` (in seconds).
        /// Returns the thread, a [DiscordChannel].
        start_thread(name: GString; options, reason) =
            start_thread_from_message[message.channel_id, message.id, name];

        /// Ends the poll of the message at once. The message must be the bot's own.
        end_poll() = end_poll[message.channel_id, message.id];

        /// Fetches the current state of the message.
        fetch() = get_channel_message[message.channel_id, message.id];
    }
}

#[godot_api(secondary)]
impl DiscordMessage {
    /// Replies to the message, in the same channel. `message` is text, a [Dictionary] or a [DiscordMessageBuilder], see
    /// [method DiscordREST.create_message]. Returns the reply, a [DiscordMessage].
    ///
    /// ```gdscript
    /// if message.content == "!ping":
    ///     await message.reply("Pong!")
    /// ```
    #[func]
    fn reply(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let replied = self.entity();
        let mut options = options.copy();
        if !options.contains_key("message_reference") {
            let reference = vdict! { "message_id" => replied.id.get() as i64 };
            options.set("message_reference", &reference);
        }
        let parameters = [replied.channel_id.argument(), message];
        self.handle
            .call(&create_message, &parameters, &options, &GString::new())
    }

    /// Forwards the message to another channel. Returns the new [DiscordMessage].
    #[func]
    fn forward(&self, channel_id: IdArgument) -> Signal {
        let message = self.entity();
        let mut reference = vdict! {
            "type" => 1,
            "message_id" => message.id.get() as i64,
            "channel_id" => message.channel_id.get() as i64,
        };
        if message.guild_id.is_some() {
            reference.set("guild_id", message.guild_id.get() as i64);
        }
        let forward = vdict! { "message_reference" => &reference };
        self.handle.call(
            &create_message,
            &[channel_id.argument(), forward.to_variant()],
            &VarDictionary::new(),
            &GString::new(),
        )
    }

    /// Edits the message, which must be the bot's own. `message` is text, a [Dictionary] or a [DiscordMessageBuilder], see
    /// [method DiscordREST.edit_message]. Returns the edited [DiscordMessage].
    ///
    /// You may call this every frame: while one edit is pending, only the newest waits. Calls in between are skipped, and
    /// complete together with it. Discord's rate limits are respected.
    ///
    /// ```gdscript
    /// func _process(_delta: float) -> void:
    ///     status_message.edit("Players: %d" % players.size())
    /// ```
    #[func]
    fn edit(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let edited = self.entity();
        self.handle.call_latest(
            &edited.id.to_string(),
            &edit_message,
            &[edited.channel_id.argument(), edited.id.argument(), message],
            &options.copy(),
            &GString::new(),
        )
    }
}

#[godot_api(secondary)]
impl DiscordMessage {
    /// Waits until a user presses a button or uses a select menu of the message. Awaitable: returns the [DiscordInteraction].
    ///
    /// `filter` is called with the interaction, and returns `true` to accept it; without it, the first interaction is accepted.
    /// `timeout` is in seconds, or `0` for none. Returns `null` when the timeout expires, when the client logs out or is freed,
    /// or when the game quits. See also [method DiscordClient.wait_for].
    ///
    /// ```gdscript
    /// var only_basil := func(press: DiscordInteraction) -> bool: return press.get_invoker().id == basil.id
    /// var press: DiscordInteraction = await message.wait_for_component(only_basil, 60.0)
    /// if press == null:
    ///     print("nobody pressed")
    /// ```
    ///
    /// Discord waits 3 seconds for the response to an interaction. Interactions that the filter does not accept get no response,
    /// unless you respond in a handler of [signal DiscordClient.interaction_created].
    #[func]
    fn wait_for_component(
        &self,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = 0.0)] timeout: f64,
    ) -> Signal {
        self.handle
            .request(|owner| owner.wait_for_component(self.entity().id, filter, timeout))
    }

    /// Collects the interactions with the components of the message, each a [DiscordInteraction]. `filter` is that of
    /// [method wait_for_component], `options` are those of [method DiscordClient.collect]. Returns `null` if the client was
    /// freed.
    ///
    /// ```gdscript
    /// var presses: DiscordCollector = message.collect_components(Callable(), {"max": 10, "timeout": 60.0})
    /// presses.collected.connect(_on_pressed)
    /// await presses.ended
    /// ```
    #[func]
    fn collect_components(
        &self,
        #[opt(default = Filter::default())] filter: Filter,
        #[opt(default = Options::default())] options: Options,
    ) -> Option<Gd<DiscordCollector>> {
        let owner = self.handle.owner()?;
        Some(owner.collect_components(self.entity().id, filter, &options))
    }
}
