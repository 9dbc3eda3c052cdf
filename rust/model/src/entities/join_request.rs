use std::sync::Arc;

use serde_json::Value;

use crate::entity::entity;
use crate::{Guild, Id, SmallStr, Timestamp, User};

entity! {
    /// A request to join a guild that approves each new member.
    GuildJoinRequest as DiscordGuildJoinRequest {
        /// The id of the request.
        id: Id<GuildJoinRequest>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The id of the user who wants to join.
        user_id: Id<User>,
        /// The user who wants to join, or `null` if Discord omitted it.
        user: Option<Arc<User>>,
        /// The status: `"STARTED"` (not submitted yet), `"SUBMITTED"` (waiting for a decision), `"APPROVED"` or
        /// `"REJECTED"`.
        application_status: SmallStr,
        /// The time when the request was created, in Unix seconds.
        created_at: Timestamp,
        /// The time when the request was approved or rejected, in Unix seconds; `0` if it was not.
        reviewed_at: Timestamp,
        /// The reason for the rejection, or an empty string.
        rejection_reason: Option<Box<str>>,
        /// The user's responses to the form of the guild.
        form_responses: Box<[Arc<JoinRequestFormResponse>]>,
        /// The moderator who approved or rejected the request, or `null`.
        actioned_by_user: Option<Arc<User>>,
    }
}

entity! {
    /// A field of the form that a user fills in to join a guild, and the response.
    JoinRequestFormResponse as DiscordJoinRequestFormResponse {
        /// The type of the field: `"TERMS"`, `"TEXT_INPUT"`, `"PARAGRAPH"` or `"MULTIPLE_CHOICE"`.
        field_type: SmallStr,
        /// The label of the field.
        label: Box<str>,
        /// The help text below the label, or an empty string.
        description: Option<Box<str>>,
        /// If `true`, the user must fill in the field.
        required: bool,
        /// The terms to agree to, for a field of type `"TERMS"`.
        values: Box<[Box<str>]>,
        /// The choices, for a field of type `"MULTIPLE_CHOICE"`.
        choices: Box<[Box<str>]>,
        /// The placeholder text of a text field, or an empty string.
        placeholder: Option<Box<str>>,
        /// The response: a [bool] for `"TERMS"`, the index of the choice for `"MULTIPLE_CHOICE"`, a [String] for the others;
        /// `null` if there is none.
        response: Value,
    }
}

entity! {
    /// A page of the join requests of a guild.
    GuildJoinRequestList as DiscordGuildJoinRequestList {
        /// The total number of join requests that match the query.
        total: u32,
        /// The join requests of this page.
        guild_join_requests: Box<[Arc<GuildJoinRequest>]>,
    }
}
