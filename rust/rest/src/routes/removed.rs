//! What is looked for in vain: what Discord has taken away, and what it does not let bots do. Each has a method as well, which
//! says what to do instead.

/// One that cannot be called.
#[derive(Debug)]
pub struct Removed {
    /// Its name, as that of an endpoint.
    pub name: &'static str,
    /// Why it cannot be called, and what to do instead; what an error says behind the name.
    pub remedy: &'static str,
}

/// Writes them down once, as the table `ALL`, and as a macro that hands them to a callback in the form
/// `{ #[doc = "…"] … name: "remedy" }`. The notation is that of `routes!`.
macro_rules! removed {
    ($export:ident ($d:tt); $($(#[doc = $doc:tt])* $name:ident: $remedy:literal,)*) => {
        /// All of them, by their names.
        pub static ALL: &[Removed] = &[$(Removed {
            name: stringify!($name),
            remedy: $remedy,
        }),*];

        /// Hands what cannot be called to the macro named, as [`removed`](mod@crate::routes::removed) shows.
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

removed! {
    removed_routes ($);

    /// Discord has removed it: bots make no commands' permissions, and none in a batch.
    ///
    /// `default_member_permissions` of a command says who may use it; people with `MANAGE_GUILD` change that in the guild's settings.
    batch_edit_application_command_permissions: "Discord has removed it; set default_member_permissions with \
        edit_global_application_command or edit_guild_application_command",

    /// Discord has removed it: bots make no guilds.
    ///
    /// A bot is invited to a guild that somebody made; [signal DiscordClient.guild_created] tells when it came into one.
    create_guild: "Discord has removed it for bots; invite the bot to a guild that a person made",

    /// Discord has removed it: bots make no guilds, from templates neither.
    ///
    /// [method get_guild_template] gives the template's code, with which a person makes the guild: `https://discord.new/CODE`.
    create_guild_from_guild_template: "Discord has removed it for bots; a person makes the guild at \
        https://discord.new/ and the template's code",

    /// Discord has removed it: bots attach no integrations to guilds.
    ///
    /// [method get_guild_integrations] still lists them.
    create_guild_integration: "Discord has removed it for bots; people add integrations in the guild's settings, and \
        get_guild_integrations lists them",

    /// Discord does not let bots do it: a lobby by a secret is made by players, with the social SDK.
    ///
    /// A bot makes one with [method create_lobby] and puts players into it with [method add_lobby_member].
    create_or_join_lobby: "Discord lets only players do it, with a token of their own; use create_lobby and add_lobby_member",

    /// Discord has removed it: bots own no guilds.
    ///
    /// [method leave_guild] takes the bot out of one.
    delete_guild: "Discord has removed it for bots; leave_guild takes the bot out of the guild",

    /// Discord does not let bots do it: it needs a token of a user with `MANAGE_GUILD` and `MANAGE_ROLES`.
    ///
    /// `default_member_permissions` of a command says who may use it at first; [method get_application_command_permissions] what was
    /// made of it in the guild's settings.
    edit_application_command_permissions: "Discord lets only users do it, with a token of their own; set \
        default_member_permissions with edit_global_application_command or edit_guild_application_command",

    /// Discord does not let bots do it: it tells what a user's token is good for.
    ///
    /// [method get_current_application] tells of the bot's own application.
    get_current_authorization_information: "Discord answers it only to a user's token; use get_current_application",

    /// Discord does not let bots do it: a user asks with it for their own membership.
    ///
    /// [method get_guild_member] gives anybody's.
    get_current_user_guild_member: "Discord answers it only to a user's token; use get_guild_member",

    /// Discord does not let bots do it: linked accounts are shown to those the user gave a token for it.
    get_user_connections: "Discord answers it only to a user's token with the connections scope; bots are not told a user's linked \
        accounts",

    /// Discord has removed it: bots were never told their direct messages.
    ///
    /// [method create_dm] gives the channel with a user, also if there is one already.
    get_user_dms: "Discord has removed it; create_dm gives the channel with a user, also if there is one already",

    /// Discord does not let bots do it: players leave a lobby by themselves with the social SDK.
    ///
    /// A bot takes a player out with [method remove_lobby_member].
    leave_lobby: "Discord lets only players do it, with a token of their own; use remove_lobby_member",

    /// Discord does not let bots do it: a member of the lobby links it, with the social SDK.
    ///
    /// A bot gives a member the right to, with `flags` 1 in [method add_lobby_member].
    link_channel_to_lobby: "Discord lets only players do it, with a token of their own; add_lobby_member gives one the right to, \
        with flags 1",

    /// Discord has removed it: bots change no integrations of guilds.
    ///
    /// [method delete_guild_integration] still removes one.
    modify_guild_integration: "Discord has removed it for bots; people change integrations in the guild's settings, and \
        delete_guild_integration removes one",

    /// Discord has removed it: bots do not set whether a guild wants two factors of its moderators.
    modify_guild_mfa_level: "Discord has removed it for bots; the guild's owner sets it in the guild's settings",

    /// Discord does not let bots do it: only people choose a guild's vanity address.
    ///
    /// [method get_guild_vanity_url] reads it.
    modify_guild_vanity_url: "Discord lets only people do it, in the guild's settings; get_guild_vanity_url reads it",

    /// Discord has removed it: bots synchronise no integrations of guilds. Discord does it by itself.
    sync_guild_integration: "Discord has removed it for bots; integrations synchronise by themselves",

    /// Discord has merged it into [method create_message], which takes up to 10 files.
    ///
    /// ```gdscript
    /// await client.rest.create_message(channel_id, "The map", {"files": ["user://map.png"]})
    /// ```
    upload_file: "Discord has removed it; create_message sends files: create_message(channel_id, content, {\"files\": [path]})",
}
