//! Members: how they are changed, added after join requests, and pruned.

use super::*;

/// How long a member can be kept from writing at most: 28 days, and what clocks may differ.
const LONGEST_TIMEOUT_MS: u64 = (28 * 24 * 60 + 1) * 60 * 1000;

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let user = state.known_user(call.id("user_id")?)?.id;
    let member = state.world.render_member(guild, user);
    member.ok_or(ApiError::UNKNOWN_MEMBER)
}

pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let limit = call.limit(1, 1000)?;
    let after = call.query_id("after").unwrap_or_default();
    let page = guild
        .members
        .keys()
        .filter(|user| **user > after)
        .take(limit);
    Ok(page
        .filter_map(|user| state.world.render_member(guild, *user))
        .collect())
}

pub fn search(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?;
    let limit = call.limit(1, 1000)?;
    let query = call.query("query").unwrap_or_default().to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&query);
    let found = guild.members.iter().filter(|(user, member)| {
        let name = state.world.users.get(user).is_some_and(|user| {
            begins(&user.username) || user.global_name.as_deref().is_some_and(begins)
        });
        name || member.nick.as_deref().is_some_and(begins)
    });
    Ok(found
        .take(limit)
        .filter_map(|(user, _)| state.world.render_member(guild, *user))
        .collect())
}

pub fn modify_own(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::CHANGE_NICKNAME)?.id;
    let asked = call.fields()?;
    check_timeout(asked)?;
    let nick = asked
        .get("nick")
        .map(|nick| ("nick".to_owned(), nick.clone()));
    let changed = state.update_member(guild, call.bot, &nick.into_iter().collect());
    Ok(plain(changed.ok_or(ApiError::UNKNOWN_MEMBER)?))
}

/// The older route to change the bot's own nickname. Returns the nickname alone.
pub fn modify_own_nick(state: &mut State, call: &Call<'_>) -> Outcome {
    modify_own(state, call)?;
    let nick = field(call.fields()?, "nick").as_str().unwrap_or_default();
    Ok(json!({ "nick": nick }))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::NONE)?.id;
    let user = call.id("user_id")?;
    let asked = call.fields()?;
    for (key, needed) in [
        ("nick", Permissions::MANAGE_NICKNAMES),
        ("roles", Permissions::MANAGE_ROLES),
        ("mute", Permissions::MUTE_MEMBERS),
        ("deaf", Permissions::DEAFEN_MEMBERS),
        ("channel_id", Permissions::MOVE_MEMBERS),
        (
            "communication_disabled_until",
            Permissions::MODERATE_MEMBERS,
        ),
    ] {
        if asked.contains_key(key) {
            state.allowed_guild(call, needed)?;
        }
    }
    state.outranked(guild, call.bot, user)?;
    check_timeout(asked)?;
    if let Some(channel) = asked.get("channel_id") {
        let channel = Id::from_json(channel);
        let voice_states = &state.known_guild(guild)?.voice_states;
        ApiError::NOT_IN_VOICE.unless(voice_states.contains_key(&user))?;
        state.set_voice_state(guild, user, channel, |_| {});
    }
    let before = rendered(state, guild, user);
    let after = state
        .update_member(guild, user, asked)
        .ok_or(ApiError::UNKNOWN_MEMBER)?;
    if asked.contains_key("roles") {
        write_down_roles(state, call, guild, user, &before);
    }
    let after = plain(after);
    let [before, other] = [before, after.clone()].map(|member| without(member, "roles"));
    if before != other {
        let change = (&before, &other);
        state.audit(call, guild, audit::MEMBER_UPDATE, user, change);
    }
    Ok(after)
}

fn check_timeout(fields: &Fields) -> Result<(), ApiError> {
    let until = field(fields, "communication_disabled_until").as_str();
    check(|errors| {
        if until.and_then(read_iso) > Some(unix_ms() + LONGEST_TIMEOUT_MS) {
            errors.add(
                &["communication_disabled_until"],
                "INVALID_COMMUNICATION_DISABLED_TIMESTAMP",
                "Communication can be disabled for 28 days at most.",
            );
        }
    })
}

