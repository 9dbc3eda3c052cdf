//! Users submit and close modals.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::interaction_event::send_interaction;
use super::{ActionError, File, Perform, choice, option};
use crate::change::{NewInteraction, Upload};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, Interaction, interaction_type};

/// A user submits a modal that a bot has opened. The values are checked against the modal. Returns the interaction.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitModal {
    /// The user.
    pub user: Key,
    /// The interaction that the bot responded to with the modal. By default that of the user's last open modal.
    pub interaction: Option<Id>,
    /// The custom id of the modal, instead of the interaction.
    pub custom_id: Option<String>,
    /// The values by the custom ids of the components, such as `{"name": "Basil", "agree": true}`: a string, a value or
    /// an array of values, a boolean, or an array of attachments as in `use_command`. Components that are omitted keep
    /// the values that the bot has set.
    #[serde(default)]
    pub values: Fields,
    /// The locale of the user, such as `de`. `en-US` by default.
    pub locale: Option<String>,
}

/// A user closes a modal without submitting it. The bot is not informed. Returns the same as `interaction`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseModal {
    /// The user.
    pub user: Key,
    /// The interaction that the bot responded to with the modal. By default that of the user's last open modal.
    pub interaction: Option<Id>,
    /// The custom id of the modal, instead of the interaction.
    pub custom_id: Option<String>,
}

impl Perform for SubmitModal {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let opener = find_open_modal(
            state,
            &self.user,
            self.interaction,
            self.custom_id.as_deref(),
        )?;
        let (id, user, channel) = (opener.id, opener.user, opener.channel);
        let modal = opener.modal.clone().unwrap_or_default();
        let mut interaction = NewInteraction {
            kind: interaction_type::MODAL,
            bot: opener.bot,
            user,
            channel,
            message: opener.message,
            owners: opener.owners.clone(),
            locale: self.locale,
            response_message_type: opener.response_message_type,
            ..NewInteraction::default()
        };
        let trigger = opener.metadata.clone();
        interaction
            .metadata
            .insert("triggering_interaction_metadata".to_owned(), trigger);

        let mut input = ModalInput {
            state,
            guild: state.guild_of_channel(channel),
            values: self.values,
            ids: Vec::new(),
            uploads: Vec::new(),
        };
        let list = modal["components"].as_array().into_iter().flatten();
        let mut components = list
            .map(|component| input.fill(component))
            .collect::<Result<Vec<Value>, ActionError>>()?;
        if let Some(name) = input.values.keys().next() {
            return Err(ActionError::invalid(format!(
                "there is no field {name:?} in the modal"
            )));
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
        interaction.data = json!({ "custom_id": modal["custom_id"], "components": components });
        if resolved != json!({}) {
            interaction.data["resolved"] = resolved;
        }
        let payload = send_interaction(state, interaction)?;
        close(state, id);
        Ok(payload)
    }
}

impl Perform for CloseModal {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let opener = find_open_modal(
            state,
            &self.user,
            self.interaction,
            self.custom_id.as_deref(),
        )?;
        let id = opener.id;
        close(state, id);
        super::interaction::view(state, id)
    }
}

fn close(state: &mut State, id: Id) {
    if let Some(opener) = state.world.interactions.get_mut(&id) {
        opener.modal_open = false;
    }
}

/// The interaction whose modal the user has open.
fn find_open_modal<'a>(
    state: &'a State,
    user: &Key,
    id: Option<Id>,
    custom_id: Option<&str>,
) -> Result<&'a Interaction, ActionError> {
    let user = state.user(user)?;
    let is_it = |one: &&Interaction| {
        one.modal_open
            && one.user == user
            && id.is_none_or(|id| one.id == id)
            && custom_id.is_none_or(|custom| {
                one.modal
                    .as_ref()
                    .is_some_and(|modal| modal["custom_id"] == custom)
            })
    };
    let found = state.world.interactions.values().rev().find(is_it);
    found.ok_or_else(|| ActionError::invalid("the user has no such modal open"))
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
    /// A component of the modal as it is submitted.
    fn fill(&mut self, component: &Value) -> Result<Value, ActionError> {
        let mut filled = json!({ "type": component["type"], "id": component["id"] });
        if let Some(inside) = component["components"].as_array() {
            let inside = inside.iter().map(|one| self.fill(one));
            filled["components"] = Value::Array(inside.collect::<Result<_, _>>()?);
        } else if component["component"].is_object() {
            filled["component"] = self.fill(&component["component"])?;
        } else if let Some(name) = component["custom_id"].as_str() {
            filled["custom_id"] = json!(name);
            let value = self.values.remove(name).filter(|value| !value.is_null());
            let (key, value) = self
                .fill_field(name, component, value)
                .map_err(|reason| ActionError::invalid(format!("{name}: {reason}")))?;
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
            4 => Ok(("value", json!(text(field, value, required)?))),
            19 => {
                let files = list(value).unwrap_or_default();
                if required || !files.is_empty() {
                    choice::check_count(field, files.len(), 1, 1)?;
                }
                for file in files {
                    let file: File =
                        serde_json::from_value(file).map_err(|error| error.to_string())?;
                    let upload = file.read().map_err(|error| error.to_string())?;
                    self.uploads.push((name.to_owned(), upload));
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
            23 => match value {
                None => Ok(("value", json!(field["default"] == true))),
                Some(value) => Ok((
                    "value",
                    json!(value.as_bool().ok_or("must be true or false")?),
                )),
            },
            kind => {
                let chosen = list(value).unwrap_or_else(|| preset(field));
                let (chosen, ids) = choice::choose(&self.state.world, self.guild, field, &chosen)?;
                let most = match kind {
                    22 => field["options"]
                        .as_array()
                        .map_or(1, |all| all.len() as u64),
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
    let options = field["options"].as_array().into_iter().flatten();
    let chosen = options.filter(|option| option["default"] == true);
    let ids = field["default_values"].as_array().into_iter().flatten();
    chosen
        .map(|option| option["value"].clone())
        .chain(ids.map(|one| one["id"].clone()))
        .collect()
}

fn text(field: &Value, value: Option<Value>, required: bool) -> Result<String, String> {
    let text = match value {
        None => field["value"].as_str().unwrap_or_default().to_owned(),
        Some(Value::String(text)) => text,
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => return Err("must be a string".to_owned()),
    };
    let length = text.chars().count() as u64;
    if length == 0 {
        return if required {
            Err("the field is required".to_owned())
        } else {
            Ok(text)
        };
    }
    let least = field["min_length"].as_u64().unwrap_or(0);
    let most = field["max_length"].as_u64().unwrap_or(4000);
    if (least..=most).contains(&length) {
        Ok(text)
    } else {
        Err(format!("must have between {least} and {most} characters"))
    }
}
