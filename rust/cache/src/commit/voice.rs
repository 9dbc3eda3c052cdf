//! Voice states, voice servers, and the status of voice channels.

use std::sync::Arc;

use discord_model::events::{VoiceChannelStartTimeUpdate, VoiceChannelStatusUpdate};
use discord_model::{Entity, Fields, Member, VoiceChannelEffect, VoiceServer, VoiceState, bit_of};

use crate::{Cache, CachedKinds, Change};

impl Cache {
    /// A voice state without a channel means that the user left the voice channel.
    pub(super) fn voice_state_update(&mut self, mut state: VoiceState) -> Change {
        self.update_member_from_voice_state(&mut state);
        let new = Arc::new(state);
        let is_kept = self.settings.kinds.contains(CachedKinds::VOICE_STATES)
            && !self.has_member_left(new.guild_id, new.user_id)
            && !self.was_channel_deleted_by_id(new.channel_id);
        let mut old = None;
        if let Some(entry) = self.guilds.get_mut(&new.guild_id)
            && new.user_id.is_some()
        {
            old = if new.channel_id.is_some() && is_kept {
                entry.voice_states.insert(new.user_id, new.clone())
            } else {
                entry.voice_states.remove(&new.user_id)
            };
        }
        Change::VoiceStateUpdated { old, new }
    }

    /// Copies `mute` and `deaf` from the voice state to the member. Discord sends no event for the member, and the
    /// member inside the voice state still has the old values.
    pub(crate) fn update_member_from_voice_state(&mut self, state: &mut VoiceState) {
        /// The bits of a voice state, and those of the member.
        const FIELDS: [(Fields, Fields); 2] = [
            (
                bit_of(VoiceState::FIELDS, "mute"),
                bit_of(Member::FIELDS, "mute"),
            ),
            (
                bit_of(VoiceState::FIELDS, "deaf"),
                bit_of(Member::FIELDS, "deaf"),
            ),
        ];
        let present = state.present.fields();
        let sent_fields = FIELDS.into_iter().filter(|(sent, _)| present & sent != 0);
        let sent_fields = sent_fields.fold(0, |sent_fields, (_, field)| sent_fields | field);
        let muted = Member {
            mute: state.mute,
            deaf: state.deaf,
            ..Member::default()
        };
        if let Some(member) = &mut state.member {
            Arc::make_mut(member).merge(muted.clone(), sent_fields);
            self.update_partial_member(state.guild_id, member);
        }
        let entry = self.guilds.get_mut(&state.guild_id);
        if let Some(known) = entry.and_then(|entry| entry.members.get_mut(state.user_id))
            && !known.fields_equal(&muted, sent_fields)
        {
            Arc::make_mut(known).merge(muted, sent_fields);
        }
    }

    pub(super) fn voice_server_update(&mut self, server: VoiceServer) -> Change {
        let new = Arc::new(server);
        let entry = self.guilds.get_mut(&new.guild_id);
        let old = entry.and_then(|entry| entry.voice_server.replace(new.clone()));
        Change::VoiceServerUpdated { old, new }
    }

    pub(super) fn voice_status_update(&mut self, update: VoiceChannelStatusUpdate) -> Change {
        let new = update.status;
        let mut old = None;
        let channel = self.change_channel(update.id, update.guild_id, |channel| {
            old = std::mem::replace(&mut channel.status, new.clone());
        });
        Change::VoiceChannelStatusUpdated { channel, old, new }
    }

    pub(super) fn voice_start_time_update(
        &mut self,
        update: &VoiceChannelStartTimeUpdate,
    ) -> Change {
        let new = update.voice_start_time;
        let mut old = new;
        let channel = self.change_channel(update.id, update.guild_id, |channel| {
            old = std::mem::replace(&mut channel.voice_start_time, new);
        });
        Change::VoiceChannelStartTimeUpdated { channel, old, new }
    }

    pub(super) fn voice_effect(&mut self, effect: VoiceChannelEffect) -> Change {
        Change::VoiceChannelEffectSent {
            user: self.resolve_user(effect.user_id, effect.guild_id, None),
            effect: Arc::new(effect),
        }
    }
}