/// A member as REST shows it: only the event says in which guild.
fn plain(member: Value) -> Value {
    without(member, "guild_id")
}

pub fn kick(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?.id;
    let user = call.id("user_id")?;
    state.outranked(guild, call.bot, user)?;
    state
        .leave_guild(guild, user)
        .ok_or(ApiError::UNKNOWN_MEMBER)?;
    let change = (&Value::Null, &Value::Null);
    state.audit(call, guild, audit::MEMBER_KICK, user, change);
    Ok(())
}

pub fn change_role(state: &mut State, call: &Call<'_>, wanted: bool) -> Outcome<()> {
    let guild = state.allowed_guild(call, Permissions::MANAGE_ROLES)?;
    let (user, role) = (call.id("user_id")?, call.id("role_id")?);
    let member = guild.members.get(&user).ok_or(ApiError::UNKNOWN_MEMBER)?;
    let (guild, mut roles) = (guild.id, member.roles.clone());
    state.outranked_role(guild, call.bot, role)?;
    if roles.contains(&role) == wanted {
        return Ok(());
    }
    if wanted {
        roles.push(role);
    } else {
        roles.retain(|other| *other != role);
    }
    let before = rendered(state, guild, user);
    state.update_member(guild, user, &object([("roles", json!(roles))]));
    write_down_roles(state, call, guild, user, &before);
    Ok(())
}

/// A member as it is now, null when it is not there.
fn rendered(state: &State, guild: Id, user: Id) -> Value {
    let found = state.world.guild(guild);
    json!(found.and_then(|guild| state.world.render_member(guild, user)))
}

/// Of a member's roles the audit log tells which were given and which were taken.
fn write_down_roles(state: &mut State, call: &Call<'_>, guild: Id, user: Id, before: &Value) {
    let after = rendered(state, guild, user);
    let (old, new) = (ids(&before["roles"]), ids(&after["roles"]));
    let known = state.world.guild(guild).map(|guild| &guild.roles);
    let change = |key: &str, some: &[Id], others: &[Id]| -> Option<Value> {
        let differing = some.iter().filter(|role| !others.contains(role));
        let named = differing.map(|role| {
            let role = known
                .and_then(|roles| roles.get(role))
                .map(|role| (role.id, role.name()));
            json!({ "id": role.map(|(id, _)| id), "name": role.map(|(_, name)| name) })
        });
        let named: Vec<Value> = named.collect();
        (!named.is_empty()).then(|| json!({ "key": key, "new_value": named }))
    };
    let changes = [change("$add", &new, &old), change("$remove", &old, &new)];
    let changes: Vec<Value> = changes.into_iter().flatten().collect();
    if changes.is_empty() {
        return;
    }
    let entry = AuditEntry {
        changes,
        ..AuditEntry::new(audit::MEMBER_ROLE_UPDATE, call.bot, Some(user))
    };
    state.audit_entry(call, guild, entry);
}

/// Adds the user with the given access token. Returns 204 if the user is already a member.
pub fn add(state: &mut State, call: &Call<'_>) -> Outcome<RestResponse> {
    let guild = state.allowed_guild(call, Permissions::CREATE_INSTANT_INVITE)?;
    let user = call.id("user_id")?;
    let (guild, known) = (guild.id, guild.members.contains_key(&user));
    let asked = call.fields()?;
    state.check_access_token(call, user)?;
    let mut set = Fields::new();
    for (key, needed) in [
        ("nick", Permissions::MANAGE_NICKNAMES),
        ("roles", Permissions::MANAGE_ROLES),
        ("mute", Permissions::MUTE_MEMBERS),
        ("deaf", Permissions::DEAFEN_MEMBERS),
        ("flags", Permissions::NONE),
    ] {
        if let Some(value) = asked.get(key).filter(|value| !value.is_null()) {
            state.allowed_guild(call, needed)?;
            set.insert(key.to_owned(), value.clone());
        }
    }
    if known {
        return Ok(RestResponse::empty());
    }
    state.join_guild(guild, user);
    if !set.is_empty() {
        state.update_member(guild, user, &set);
    }
    let member = state.world.render_member(state.known_guild(guild)?, user);
    Ok(Created(member.ok_or(ApiError::UNKNOWN_MEMBER)?).into())
}

