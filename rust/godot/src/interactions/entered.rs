//! What people entered: options of commands, what was chosen in menus, and the fields of forms.

use std::sync::Arc;

use discord_model::{
    ApplicationCommandOptionType, Component, Id, Interaction, InteractionData, InteractionOption,
    InteractionType, Member, Resolved, User,
};
use godot::prelude::*;
use serde_json::Value;

use crate::convert;
use crate::core::{Core, CoreId};
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

    /// The bot's own name for the component or the form; an empty string for commands.
    #[func]
    fn get_custom_id(&self) -> GString {
        self.with(|data| data.custom_id.as_deref().unwrap_or_default().into())
    }

    /// What was chosen in a menu: the values of its options, or the ids of users, roles or channels as text.
    #[func]
    fn get_values(&self) -> PackedStringArray {
        self.with(|data| {
            data.values
                .iter()
                .map(|value| GString::from(&**value))
                .collect()
        })
    }

    /// What was chosen in a menu of users, roles or channels: the objects, in the order chosen. In a menu of texts, the texts.
    #[func]
    fn get_selected(&self) -> VarArray {
        let core = self.handle.core_id();
        self.with(|data| {
            let values = data.values.iter();
            values
                .map(|value| {
                    let resolved = data.resolved.as_deref();
                    let found =
                        resolved.and_then(|resolved| any(core, resolved, value.parse().ok()?));
                    found.unwrap_or_else(|| GString::from(&**value).to_variant())
                })
                .collect()
        })
    }

    /// What was entered in a field of a form, by its custom id: a [String] in a text input or a radio group, a [bool] in a
    /// checkbox, an [Array] of texts, objects or [DiscordAttachment]s in menus, groups and uploads; `null` if there is nothing.
    ///
    /// ```gdscript
    /// var player_name: String = interaction.get_field("name")
    /// ```
    #[func]
    fn get_field(&self, custom_id: GString) -> Variant {
        let name = custom_id.to_string();
        let core = self.handle.core_id();
        self.with(|data| {
            let field = fields(data)
                .into_iter()
                .find(|field| is_named(field, &name))?;
            Some(field_value(core, field, data.resolved.as_deref()))
        })
        .unwrap_or_default()
    }

    /// Everything that was entered in a form, by the custom ids of its fields; values as from [method get_field].
    #[func]
    fn get_fields(&self) -> VarDictionary {
        let core = self.handle.core_id();
        self.with(|data| {
            let fields = fields(data).into_iter();
            fields
                .filter_map(|field| {
                    let name = GString::from(field.custom_id.as_deref()?).to_variant();
                    Some((name, field_value(core, field, data.resolved.as_deref())))
                })
                .collect()
        })
    }
}

impl DiscordInteraction {
    fn with<R: Default>(&self, read: impl FnOnce(&InteractionData) -> R) -> R {
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

/// The object an id stands for. Users go before roles, whose ids they never share. A channel is the one the entity manager has:
/// what came with the interaction is less.
fn any(core: CoreId, resolved: &Resolved, id: u64) -> Option<Variant> {
    let channel = || {
        let told = resolved.channels.get(&id)?.clone();
        let client = Core::find(core);
        let known =
            client.and_then(|client| client.find_live(|cache| cache.channel(told.id).cloned()));
        Some(known.unwrap_or_else(|| live(core, told)).to_variant())
    };
    let user = resolved
        .users
        .get(&id)
        .map(|user| live(core, user.clone()).to_variant());
    user.or_else(|| Some(live(core, resolved.roles.get(&id)?.clone()).to_variant()))
        .or_else(channel)
        .or_else(|| Some(live(core, resolved.attachments.get(&id)?.clone()).to_variant()))
}

/// The fields of a form, whatever they stand in.
fn fields(data: &InteractionData) -> Vec<&Component> {
    let mut found = Vec::new();
    let mut open: Vec<&Component> = data.components.iter().rev().map(|part| &**part).collect();
    while let Some(component) = open.pop() {
        if component.custom_id.is_some() {
            found.push(component);
        }
        open.extend(component.components.iter().rev().map(|part| &**part));
        open.extend(component.component.as_deref());
    }
    found
}

fn is_named(field: &Component, name: &str) -> bool {
    field.custom_id.as_deref() == Some(name)
}

fn field_value(core: CoreId, field: &Component, resolved: Option<&Resolved>) -> Variant {
    if !field.value.is_null() {
        return convert::to_variant(&field.value);
    }
    if field.values.is_empty() {
        return match is_list(field) {
            true => VarArray::new().to_variant(),
            false => Variant::nil(),
        };
    }
    let values = field.values.iter();
    values
        .map(|value| {
            let found = resolved.and_then(|resolved| any(core, resolved, value.parse().ok()?));
            found.unwrap_or_else(|| GString::from(&**value).to_variant())
        })
        .collect::<VarArray>()
        .to_variant()
}

/// Whether a field takes several values.
fn is_list(field: &Component) -> bool {
    use discord_model::ComponentType as Type;
    let single = [Type::TEXT_INPUT, Type::RADIO_GROUP, Type::CHECKBOX];
    !single.contains(&field.kind)
}
