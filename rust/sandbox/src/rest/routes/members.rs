//! Members: how they are changed, added after join requests, and pruned.

use super::*;

/// How long a member can be kept from writing at most: 28 days, and what clocks may differ.
const LONGEST_TIMEOUT_MS: u64 = (28 * 24 * 60 + 1) * 60 * 1000;

pub fn get(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let user = state.known_user(call.id("user_id")?)?.id;
    let member = state.world.render_member(guild, user);
    member.ok_or(ApiError::UNKNOWN_MEMBER)
}

pub fn list(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let page = call.users_page(guild.members.keys().copied(), 1, 1000)?;
    Ok(render_all(state, guild, page))
}

pub fn search(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let limit = call.limit(1, 1000)?;
    let found = state.members_by_name(guild, call.query("query").unwrap_or_default());
    Ok(render_all(state, guild, found.take(limit)))
}

fn render_all(state: &State, guild: &Guild, users: impl Iterator<Item = Id>) -> Value {
    let members = users.filter_map(|user| state.world.render_member(guild, user));
    members.collect()
}

pub fn modify_own(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let mut changes = call.checked_fields(check_timeout)?.clone();
    changes.retain(|name, _| name == "nick");
    Ok(plain(json!(state.update_member(guild, call.bot, &changes))))
}

/// The older route to change the bot's own nickname. Returns the nickname alone.
pub fn modify_own_nick(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    modify_own(state, call, guild)?;
    Ok(json!({ "nick": text(call.fields()?, "nick") }))
}

/// What a bot needs to set the fields of a member.
const NEEDED: [(&str, Permissions); 6] = [
    ("nick", Permissions::MANAGE_NICKNAMES),
    ("roles", Permissions::MANAGE_ROLES),
    ("mute", Permissions::MUTE_MEMBERS),
    ("deaf", Permissions::DEAFEN_MEMBERS),
    ("channel_id", Permissions::MOVE_MEMBERS),
    (
        "communication_disabled_until",
        Permissions::MODERATE_MEMBERS,
    ),
];

fn check_permissions(state: &State, call: &Call<'_>, fields: &Fields) -> Outcome<()> {
    let set = NEEDED.iter().filter(|(name, _)| fields.contains_key(*name));
    let needed = set.fold(Permissions::NONE, |sum, (_, needed)| sum | *needed);
    state.allowed_guild(call, needed)?;
    Ok(())
}

pub fn modify(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let user = call.id("user_id")?;
    check_permissions(state, call, call.fields()?)?;
    state.outranked(guild, call.bot, user)?;
    let asked = call.checked_fields(check_timeout)?;
    if let Some(channel) = asked.get("channel_id") {
        let voice_states = &state.known_guild(guild)?.voice_states;
        ApiError::NOT_IN_VOICE.unless(voice_states.contains_key(&user))?;
        state.set_voice_state(guild, user, Id::from_json(channel), |_| {});
    }
    let before = rendered(state, guild, user);
    let after = plain(json!(state.update_member(guild, user, asked)));
    if asked.contains_key("roles") {
        audit_roles(state, call, guild, user, &before);
    }
    let [before, other] = [before, after.clone()].map(|member| without(member, "roles"));
    if before != other {
        let change = (&before, &other);
        state.audit(call, guild, audit::MEMBER_UPDATE, user, change);
    }
    Ok(after)
}

fn check_timeout(fields: &Fields, errors: &mut FormErrors) {
    let name = "communication_disabled_until";
    if read_iso(text(fields, name)) > Some(unix_ms() + LONGEST_TIMEOUT_MS) {
        errors.report(&[name], INVALID_COMMUNICATION_DISABLED_TIMESTAMP);
    }
}

/// A member as REST shows it: only the event says in which guild.
fn plain(member: Value) -> Value {
    without(member, "guild_id")
}

pub fn kick(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let user = call.id("user_id")?;
    state.outranked(guild, call.bot, user)?;
    state.leave_guild(guild, user);
    state.audit_act(call, guild, audit::MEMBER_KICK, user);
    Ok(())
}

pub fn change_role(state: &mut State, call: &Call<'_>, guild: Id, wanted: bool) -> Outcome<()> {
    let (user, role) = (call.id("user_id")?, call.id("role_id")?);
    let member = state.world.member(guild, user);
    let mut roles = member.ok_or(ApiError::UNKNOWN_MEMBER)?.roles.clone();
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
    audit_roles(state, call, guild, user, &before);
    Ok(())
}

/// A member as it is now, null when it is not there.
fn rendered(state: &State, guild: Id, user: Id) -> Value {
    let found = state.world.guild(guild);
    json!(found.and_then(|guild| state.world.render_member(guild, user)))
}

