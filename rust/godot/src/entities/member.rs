use std::sync::Arc;

use discord_model::*;
use godot::prelude::*;

use crate::cdn;
use crate::entities::{DiscordGuild, DiscordPresence, DiscordRole, DiscordVoiceState};
use crate::entity::{connect_class, entity_class, live};
use crate::show::color;

discord_model::define_member!(entity_class);
connect_class!(Member as DiscordMember {
    key: |member| (member.user_id().is_some() && member.guild_id.is_some())
        .then_some((member.guild_id.get(), member.user_id().get())),
    current: |member, cache| cache.member(member.guild_id, member.user_id()).cloned(),
});

#[godot_api(secondary)]
impl DiscordMember {
    /// The name to show in the guild: [member nick], or else the user's.
    #[func]
    fn get_display_name(&self) -> GString {
        display_name(&self.entity()).as_str().into()
    }

    /// What mentions the member in the text of a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@{}>", self.entity().user_id())).into()
    }

    /// The guild, or `null` if the bot does not know it.
    #[func]
    fn get_guild(&self) -> Option<Gd<DiscordGuild>> {
        let core = self.handle.core()?;
        let guild = core
            .cache
            .borrow()
            .guild(self.entity().guild_id)?
            .guild()
            .clone();
        Some(live(core.id, guild))
    }

    /// The member's roles as objects, the highest first, without the one everybody has.
    #[func]
    fn get_roles_sorted(&self) -> Array<Gd<DiscordRole>> {
        let core = self.handle.core_id();
        self.sorted_roles()
            .into_iter()
            .map(|role| live(core, role))
            .collect()
    }

    /// Whether the member has the role with this id.
    #[func]
    fn has_role(&self, role_id: i64) -> bool {
        self.entity()
            .roles
            .iter()
            .any(|role| role.get() as i64 == role_id)
    }

    /// The colour of the member's name: that of the highest role that has one; fully transparent if none has.
    #[func]
    fn get_color(&self) -> Color {
        let top = self
            .sorted_roles()
            .into_iter()
            .find(|role| role.color != Rgb(0));
        color(top.map_or(Rgb(0), |role| role.color))
    }

    /// Whether the member is online and what they are doing; `null` if the bot does not know, as for those offline.
    #[func]
    fn get_presence(&self) -> Option<Gd<DiscordPresence>> {
        let core = self.handle.core()?;
        let member = self.entity();
        let presence = core
            .cache
            .borrow()
            .presence(member.guild_id, member.user_id())?
            .clone();
        Some(live(core.id, presence))
    }

    /// Where the member takes part in voice; `null` if nowhere.
    #[func]
    fn get_voice_state(&self) -> Option<Gd<DiscordVoiceState>> {
        let core = self.handle.core()?;
        let member = self.entity();
        let state = core
            .cache
            .borrow()
            .voice_state(member.guild_id, member.user_id())?
            .clone();
        Some(live(core.id, state))
    }

    /// The address of the avatar in the guild, or else of the user's; `size` as in [method DiscordUser.get_avatar_url].
    #[func]
    fn get_avatar_url(&self, #[opt(default = 128)] size: i64) -> GString {
        (&cdn::member_avatar(&self.entity(), size, self.handle.core_id())).into()
    }
}

impl DiscordMember {
    fn sorted_roles(&self) -> Vec<Arc<Role>> {
        let Some(core) = self.handle.core() else {
            return Vec::new();
        };
        let member = self.entity();
        let cache = core.cache.borrow();
        let mut roles: Vec<_> = member
            .roles
            .iter()
            .filter_map(|role| cache.role(member.guild_id, *role).cloned())
            .collect();
        roles.sort_by_key(|role| (std::cmp::Reverse(role.position), role.id));
        roles
    }
}

/// The name a guild shows for a member.
pub fn display_name(member: &Member) -> String {
    match (member.nick.as_deref(), &member.user) {
        (Some(nick), _) if !nick.is_empty() => nick.to_owned(),
        (_, Some(user)) => user.display_name().to_owned(),
        (_, None) => String::new(),
    }
}