pub fn list_join_requests(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?;
    let limit = call.limit(100, 100)?;
    let status = call.query("status");
    let all = guild.items(ItemKind::JoinRequest).values();
    let wanted: Vec<&Item> = all
        .filter(|request| status.is_none_or(|it| request.field("application_status") == it))
        .collect();
    let page = call.ascending_page(wanted.iter(), |request| request.id, limit);
    let page = page
        .into_iter()
        .map(|request| state.world.render_item(ItemKind::JoinRequest, request));
    Ok(json!({
        "total": wanted.len(), "guild_join_requests": page.collect::<Vec<Value>>(),
    }))
}

pub fn decide_join_request(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::KICK_MEMBERS)?;
    let found = guild
        .items(ItemKind::JoinRequest)
        .get(&call.id("request_id")?);
    let request = found.ok_or(ApiError::NOT_FOUND)?.id;
    let (guild, asked) = (guild.id, call.fields()?);
    let action = field(asked, "action");
    let reason = field(asked, "rejection_reason");
    if action != join_request_status::APPROVED && action != join_request_status::REJECTED {
        let message = "Value must be one of ('APPROVED', 'REJECTED').";
        check(|errors| errors.add(&["action"], "BASE_TYPE_CHOICES", message))?;
    }
    let approved = action == join_request_status::APPROVED;
    let reason = reason.as_str().map(str::to_owned);
    let decided = state.decide_join_request(guild, request, call.bot, reason, approved);
    decided.ok_or(ApiError::NOT_FOUND)
}

const NEEDED: Permissions = Permissions::MANAGE_GUILD.union(Permissions::KICK_MEMBERS);
const DAYS: u64 = 7;
/// The feature of guilds in which only administrators may prune.
const ADMIN_ONLY: &str = "PRUNE_REQUIRES_ADMIN";

/// Ids in a list, or in a text between commas.
fn listed_ids(value: &Value) -> Vec<Id> {
    let texts = value.as_str().into_iter();
    let texts = texts.flat_map(|text| text.split(','));
    let texts = texts.filter_map(|id| id.trim().parse().ok());
    texts.chain(ids(value)).collect()
}

/// The guild, if the bot may prune its members.
fn prunable(state: &State, call: &Call<'_>) -> Result<Id, ApiError> {
    let guild = state.allowed_guild(call, NEEDED)?;
    if entries(field(&guild.fields, "features")).contains(&json!(ADMIN_ONLY)) {
        state.allowed_guild(call, Permissions::ADMINISTRATOR)?;
    }
    Ok(guild.id)
}

pub fn preview_prune(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = prunable(state, call)?;
    let days = call.number("days", DAYS as usize, 1, 30)?;
    let roles = call.query_all("include_roles");
    let roles: Vec<Id> = roles.flat_map(|roles| listed_ids(&json!(roles))).collect();
    let unseen = state.unseen(guild, days as u64, &roles);
    Ok(json!({ "pruned": unseen.len() }))
}

pub fn prune(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = prunable(state, call)?;
    let asked = call.fields()?;
    let days = field(asked, "days").as_u64().unwrap_or(DAYS);
    let roles = listed_ids(field(asked, "include_roles"));
    let unseen = state.unseen(guild, days, &roles);
    for user in &unseen {
        state.leave_guild(guild, *user);
    }
    let about = json!({
        "delete_member_days": days.to_string(), "members_removed": unseen.len().to_string(),
    });
    let entry = AuditEntry::new(audit::MEMBER_PRUNE, call.bot, None);
    state.audit_entry(call, guild, entry.with(about));
    let counted = *field(asked, "compute_prune_count") != false;
    Ok(json!({ "pruned": counted.then_some(unseen.len()) }))
}
