//! The limits of the route table, and those that Discord's specification has.

#![allow(clippy::expect_used, reason = "this is a test")]

use std::path::{Path, PathBuf};

use discord_conformance_tests::ranges;

/// Where the two differ, and why that is right.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "ActionRowComponentForMessageRequest.components[].type",
        "a response is a message or a modal, which only its type says; rows of both have one shape",
    ),
    (
        "ActionRowComponentForModalRequest.components[].type",
        "a response is a message or a modal, which only its type says; rows of both have one shape",
    ),
    (
        "ApplicationCommandAutocompleteCallbackRequest.type",
        "10, PREMIUM_REQUIRED, is documented as deprecated, and not specified",
    ),
    (
        "ApplicationCommandChannelOption.channel_types",
        "each type once, of 13",
    ),
    (
        "ApplicationCommandCreateRequest.contexts",
        "each context once, of 3",
    ),
    (
        "ApplicationCommandCreateRequest.integration_types",
        "each type once, of 2",
    ),
    (
        "ApplicationCommandNumberOption.max_value",
        "documented: any double between -2^53 and 2^53",
    ),
    (
        "ApplicationCommandNumberOption.min_value",
        "documented: any double between -2^53 and 2^53",
    ),
    (
        "ApplicationCommandOptionNumberChoice.value",
        "documented: any double between -2^53 and 2^53",
    ),
    (
        "ApplicationCommandOptionStringChoice.value",
        "documented: up to 100 characters",
    ),
    (
        "ApplicationCommandPatchRequestPartial.contexts",
        "each context once, of 3",
    ),
    (
        "ApplicationCommandPatchRequestPartial.integration_types",
        "each type once, of 2",
    ),
    (
        "ApplicationCommandUpdateRequest.contexts",
        "each context once, of 3",
    ),
    (
        "ApplicationCommandUpdateRequest.integration_types",
        "each type once, of 2",
    ),
    (
        "ApplicationFormPartial.event_webhooks_types",
        "each type once, of 12",
    ),
    (
        "ApplicationOAuth2InstallParams.scopes",
        "each scope once, of the 2 that bots are installed with",
    ),
    (
        "BotAddGuildMemberRequest.access_token",
        "an empty token is nobody's",
    ),
    (
        "BulkBanUsersRequest.user_ids",
        "to ban nobody is refused with an error of its own",
    ),
    (
        "ChannelSelectComponentForMessageRequest.channel_types",
        "each type once, of 13",
    ),
    (
        "ChannelSelectComponentForModalRequest.channel_types",
        "each type once, of 13",
    ),
    (
        "ChannelSelectDefaultValue.type",
        "what a select menu offers is checked by its type",
    ),
    ("ComponentEmojiForRequest.name", "an emoji has a name"),
    (
        "CreateGuildChannelRequest.user_limit",
        "documented: 99 in voice channels, 10,000 in stages",
    ),
    (
        "CreatePrivateChannelRequest.access_tokens",
        "documented: a group has 10 people",
    ),
    (
        "CreatePrivateChannelRequest.access_tokens[]",
        "an empty token is nobody's, and others are specified with 10,240 characters",
    ),
    (
        "DefaultKeywordListTriggerMetadata.presets",
        "each list once, of 3",
    ),
    ("DefaultKeywordListUpsertRequest.name", "a rule has a name"),
    (
        "DefaultKeywordListUpsertRequestPartial.name",
        "a rule has a name",
    ),
    (
        "MessageAllowedMentionsRequest.parse",
        "each type once, of 3",
    ),
    (
        "RecurrenceRule.interval",
        "an event recurs after one unit of time or more",
    ),
    (
        "RichEmbedField.name",
        "an empty one counts as none, and is required",
    ),
    (
        "RichEmbedField.value",
        "an empty one counts as none, and is required",
    ),
    (
        "RoleSelectDefaultValue.type",
        "what a select menu offers is checked by its type",
    ),
    (
        "UpdateGuildChannelRequestPartial.user_limit",
        "documented: 99 in voice channels, 10,000 in stages",
    ),
    (
        "UserSelectDefaultValue.type",
        "what a select menu offers is checked by its type",
    ),
    (
        "action_guild_join_request.action",
        "of the states of a request, these two can be decided",
    ),
    (
        "get_guild_audit_log?action_type",
        "more actions come with every change of the specification",
    ),
    (
        "modify_guild_channel_positions",
        "to move nothing is no request",
    ),
    (
        "modify_guild_role_positions",
        "to move nothing is no request",
    ),
];

#[test]
fn limits_are_those_of_the_specification() {
    let file = std::env::var_os("DISCORD_SPECIFICATION").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.json"),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(file).expect("there is a specification");
    let specification = serde_json::from_str(&text).expect("it is JSON");
    let (compared, differences) = ranges::compare(specification).expect("it is complete");
    assert!(compared > 300, "only {compared} limits were compared");
    let unexplained: Vec<String> = differences
        .iter()
        .filter(|(place, _)| !EXCEPTIONS.iter().any(|(known, _)| known == place))
        .map(|(place, (ours, theirs))| format!("{place}: {ours}, but specified {theirs}"))
        .collect();
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    let outdated: Vec<&str> = EXCEPTIONS
        .iter()
        .map(|(place, _)| *place)
        .filter(|place| !differences.contains_key(*place))
        .collect();
    assert!(outdated.is_empty(), "no exceptions any more: {outdated:?}");
}
