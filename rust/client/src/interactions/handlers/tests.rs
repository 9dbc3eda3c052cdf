use serde_json::{Value, json};

use super::*;

const ANY: HandlerScope = HandlerScope {
    guild_id: 0,
    command_type: 0,
};

fn scope(guild_id: u64, command_type: u8) -> HandlerScope {
    HandlerScope {
        guild_id,
        command_type,
    }
}

fn table(handlers: &[(HandlerKind, &str, HandlerScope)]) -> HandlerTable<usize> {
    let mut table = HandlerTable::default();
    for (number, (kind, name, scope)) in handlers.iter().enumerate() {
        assert_eq!(
            table.insert(*kind, name, *scope, number),
            None,
            "{name} {scope:?}"
        );
    }
    table
}

fn command(data: Value) -> Interaction {
    let payload = json!({"id": "1", "type": 2, "guild_id": "100", "data": data});
    discord_model::decode::from_str(&payload.to_string())
        .unwrap()
        .unwrap()
}

fn found(table: &HandlerTable<usize>, interaction: &Interaction) -> Option<usize> {
    table.find(interaction, |_| true).copied()
}

#[test]
fn subcommands_are_found_by_their_path() {
    use HandlerKind::Command;
    let table = table(&[
        (Command, "stats", ANY),
        (Command, "stats show", ANY),
        (Command, "stats admin", ANY),
        (Command, "stats admin reset", ANY),
    ]);
    let used = |options: Value| command(json!({"name": "stats", "type": 1, "options": options}));
    for (options, expected) in [
        (
            json!([{"type": 1, "name": "show", "options": [{"type": 4, "name": "count", "value": 2}]}]),
            1,
        ),
        (json!([{"type": 1, "name": "hide"}]), 0),
        (
            json!([{"type": 2, "name": "admin", "options": [{"type": 1, "name": "reset"}]}]),
            3,
        ),
        (
            json!([{"type": 2, "name": "admin", "options": [{"type": 1, "name": "ban"}]}]),
            2,
        ),
        (json!([{"type": 3, "name": "show", "value": "x"}]), 0),
        (json!([]), 0),
    ] {
        assert_eq!(
            found(&table, &used(options.clone())),
            Some(expected),
            "{options}"
        );
    }
    assert_eq!(found(&table, &command(json!({"name": "stat"}))), None);
}

#[test]
fn commands_of_one_name_have_handlers_of_their_own() {
    use HandlerKind::Command;
    let table = table(&[
        (Command, "info", scope(0, 1)),
        (Command, "info", scope(0, 2)),
        (Command, "info", scope(100, 0)),
        (Command, "info", scope(100, 3)),
        (Command, "info", ANY),
    ]);
    for (command_type, guild_id, expected) in [
        (1, 0, 0),
        (2, 0, 1),
        (3, 0, 4),
        (1, 100, 2),
        (2, 100, 2),
        (3, 100, 3),
        (1, 200, 0),
        (3, 200, 4),
    ] {
        let data = json!({"name": "info", "type": command_type, "guild_id": guild_id.to_string()});
        assert_eq!(
            found(&table, &command(data)),
            Some(expected),
            "{command_type} {guild_id}"
        );
    }
}

#[test]
fn a_handler_of_another_type_or_guild_is_not_called() {
    use HandlerKind::Command;
    let table = table(&[
        (Command, "info", scope(0, 2)),
        (Command, "info", scope(100, 1)),
    ]);
    assert_eq!(
        found(&table, &command(json!({"name": "info", "type": 3}))),
        None
    );
    assert_eq!(
        found(&table, &command(json!({"name": "info", "type": 1}))),
        None
    );
    assert_eq!(
        found(&table, &command(json!({"name": "info", "type": 2}))),
        Some(0)
    );
}

#[test]
fn names_are_compared_as_discord_stores_them() {
    let table = table(&[(HandlerKind::Command, "\u{2699}\u{fe0f} Settings ", ANY)]);
    let used = command(json!({"name": "\u{2699} Settings", "type": 3}));
    assert_eq!(found(&table, &used), Some(0));
}

