//! What moderators do with a member.

use discord_rest::ArgumentError;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use super::{Argument, acts};
use crate::convert;
use crate::entities::DiscordMember;
use crate::id_argument::IdArgument;

/// The longest timeout, in seconds: 28 days.
const LONGEST_TIMEOUT: i64 = 28 * 24 * 60 * 60;

acts! {
    DiscordMember as member {
        /// Kicks the member, who can rejoin with an invite. Needs `KICK_MEMBERS`.
        kick(; reason) = remove_guild_member[member.guild_id, member.user_id()];

        /// Bans the member. Options: `delete_message_seconds` (up to 604800: deletes the messages that the member sent in this
        /// many past seconds). Needs `BAN_MEMBERS`.
        ///
        /// ```gdscript
        /// await member.ban({"delete_message_seconds": 3600}, "spam")
        /// ```
        ban(; options, reason) = create_guild_ban[member.guild_id, member.user_id()];

        /// Removes the timeout of the member. Needs `MODERATE_MEMBERS`.
        remove_timeout(; reason) = modify_guild_member[member.guild_id, member.user_id()]
            { "communication_disabled_until": Variant::nil() };

        /// Adds a role to the member. Needs `MANAGE_ROLES`, and a role above it.
        add_role(role_id: IdArgument; reason) = add_guild_member_role[member.guild_id, member.user_id(), role_id];

        /// Removes a role from the member. Needs `MANAGE_ROLES`, and a role above it.
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
        if !(1..=LONGEST_TIMEOUT).contains(&seconds)
            && let Some(core) = self.handle.core()
        {
            let (name, outcome) = (modify_guild_member.name, modify_guild_member.outcome);
            let problem = ArgumentError {
                route: name,
                problem: format!(
                    "seconds is {seconds}; Discord allows 1 to {LONGEST_TIMEOUT}, which is 28 days"
                ),
            };
            return core
                .requests
                .send(&core, name, outcome, Err(problem.into()));
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
