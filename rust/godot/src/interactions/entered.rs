//! What people entered for a command: its options, and what it was used on.

use std::sync::Arc;

use discord_model::{
    ApplicationCommandOptionType, Id, Interaction, InteractionData, InteractionOption,
    InteractionType, Member, Resolved, User,
};
use godot::prelude::*;
use serde_json::Value;

use super::resolved::any;
use crate::convert;
use crate::core::CoreId;
use crate::entities::{DiscordInteraction, DiscordInteractionOption, DiscordMember};
use crate::handle::live;
use crate::options::Anything;

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Whether somebody used a command.
    #[func]
    fn is_command(&self) -> bool {
        self.entity().kind == InteractionType::APPLICATION_COMMAND
    }

    /// Whether somebody is typing an option, and waits for suggestions.
    #[func]
    fn is_autocomplete(&self) -> bool {
        self.entity().kind == InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE
    }

    /// Whether somebody pressed a button or chose from a menu.
    #[func]
    fn is_component(&self) -> bool {
        self.entity().kind == InteractionType::MESSAGE_COMPONENT
    }

    /// Whether somebody sent a form off.
    #[func]
    fn is_modal_submit(&self) -> bool {
        self.entity().kind == InteractionType::MODAL_SUBMIT
    }

    /// The name of the command; an empty string if it is none.
    #[func]
    fn get_command_name(&self) -> GString {
        self.with(|data| (&*data.name).into())
    }

    /// The name of the command with the subcommand that was used, such as `"stats show"`.
    #[func]
    fn get_command_path(&self) -> GString {
        self.with(|data| {
            let mut path = vec![&*data.name];
            path.extend(path_below(data));
            (&path.join(" ")).into()
        })
    }

    /// The name of the subcommand that was used, or an empty string.
    #[func]
    fn get_subcommand(&self) -> GString {
        self.with(|data| path_below(data).last().copied().unwrap_or_default().into())
    }

    /// The name of the group the subcommand is in, or an empty string.
    #[func]
    fn get_subcommand_group(&self) -> GString {
        self.with(|data| match path_below(data)[..] {
            [group, _] => group.into(),
            _ => GString::new(),
        })
    }

    /// What was entered for an option, by its type: a [String], [int], [float] or [bool], a [DiscordUser] (see
    /// [method get_member_option]), [DiscordRole], [DiscordChannel] or [DiscordAttachment]; `default` if it was left out.
    ///
    /// ```gdscript
    /// var sides: int = interaction.get_option("sides", 6)
    /// var opponent: DiscordUser = interaction.get_option("opponent")
    /// ```
    #[func]
    fn get_option(
        &self,
        name: GString,
        #[opt(default = Anything::default())] default: Anything,
    ) -> Variant {
        let core = self.handle.core_id();
        let found = self.with(|data| {
            let option = find(data, &name.to_string())?;
            Some(value(core, option, data.resolved.as_deref()))
        });
        found.unwrap_or(default.0)
    }

    /// Whether an option was entered.
    #[func]
    fn has_option(&self, name: GString) -> bool {
        self.with(|data| find(data, &name.to_string()).is_some())
    }

    /// Everything that was entered, by the names of the options; values as from [method get_option].
    #[func]
    fn get_options(&self) -> VarDictionary {
        let core = self.handle.core_id();
        self.with(|data| {
            let options = entered(data).iter();
            options
                .map(|option| {
                    (
                        GString::from(&*option.name).to_variant(),
                        value(core, option, data.resolved.as_deref()),
                    )
                })
                .collect()
        })
    }

    /// The user who was entered for an option, as a member of the guild; `null` if it was left out, or outside a guild.
    #[func]
    fn get_member_option(&self, name: GString) -> Option<Gd<DiscordMember>> {
        let interaction = self.entity();
        let data = interaction.data.as_deref()?;
        let option = find(data, &name.to_string())?;
        self.member(&interaction, data, id_of(&option.value)?)
    }

    /// The option that is being typed, of an autocomplete interaction; `null` otherwise.
    #[func]
    fn get_focused_option(&self) -> Option<Gd<DiscordInteractionOption>> {
        let interaction = self.entity();
        let option = entered(interaction.data.as_deref()?)
            .iter()
            .find(|option| option.focused)?;
        Some(live(self.handle.core_id(), option.clone()))
    }

    /// The user or the message in whose menu a command was used: a [DiscordUser] or a [DiscordMessage]; `null` otherwise.
    #[func]
    fn get_target(&self) -> Variant {
        let core = self.handle.core_id();
        self.with(|data| {
            let resolved = data.resolved.as_deref()?;
            let id = data.target_id.get();
            let user = resolved
                .users
                .get(&id)
                .map(|user| live(core, user.clone()).to_variant());
            user.or_else(|| Some(live(core, resolved.messages.get(&id)?.clone()).to_variant()))
        })
        .unwrap_or_default()
    }

    /// The user in whose menu a command was used, as a member of the guild; `null` otherwise.
    #[func]
    fn get_target_member(&self) -> Option<Gd<DiscordMember>> {
        let interaction = self.entity();
        let data = interaction.data.as_deref()?;
        self.member(&interaction, data, data.target_id.get())
    }
}

