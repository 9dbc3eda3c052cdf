//! The selected values of select menus and the entered values of modals.

use discord_client::interactions::ValueKind;
use discord_godot_values::convert;
use discord_model::{Component, InteractionData, Resolved};
use godot::prelude::*;

use super::resolved::chosen;
use crate::entities::DiscordInteraction;
use crate::entity_store::ClientId;

#[godot_api(secondary)]
impl DiscordInteraction {
    /// Returns the custom id of the component or modal; an empty string for commands.
    #[func]
    fn get_custom_id(&self) -> GString {
        self.with(|data| convert::text(data.custom_id.as_deref().unwrap_or_default()))
    }

    /// Returns the values that were selected in a select menu: the values of its options, or the ids of users, roles or channels.
    #[func]
    fn get_values(&self) -> PackedStringArray {
        self.with(|data| {
            data.values
                .iter()
                .map(|value| convert::text(value))
                .collect()
        })
    }

    /// Returns the selected objects of a select menu, in the order of selection. Their type depends on the type of the
    /// menu: [DiscordUser]s, [DiscordRole]s or both, [DiscordChannel]s, or a [String] for each value of a string select
    /// menu, even if it looks like an id. An id is returned as a [String] if the interaction does not include its
    /// object.
    #[func]
    fn get_selected(&self) -> VarArray {
        let client = self.handle.client_id();
        self.with(|data| {
            let resolved = data.resolved.as_deref();
            let values = data.values.iter();
            let kind = ValueKind::from(data.component_type);
            values
                .map(|value| chosen(client, resolved, kind, value))
                .collect()
        })
    }

    /// Returns the value that was entered in a component of a modal, by the custom id of the component. The type of the
    /// value depends on the type of the component: a [String] for text inputs and radio groups, a [bool] for
    /// checkboxes, an [Array] of [String]s for string select menus and checkbox groups, of [DiscordUser]s,
    /// [DiscordRole]s or [DiscordChannel]s for the other select menus, and of [DiscordAttachment]s for file uploads.
    /// Returns `null` if nothing was selected in a radio group, or if there is no such component.
    ///
    /// ```gdscript
    /// var player_name: String = interaction.get_field("name")
    /// ```
    #[func]
    fn get_field(&self, custom_id: GString) -> Variant {
        let name = custom_id.to_string();
        let client = self.handle.client_id();
        self.with(|data| {
            let field = fields(data)
                .into_iter()
                .find(|field| is_named(field, &name))?;
            Some(field_value(client, field, data.resolved.as_deref()))
        })
        .unwrap_or_default()
    }

    /// Returns all values that were entered in a modal, by the custom ids of its components. The values are those of
    /// [method get_field].
    #[func]
    fn get_fields(&self) -> VarDictionary {
        let client = self.handle.client_id();
        self.with(|data| {
            let fields = fields(data).into_iter();
            fields
                .filter_map(|field| {
                    let name = convert::text(field.custom_id.as_deref()?).to_variant();
                    Some((name, field_value(client, field, data.resolved.as_deref())))
                })
                .collect()
        })
    }
}

/// Returns the components of a modal that have a value, including nested ones.
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

fn field_value(client: ClientId, field: &Component, resolved: Option<&Resolved>) -> Variant {
    if !field.value.is_null() {
        return convert::to_variant(&field.value);
    }
    if field.values.is_empty() {
        return match is_list(field) {
            true => VarArray::new().to_variant(),
            false => Variant::nil(),
        };
    }
    let kind = ValueKind::from(field.kind);
    let values = field.values.iter();
    values
        .map(|value| chosen(client, resolved, kind, value))
        .collect::<VarArray>()
        .to_variant()
}

/// Returns whether a component has several values.
fn is_list(field: &Component) -> bool {
    use discord_model::ComponentType as Type;
    let single = [Type::TEXT_INPUT, Type::RADIO_GROUP, Type::CHECKBOX];
    !single.contains(&field.kind)
}
