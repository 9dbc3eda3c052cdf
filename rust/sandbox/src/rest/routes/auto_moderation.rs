//! Auto moderation rules.

use super::*;

const KIND: ItemKind = ItemKind::AutoModerationRule;
/// The most characters of a rule's name.
const LONGEST_NAME: i64 = 100;

pub fn create(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    call.checked_fields(|fields, errors| {
        check_name(fields, errors);
        errors.required(&["actions"], field(fields, "actions"));
    })?;
    let mut given = call.set_fields()?;
    // Discord begins with rules that do nothing yet.
    given.entry("enabled").or_insert(json!(false));
    Ok(state.make_item(call, KIND, guild, &given))
}

/// No rule is without a name.
fn check_name(fields: &Fields, errors: &mut FormErrors) {
    if field(fields, "name") == "" {
        errors.length(&["name"], 0, Some(1), Some(LONGEST_NAME));
    }
}

/// What triggers a rule stays what it is.
pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let place = state.changeable_item(call, guild, KIND)?;
    call.checked_fields(check_name)?;
    let mut changes = call.set_fields()?;
    changes.remove("trigger_type");
    state.change_item(call, KIND, place, &changes)
}
