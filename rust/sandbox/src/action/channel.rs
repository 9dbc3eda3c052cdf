//! Channels, threads, stages, voice and activities.

use super::*;
use crate::world::{Item, ItemKind, Message, kind};

pub fn update_channel(state: &mut State, channel: Id, action: UpdateChannel) -> Outcome {
    let user = action.user.map(|user| state.user(&user)).transpose()?;
    let found = state.world.channel(channel);
    let before = found.map(|found| (json!(found.name()), found.owner_id));
    let changed = state.update_channel(channel, &action.changes);
    if let Some((name, owner)) = before
        && let Some(user) = user.or(owner)
        && action.changes.get("name").is_some_and(|new| *new != name)
    {
        state.announce_new_name(user, channel);
    }
    Ok(json!(changed))
}

pub fn create_thread(state: &mut State, parent: Id, author: Id, action: CreateThread) -> Outcome {
    let from = action.message;
    let from = from.map(|message| state.existing_message(parent, message));
    let from = from.transpose()?;
    ActionError::invalid_if(
        from.is_some_and(|message| state.world.channels.contains_key(&message)),
        "the message already has a thread",
    )?;
    let found = state.world.channel(parent);
    let is_forum = found.is_some_and(|it| matches!(it.kind, kind::FORUM | kind::MEDIA));
    let thread = if is_forum {
        let first = action.content.unwrap_or_else(|| action.name.clone());
        let first = Message::of_content(first);
        state.create_post(parent, author, &action.name, &action.fields, first)
    } else {
        state.create_thread(parent, author, from, &action.name, &action.fields)
    };
    thread.or_invalid("a DM has no threads")
}

const KIND: ItemKind = ItemKind::StageInstance;

pub fn create_stage_instance(
    state: &mut State,
    channel: Id,
    mut action: CreateStageInstance,
) -> Outcome {
    let found = state.world.channel(channel);
    let found = found.filter(|channel| channel.kind == kind::STAGE);
    let guild = found.and_then(|channel| channel.guild_id);
    let guild = guild.or_invalid("the channel is not a stage channel")?;
    let has_started = state.stage_of(channel).is_some();
    ActionError::invalid_if(has_started, "the stage has already started")?;
    set(&mut action.fields, "channel_id", channel);
    set(&mut action.fields, "topic", &action.topic);
    let owner = state.actor(guild, None)?;
    Ok(json!(state.create_item(KIND, guild, owner, &action.fields)))
}

pub fn update_stage_instance(state: &mut State, channel: Id, changes: &Fields) -> Outcome {
    let (guild, stage) = find_stage_instance(state, channel)?;
    Ok(json!(state.update_item(KIND, guild, stage, changes)))
}

pub fn delete_stage_instance(state: &mut State, channel: Id) -> Outcome {
    let (guild, stage) = find_stage_instance(state, channel)?;
    Ok(json!(state.delete_item(KIND, guild, stage)))
}

/// Guild and id of the stage instance that is open in a channel.
fn find_stage_instance(state: &State, channel: Id) -> Result<(Id, Id), ActionError> {
    let place = |stage: &Item| (stage.guild_id, stage.id);
    let stage = state.stage_of(channel).map(place);
    stage.or_invalid("the stage has not started")
}

pub fn set_voice_state(state: &mut State, guild: Id, user: Id, action: SetVoiceState) -> Outcome {
    let channel = action.channel.as_ref();
    let channel = channel.map(|key| state.voice_channel(guild, key));
    let voice_state = state.set_voice_state(guild, user, channel.transpose()?, |voice| {
        for (field, change) in [
            (&mut voice.mute, action.mute),
            (&mut voice.deaf, action.deaf),
            (&mut voice.self_mute, action.self_mute),
            (&mut voice.self_deaf, action.self_deaf),
            (&mut voice.self_stream, action.self_stream),
            (&mut voice.self_video, action.self_video),
        ] {
            *field = change.unwrap_or(*field);
        }
    });
    Ok(json!(voice_state))
}

pub fn update_voice_server(state: &mut State, guild: Id, endpoint: Option<String>) -> Value {
    if endpoint.as_deref() == Some("sandbox") {
        state.voice.endpoints.remove(&guild);
    } else {
        state.voice.endpoints.insert(guild, endpoint);
    }
    let bots = state.world.bots.keys().copied();
    let in_voice = bots.filter(|bot| state.world.voice_channel_of(guild, *bot).is_some());
    let in_voice: Vec<Id> = in_voice.collect();
    for bot in &in_voice {
        state.announce_voice_server(guild, *bot);
    }
    json!({ "bots": in_voice.len() })
}

pub fn start_activity(state: &mut State, channel: Id, bot: Id, users: Vec<Key>) -> Outcome {
    let users = state.users(&users)?;
    let launch = state.world.snowflakes.next();
    let location = match state.guild_of_channel(channel) {
        Some(guild) => json!({
            "id": format!("gc-{guild}-{channel}"), "kind": "gc", "channel_id": channel, "guild_id": guild,
        }),
        None => json!({ "id": format!("pc-{channel}"), "kind": "pc", "channel_id": channel }),
    };
    let instance = format!("i-{launch}-{}", location["id"].as_str().unwrap_or_default());
    let activity = json!({
        "application_id": bot, "instance_id": instance, "launch_id": launch, "location": location, "users": users,
    });
    state.world.activities.insert(instance, activity.clone());
    Ok(activity)
}
