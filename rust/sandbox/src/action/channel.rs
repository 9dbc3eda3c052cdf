//! Channels, threads, stages, voice and activities.

use super::*;
use crate::world::{Item, ItemKind, Message, kind};

pub fn create_channel(state: &mut State, action: CreateChannel) -> Outcome {
    let guild = state.guild(&action.guild)?;
    Ok(state.create_channel(guild, &action.name, &action.fields))
}

pub fn update_channel(state: &mut State, action: UpdateChannel) -> Outcome {
    let channel = state.channel(&action.channel)?;
    let user = action.user.map(|user| state.user(&user)).transpose()?;
    let found = state.world.channel(channel);
    let before = found.map(|found| (found.name().to_owned(), found.owner_id));
    let changed = state.update_channel(channel, &action.changes);
    if let Some((name, owner)) = before
        && let Some(user) = user.or(owner)
        && action
            .changes
            .get("name")
            .is_some_and(|new| *new != json!(name))
    {
        state.announce_new_name(user, channel);
    }
    Ok(json!(changed))
}

pub fn delete_channel(state: &mut State, action: DeleteChannel) -> Outcome {
    let channel = state.channel(&action.channel)?;
    Ok(json!(state.delete_channel(channel)))
}

pub fn create_thread(state: &mut State, action: CreateThread) -> Outcome {
    let (parent, author) = (state.channel(&action.channel)?, state.user(&action.author)?);
    let from = action
        .message
        .map(|message| state.existing_message(parent, message))
        .transpose()?;
    ActionError::invalid_if(
        from.is_some_and(|message| state.world.channels.contains_key(&message)),
        "the message already has a thread",
    )?;
    let is_forum = state
        .world
        .channel(parent)
        .is_some_and(|parent| matches!(parent.kind, kind::FORUM | kind::MEDIA));
    let thread = if is_forum {
        let first = Message {
            content: action.content.unwrap_or_else(|| action.name.clone()),
            ..Message::default()
        };
        state.create_post(parent, author, &action.name, &action.fields, first)
    } else {
        state.create_thread(parent, author, from, &action.name, &action.fields)
    };
    thread.or_invalid("a DM has no threads")
}

pub fn delete_thread(state: &mut State, action: DeleteThread) -> Outcome {
    let thread = state.channel(&action.thread)?;
    Ok(json!(state.delete_channel(thread)))
}

pub fn join_thread(state: &mut State, action: JoinThread) -> Outcome {
    let (thread, user) = (state.channel(&action.thread)?, state.user(&action.user)?);
    state
        .join_thread(thread, user)
        .or_invalid("the channel is not a thread")?;
    Ok(json!({ "id": thread, "user_id": user }))
}

pub fn leave_thread(state: &mut State, action: LeaveThread) -> Outcome {
    let (thread, user) = (state.channel(&action.thread)?, state.user(&action.user)?);
    state
        .leave_thread(thread, user)
        .or_invalid("the channel is not a thread that the user is in")?;
    Ok(json!({ "id": thread, "user_id": user }))
}

pub fn update_thread_member(state: &mut State, action: UpdateThreadMember) -> Outcome {
    let (thread, bot) = (
        state.channel(&action.thread)?,
        state.bot(action.bot.as_ref())?,
    );
    state
        .update_thread_member(thread, bot, action.flags)
        .or_invalid("the channel is not a thread that the bot is in")
}

const KIND: ItemKind = ItemKind::StageInstance;

pub fn create_stage_instance(state: &mut State, mut action: CreateStageInstance) -> Outcome {
    let channel = state.channel(&action.channel)?;
    let found = state.world.channel(channel);
    let guild = found.filter(|channel| channel.kind == kind::STAGE);
    let guild = guild
        .and_then(|channel| channel.guild_id)
        .or_invalid("the channel is not a stage channel")?;
    ActionError::invalid_if(
        state.stage_of(channel).is_some(),
        "the stage has already started",
    )?;
    set(&mut action.fields, "channel_id", channel);
    set(&mut action.fields, "topic", &action.topic);
    let owner = state.actor(guild, None)?;
    Ok(json!(state.create_item(KIND, guild, owner, &action.fields)))
}

pub fn update_stage_instance(state: &mut State, action: UpdateStageInstance) -> Outcome {
    let (guild, stage) = find_stage_instance(state, &action.channel)?;
    Ok(json!(state.update_item(
        KIND,
        guild,
        stage,
        &action.changes
    )))
}

pub fn delete_stage_instance(state: &mut State, action: DeleteStageInstance) -> Outcome {
    let (guild, stage) = find_stage_instance(state, &action.channel)?;
    Ok(json!(state.delete_item(KIND, guild, stage)))
}

/// Guild and id of the stage instance that is open in a channel.
fn find_stage_instance(state: &State, channel: &Key) -> Result<(Id, Id), ActionError> {
    let stage = state.stage_of(state.channel(channel)?);
    let place = |stage: &Item| (stage.guild_id, stage.id);
    stage.map(place).or_invalid("the stage has not started")
}

pub fn set_voice_state(state: &mut State, action: SetVoiceState) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    let channel = match &action.channel {
        Some(key) => Some(voice_channel(state, guild, key)?),
        None => None,
    };
    let voice_state = state.set_voice_state(guild, user, channel, |voice| {
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

/// The voice channel of a guild; a text channel can have the same name.
fn voice_channel(state: &State, guild: Id, key: &Key) -> Result<Id, ActionError> {
    let Key::Name(name) = key else {
        return state.channel(key);
    };
    let channels = state.world.channels_of(guild);
    let mut named = channels
        .iter()
        .filter(|channel| channel.is_voice() && channel.name() == name);
    let found = named.next().map(|channel| channel.id);
    found.ok_or_else(|| ActionError::invalid(format!("there is no voice channel {name:?}")))
}

pub fn send_voice_channel_effect(state: &mut State, action: SendVoiceChannelEffect) -> Outcome {
    let (guild, user) = (state.guild(&action.guild)?, state.user(&action.user)?);
    let channel = voice_channel(state, guild, &action.channel)?;
    Ok(json!(state.send_voice_channel_effect(
        channel,
        user,
        &action.effect
    )))
}

pub fn set_voice_channel_status(state: &mut State, action: SetVoiceChannelStatus) -> Outcome {
    let guild = state.guild(&action.guild)?;
    let channel = voice_channel(state, guild, &action.channel)?;
    let status = action.status.filter(|status| !status.is_empty());
    state.set_voice_channel_status(channel, status.clone());
    Ok(json!({ "id": channel, "status": status }))
}

pub fn update_voice_server(state: &mut State, action: UpdateVoiceServer) -> Outcome {
    let guild = state.guild(&action.guild)?;
    if action.endpoint.as_deref() == Some("sandbox") {
        state.voice.endpoints.remove(&guild);
    } else {
        state.voice.endpoints.insert(guild, action.endpoint);
    }
    let bots: Vec<Id> = state.world.bots.keys().copied().collect();
    let mut count = 0;
    for bot in bots {
        if state.world.voice_channel_of(guild, bot).is_some() {
            state.announce_voice_server(guild, bot);
            count += 1;
        }
    }
    Ok(json!({ "bots": count }))
}

pub fn start_activity(state: &mut State, action: StartActivity) -> Outcome {
    let bot = state.bot(action.bot.as_ref())?;
    let (channel, users) = (state.channel(&action.channel)?, state.users(&action.users)?);
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
