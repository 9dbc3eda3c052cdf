//! What the asking bot may touch.

use super::call::Call;
use super::error::ApiError;
use crate::id::Id;
use crate::state::State;
use crate::world::{Channel, Guild, Message, Permissions};

impl State {
    /// The guild of the path, which the bot has to be in and be allowed that in.
    pub fn allowed_guild(&self, call: &Call<'_>, needed: Permissions) -> Result<&Guild, ApiError> {
        let guild = self
            .world
            .guilds
            .get(&call.id("guild_id")?)
            .ok_or(ApiError::UNKNOWN_GUILD)?;
        if !guild.members.contains_key(&call.bot) {
            return Err(ApiError::MISSING_ACCESS);
        }
        if !self
            .world
            .guild_permissions(guild.id, call.bot)
            .contains(needed)
        {
            return Err(ApiError::MISSING_PERMISSIONS);
        }
        Ok(guild)
    }

    /// The channel of the path, which the bot has to see and be allowed that in.
    pub fn allowed_channel(
        &self,
        call: &Call<'_>,
        needed: Permissions,
    ) -> Result<&Channel, ApiError> {
        self.channel_for(call.bot, call.id("channel_id")?, needed)
    }

    /// A channel the bot has to see and be allowed that in.
    pub fn channel_for(
        &self,
        bot: Id,
        channel: Id,
        needed: Permissions,
    ) -> Result<&Channel, ApiError> {
        let channel = self
            .world
            .channels
            .get(&channel)
            .ok_or(ApiError::UNKNOWN_CHANNEL)?;
        let may = self.world.channel_permissions(channel, bot);
        if !self.world.can_view(channel, bot) {
            return Err(ApiError::MISSING_ACCESS);
        }
        if !may.contains(needed) {
            return Err(ApiError::MISSING_PERMISSIONS);
        }
        Ok(channel)
    }

    /// The message of the path, in a channel the bot may do that in.
    pub fn allowed_message(
        &self,
        call: &Call<'_>,
        needed: Permissions,
    ) -> Result<&Message, ApiError> {
        let channel = self.allowed_channel(call, needed)?;
        self.world
            .message(channel.id, call.id("message_id")?)
            .ok_or(ApiError::UNKNOWN_MESSAGE)
    }

    /// A member of the path whom the bot outranks, unless it is the bot itself.
    pub fn outranked(&self, guild: Id, bot: Id, user: Id) -> Result<(), ApiError> {
        let members = self.world.guilds.get(&guild).map(|guild| &guild.members);
        if !members.is_some_and(|members| members.contains_key(&user)) {
            return Err(ApiError::UNKNOWN_MEMBER);
        }
        if user != bot && self.world.rank(guild, bot) <= self.world.rank(guild, user) {
            return Err(ApiError::MISSING_PERMISSIONS);
        }
        Ok(())
    }

    /// A role below the bot's own highest.
    pub fn outranked_role(&self, guild: Id, bot: Id, role: Id) -> Result<(), ApiError> {
        let roles = self.world.guilds.get(&guild).map(|guild| &guild.roles);
        let role = roles
            .and_then(|roles| roles.get(&role))
            .ok_or(ApiError::UNKNOWN_ROLE)?;
        if self.world.rank(guild, bot) <= role.position {
            Err(ApiError::MISSING_PERMISSIONS)
        } else {
            Ok(())
        }
    }
}
