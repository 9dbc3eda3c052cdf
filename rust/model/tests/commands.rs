//! Fields of commands for which absent and `false` are different.

#![allow(clippy::expect_used, reason = "this is a test")]

use discord_model::ApplicationCommand;
use discord_model::decode::from_str;

#[test]
fn the_default_permission_of_a_command_is_read() {
    for (json, expected) in [
        (r#"{"default_permission": true}"#, Some(true)),
        (r#"{"default_permission": false}"#, Some(false)),
        (r#"{"default_permission": null}"#, None),
        ("{}", None),
    ] {
        let command: ApplicationCommand = from_str(json)
            .expect("this is JSON")
            .expect("this is an object");
        assert_eq!(command.default_permission, expected, "{json}");
    }
}