#[test]
fn autocompletion_is_found_by_the_path_too() {
    let table = table(&[
        (HandlerKind::Autocomplete, "shop buy", ANY),
        (HandlerKind::Autocomplete, "shop", ANY),
        (HandlerKind::Command, "craft", ANY),
    ]);
    let typing = |data: Value| Interaction {
        kind: InteractionType::APPLICATION_COMMAND_AUTOCOMPLETE,
        ..command(data)
    };
    let buy = json!({"name": "shop", "options": [{"type": 1, "name": "buy"}]});
    let sell = json!({"name": "shop", "options": [{"type": 1, "name": "sell"}]});
    assert_eq!(found(&table, &typing(buy)), Some(0));
    assert_eq!(found(&table, &typing(sell)), Some(1));
    let craft = typing(json!({"name": "craft"}));
    assert_eq!(
        found(&table, &craft),
        Some(2),
        "an executor completes its command"
    );
    assert_eq!(table.find(&craft, |_| false), None);
}

#[test]
fn the_longest_pattern_is_called() {
    let table = table(&[
        (HandlerKind::Component, "vote:*", ANY),
        (HandlerKind::Component, "vote:yes*", ANY),
        (HandlerKind::Modal, "vote:yes", ANY),
        (HandlerKind::Command, "roll", ANY),
    ]);
    let pressed = |custom_id: &str| Interaction {
        kind: InteractionType::MESSAGE_COMPONENT,
        ..command(json!({"custom_id": custom_id, "component_type": 2}))
    };
    assert_eq!(found(&table, &pressed("vote:yes")), Some(1));
    assert_eq!(found(&table, &pressed("vote:no")), Some(0));
    assert_eq!(found(&table, &pressed("roll:again")), Some(3));
    assert_eq!(table.find(&pressed("roll:again"), |_| false), None);
    assert_eq!(found(&table, &pressed("other")), None);
}

#[test]
fn handlers_are_removed_by_name_or_exactly() {
    use HandlerKind::{Autocomplete, Command, Component};
    let handlers = [
        (Command, "info", ANY),
        (Command, "info", scope(0, 2)),
        (Autocomplete, "info", ANY),
        (Component, "info", ANY),
        (Command, "info show", ANY),
    ];
    let mut exactly = table(&handlers);
    assert_eq!(exactly.remove("info", Some(scope(0, 2))), [1]);
    let mut all = table(&handlers);
    assert_eq!(all.remove("info", None).len(), 4);
    assert_eq!(all.remove("info show", None), [4]);
}

#[test]
fn names_no_interaction_can_have_are_refused() {
    use HandlerKind::{Autocomplete, Command, Component, Modal};
    let long = "x".repeat(101);
    for (kind, name, scope, fits) in [
        (Command, "roll", ANY, true),
        (Command, "stats group show", ANY, true),
        (Command, "High Five", ANY, true),
        (Command, "\u{2699}\u{fe0f} Settings", ANY, true),
        (Command, "/roll", ANY, false),
        (Command, " ", ANY, false),
        (Command, "Show me all of the Statistics, please", ANY, false),
        (
            Command,
            "stats group show all of this now please",
            ANY,
            false,
        ),
        (Command, "High Five", scope(0, 1), false),
        (Command, "a b c d", scope(0, 1), false),
        (Command, "High Five", scope(0, 2), true),
        (Command, "stats show", scope(0, 1), true),
        (Autocomplete, "stats show", ANY, true),
        (Autocomplete, "Stats", ANY, false),
        (Component, "Anything: Goes *", ANY, true),
        (Component, long.as_str(), ANY, false),
        (Modal, &long[1..], ANY, true),
    ] {
        assert_eq!(
            check_name(kind, name, scope).is_ok(),
            fits,
            "{kind:?} {name:?} {scope:?}"
        );
    }
}

#[test]
fn all_handlers_are_listed() {
    let table = table(&[
        (HandlerKind::Modal, "Name:*", ANY),
        (HandlerKind::Command, "stats show", scope(100, 1)),
        (HandlerKind::Command, "stats", ANY),
    ]);
    let listed: Vec<_> = table
        .iter()
        .map(|(kind, name, scope, number)| (kind.name(), name, scope, *number))
        .collect();
    assert_eq!(
        listed,
        [
            ("command", "stats", ANY, 2),
            ("command", "stats show", scope(100, 1), 1),
            ("modal", "Name:*", ANY, 0),
        ]
    );
}
