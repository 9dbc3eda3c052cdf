//! Edits of entities: a class for each endpoint that changes one, with a method for each field of its entry in the
//! route table.

mod entity_edit;

use discord_godot_values::argument::Argument;
use discord_rest::routes::entries::*;
use godot::prelude::*;

use entity_edit::EntityEdit;

use crate::entities::*;
use crate::entity_store::ClientId;

/// Generates the class of the edits of something, and the method that begins one:
///
/// ```text
/// DiscordRoleEdit: "a [DiscordRole]" = modify_guild_role "the changed [DiscordRole], or `null`" reason;
///     DiscordRole.edit(role)[role.guild_id, role.id] ".set_name(…)"
///     { name permissions … }
/// ```
///
/// The first text is what is changed, the second what the endpoint returns; the third is the call in the example. `reason` stands for
/// endpoints with a reason for the audit log, `only` for others. The fields are those of the body of the endpoint; a test fails if one is
/// missing. In the documentation, `@endpoint.field@` stands for what the field accepts: `class_reference.rs` replaces it.
macro_rules! edits {
    ($(
        $class:ident: $what:literal = $route:ident $returned:literal $submit:ident;
            $entity:ident.$method:ident($me:ident $(, $argument:ident $about:literal)?)[$($id:expr),*] $example:literal
            { $($field:ident)* }
    )*) => {
        $(
            edits! { @class $class $what $route [$entity.$method] { $($field)* } }
            edits! { @submit $submit $class $route $returned }
            edits! { @begin $class $what $route $entity.$method($me $(, $argument $about)?) [$($id),*] $example }
        )*

        /// The fields of each endpoint that have a method, and whether `submit` has a reason.
        pub static EDITS: &[(&discord_rest::Route, &[&str], &str)] = &[$(
            (&$route, &[$(stringify!($field)),*], stringify!($submit))
        ),*];
    };
    (@class $class:ident $what:literal $route:ident [$entity:ident.$method:ident] { $($field:ident)* }) => {
        pastey::paste! {
            #[doc = "Changes of " $what ", which are sent in one request. Returned by [method " $entity "." $method "]."]
            ///
            /// Each method sets one field, and returns this object. Fields that are not set are not sent, so they keep
            /// their values. Values are checked by [method submit].
            #[derive(GodotClass)]
            #[class(no_init, base = RefCounted)]
            pub struct $class {
                edit: EntityEdit,
            }

            #[godot_api]
            impl $class {}
        }

        discord_class_tables::class_table!($class:
            $(discord_class_tables::method!(
                (concat!("set_", stringify!($field)))
                [concat!(" Sets `", stringify!($field), "`: @", stringify!($route), ".", stringify!($field), "@.")]
                (edit: Gd<$class>, value: Variant) -> Gd<$class> {
                    edit.bind().edit.set(stringify!($field), &value);
                    edit
                }
            ),)*
            discord_class_tables::method!("get_changes" [
                " Returns the changes so far, by Discord's names. This is a copy."
            ] (edit: &$class) -> VarDictionary { edit.edit.changes() }),
        );
    };
    (@submit reason $class:ident $route:ident $returned:literal) => {
        discord_class_tables::class_table!($class:
            discord_class_tables::method!("submit" [
                concat!(" Awaitable. Sends the changes with [method DiscordREST.", stringify!($route), "], and returns what it returns:"),
                concat!(" ", $returned, " on failure. `reason` is written into the audit log, 1 to 512 characters.")
            ] (edit: &$class, reason: GString = "") -> Signal { edit.edit.submit(&reason) }),
        );
    };
    (@submit only $class:ident $route:ident $returned:literal) => {
        discord_class_tables::class_table!($class:
            discord_class_tables::method!("submit" [
                concat!(" Awaitable. Sends the changes with [method DiscordREST.", stringify!($route), "], and returns what it returns:"),
                concat!(" ", $returned, " on failure.")
            ] (edit: &$class) -> Signal { edit.edit.submit(&GString::new()) }),
        );
    };
    // The method is in another crate.
    (@begin $class:ident $what:literal $route:ident DiscordClient.$method:ident($me:ident) [] $example:literal) => {
        impl $class {
            /// Begins without changes.
            pub fn begin(client: ClientId) -> Gd<Self> {
                let edit = EntityEdit::new(client, &$route, Vec::new());
                Gd::from_object(Self { edit })
            }
        }
    };
    (@begin $class:ident $what:literal $route:ident $entity:ident.$method:ident($me:ident $(, $argument:ident $about:literal)?)
        [$($id:expr),*] $example:literal) => {
        pastey::paste! {
            #[godot_api(secondary)]
            impl $entity {
                #[doc = "Returns an object that collects changes of " $what ", and sends them in one request. Only the fields that"]
                #[doc = "are set are sent. See [method DiscordREST." $route "] for the permissions that are needed."]
                $(#[doc = "`" $argument "` is " $about "."])?
                ///
                /// ```gdscript
                #[doc = "await " $me "." $method "(" $($argument)? ")" $example ".submit()"]
                /// ```
                #[func]
                fn $method(&self $(, $argument: Variant)?) -> Gd<$class> {
                    let $me = self.entity();
                    let ids = vec![$(Argument::argument(&$id)),*];
                    let edit = EntityEdit::new(self.handle.client_id(), &$route, ids);
                    Gd::from_object($class { edit })
                }
            }
        }
    };
}

edits! {
    DiscordGuildEdit: "a [DiscordGuild]" = modify_guild "the changed [DiscordGuild], or `null`" reason;
        DiscordGuild.edit(guild)[guild.id] ".set_name(\"Workshop\").set_description(null)"
        {
            name description icon banner splash discovery_splash home_header verification_level default_message_notifications
            explicit_content_filter afk_channel_id afk_timeout system_channel_id system_channel_flags rules_channel_id
            public_updates_channel_id safety_alerts_channel_id preferred_locale features premium_progress_bar_enabled region
        }
    DiscordChannelEdit: "a [DiscordChannel]" = modify_channel "the changed [DiscordChannel], or `null`" reason;
        DiscordChannel.edit(channel)[channel.id] ".set_topic(\"Tea\").set_nsfw(false)"
        {
            position topic bitrate user_limit nsfw rate_limit_per_user parent_id permission_overwrites rtc_region video_quality_mode
            default_auto_archive_duration default_reaction_emoji default_thread_rate_limit_per_user default_sort_order
            default_forum_layout default_tag_setting available_tags flags name icon type archived locked invitable
            auto_archive_duration applied_tags
        }
    DiscordMemberEdit: "a [DiscordMember]" = modify_guild_member "the changed [DiscordMember], or `null`" reason;
        DiscordMember.edit(member)[member.guild_id, member.user_id()] ".set_nick(\"Ada\")"
        { nick roles mute deaf channel_id communication_disabled_until flags }
    DiscordRoleEdit: "a [DiscordRole]" = modify_guild_role "the changed [DiscordRole], or `null`" reason;
        DiscordRole.edit(role)[role.guild_id, role.id] ".set_name(\"Winners\").set_hoist(true)"
        { name permissions color colors hoist mentionable icon unicode_emoji }
    DiscordWebhookEdit: "a [DiscordWebhook]" = modify_webhook "the changed [DiscordWebhook], or `null`" reason;
        DiscordWebhook.edit(webhook)[webhook.id] ".set_name(\"Herald\")"
        { name avatar channel_id }
    DiscordWebhookTokenEdit: "a [DiscordWebhook] by its token, for which no bot is needed" = modify_webhook_with_token
        "the changed [DiscordWebhook], or `null`" only;
        DiscordWebhook.edit_with_token(webhook)[webhook.id, webhook.token.expose()] ".set_name(\"Herald\")"
        { name avatar }
    DiscordStickerEdit: "a [DiscordSticker]" = modify_guild_sticker "the changed [DiscordSticker], or `null`" reason;
        DiscordSticker.edit(sticker)[sticker.guild_id, sticker.id] ".set_name(\"Wave\")"
        { name description tags }
    DiscordSoundboardSoundEdit: "a [DiscordSoundboardSound]" = modify_guild_soundboard_sound
        "the changed [DiscordSoundboardSound], or `null`" reason;
        DiscordSoundboardSound.edit(sound)[sound.guild_id, sound.sound_id] ".set_volume(0.5)"
        { name volume emoji_id emoji_name }
    DiscordScheduledEventEdit: "a [DiscordScheduledEvent]" = modify_guild_scheduled_event
        "the changed [DiscordScheduledEvent], or `null`" reason;
        DiscordScheduledEvent.edit(event)[event.guild_id, event.id] ".set_name(\"Finals\")"
        {
            status name privacy_level scheduled_start_time scheduled_end_time entity_type channel_id entity_metadata description image
            recurrence_rule
        }
    DiscordStageInstanceEdit: "a [DiscordStageInstance]" = modify_stage_instance
        "the changed [DiscordStageInstance], or `null`" reason;
        DiscordStageInstance.edit(stage)[stage.channel_id] ".set_topic(\"The final\")"
        { topic privacy_level }
    DiscordAutoModerationRuleEdit: "a [DiscordAutoModerationRule]" = modify_auto_moderation_rule
        "the changed [DiscordAutoModerationRule], or `null`" reason;
        DiscordAutoModerationRule.edit(rule)[rule.guild_id, rule.id] ".set_enabled(false)"
        { name event_type trigger_type trigger_metadata actions enabled exempt_roles exempt_channels }
    DiscordEmojiEdit: "an emoji of the guild" = modify_guild_emoji "the changed [DiscordEmoji], or `null`" reason;
        DiscordGuild.edit_emoji(guild, emoji "a [DiscordEmoji] or its id")[guild.id, emoji] ".set_name(\"sword\")"
        { name roles }
    DiscordWelcomeScreenEdit: "the welcome screen of the guild" = modify_guild_welcome_screen
        "the changed [DiscordWelcomeScreen], or `null`" reason;
        DiscordGuild.edit_welcome_screen(guild)[guild.id] ".set_description(\"Come in\").set_enabled(true)"
        { description welcome_channels enabled }
    DiscordGuildWidgetEdit: "the widget of the guild" = modify_guild_widget
        "the changed [DiscordGuildWidgetSettings], or `null`" reason;
        DiscordGuild.edit_widget(guild)[guild.id] ".set_enabled(true).set_channel_id(channel)"
        { channel_id enabled }
    DiscordOnboardingEdit: "the onboarding of the guild" = modify_guild_onboarding
        "the changed [DiscordOnboarding], or `null`" reason;
        DiscordGuild.edit_onboarding(guild)[guild.id] ".set_default_channel_ids([channel]).set_enabled(false)"
        { prompts enabled default_channel_ids mode }
    DiscordGuildIncidentsEdit: "the incident actions of the guild" = modify_guild_incident_actions
        "the changed [DiscordGuildIncidents], or `null`" only;
        DiscordGuild.edit_incident_actions(guild)[guild.id]
        ".set_invites_disabled_until(Time.get_unix_time_from_system() + 3600)"
        { invites_disabled_until dms_disabled_until }
    DiscordCurrentMemberEdit: "the bot's own member of the guild" = modify_current_member
        "the changed [DiscordMember], or `null`" reason;
        DiscordGuild.edit_current_member(guild)[guild.id] ".set_nick(\"Game master\")"
        { nick avatar banner bio }
    DiscordCurrentVoiceStateEdit: "the bot's own voice state in the guild" = modify_current_user_voice_state
        "`true`, or `false`" only;
        DiscordGuild.edit_current_voice_state(guild)[guild.id] ".set_channel_id(channel).set_suppress(false)"
        { channel_id suppress request_to_speak_timestamp }
    DiscordVoiceStateEdit: "a [DiscordVoiceState]" = modify_user_voice_state "`true`, or `false`" only;
        DiscordVoiceState.edit(state)[state.guild_id, state.user_id] ".set_channel_id(channel).set_suppress(true)"
        { channel_id suppress }
    DiscordGuildTemplateEdit: "a [DiscordGuildTemplate]" = modify_guild_template
        "the changed [DiscordGuildTemplate], or `null`" only;
        DiscordGuildTemplate.edit(template)[template.source_guild_id, &*template.code] ".set_name(\"Teams of five\")"
        { name description }
    DiscordLobbyEdit: "a [DiscordLobby]" = modify_lobby "the changed [DiscordLobby], or `null`" only;
        DiscordLobby.edit(lobby)[lobby.id] ".set_metadata({\"map\": \"harbor\"})"
        { members metadata idle_timeout_seconds flags override_event_webhooks_url }
    DiscordApplicationEdit: "a [DiscordApplication], which must be the bot's own" = edit_application
        "the changed [DiscordApplication], or `null`" only;
        DiscordApplication.edit(application)[application.id] ".set_tags([\"game\"])"
        {
            description icon cover_image team_id flags interactions_endpoint_url explicit_content_filter max_participants type tags
            custom_install_url install_params role_connections_verification_url integration_types_config event_webhooks_status
            event_webhooks_url event_webhooks_types
        }
    DiscordApplicationEmojiEdit: "an emoji of the application" = modify_application_emoji
        "the changed [DiscordEmoji], or `null`" only;
        DiscordApplication.edit_emoji(application, emoji "a [DiscordEmoji] or its id")[application.id, emoji] ".set_name(\"sword\")"
        { name }
    DiscordCurrentUserEdit: "the bot's own user" = modify_current_user "the changed [DiscordUser], or `null`" only;
        DiscordClient.edit_self(client)[] ".set_username(\"Herald\")"
        { username avatar banner }
}