impl DiscordInteraction {
    pub(super) fn with<R: Default>(&self, read: impl FnOnce(&InteractionData) -> R) -> R {
        self.entity().data.as_deref().map(read).unwrap_or_default()
    }

    fn member(
        &self,
        interaction: &Interaction,
        data: &InteractionData,
        id: u64,
    ) -> Option<Gd<DiscordMember>> {
        let resolved = data.resolved.as_deref()?;
        let told = resolved.members.get(&id)?;
        // What an interaction tells of a member lacks the user and the guild.
        let member = Member {
            user: resolved
                .users
                .get(&id)
                .cloned()
                .or_else(|| Some(unknown(id))),
            guild_id: interaction.guild_id,
            ..Member::clone(told)
        };
        Some(live(self.handle.core_id(), Arc::new(member)))
    }
}

fn unknown(id: u64) -> Arc<User> {
    Arc::new(User {
        id: Id::new(id),
        ..User::default()
    })
}

/// The names of the subcommand group and the subcommand.
fn path_below(data: &InteractionData) -> Vec<&str> {
    let mut path = Vec::new();
    let mut options = &data.options;
    while let [one] = &options[..]
        && is_below(one.kind)
    {
        path.push(&*one.name);
        options = &one.options;
    }
    path
}

fn is_below(kind: ApplicationCommandOptionType) -> bool {
    kind == ApplicationCommandOptionType::SUB_COMMAND
        || kind == ApplicationCommandOptionType::SUB_COMMAND_GROUP
}

/// The options that were entered, of the subcommand if there is one.
fn entered(data: &InteractionData) -> &[Arc<InteractionOption>] {
    let mut options = &data.options;
    while let [one] = &options[..]
        && is_below(one.kind)
    {
        options = &one.options;
    }
    options
}

fn find<'a>(data: &'a InteractionData, name: &str) -> Option<&'a InteractionOption> {
    entered(data)
        .iter()
        .find(|option| &*option.name == name)
        .map(|option| &**option)
}

fn id_of(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

/// What was entered, as the object it stands for if it is an id.
fn value(core: CoreId, option: &InteractionOption, resolved: Option<&Resolved>) -> Variant {
    use ApplicationCommandOptionType as Type;
    let stands_for_object = [
        Type::USER,
        Type::CHANNEL,
        Type::ROLE,
        Type::MENTIONABLE,
        Type::ATTACHMENT,
    ];
    if stands_for_object.contains(&option.kind)
        && let (Some(id), Some(resolved)) = (id_of(&option.value), resolved)
        && let Some(object) = any(core, resolved, id)
    {
        return object;
    }
    // A number with decimals may come without any.
    match option.value.as_f64() {
        Some(number) if option.kind == Type::NUMBER => number.to_variant(),
        _ => convert::to_variant(&option.value),
    }
}
