use std::sync::Arc;

use discord_cache::{Cache, permissions};
use discord_godot_values::argument::Argument;
use discord_godot_values::convert;
use discord_godot_values::id_argument::IdArgument;
use discord_godot_values::parameters::Options;
use discord_model::text::Mention;
use discord_model::*;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::shared::entity_class_in_guild;
use crate::entities::{DiscordChannel, DiscordPresence, DiscordRole, DiscordVoiceState};
use crate::entity_class::connect_class;
use crate::image_methods::image_methods;
use crate::image_url;
use crate::rest_methods::rest_methods;
use crate::to_godot::color;

discord_model::define_member!(entity_class_in_guild);
connect_class!(Member as DiscordMember {
    // A member of an interaction has permissions for its channel, and keeps the state of that time.
    key: |member| (member.own_permissions().is_none() && member.user_id().is_some() && member.guild_id.is_some())
        .then_some((member.guild_id.get(), member.user_id().get())),
    current: |member, cache| cache
        .member(member.guild_id, member.user_id())
        .filter(|_| member.own_permissions().is_none()),
});

#[godot_api(secondary)]
impl DiscordMember {
    /// Returns the name to show in the guild: [member nick], or the user's display name if it is empty.
    #[func]
    fn get_display_name(&self) -> GString {
        convert::text(self.entity().display_name().unwrap_or_default())
    }

    /// Returns the text that mentions the member in a message.
    #[func]
    fn get_mention(&self) -> GString {
        convert::text(&Mention::User(self.entity().user_id()).to_string())
    }

    /// Returns the member's roles as objects, the highest first, excluding `@everyone`.
    #[func]
    fn get_roles_sorted(&self) -> Array<Gd<DiscordRole>> {
        self.handle.list(sorted_roles)
    }

    /// Returns the highest role of the member, which is `@everyone` if there is no other. Returns `null` if it is not
    /// cached.
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

    /// Returns the color of the member's name: the color of the highest role that has one. The color is fully
    /// transparent if no role has a color.
    #[func]
    fn get_color(&self) -> Color {
        let roles = self.handle.owner().map_or_else(Vec::new, |core| {
            sorted_roles(&self.entity(), &core.entities().cache.borrow())
        });
        let mut colors = roles.iter().map(|role| role.color);
        color(colors.find(|color| *color != Rgb(0)).unwrap_or_default())
    }

    /// Returns the permissions of the member in the guild as a bitfield of [DiscordPermissions], regardless of
    /// channels. A timeout does not affect these permissions, only those in channels. Returns `0` if the guild or its
    /// roles are not cached.
    ///
    /// For a member of an interaction, returns [member permissions] instead: the permissions that Discord computed for
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
        let computed = self.ask(|member, cache| permissions::for_member(cache, member));
        self.handle
            .permissions("DiscordMember.get_guild_permissions", computed)
    }

    /// Returns the permissions of the member in a channel or thread, see [method DiscordChannel.get_permissions_for].
    #[func]
    fn get_permissions_in(&self, channel: Gd<DiscordChannel>) -> i64 {
        let channel = channel.bind().entity().id;
        let computed = self.ask(|member, cache| {
            permissions::for_member_in_channel(cache, channel, member, convert::now())
        });
        self.handle
            .permissions("DiscordMember.get_permissions_in", computed)
    }

    /// Returns `true` if the member has all of `permissions`, a bitfield of [DiscordPermissions], in the guild. For a
    /// member of an interaction, returns `true` if the member has them in the channel of the interaction.
    ///
    /// ```gdscript
    /// if member.has_permission(DiscordPermissions.KICK_MEMBERS):
    ///     interaction.reply("You may kick members.")
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

    /// Returns `true` if the member is timed out. [member communication_disabled_until] is the time when the timeout
    /// ends.
    #[func]
    fn is_timed_out(&self) -> bool {
        self.entity().communication_disabled_until > convert::now()
    }

    /// Returns the presence of the member, or `null` if it is not cached, such as for members who are offline.
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

    /// Returns the URL of the avatar in the guild, or that of the user's avatar if there is none. See
    /// [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_avatar_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_avatar_url",
            size,
            &format,
            image_url::member_avatar,
        )
    }

    /// Returns the URL of the avatar decoration in the guild, or that of the user's decoration if there is none. See
    /// [method DiscordUser.get_avatar_decoration_url].
    #[func]
    fn get_avatar_decoration_url(&self) -> GString {
        image_url::plain_url(&self.handle, image_url::member_decoration)
    }

    /// Returns the URL of the profile banner in the guild, or that of the user's banner if there is none. Returns an
    /// empty string if there is none, or if it is not known. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        image_url::url(
            &self.handle,
            "get_banner_url",
            size,
            &format,
            image_url::member_banner,
        )
    }
}

impl DiscordMember {
    fn ask<R>(&self, ask: impl FnOnce(&Member, &Cache) -> Option<R>) -> Option<R> {
        let (core, member) = (self.handle.owner()?, self.entity());
        ask(&member, &core.entities().cache.borrow())
    }
}

