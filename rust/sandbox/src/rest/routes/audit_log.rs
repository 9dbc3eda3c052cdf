//! The audit log.

use super::*;

/// The entries asked for, newest first, and what they speak of.
pub fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, Permissions::VIEW_AUDIT_LOG)?;
    let limit = call.limit(50, 100)?;
    let wanted = wanted(call);
    let entries = guild.audit_log.iter();
    let page: Vec<&AuditEntry> = match call.query_id("after") {
        Some(after) => entries
            .filter(|entry| entry.id > after && wanted(entry))
            .take(limit)
            .collect(),
        None => {
            let before = call.query_id("before").unwrap_or(Id(u64::MAX));
            entries
                .rev()
                .filter(|entry| entry.id < before && wanted(entry))
                .take(limit)
                .collect()
        }
    };
    Ok(render(state, guild, &page))
}

fn wanted<'a>(call: &'a Call<'_>) -> impl Fn(&AuditEntry) -> bool + 'a {
    let (user, target) = (call.query_id("user_id"), call.query_id("target_id"));
    let action: Option<u64> = call.query("action_type").and_then(|text| text.parse().ok());
    move |entry| {
        user.is_none_or(|user| entry.user == user)
            && target.is_none_or(|target| entry.target == Some(target))
            && action.is_none_or(|action| entry.action == action)
    }
}

fn render(state: &State, guild: &Guild, page: &[&AuditEntry]) -> Value {
    let world = &state.world;
    let targets: Vec<Id> = page.iter().filter_map(|entry| entry.target).collect();
    let mut users: Vec<Id> = page.iter().map(|entry| entry.user).collect();
    users.extend(targets.iter().filter(|id| world.users.contains_key(id)));
    users.sort_unstable();
    users.dedup();
    let items = |kind: ItemKind| -> Vec<Value> {
        let all = guild.items(kind).values();
        all.filter(|item| targets.contains(&item.id))
            .map(|item| world.render_item(kind, item))
            .collect()
    };
    let webhooks = world.webhooks.values();
    let webhooks = webhooks.filter(|webhook| targets.contains(&webhook.id));
    let channels = world.channels.values();
    let threads = channels.filter(|thread| thread.is_thread() && targets.contains(&thread.id));
    let partial = |mut integration: Value| {
        integration["application_id"] = integration["application"]["id"].clone();
        let known = ["id", "name", "type", "account", "application_id"];
        if let Value::Object(fields) = &mut integration {
            fields.retain(|key, value| known.contains(&key.as_str()) && !value.is_null());
        }
        integration
    };
    json!({
        "audit_log_entries": page.iter().map(|entry| entry.render()).collect::<Vec<_>>(),
        "users": users.into_iter().map(|user| world.render_user(user)).collect::<Vec<_>>(),
        "integrations": items(ItemKind::Integration).into_iter().map(partial).collect::<Vec<_>>(),
        "webhooks": webhooks.map(|webhook| world.render_webhook(webhook)).collect::<Vec<_>>(),
        "guild_scheduled_events": items(ItemKind::ScheduledEvent),
        "threads": threads.map(|thread| world.render_channel(thread, None)).collect::<Vec<_>>(),
        "application_commands": [],
        "auto_moderation_rules": items(ItemKind::AutoModerationRule),
    })
}
