//! Auto moderation rules.

use serde_json::Value;

use super::super::check::{FormErrors, field};
use super::{Answer, Call, Outcome, State};
use crate::world::{Fields, ItemKind, Permissions};

const KIND: ItemKind = ItemKind::AutoModerationRule;
const NEEDED: Permissions = Permissions::MANAGE_GUILD;

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    Ok(Answer::json(Value::Array(
        state.world.render_items(guild, KIND),
    )))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let rule = state.allowed_item(call, KIND, NEEDED)?;
    Ok(Answer::json(state.world.render_item(KIND, rule)))
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let fields = call.fields()?;
    let mut errors = FormErrors::default();
    for required in ["name", "event_type", "trigger_type", "actions"] {
        errors.required(&[required], field(fields, required));
    }
    check(fields, &mut errors);
    errors.finish()?;
    let mut given = fields.clone();
    given.retain(|_, value| !value.is_null());
    // Discord begins with rules that do nothing yet.
    given
        .entry("enabled".to_owned())
        .or_insert(Value::Bool(false));
    Ok(Answer::json(state.make_item(call, KIND, guild, &given)?))
}

fn check(fields: &Fields, errors: &mut FormErrors) {
    errors.text(&["name"], field(fields, "name"), 1, 100);
    errors.number(&["event_type"], field(fields, "event_type"), 1, 2);
    errors.number(&["trigger_type"], field(fields, "trigger_type"), 1, 6);
    errors.list(&["exempt_roles"], field(fields, "exempt_roles"), 20);
    errors.list(&["exempt_channels"], field(fields, "exempt_channels"), 50);
    let actions = errors.list(&["actions"], field(fields, "actions"), 5);
    for (index, action) in actions.iter().enumerate() {
        let index = index.to_string();
        errors.required(&["actions", &index, "type"], &action["type"]);
        let metadata = &action["metadata"];
        let place = ["actions", index.as_str(), "metadata"];
        let message = [&place[..], &["custom_message"]].concat();
        errors.text(&message, &metadata["custom_message"], 0, 150);
        let seconds = [&place[..], &["duration_seconds"]].concat();
        errors.number(&seconds, &metadata["duration_seconds"], 0, 2_419_200);
        if action["type"] == 2 {
            let channel = [&place[..], &["channel_id"]].concat();
            errors.required(&channel, &metadata["channel_id"]);
        }
    }
    let trigger = field(fields, "trigger_metadata");
    for (list, longest, word) in [
        ("keyword_filter", 1000, 60),
        ("regex_patterns", 10, 260),
        ("allow_list", 1000, 60),
    ] {
        let place = ["trigger_metadata", list];
        let words = errors.list(&place, &trigger[list], longest);
        for (index, text) in words.iter().enumerate() {
            let index = index.to_string();
            errors.text(&["trigger_metadata", list, &index], text, 1, word);
        }
    }
    let limit = &trigger["mention_total_limit"];
    errors.number(&["trigger_metadata", "mention_total_limit"], limit, 0, 50);
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let rule = state.allowed_item(call, KIND, NEEDED)?;
    let place = (rule.guild_id, rule.id);
    let fields = call.fields()?;
    let mut errors = FormErrors::default();
    check(fields, &mut errors);
    errors.finish()?;
    // What triggers a rule stays what it is.
    let mut changes = fields.clone();
    changes.retain(|key, value| key != "trigger_type" && !value.is_null());
    Ok(Answer::json(
        state.change_item(call, KIND, place, &changes)?,
    ))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let rule = state.allowed_item(call, KIND, NEEDED)?;
    let place = (rule.guild_id, rule.id);
    state.remove_item(call, KIND, place)?;
    Ok(Answer::empty())
}
