//! Users submit and close modals.

use serde_json::Map;

use super::command::send_interaction;
use super::*;
use crate::change::Upload;
use crate::world::{Interaction, interaction_type};

pub fn submit_modal(state: &mut State, user: Id, action: SubmitModal) -> Outcome {
    let opener = find_open_modal(state, user, action.interaction, action.custom_id)?;
    let (id, channel) = (opener.id, opener.channel);
    let modal = opener.modal.clone().unwrap_or_default();
    let interaction = Interaction {
        kind: interaction_type::MODAL,
        bot: opener.bot,
        user,
        channel,
        message: opener.message,
        owners: opener.owners.clone(),
        response_message_type: opener.response_message_type,
        metadata: object([("triggering_interaction_metadata", json!(opener.metadata))]),
        ..Interaction::default()
    };

    let mut input = ModalInput {
        state,
        guild: state.guild_of_channel(channel),
        values: action.values,
        ids: Vec::new(),
        uploads: Vec::new(),
    };
    let mut components = input.fill_all(entries(&modal["components"]))?;
    if let Some(name) = input.values.keys().next() {
        return Err(format!("there is no field {name:?} in the modal").into());
    }
    let (ids, uploads) = (input.ids, input.uploads);
    let mut resolved = state.world.render_resolved(user, channel, &ids);
    let mut files = Map::new();
    for (field, upload) in uploads {
        let file = option::store_attachment(state, channel, upload, &mut files);
        crate::world::each_component(&mut components, &mut |one| {
            if one["custom_id"] == field.as_str()
                && let Some(values) = one["values"].as_array_mut()
            {
                values.push(json!(file));
            }
        });
    }
    if !files.is_empty() {
        resolved["attachments"] = Value::Object(files);
    }
    let mut data = json!({ "custom_id": modal["custom_id"], "components": components });
    if resolved != json!({}) {
        data["resolved"] = resolved;
    }
    let payload = send_interaction(state, interaction, data, action.locale)?;
    close(state, id);
    Ok(payload)
}

pub fn close_modal(
    state: &mut State,
    user: Id,
    id: Option<Id>,
    custom_id: Option<String>,
) -> Outcome {
    let id = find_open_modal(state, user, id, custom_id)?.id;
    close(state, id);
    super::interaction::view(state, id)
}

fn close(state: &mut State, id: Id) {
    if let Some(opener) = state.world.interactions.get_mut(&id) {
        opener.modal_open = false;
    }
}

/// The interaction whose modal the user has open.
fn find_open_modal(
    state: &State,
    user: Id,
    id: Option<Id>,
    custom_id: Option<String>,
) -> Result<&Interaction, ActionError> {
    let has_custom_id = |modal: &Value| {
        let custom_id = custom_id.as_deref();
        custom_id.is_none_or(|custom_id| modal["custom_id"] == custom_id)
    };
    let is_it = |one: &&Interaction| {
        one.modal_open
            && one.user == user
            && id.is_none_or(|id| one.id == id)
            && one.modal.as_ref().is_some_and(has_custom_id)
    };
    let found = state.world.interactions.values().rev().find(is_it);
    found.or_invalid("the user has no such modal open")
}

/// The input of a modal.
struct ModalInput<'a> {
    state: &'a State,
    guild: Option<Id>,
    /// The values that are not used yet.
    values: Fields,
    /// The selected users, roles and channels.
    ids: Vec<Id>,
    /// The attachments, with the custom ids of their components.
    uploads: Vec<(String, Upload)>,
}

impl ModalInput<'_> {
    fn fill_all(&mut self, components: &[Value]) -> Result<Vec<Value>, ActionError> {
        components
            .iter()
            .map(|component| self.fill(component))
            .collect()
    }

    /// A component of the modal as it is submitted.
    fn fill(&mut self, component: &Value) -> Outcome {
        let mut filled = json!({ "type": component["type"], "id": component["id"] });
        if let Some(inside) = component["components"].as_array() {
            filled["components"] = json!(self.fill_all(inside)?);
        } else if component["component"].is_object() {
            filled["component"] = self.fill(&component["component"])?;
        } else if let Some(name) = component["custom_id"].as_str() {
            filled["custom_id"] = json!(name);
            let value = self.values.remove(name).filter(|value| !value.is_null());
            let field = self.fill_field(name, component, value);
            let (key, value) = field.map_err(|reason| format!("{name}: {reason}"))?;
            filled[key] = value;
        }
        Ok(filled)
    }

    fn fill_field(
        &mut self,
        name: &str,
        field: &Value,
        value: Option<Value>,
    ) -> Result<(&'static str, Value), String> {
        let required = field["required"] != false;
        let list = |value: Option<Value>| match value {
            None => None,
            Some(Value::Array(list)) => Some(list),
            Some(one) => Some(vec![one]),
        };
        match field["type"].as_u64().unwrap_or_default() {
            4 => {
                let text = value.unwrap_or_else(|| field["value"].clone());
                let text = if text.is_null() { json!("") } else { text };
                if text == "" && required {
                    return Err("the field is required".to_owned());
                } else if text == "" {
                    return Ok(("value", text));
                }
                Ok(("value", json!(choice::text(field, &text, (0, 4000))?)))
            }
            19 => {
                let files = list(value).unwrap_or_default();
                if required || !files.is_empty() {
                    choice::check_count(field, files.len(), 1, 1)?;
                }
                for file in files {
                    self.uploads.push((name.to_owned(), choice::file(file)?));
                }
                Ok(("values", json!([])))
            }
            21 => {
                let chosen = list(value).unwrap_or_else(|| preset(field));
                let (chosen, _) = choice::choose(&self.state.world, self.guild, field, &chosen)?;
                match (chosen.len(), required) {
                    (0, false) => Ok(("value", Value::Null)),
                    (1, _) => Ok(("value", json!(chosen.first()))),
                    _ => Err("one option must be selected".to_owned()),
                }
            }
            23 => {
                let value = value.unwrap_or_else(|| json!(field["default"] == true));
                let chosen = value.as_bool().ok_or("must be true or false")?;
                Ok(("value", json!(chosen)))
            }
            kind => {
                let chosen = list(value).unwrap_or_else(|| preset(field));
                let (chosen, ids) = choice::choose(&self.state.world, self.guild, field, &chosen)?;
                let most = match kind {
                    22 => entries(&field["options"]).len().max(1) as u64,
                    _ => 1,
                };
                if required || !chosen.is_empty() {
                    choice::check_count(field, chosen.len(), 1, most)?;
                }
                self.ids.extend(ids);
                Ok(("values", json!(chosen)))
            }
        }
    }
}

/// The default values of a select menu or a group.
fn preset(field: &Value) -> Vec<Value> {
    let options = entries(&field["options"]).iter();
    let chosen = options.filter(|option| option["default"] == true);
    let ids = entries(&field["default_values"]).iter();
    let values = chosen.map(|option| &option["value"]);
    values.chain(ids.map(|one| &one["id"])).cloned().collect()
}
