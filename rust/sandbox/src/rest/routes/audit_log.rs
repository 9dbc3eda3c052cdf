//! The audit log.

use super::*;

/// The entries asked for, newest first, and what they speak of.
pub fn list(state: &State, call: &Call<'_>, guild: &Guild) -> Outcome {
    let limit = call.limit(50, 100)?;
    let wanted = guild.audit_log.iter().filter(wanted(call));
    let page = call.newest_page(wanted, |entry| entry.id, limit);
    Ok(render(state, guild, &page))
}

fn wanted(call: &Call<'_>) -> impl Fn(&&AuditEntry) -> bool {
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
        let items = all.filter(|item| targets.contains(&item.id));
        items.map(|item| world.render_item(kind, item)).collect()
    };
    let webhooks = world.webhooks.values();
    let webhooks = webhooks.filter(|webhook| targets.contains(&webhook.id));
    let channels = world.channels.values();
    let threads = channels.filter(|thread| thread.is_thread() && targets.contains(&thread.id));
    let partial = |mut integration: Value| {
        let application = integration["application"].get("id").cloned();
        set_some(&mut integration, "application_id", application);
        only(integration, "id name type account application_id")
    };
    json!({
        "audit_log_entries": page.iter().map(|entry| entry.render()).collect::<Value>(),
        "users": users.into_iter().map(|user| world.render_user(user)).collect::<Value>(),
        "integrations": items(ItemKind::Integration).into_iter().map(partial).collect::<Value>(),
        "webhooks": webhooks.map(|webhook| world.render_webhook(webhook)).collect::<Value>(),
        "guild_scheduled_events": items(ItemKind::ScheduledEvent),
        "threads": threads.map(|thread| world.render_channel(thread, None)).collect::<Value>(),
        "application_commands": [],
        "auto_moderation_rules": items(ItemKind::AutoModerationRule),
    })
}
