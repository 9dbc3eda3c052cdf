//! What people chose in menus, and entered in forms.

use discord_model::{Component, InteractionData, Resolved};
use godot::prelude::*;

use super::resolved::chosen;
use crate::convert;
use crate::core::CoreId;
use crate::entities::DiscordInteraction;

#[godot_api(secondary)]
impl DiscordInteraction {
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
            let resolved = data.resolved.as_deref();
            let values = data.values.iter();
            values.map(|value| chosen(core, resolved, value)).collect()
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
        .map(|value| chosen(core, resolved, value))
        .collect::<VarArray>()
        .to_variant()
}

/// Whether a field takes several values.
fn is_list(field: &Component) -> bool {
    use discord_model::ComponentType as Type;
    let single = [Type::TEXT_INPUT, Type::RADIO_GROUP, Type::CHECKBOX];
    !single.contains(&field.kind)
}
