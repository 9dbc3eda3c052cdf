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

fn find<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Webhook> {
    let webhook = state.world.webhooks.get(&call.id("webhook_id")?);
    webhook.ok_or(ApiError::UNKNOWN_WEBHOOK)
}

/// The webhook of the path, for a bot that may manage those of its channel.
fn managed<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Webhook> {
    let webhook = find(state, call)?;
    state.channel_for(call.bot, webhook.channel_id, NEEDED)?;
    Ok(webhook)
}

/// The webhook of the path, for whoever knows its token.
pub(super) fn by_token<'a>(state: &'a State, call: &Call<'_>) -> Outcome<&'a Webhook> {
    let webhook = find(state, call)?;
    ApiError::INVALID_WEBHOOK_TOKEN.unless(webhook.token == call.text("webhook_token"))?;
    Ok(webhook)
}

/// The fields of the body, with a hash in place of the image.
fn given(call: &Call<'_>) -> Outcome<Fields> {
    call.checked_fields(|given, errors| errors.webhook_name(&["name"], field(given, "name")))?;
    let mut given = call.known_fields()?;
    hash_image(&mut given, "avatar");
    Ok(given)
}

pub fn list_of_channel(state: &State, _: &Call<'_>, channel: &Channel) -> Outcome {
    render_all(state, |webhook| webhook.channel_id == channel.id)
}

pub fn list_of_guild(state: &State, _: &Call<'_>, guild: &Guild) -> Outcome {
    render_all(state, |webhook| webhook.guild_id == guild.id)
}

pub fn create(state: &mut State, call: &Call<'_>, channel: Id) -> Outcome {
    let given = given(call)?;
    let all = state.world.webhooks.values();
    let count = all.filter(|other| other.channel_id == channel).count();
    ApiError::TOO_MANY_WEBHOOKS.when(count >= MOST)?;
    let made = state.create_webhook(channel, call.bot, text(&given, "name"));
    let mut made = made.ok_or(ApiError::NOT_IN_DM)?;
    made.avatar = field(&given, "avatar").as_str().map(str::to_owned);
    state.world.webhooks.insert(made.id, made.clone());
    state.audit_made(call, made.guild_id, audit::WEBHOOK_CREATE, &made.render());
    Ok(render(state, &made))
}

pub fn get(state: &State, call: &Call<'_>) -> Outcome {
    Ok(render(state, managed(state, call)?))
}

pub fn modify(state: &mut State, call: &Call<'_>) -> Outcome {
    let before = managed(state, call)?.clone();
    let given = given(call)?;
    if let Some(channel) = given.get("channel_id").and_then(Id::from_json) {
        state.channel_for(call.bot, channel, NEEDED)?;
    }
    let after = update(state, before.id, &given)?;
    let (guild, change) = (after.guild_id, (&before.render(), &after.render()));
    state.audit(call, guild, audit::WEBHOOK_UPDATE, after.id, change);
    Ok(render(state, &after))
}

fn update(state: &mut State, id: Id, changes: &Fields) -> Outcome<Webhook> {
    let after = state.update_webhook(id, changes);
    after.ok_or(ApiError::UNKNOWN_WEBHOOK)
}

pub fn delete(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let gone = managed(state, call)?.clone();
    state.delete_webhook(gone.id);
    let (guild, change) = (gone.guild_id, (&gone.render(), &Value::Null));
    state.audit(call, guild, audit::WEBHOOK_DELETE, gone.id, change);
    Ok(())
}

pub fn get_by_token(state: &State, call: &Call<'_>) -> Outcome {
    Ok(by_token(state, call)?.render())
}

pub fn modify_by_token(state: &mut State, call: &Call<'_>) -> Outcome {
    let id = by_token(state, call)?.id;
    Ok(update(state, id, &given(call)?)?.render())
}

pub fn delete_by_token(state: &mut State, call: &Call<'_>) -> Outcome<()> {
    let id = by_token(state, call)?.id;
    state.delete_webhook(id);
    Ok(())
}
