use std::sync::Arc;

use discord_cache::{Cache, permissions};
use discord_model::*;
use godot::prelude::*;

use super::shared::in_guild;
use crate::cdn;
use crate::convert;
use crate::entities::{DiscordChannel, DiscordPresence, DiscordRole, DiscordVoiceState};
use crate::entity::{connect_class, entity_class};
use crate::id_argument::IdArgument;
use crate::show::color;

discord_model::define_member!(entity_class);
connect_class!(Member as DiscordMember {
    // A member that came with an interaction has permissions of its own, and stays as it was then.
    key: |member| (member.own_permissions().is_none() && member.user_id().is_some() && member.guild_id.is_some())
        .then_some((member.guild_id.get(), member.user_id().get())),
    current: |member, cache| cache
        .member(member.guild_id, member.user_id())
        .filter(|_| member.own_permissions().is_none()),
});
in_guild!(DiscordMember);

#[godot_api(secondary)]
impl DiscordMember {
    /// Returns the name to show in the guild: [member nick], or otherwise the user's display name.
    #[func]
    fn get_display_name(&self) -> GString {
        let member = self.entity();
        match (member.nick.as_deref(), &member.user) {
            (Some(nick), _) if !nick.is_empty() => convert::text(nick),
            (_, Some(user)) => convert::text(user.display_name()),
            (_, None) => GString::new(),
        }
    }

    /// Returns the text that mentions the member in a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@{}>", self.entity().user_id())).into()
    }

    /// Returns the member's roles as objects, the highest first, excluding `@everyone`.
    #[func]
    fn get_roles_sorted(&self) -> Array<Gd<DiscordRole>> {
        self.handle.list(sorted_roles)
    }

    /// Returns the highest role of the member, which is `@everyone` if there is no other. Returns `null` if the bot does not know
    /// it.
    #[func]
    fn get_top_role(&self) -> Option<Gd<DiscordRole>> {
        self.handle.find(|member, cache| {
            let highest = sorted_roles(member, cache).into_iter().next();
            highest.or_else(|| cache.role(member.guild_id, member.guild_id.cast()).cloned())
        })
    }

    /// Returns `true` if the member has the role with this id.
    #[func]
    fn has_role(&self, role_id: IdArgument) -> bool {
        let role_id = role_id.lookup("DiscordMember.has_role", "role_id");
        self.entity().roles.contains(&role_id)
    }

    /// Returns the color of the member's name: the color of the highest role that has one. Fully transparent if no role has a
    /// color.
    #[func]
    fn get_color(&self) -> Color {
        let roles = self.handle.core().map_or_else(Vec::new, |core| {
            sorted_roles(&self.entity(), &core.cache.borrow())
        });
        let mut colors = roles.iter().map(|role| role.color);
        color(colors.find(|color| *color != Rgb(0)).unwrap_or_default())
    }

    /// Returns the permissions of the member in the guild as a bitfield of [DiscordPermissions], regardless of channels. A
    /// timeout removes none of them here, only in channels. Returns `0` if the entity manager does not know enough.
    ///
    /// For a member that came with an interaction, returns [member permissions] instead: the permissions that Discord computed
    /// for the channel of the interaction.
    #[func]
    fn get_guild_permissions(&self) -> i64 {
        if let Some(own) = self.entity().own_permissions() {
            return match own.contains(Permissions::ADMINISTRATOR) {
                true => Permissions::ALL | own,
                false => own,
            }
            .into();
        }
        self.ask(|member, cache| permissions::of_member(cache, member))
            .unwrap_or_default()
            .into()
    }

    /// Returns the permissions of the member in a channel or thread, see [method DiscordChannel.get_permissions_for].
    #[func]
    fn get_permissions_in(&self, channel: Gd<DiscordChannel>) -> i64 {
        let channel = channel.bind().entity().id;
        self.ask(|member, cache| {
            permissions::of_member_in_channel(cache, channel, member, convert::now())
        })
        .unwrap_or_default()
        .into()
    }

    /// Returns `true` if the member has all of `permissions`, a bitfield of [DiscordPermissions], in the guild. For a member that
    /// came with an interaction, returns `true` if the member has them in the channel of the interaction.
    ///
    /// ```gdscript
    /// if member.has_permission(DiscordPermissions.KICK_MEMBERS):
    /// ```
    #[func]
    fn has_permission(&self, permissions: i64) -> bool {
        self.get_guild_permissions() & permissions == permissions
    }

    /// Returns `true` if the member has all of `permissions`, a bitfield of [DiscordPermissions], in a channel or thread.
    #[func]
    fn has_permission_in(&self, channel: Gd<DiscordChannel>, permissions: i64) -> bool {
        self.get_permissions_in(channel) & permissions == permissions
    }

    /// Returns `true` if the member owns the guild.
    #[func]
    fn is_owner(&self) -> bool {
        self.ask(|member, cache| {
            let owner = cache.guild(member.guild_id)?.guild().owner_id;
            Some(owner.is_some() && owner == member.user_id())
        })
        .unwrap_or_default()
    }

    /// Returns `true` if the member is timed out. [member communication_disabled_until] is when the timeout ends.
    #[func]
    fn is_timed_out(&self) -> bool {
        self.entity().communication_disabled_until > convert::now()
    }

    /// Returns the presence of the member, or `null` if it is not known, such as for members who are offline.
    #[func]
    fn get_presence(&self) -> Option<Gd<DiscordPresence>> {
        self.handle
            .find(|member, cache| cache.presence(member.guild_id, member.user_id()).cloned())
    }

    /// Returns the voice state of the member, or `null` if the member is not in a voice channel.
    #[func]
    fn get_voice_state(&self) -> Option<Gd<DiscordVoiceState>> {
        self.handle.find(|member, cache| {
            cache
                .voice_state(member.guild_id, member.user_id())
                .cloned()
        })
    }

    /// Returns the URL of the avatar in the guild, or otherwise of the user's avatar. See [method DiscordUser.get_avatar_url] for
    /// `size` and `format`.
    #[func]
    fn get_avatar_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(
            &self.handle,
            "get_avatar_url",
            size,
            &format,
            cdn::member_avatar,
        )
    }

    /// Returns the URL of the avatar decoration in the guild, or otherwise of the user's. See
    /// [method DiscordUser.get_avatar_decoration_url].
    #[func]
    fn get_avatar_decoration_url(&self) -> GString {
        cdn::plain_url(&self.handle, cdn::member_decoration)
    }

    /// Returns the URL of the profile banner in the guild, or otherwise of the user's. Returns an empty string if there is none,
    /// or if it is not known. See [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(
            &self.handle,
            "get_banner_url",
            size,
            &format,
            cdn::member_banner,
        )
    }
}

impl DiscordMember {
    fn ask<R>(&self, ask: impl FnOnce(&Member, &Cache) -> Option<R>) -> Option<R> {
        let (core, member) = (self.handle.core()?, self.entity());
        ask(&member, &core.cache.borrow())
    }
}

/// The roles of a member, the highest first.
fn sorted_roles(member: &Member, cache: &Cache) -> Vec<Arc<Role>> {
    let mut roles: Vec<_> = member
        .roles
        .iter()
        .filter_map(|role| cache.role(member.guild_id, *role).cloned())
        .collect();
    roles.sort_by_key(|role| role.rank());
    roles
}
