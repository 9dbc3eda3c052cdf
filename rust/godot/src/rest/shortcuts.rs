//! Methods of `DiscordREST` that call an endpoint with other parameters.

use discord_godot_values::argument::Argument;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::{Anything, Options};
use discord_rest::routes::entries::{
    create_message, modify_current_user_voice_state, modify_user_voice_state,
};
use godot::builtin::VariantType;
use godot::prelude::*;

use super::DiscordREST;

#[godot_api(secondary)]
impl DiscordREST {
    /// Sends a message with one file to a channel. It is [method create_message], which accepts up to 10 files.
    ///
    /// `content` is the text of the message, or `null`. `file` is a path, an [Image], or a [PackedByteArray] with the
    /// content. Options: `filename`, by default that of the path; `description` (the alt text of an image, up to 1024
    /// characters); `spoiler` (`true` hides the file); `embed` (one embed), and those of [method create_message]. Needs
    /// `SEND_MESSAGES` and `ATTACH_FILES`. Returns the sent [DiscordMessage], or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.upload_file(channel_id, "The map", "user://map.png", {"spoiler": true})
    /// ```
    ///
    /// [Create Message](https://discord.com/developers/docs/resources/message#create-message)
    #[func]
    fn upload_file(
        &self,
        channel_id: IdArgument,
        content: Variant,
        file: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let mut options = options.copy();
        let file = described_file(file, &mut options);
        options.set("files", &[file].into_iter().collect::<VarArray>());
        if let Some(embed) = options.remove("embed").filter(|embed| !embed.is_nil()) {
            options.set("embeds", &[embed].into_iter().collect::<VarArray>());
        }
        let message = match content.is_nil() {
            true => VarDictionary::new().to_variant(),
            false => content,
        };
        let parameters = [channel_id.argument(), message];
        let options = options.upcast_any_dictionary();
        self.call(&create_message, &parameters, Some(&options), None)
    }

    /// Makes a user a speaker on a stage, moves the user to the audience, or requests to speak. Without a `user_id`, the user
    /// is the bot itself.
    ///
    /// `channel_id` is the stage channel that the user is in. Options: those of [method modify_current_user_voice_state] for
    /// the bot, and those of [method modify_user_voice_state] for other users. Returns `true`, or `false` on failure.
    ///
    /// ```gdscript
    /// await client.rest.modify_voice_state(guild_id, stage_id, null, {"suppress": false})
    /// ```
    ///
    /// [Modify Current User Voice State](https://discord.com/developers/docs/resources/voice#modify-current-user-voice-state)
    #[func]
    fn modify_voice_state(
        &self,
        guild_id: IdArgument,
        channel_id: IdArgument,
        #[opt(default = Anything::default())] user_id: Anything,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        let mut options = options.copy();
        options.set("channel_id", &channel_id.argument());
        let options = options.upcast_any_dictionary();
        let guild_id = guild_id.argument();
        match user_id.0.is_nil() {
            true => self.call(
                &modify_current_user_voice_state,
                &[guild_id],
                Some(&options),
                None,
            ),
            false => self.call(
                &modify_user_voice_state,
                &[guild_id, user_id.0],
                Some(&options),
                None,
            ),
        }
    }
}

/// Returns a file in the form of the list `files` of a message, with its name and description from the options.
fn described_file(file: Variant, options: &mut VarDictionary) -> Variant {
    let key = match file.get_type() {
        VariantType::STRING => "path",
        VariantType::PACKED_BYTE_ARRAY => "data",
        // Other values are images, or dictionaries that have these fields themselves.
        _ => return file,
    };
    let mut described = VarDictionary::new();
    described.set(key, &file);
    for (option, field) in [
        ("filename", "name"),
        ("description", "description"),
        ("spoiler", "spoiler"),
    ] {
        if let Some(value) = options.remove(option).filter(|value| !value.is_nil()) {
            described.set(field, &value);
        }
    }
    described.to_variant()
}