/// Of a member's roles the audit log tells which were given and which were taken.
fn audit_roles(state: &mut State, call: &Call<'_>, guild: Id, user: Id, before: &Value) {
    let after = rendered(state, guild, user);
    let (old, new) = (ids(&before["roles"]), ids(&after["roles"]));
    let known = state.world.guild(guild).map(|guild| &guild.roles);
    let change = |key: &str, some: &[Id], others: &[Id]| -> Option<Value> {
        let differing = some.iter().filter(|role| !others.contains(role));
        let named = differing.map(|id| {
            let role = known.and_then(|roles| roles.get(id));
            json!({ "id": role.map(|role| role.id), "name": role.map(Role::name) })
        });
        let named: Vec<Value> = named.collect();
        (!named.is_empty()).then(|| json!({ "key": key, "new_value": named }))
    };
    let changes = [change("$add", &new, &old), change("$remove", &old, &new)];
    let changes: Vec<Value> = changes.into_iter().flatten().collect();
    if !changes.is_empty() {
        let entry = AuditEntry::new(audit::MEMBER_ROLE_UPDATE, call.bot, Some(user));
        state.audit_entry(call, guild, AuditEntry { changes, ..entry });
    }
}

/// Adds the user with the given access token. Returns 204 if the user is already a member.
pub fn add(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome<RestResponse> {
    let user = call.id("user_id")?;
    let mut set = call.set_fields()?;
    state.check_access_token(call, user)?;
    set.remove("access_token");
    check_permissions(state, call, &set)?;
    if state.world.is_member(guild, user) {
        return Ok(RestResponse::empty());
    }
    state.join_guild(guild, user);
    if !set.is_empty() {
        state.update_member(guild, user, &set);
    }
    Ok(Created(rendered(state, guild, user)).into())
}

pub fn list_join_requests(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let limit = call.limit(100, 100)?;
    let status = call.query("status");
    let all = guild.items(ItemKind::JoinRequest).values();
    let wanted: Vec<&Item> = all
        .filter(|request| status.is_none_or(|it| request.field("application_status") == it))
        .collect();
    let page = call.ascending_page(wanted.iter(), |request| request.id, limit);
    let page = page.into_iter();
    let page = page.map(|request| state.world.render_item(ItemKind::JoinRequest, request));
    Ok(json!({ "total": wanted.len(), "guild_join_requests": page.collect::<Value>() }))
}

pub fn decide_join_request(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    let id = call.id("request_id")?;
    let requests = state.known_guild(guild)?.items(ItemKind::JoinRequest);
    ApiError::NOT_FOUND.unless(requests.contains_key(&id))?;
    let asked = call.checked_fields(|asked, errors| {
        let possible = [join_request_status::APPROVED, join_request_status::REJECTED];
        if !possible.contains(&text(asked, "action")) {
            let message = "Value must be one of ('APPROVED', 'REJECTED').";
            errors.add(&["action"], "BASE_TYPE_CHOICES", message);
        }
    })?;
    let approved = text(asked, "action") == join_request_status::APPROVED;
    let reason = field(asked, "rejection_reason").as_str().map(str::to_owned);
    let decided = state.decide_join_request(guild, id, call.bot, reason, approved);
    decided.ok_or(ApiError::NOT_FOUND)
}

/// After how many days without a visit members are pruned, if the request does not say.
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

/// In some guilds only administrators may prune.
fn check_prunable(state: &State, call: &Call<'_>, guild: Id) -> Outcome<()> {
    let guild = state.known_guild(guild)?;
    if entries(field(&guild.fields, "features")).contains(&json!(ADMIN_ONLY)) {
        state.allowed_guild(call, Permissions::ADMINISTRATOR)?;
    }
    Ok(())
}

pub fn preview_prune(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    check_prunable(state, call, guild.id)?;
    let days = call.number("days", DAYS as usize, 1, 30)?;
    let roles = call.query_all("include_roles");
    let roles: Vec<Id> = roles.flat_map(|roles| listed_ids(&json!(roles))).collect();
    let unseen = state.unseen(guild.id, days as u64, &roles);
    Ok(json!({ "pruned": unseen.len() }))
}

pub fn prune(state: &mut State, call: &Call<'_>, guild: Id) -> Outcome {
    check_prunable(state, call, guild)?;
    let asked = call.fields()?;
    let days = field(asked, "days").as_u64().unwrap_or(DAYS);
    let unseen = state.unseen(guild, days, &listed_ids(field(asked, "include_roles")));
    for user in &unseen {
        state.leave_guild(guild, *user);
    }
    let about = json!({
        "delete_member_days": days.to_string(), "members_removed": unseen.len().to_string(),
    });
    let entry = AuditEntry::new(audit::MEMBER_PRUNE, call.bot, None);
    state.audit_entry(call, guild, entry.with(about));
    let counted = field(asked, "compute_prune_count") != false;
    Ok(json!({ "pruned": counted.then_some(unseen.len()) }))
}
