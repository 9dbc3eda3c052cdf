//! Auto moderation rules.

use super::*;

const KIND: ItemKind = ItemKind::AutoModerationRule;
const NEEDED: Permissions = Permissions::MANAGE_GUILD;
/// The most characters of a rule's name.
const LONGEST_NAME: i64 = 100;

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    let fields = call.fields()?;
    check(|errors| {
        check_name(fields, errors);
        errors.required(&["actions"], field(fields, "actions"));
    })?;
    let mut given = fields.clone();
    given.retain(|_, value| !value.is_null());
    // Discord begins with rules that do nothing yet.
    given
        .entry("enabled".to_owned())
        .or_insert(Value::Bool(false));
    state.make_item(call, KIND, guild, &given)
}

/// No rule is without a name.
fn check_name(fields: &Fields, errors: &mut FormErrors) {
    if field(fields, "name") == "" {
        errors.length(&["name"], 0, Some(1), Some(LONGEST_NAME));
    }
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let place = state.changeable_item(call, KIND)?;
    let fields = call.fields()?;
    check(|errors| check_name(fields, errors))?;
    // What triggers a rule stays what it is.
    let mut changes = fields.clone();
    changes.retain(|key, value| key != "trigger_type" && !value.is_null());
    state.change_item(call, KIND, place, &changes)
}
