//! Tests that the classes of edits have what the table of endpoints has.

use discord_godot_entities::edits::EDITS;

/// The endpoints that change something, but need no object for it.
const WITHOUT_EDIT: [&str; 3] = [
    // They take a list, for which guilds have methods.
    "modify_guild_channel_positions",
    "modify_guild_role_positions",
    // Deprecated by Discord, and replaced by modify_current_member.
    "modify_current_user_nick",
];

#[test]
fn every_field_of_the_table_has_a_method() {
    for (route, methods, submit) in EDITS {
        let fields: Vec<_> = route.body.iter().map(|field| field.name).collect();
        assert_eq!(fields, *methods, "{}", route.name);
        assert!(route.required.is_empty(), "{}", route.name);
        let expected = if route.reason { "reason" } else { "only" };
        assert_eq!(*submit, expected, "{}", route.name);
    }
}

#[test]
fn every_endpoint_that_modifies_something_has_an_edit() {
    for route in discord_rest::routes::all() {
        let is_without = WITHOUT_EDIT.contains(&route.name);
        let has_edit = EDITS.iter().any(|(edited, ..)| edited.name == route.name);
        if route.name.starts_with("modify_") {
            assert_ne!(has_edit, is_without, "{}", route.name);
        }
    }
}
