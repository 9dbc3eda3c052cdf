//! The route table, as seen by another crate.

use std::collections::HashSet;

use discord_rest::routes;

/// The parts of a route from which the Godot crate generates a method.
struct Signature {
    documentation: &'static str,
    text: String,
    name: &'static str,
    options: &'static [&'static str],
    reason: &'static str,
    also: &'static [&'static str],
}

fn signatures() -> Vec<Signature> {
    let mut told = Vec::new();
    macro_rules! signatures {
        ($({
            $(#[doc = $doc:tt])*
            $name:ident($($parameter:ident: $kind:ident,)*)
            options: [$($option:ident)*]
            reason: $reason:ident
            also: [$($also:ident)*]
            result: $result:tt
        })*) => {
            $(told.push(Signature {
                documentation: concat!($($doc, "\n"),*),
                text: format!(
                    "{}({}) -> {}",
                    stringify!($name),
                    Vec::<&str>::from([$(concat!(stringify!($parameter), ": ", stringify!($kind))),*]).join(", "),
                    stringify!($result),
                ),
                name: stringify!($name),
                options: &[$(stringify!($option)),*],
                reason: stringify!($reason),
                also: &[$(stringify!($also)),*],
            });)*
        };
    }
    discord_rest::all_routes!(signatures);
    told
}

#[test]
fn the_macros_tell_what_the_statics_tell() {
    let told = signatures();
    let known: Vec<_> = routes::all().collect();
    assert_eq!(told.len(), known.len());
    for (signature, route) in told.iter().zip(known) {
        println!("{}", signature.text);
        assert_eq!(signature.name, route.name);
        assert_eq!(signature.reason == "yes", route.reason, "{}", route.name);
        let options: Vec<_> = route
            .query
            .iter()
            .chain(route.body)
            .map(|field| field.name)
            .collect();
        // A list that several endpoints share is identified by its own name.
        let shared = signature
            .options
            .iter()
            .any(|name| name.to_uppercase() == *name);
        assert!(shared || signature.options == options, "{}", route.name);
    }
}

#[test]
fn signatures_read_as_intended() {
    let texts: Vec<_> = signatures()
        .into_iter()
        .map(|signature| signature.text)
        .collect();
    for expected in [
        "create_message(channel_id: id, message: message) -> Message",
        "bulk_delete_messages(channel_id: id, messages: ids) -> bool",
        "get_reactions(channel_id: id, message_id: id, emoji: emoji) -> [User]",
        "get_gateway() -> raw",
    ] {
        assert!(
            texts.iter().any(|text| text == expected),
            "{expected} is not among {texts:#?}"
        );
    }
}

#[test]
fn every_entry_is_documented_with_its_page() {
    for signature in signatures() {
        let documentation = signature.documentation;
        assert!(
            documentation.contains("```gdscript"),
            "{} has no example",
            signature.name
        );
        assert!(
            documentation.contains(&format!("client.rest.{}(", signature.name)),
            "{}",
            signature.name
        );
        assert!(
            documentation.contains("](https://discord.com/developers/docs/"),
            "{}",
            signature.name
        );
    }
}

#[test]
fn no_two_methods_have_one_name() {
    let mut names = HashSet::new();
    for signature in signatures() {
        for name in [&[signature.name], signature.also].concat() {
            assert!(names.insert(name), "{name} is there twice");
        }
    }
}

/// Returns the endpoints that bots cannot use, as the Godot crate receives them.
fn removed() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut told = Vec::new();
    macro_rules! collect_removed {
        ($({ $(#[doc = $doc:tt])* $name:ident: $remedy:literal })*) => {
            $(told.push((stringify!($name), concat!($($doc, "\n"),*), $remedy));)*
        };
    }
    discord_rest::removed_routes!(collect_removed);
    told
}

#[test]
fn what_cannot_be_called_says_what_can() {
    let told = removed();
    let names: HashSet<_> = signatures()
        .into_iter()
        .flat_map(|signature| [&[signature.name], signature.also].concat())
        .collect();
    assert_eq!(told.len(), routes::removed::ALL.len());
    for ((name, documentation, remedy), known) in told.into_iter().zip(routes::removed::ALL) {
        assert_eq!((name, remedy), (known.name, known.remedy));
        assert!(!names.contains(name), "{name} can be called");
        assert!(remedy.starts_with("Discord "), "{name}: {remedy}");
        let says_why = [
            " Removed by Discord: ",
            " Merged by Discord ",
            " Not available to bots: ",
        ]
        .iter()
        .any(|beginning| documentation.starts_with(beginning));
        assert!(says_why, "{name}: {documentation}");
    }
}

#[test]
fn documentation_names_methods_that_are_there() {
    let signatures = signatures();
    let names: HashSet<_> = signatures
        .iter()
        .flat_map(|signature| [&[signature.name], signature.also].concat())
        .collect();
    let mut wrong = Vec::new();
    let removed = removed();
    let documented = signatures
        .iter()
        .map(|signature| (signature.name, signature.documentation))
        .chain(
            removed
                .iter()
                .map(|(name, documentation, _)| (*name, *documentation)),
        );
    for (name, documentation) in documented {
        assert!(
            !documentation.contains("[method\n"),
            "{name} breaks a line inside of a name"
        );
        let methods = documentation.split("[method ").skip(1);
        for method in methods.filter_map(|rest| rest.split(']').next()) {
            if !names.contains(method) && !method.contains('.') {
                wrong.push(format!("{name} names {method}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn templates_and_parameters_agree() {
    let mut names = HashSet::new();
    for route in routes::all() {
        assert!(names.insert(route.name), "{} is there twice", route.name);
        let in_template: Vec<_> = route
            .template
            .split(['{', '}'])
            .skip(1)
            .step_by(2)
            .collect();
        let given: Vec<_> = route.path.iter().map(|parameter| parameter.name).collect();
        assert_eq!(in_template, given, "{}", route.name);
    }
}

/// The bounds of `limit` in Discord's specification of the HTTP API.
#[test]
fn the_sizes_of_pages_are_those_of_discords_specification() {
    for (name, sizes) in [
        ("get_channel_messages", 1..=100),
        ("list_guild_members", 1..=1000),
        ("get_current_user_guilds", 1..=200),
        ("get_guild_bans", 1..=1000),
        ("get_guild_audit_log", 1..=100),
        ("get_reactions", 1..=100),
        ("get_answer_voters", 1..=100),
        ("list_public_archived_threads", 2..=100),
        ("list_private_archived_threads", 2..=100),
        ("list_joined_private_archived_threads", 2..=100),
        ("get_channel_pins", 1..=50),
        ("list_entitlements", 1..=100),
        ("get_guild_scheduled_event_users", 1..=100),
        ("list_sku_subscriptions", 1..=100),
    ] {
        assert_eq!(
            routes::find(name).unwrap().page_sizes(),
            Some(sizes),
            "{name}"
        );
    }
    assert_eq!(routes::find("get_channel").unwrap().page_sizes(), None);
}