/// Returns the roles of a member, the highest first.
fn sorted_roles(member: &Member, cache: &Cache) -> Vec<Arc<Role>> {
    let mut roles: Vec<_> = member
        .roles
        .iter()
        .filter_map(|role| cache.role(member.guild_id, *role).cloned())
        .collect();
    roles.sort_by_key(|role| role.rank());
    roles
}

/// The maximum timeout in seconds: 28 days.
const LONGEST_TIMEOUT: i64 = 28 * 24 * 60 * 60;

rest_methods! {
    DiscordMember as member {
        /// Kicks the member, who can rejoin with an invite. Needs `KICK_MEMBERS`.
        kick(; reason) = remove_guild_member[member.guild_id, member.user_id()];

        /// Bans the member. Options: `delete_message_seconds` (up to 604800: deletes the messages that the member sent
        /// within this time). Needs `BAN_MEMBERS`.
        ///
        /// ```gdscript
        /// await member.ban({"delete_message_seconds": 3600}, "spam")
        /// ```
        ban(; options, reason) = create_guild_ban[member.guild_id, member.user_id()];

        /// Removes the timeout of the member. Needs `MODERATE_MEMBERS`.
        remove_timeout(; reason) = modify_guild_member[member.guild_id, member.user_id()]
            { "communication_disabled_until": Variant::nil() };

        /// Adds a role to the member. Needs `MANAGE_ROLES`, and the bot's highest role must be above the role.
        add_role(role_id: IdArgument; reason) = add_guild_member_role[member.guild_id, member.user_id(), role_id];

        /// Removes a role from the member. Needs `MANAGE_ROLES`, and the bot's highest role must be above the role.
        remove_role(role_id: IdArgument; reason) = remove_guild_member_role[member.guild_id, member.user_id(), role_id];

        /// Sets the nickname in this guild, up to 32 characters; an empty string removes it. Needs `MANAGE_NICKNAMES`.
        set_nickname(nick: GString; reason) = modify_guild_member[member.guild_id, member.user_id()] { "nick": nick };

        /// Moves the member from one voice channel to another. Needs `MOVE_MEMBERS`.
        move_to(channel_id: IdArgument; reason) = modify_guild_member[member.guild_id, member.user_id()]
            { "channel_id": channel_id };

        /// Disconnects the member from voice. Needs `MOVE_MEMBERS`.
        disconnect_voice(; reason) = modify_guild_member[member.guild_id, member.user_id()]
            { "channel_id": Variant::nil() };

        /// Mutes the member in voice channels if `mute` is `true`, otherwise unmutes the member. Needs `MUTE_MEMBERS`.
        set_mute(mute: bool; reason) = modify_guild_member[member.guild_id, member.user_id()] { "mute": mute };

        /// Deafens the member in voice channels if `deaf` is `true`, otherwise undeafens the member. Needs `DEAFEN_MEMBERS`.
        set_deaf(deaf: bool; reason) = modify_guild_member[member.guild_id, member.user_id()] { "deaf": deaf };

        /// Changes the member. The options are those of [method DiscordREST.modify_guild_member].
        modify(; options, reason) = modify_guild_member[member.guild_id, member.user_id()];

        /// Fetches the current state of the member.
        fetch() = get_guild_member[member.guild_id, member.user_id()];
    }
}

#[godot_api(secondary)]
impl DiscordMember {
    /// Times the member out for `seconds` seconds, up to 28 days: the member cannot send messages or speak. Needs
    /// `MODERATE_MEMBERS`. Returns the changed [DiscordMember].
    ///
    /// ```gdscript
    /// await member.timeout(10 * 60, "Calm down")
    /// ```
    #[func]
    fn timeout(&self, seconds: i64, #[opt(default = "")] reason: GString) -> Signal {
        let member = self.entity();
        if !(1..=LONGEST_TIMEOUT).contains(&seconds) {
            let problem = format!(
                "seconds is {seconds}; Discord allows 1 to {LONGEST_TIMEOUT}, which is 28 days"
            );
            return self
                .handle
                .request(|owner| owner.refuse(&modify_guild_member, problem));
        }
        let until = convert::now().seconds().saturating_add(seconds);
        let mut options = VarDictionary::new();
        options.set("communication_disabled_until", until);
        self.handle.call(
            &modify_guild_member,
            &[member.guild_id.argument(), member.user_id().argument()],
            &options,
            &reason,
        )
    }
}

#[godot_api(secondary)]
impl DiscordMember {
    /// Sends a direct message to the member, see [method DiscordUser.send].
    #[func]
    fn send(
        &self,
        message: Variant,
        #[opt(default = Options::default())] options: Options,
    ) -> Signal {
        self.handle
            .request(|owner| owner.send_direct_message(self.entity().user_id(), message, &options))
    }
}

image_methods! { DiscordMember;
    /// Loads the avatar in this guild, or the user's avatar if there is none, see
    /// [method DiscordUser.get_avatar_texture].
    get_avatar_texture(128) = member_avatar;
}
