//! What the asking bot may touch.

use super::call::Call;
use super::error::{ApiError, Outcome};
use crate::id::Id;
use crate::json::field;
use crate::state::State;
use crate::world::{Channel, Guild, Interaction, Message, MessageKey, Permissions, Role, User};

impl State {
    pub fn known_user(&self, id: Id) -> Outcome<&User> {
        self.world.user(id).ok_or(ApiError::UNKNOWN_USER)
    }

    pub fn known_guild(&self, id: Id) -> Outcome<&Guild> {
        self.world.guild(id).ok_or(ApiError::UNKNOWN_GUILD)
    }

    pub fn known_channel(&self, id: Id) -> Outcome<&Channel> {
        let found = self.world.channel(id);
        found.ok_or(ApiError::UNKNOWN_CHANNEL)
    }

    pub fn known_message(&self, (channel, id): MessageKey) -> Outcome<&Message> {
        let found = self.world.message(channel, id);
        found.ok_or(ApiError::UNKNOWN_MESSAGE)
    }

    pub fn known_interaction(&self, id: Id) -> Outcome<&Interaction> {
        let found = self.world.interactions.get(&id);
        found.ok_or(ApiError::UNKNOWN_INTERACTION)
    }

    pub fn known_interaction_mut(&mut self, id: Id) -> Outcome<&mut Interaction> {
        let found = self.world.interactions.get_mut(&id);
        found.ok_or(ApiError::UNKNOWN_INTERACTION)
    }

    /// Whether an interaction can be responded to no more.
    pub fn is_expired(&self, interaction: &Interaction) -> bool {
        let config = &self.config;
        interaction.is_expired(config.interaction_deadline, config.interaction_lifetime)
    }

    /// The guild of the path, which the bot has to be in and be allowed that in.
    pub fn allowed_guild(&self, call: &Call<'_>, needed: Permissions) -> Outcome<&Guild> {
        let guild = self.known_guild(call.id("guild_id")?)?;
        ApiError::MISSING_ACCESS.unless(guild.members.contains_key(&call.bot))?;
        let may = self.world.guild_permissions(guild.id, call.bot);
        ApiError::MISSING_PERMISSIONS.unless(may.contains(needed))?;
        Ok(guild)
    }

    /// The channel of the path, which the bot has to see and be allowed that in.
    pub fn allowed_channel(&self, call: &Call<'_>, needed: Permissions) -> Outcome<&Channel> {
        self.channel_for(call.bot, call.id("channel_id")?, needed)
    }

    /// A channel the bot has to see and be allowed that in.
    pub fn channel_for(&self, bot: Id, channel: Id, needed: Permissions) -> Outcome<&Channel> {
        let channel = self.known_channel(channel)?;
        ApiError::MISSING_ACCESS.unless(self.world.can_view(channel, bot))?;
        let may = self.world.channel_permissions(channel, bot);
        ApiError::MISSING_PERMISSIONS.unless(may.contains(needed))?;
        Ok(channel)
    }

    /// The message of the path, in a channel the bot may do that in.
    pub fn allowed_message(&self, call: &Call<'_>, needed: Permissions) -> Outcome<&Message> {
        let channel = self.allowed_channel(call, needed)?.id;
        self.known_message((channel, call.id("message_id")?))
    }

    /// The access token of the body has to be that user's.
    pub fn check_access_token(&self, call: &Call<'_>, user: Id) -> Outcome<()> {
        let token = field(call.fields()?, "access_token").as_str();
        let of_token = self.world.user_of_access_token(token.unwrap_or_default());
        ApiError::INVALID_ACCESS_TOKEN.when(of_token != Some(user))
    }

    /// A member of the path whom the bot outranks, unless it is the bot itself.
    pub fn outranked(&self, guild: Id, bot: Id, user: Id) -> Outcome<()> {
        ApiError::UNKNOWN_MEMBER.unless(self.world.is_member(guild, user))?;
        let (own, other) = (self.world.rank(guild, bot), self.world.rank(guild, user));
        ApiError::MISSING_PERMISSIONS.when(user != bot && own <= other)
    }

    /// A role below the bot's own highest.
    pub fn outranked_role(&self, guild: Id, bot: Id, role: Id) -> Outcome<&Role> {
        let role = self.known_guild(guild)?.roles.get(&role);
        let role = role.ok_or(ApiError::UNKNOWN_ROLE)?;
        ApiError::MISSING_PERMISSIONS.when(self.world.rank(guild, bot) <= role.position)?;
        Ok(role)
    }
}
