//! Webhooks, for bots that manage them and for clients that have a webhook token.

use super::*;

const NEEDED: Permissions = Permissions::MANAGE_WEBHOOKS;
/// How many webhooks a channel can have.
const MOST: usize = 15;

/// A webhook with its maker and where it is written to.
fn render(state: &State, webhook: &Webhook) -> Value {
    let mut rendered = state.world.render_webhook(webhook);
    if webhook.kind == 1 {
        let path = format!("/api/webhooks/{}/{}", webhook.id, webhook.token);
        rendered["url"] = json!(format!("{}{path}", state.url));
    }
    rendered
}

fn render_all(state: &State, wanted: impl Fn(&&Webhook) -> bool) -> Outcome {
    let all = state.world.webhooks.values().filter(wanted);
    Ok(all.map(|webhook| render(state, webhook)).collect())
}

/// The webhook of the path, for a bot that may manage those of its channel.
fn managed<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Webhook, ApiError> {
    let webhook = state.world.webhooks.get(&call.id("webhook_id")?);
    let webhook = webhook.ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    state.channel_for(call.bot, webhook.channel_id, NEEDED)?;
    Ok(webhook)
}

/// The webhook of the path, for whoever knows its token.
pub(super) fn by_token<'a>(state: &'a State, call: &Call<'_>) -> Result<&'a Webhook, ApiError> {
    let webhook = state.world.webhooks.get(&call.id("webhook_id")?);
    let webhook = webhook.ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    ApiError::INVALID_WEBHOOK_TOKEN.unless(webhook.token == call.text("webhook_token"))?;
    Ok(webhook)
}

/// The fields of the body, with a hash in place of the image.
fn given(call: &Call<'_>) -> Result<Fields, ApiError> {
    let mut given = call.fields()?.clone();
    check(|errors| errors.webhook_name(&["name"], field(&given, "name")))?;
    hash_image(&mut given, "avatar");
    Ok(given)
}

pub fn list_of_channel(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, NEEDED)?.id;
    render_all(state, |webhook| webhook.channel_id == channel)
}

pub fn list_of_guild(state: &mut State, call: &Call<'_>) -> Outcome {
    let guild = state.allowed_guild(call, NEEDED)?.id;
    render_all(state, |webhook| webhook.guild_id == guild)
}

pub fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let channel = state.allowed_channel(call, NEEDED)?.id;
    let given = given(call)?;
    let all = state.world.webhooks.values();
    ApiError::TOO_MANY_WEBHOOKS
        .when(all.filter(|other| other.channel_id == channel).count() >= MOST)?;
    let name = field(&given, "name").as_str().unwrap_or_default();
    let made = state
        .create_webhook(channel, call.bot, name)
        .ok_or(ApiError::NOT_IN_DM)?;
    if let Some(avatar) = field(&given, "avatar").as_str()
        && let Some(found) = state.world.webhooks.get_mut(&made.id)
    {
        found.avatar = Some(avatar.to_owned());
    }
    let made = state.world.webhooks.get(&made.id).unwrap_or(&made).clone();
    let change = (&Value::Null, &made.render());
    state.audit(call, made.guild_id, audit::WEBHOOK_CREATE, made.id, change);
    Ok(render(state, &made))
}

pub fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    let webhook = managed(state, call)?;
    Ok(render(state, webhook))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let before = managed(state, call)?.clone();
    let given = given(call)?;
    if let Some(channel) = given.get("channel_id").and_then(Id::from_json) {
        state.channel_for(call.bot, channel, NEEDED)?;
    }
    let after = state
        .update_webhook(before.id, &given)
        .ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    let change = (&before.render(), &after.render());
    state.audit(
        call,
        after.guild_id,
        audit::WEBHOOK_UPDATE,
        after.id,
        change,
    );
    Ok(render(state, &after))
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = managed(state, call)?.id;
    let gone = state.delete_webhook(id).ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    let change = (&gone.render(), &Value::Null);
    state.audit(call, gone.guild_id, audit::WEBHOOK_DELETE, id, change);
    Ok(())
}

pub fn get_by_token(state: &mut State, call: &Call<'_>) -> Outcome {
    Ok(by_token(state, call)?.render())
}

pub fn modify_by_token(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = by_token(state, call)?.id;
    let mut given = given(call)?;
    given.remove("channel_id");
    let after = state
        .update_webhook(id, &given)
        .ok_or(ApiError::UNKNOWN_WEBHOOK)?;
    Ok(after.render())
}

pub fn delete_by_token(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = by_token(state, call)?.id;
    state.delete_webhook(id);
    Ok(())
}
