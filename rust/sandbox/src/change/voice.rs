//! Joining, moving in and leaving voice.

use super::*;

impl State {
    /// Puts a member into a voice channel, or out of voice with `None`, with `edit` made to the state first.
    /// Returns the state as in the event, or `None` for one who was not in voice and is not now.
    pub fn set_voice_state(
        &mut self,
        guild: Id,
        user: Id,
        channel: Option<Id>,
        edit: impl FnOnce(&mut VoiceState),
    ) -> Option<Value> {
        let is_bot = self.world.bots.contains_key(&user);
        let before = is_bot.then(|| self.visibility(guild));
        let left = self.world.voice_channel_of(guild, user);
        let entered = channel.filter(|channel| Some(*channel) != left);
        let entered_channel = entered.and_then(|channel| self.world.channel(channel));
        let enters_stage = entered_channel.is_some_and(|channel| channel.kind == kind::STAGE);
        let found = self.world.guilds.get_mut(&guild)?;
        let state = match channel {
            Some(channel) => {
                let state = found.voice_states.entry(user);
                let state = state.or_insert_with(|| VoiceState::connected(channel));
                state.channel_id = Some(channel);
                if entered.is_some() {
                    // Everybody is in the audience first.
                    state.suppress = enters_stage;
                    state.request_to_speak = None;
                }
                edit(state);
                state.clone()
            }
            None => {
                let mut state = found.voice_states.remove(&user)?;
                state.channel_id = None;
                edit(&mut state);
                state
            }
        };
        self.voice_channel_changed(guild, user, left, channel);
        let rendered = self.announce_voice(guild, user, &state);
        if is_bot && channel.is_some() && channel != left {
            self.announce_voice_server(guild, user);
        }
        self.announce_visibility(before, None);
        for changed in left.into_iter().chain(channel) {
            self.keep_start_time(guild, changed);
        }
        Some(rendered)
    }

    /// A voice channel's time begins with the first who joins and ends with the last who leaves; its status ends with it.
    fn keep_start_time(&mut self, guild: Id, channel: Id) {
        let mut states = self
            .world
            .guild(guild)
            .into_iter()
            .flat_map(|it| it.voice_states.values());
        let used = states.any(|state| state.channel_id == Some(channel));
        let Some(found) = self.world.channels.get_mut(&channel) else {
            return;
        };
        if used == found.info.contains_key("voice_start_time") {
            return;
        }
        let start = used.then(|| unix_ms() / 1000);
        if used {
            set(&mut found.info, "voice_start_time", start);
        } else {
            found.info.remove("voice_start_time");
            if found.info.contains_key("status") {
                self.set_voice_channel_status(channel, None);
            }
        }
        let update = json!({ "id": channel, "guild_id": guild, "voice_start_time": start });
        self.emit(Event::channel(
            "VOICE_CHANNEL_START_TIME_UPDATE",
            channel,
            update,
        ));
    }

    /// Sets or clears what a voice channel says it is used for. `None` when there is no such channel in a guild.
    pub fn set_voice_channel_status(
        &mut self,
        channel: Id,
        status: Option<String>,
    ) -> Option<Value> {
        let found = self.world.channels.get_mut(&channel)?;
        let guild = found.guild_id?;
        let status = status.filter(|status| !status.is_empty());
        match &status {
            Some(status) => found.info.insert("status".to_owned(), json!(status)),
            None => found.info.remove("status"),
        };
        let update = json!({ "id": channel, "guild_id": guild, "status": status });
        self.emit(Event::channel(
            "VOICE_CHANNEL_STATUS_UPDATE",
            channel,
            update,
        ));
        Some(json!({ "id": channel, "status": status }))
    }

    /// Shows an effect to those in a voice channel.
    pub fn send_voice_channel_effect(
        &mut self,
        channel: Id,
        user: Id,
        effect: &Fields,
    ) -> Option<Value> {
        let guild = self.world.channel(channel)?.guild_id?;
        let mut shown = json!({ "channel_id": channel, "guild_id": guild, "user_id": user });
        overlay(&mut shown, effect);
        self.emit(Event::voice(
            "VOICE_CHANNEL_EFFECT_SEND",
            channel,
            shown.clone(),
        ));
        Some(shown)
    }

    /// Tells a bot in voice the voice server of its guild. Its last token is worthless then.
    pub fn announce_voice_server(&mut self, guild: Id, bot: Id) {
        let endpoint = self.voice.endpoint_for(guild);
        let token = format!("{:016x}", fastrand::u64(..));
        self.expect_voice_client(guild, bot, token.clone());
        let server = json!({ "token": token, "guild_id": guild, "endpoint": endpoint });
        self.emit(Event::bot("VOICE_SERVER_UPDATE", bot, Some(guild), server));
    }

    fn announce_voice(&mut self, guild: Id, user: Id, state: &VoiceState) -> Value {
        let Some(found) = self.world.guild(guild) else {
            return Value::Null;
        };
        let rendered = self.world.render_voice_state(found, user, state);
        self.emit(Event::guild("VOICE_STATE_UPDATE", guild, rendered.clone()));
        rendered
    }
}
