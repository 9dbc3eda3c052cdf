//! Endpoints that bots cannot use, because Discord removed them or allows them only for users. Each has a method as
//! well, whose error names the replacement.

/// An endpoint that bots cannot use.
#[derive(Debug)]
pub struct Removed {
    /// The name, as that of a route.
    pub name: &'static str,
    /// Why it cannot be used, and what to use instead: the text after the name in an error.
    pub remedy: &'static str,
}

/// Generates the table `ALL`, and a macro that passes the entries to a callback in the form `{ #[doc = "…"] … name: "remedy" }`. The
/// notation is that of `routes!`.
macro_rules! define_removed {
    ($export:ident ($d:tt); $($(#[doc = $doc:tt])* $name:ident: $remedy:literal,)*) => {
        /// All of these endpoints.
        pub static ALL: &[Removed] = &[$(Removed {
            name: stringify!($name),
            remedy: $remedy,
        }),*];

        /// Passes these endpoints to the given macro, as [`removed`](mod@crate::routes::removed) shows.
        #[macro_export]
        macro_rules! $export {
            ($d ($d callback:ident)::+) => {
                $d ($d callback)::+! {
                    $({
                        $(#[doc = $doc])*
                        $name: $remedy
                    })*
                }
            };
        }
    };
}

define_removed! {
    removed_routes ($);

    /// Removed by Discord: bots cannot edit the permissions of commands in a batch.
    ///
    /// Use `default_member_permissions` of a command to set who can use it. Members with `MANAGE_GUILD` can change that in the
    /// guild's settings.
    batch_edit_application_command_permissions: "Discord has removed it; set default_member_permissions with \
        edit_global_application_command or edit_guild_application_command",

    /// Removed by Discord: bots cannot create guilds.
    ///
    /// Invite the bot to a guild that a user has created; [signal DiscordClient.guild_created] is emitted when it joins one.
    create_guild: "Discord has removed it for bots; invite the bot to a guild that a user has created",

    /// Removed by Discord: bots cannot create guilds, not even from templates.
    ///
    /// A user can create the guild from the code of [method get_guild_template]: `https://discord.new/CODE`.
    create_guild_from_guild_template: "Discord has removed it for bots; a user can create the guild at \
                                       https://discord.new/ followed by the template's code",

    /// Removed by Discord: bots cannot add integrations to guilds.
    ///
    /// Use [method get_guild_integrations] to fetch them.
    create_guild_integration: "Discord has removed it for bots; users add integrations in the guild's settings, and \
        get_guild_integrations lists them",

    /// Not available to bots: players create or join a lobby by a secret, with the Social SDK.
    ///
    /// Use [method create_lobby] to create a lobby, and [method add_lobby_member] to add players to it.
    create_or_join_lobby: "Discord allows this only for players, with their own token; use create_lobby and \
                           add_lobby_member",

    /// Removed by Discord: bots cannot own guilds.
    ///
    /// Use [method leave_guild] to leave one.
    delete_guild: "Discord has removed it for bots; leave_guild makes the bot leave the guild",

    /// Not available to bots: it needs the token of a user with `MANAGE_GUILD` and `MANAGE_ROLES`.
    ///
    /// Use `default_member_permissions` of a command to set who can use it by default, and
    /// [method get_application_command_permissions] to fetch the changes in a guild's settings.
    edit_application_command_permissions: "Discord allows this only for users, with their own token; set \
        default_member_permissions with edit_global_application_command or edit_guild_application_command",

    /// Not available to bots: it returns the authorization of a user's token.
    ///
    /// Use [method get_current_application] to fetch the bot's own application, and [method DiscordREST.with_bearer] with the
    /// token of a user:
    ///
    /// ```gdscript
    /// var authorization: Dictionary = await client.rest.with_bearer(access_token).request("GET", "/oauth2/@me")
    /// ```
    get_current_authorization_information: "Discord requires the token of a user; use get_current_application for \
        the bot, and with_bearer(token).request(\"GET\", \"/oauth2/@me\") for a user",

    /// Not available to bots: it returns the membership of the user whose token is used.
    ///
    /// Use [method get_guild_member] to fetch any member, and [method DiscordREST.with_bearer] with the token
    /// of a user.
    get_current_user_guild_member: "Discord requires the token of a user; use get_guild_member, or \
        with_bearer(token).request(\"GET\", \"/users/@me/guilds/GUILD_ID/member\")",

    /// Not available to bots: linked accounts are only returned for the token of a user who has granted the `connections` scope, see
    /// [method DiscordREST.with_bearer].
    get_user_connections: "Discord requires the token of a user with the connections scope: use \
                           with_bearer(token).request(\"GET\", \"/users/@me/connections\")",

    /// Removed by Discord: bots cannot list their direct message channels.
    ///
    /// Use [method create_dm] to get the channel with a user, even if it exists already.
    get_user_dms: "Discord has removed it; create_dm returns the channel with a user, even if it exists already",

    /// Not available to bots: players leave a lobby on their own, with the Social SDK.
    ///
    /// Use [method remove_lobby_member] to remove a player.
    leave_lobby: "Discord allows this only for players, with their own token; use remove_lobby_member",

    /// Not available to bots: a member of the lobby links the channel, with the Social SDK.
    ///
    /// Use [method add_lobby_member] with `flags` `1` to allow a member to do so.
    link_channel_to_lobby: "Discord allows this only for players, with their own token; add_lobby_member allows a \
                            member to do it, with flags 1",

    /// Removed by Discord: bots cannot change the integrations of guilds.
    ///
    /// Use [method delete_guild_integration] to remove one.
    modify_guild_integration: "Discord has removed it for bots; users change integrations in the guild's settings, and \
        delete_guild_integration removes one",

    /// Removed by Discord: bots cannot set the required MFA level for moderators of a guild.
    modify_guild_mfa_level: "Discord has removed it for bots; the guild's owner sets it in the guild's settings",

    /// Not available to bots: only users can set the vanity URL of a guild.
    ///
    /// Use [method get_guild_vanity_url] to fetch it.
    modify_guild_vanity_url: "Discord allows this only for users, in the guild's settings; get_guild_vanity_url \
                              fetches it",

    /// Removed by Discord: bots cannot synchronize the integrations of guilds. Discord does so automatically.
    sync_guild_integration: "Discord has removed it for bots; Discord synchronizes integrations automatically",
}
