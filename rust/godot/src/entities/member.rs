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
    /// The name to show in the guild: [member nick], or else the user's.
    #[func]
    fn get_display_name(&self) -> GString {
        let member = self.entity();
        match (member.nick.as_deref(), &member.user) {
            (Some(nick), _) if !nick.is_empty() => convert::text(nick),
            (_, Some(user)) => convert::text(user.display_name()),
            (_, None) => GString::new(),
        }
    }

    /// What mentions the member in the text of a message.
    #[func]
    fn get_mention(&self) -> GString {
        (&format!("<@{}>", self.entity().user_id())).into()
    }

    /// The member's roles as objects, the highest first, without the one everybody has.
    #[func]
    fn get_roles_sorted(&self) -> Array<Gd<DiscordRole>> {
        self.handle.list(sorted_roles)
    }

    /// The highest role the member has; the one everybody has if there is no other, and `null` if the bot does not know it.
    #[func]
    fn get_top_role(&self) -> Option<Gd<DiscordRole>> {
        self.handle.find(|member, cache| {
            let highest = sorted_roles(member, cache).into_iter().next();
            highest.or_else(|| cache.role(member.guild_id, member.guild_id.cast()).cloned())
        })
    }

    /// Whether the member has the role with this id.
    #[func]
    fn has_role(&self, role_id: IdArgument) -> bool {
        let role_id = role_id.lookup("DiscordMember.has_role", "role_id");
        self.entity().roles.iter().any(|role| *role == role_id)
    }

    /// The colour of the member's name: that of the highest role that has one; fully transparent if none has.
    #[func]
    fn get_color(&self) -> Color {
        let roles = self.handle.core().map_or_else(Vec::new, |core| {
            sorted_roles(&self.entity(), &core.cache.borrow())
        });
        let mut colors = roles.iter().map(|role| role.color);
        color(colors.find(|color| *color != Rgb(0)).unwrap_or_default())
    }

    /// Returns the permissions of the member in the guild as a bitfield of [DiscordPermissions], regardless of channels. A timeout
    /// removes none of them here, only in channels. Returns `0` if the entity manager does not know enough.
    ///
    /// For a member that came with an interaction, returns [member permissions] instead: the permissions that Discord computed for
    /// the channel of the interaction.
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

    /// What the member may do in a channel or thread, as [method DiscordChannel.get_permissions_for].
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

    /// Whether the member has all of `permissions`, a sum of [DiscordPermissions], in a channel or thread.
    #[func]
    fn has_permission_in(&self, channel: Gd<DiscordChannel>, permissions: i64) -> bool {
        self.get_permissions_in(channel) & permissions == permissions
    }

    /// Whether the guild belongs to the member.
    #[func]
    fn is_owner(&self) -> bool {
        self.ask(|member, cache| {
            let owner = cache.guild(member.guild_id)?.guild().owner_id;
            Some(owner.is_some() && owner == member.user_id())
        })
        .unwrap_or_default()
    }

    /// Whether the member is in a time-out right now. [member communication_disabled_until] says until when.
    #[func]
    fn is_timed_out(&self) -> bool {
        self.entity().communication_disabled_until > convert::now()
    }

    /// Whether the member is online and what they are doing; `null` if the bot does not know, as for those offline.
    #[func]
    fn get_presence(&self) -> Option<Gd<DiscordPresence>> {
        self.handle
            .find(|member, cache| cache.presence(member.guild_id, member.user_id()).cloned())
    }

    /// Where the member takes part in voice; `null` if nowhere.
    #[func]
    fn get_voice_state(&self) -> Option<Gd<DiscordVoiceState>> {
        self.handle.find(|member, cache| {
            cache
                .voice_state(member.guild_id, member.user_id())
                .cloned()
        })
    }

    /// The address of the avatar in the guild, or else of the user's; `size` and `format` as in
    /// [method DiscordUser.get_avatar_url].
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

    /// The address of what lies around the avatar in the guild, or else around the user's; as
    /// [method DiscordUser.get_avatar_decoration_url].
    #[func]
    fn get_avatar_decoration_url(&self) -> GString {
        cdn::plain_url(&self.handle, cdn::member_decoration)
    }

    /// The address of the profile's banner in the guild, or else of the user's, or an empty string if there is none or it is not
    /// known. `size` and `format` as in [method DiscordUser.get_avatar_url].
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
