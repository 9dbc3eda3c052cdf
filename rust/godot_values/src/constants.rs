//! Discord's enumerations and flags, as classes of constants: an extension cannot register named enums.

use discord_class_tables::{class_table, method};
use godot::prelude::*;

macro_rules! constants_class {
    // Flags, several of which can be set in a value.
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = 1 << $bit:literal),* $(,)?
    }) => {
        constants_class! { @class
            $(#[doc = $doc])* $name as $class { $($(#[doc = $constant_doc])* $constant = 1 << $bit,)* }
        }

        class_table!($class:
            method!("get_names" [
                " Returns the names of the flags that are set in `value`. Unknown flags are left out."
            ] (static; value: i64) -> PackedStringArray {
                let flags = discord_model::$name::from_bits_retain(value as _);
                flags.names().map(GString::from).collect()
            }),
        );
    };
    // An enumeration.
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = $value:expr),* $(,)?
    }) => {
        constants_class! { @class
            $(#[doc = $doc])* $name as $class { $($(#[doc = $constant_doc])* $constant = $value,)* }
        }

        class_table!($class:
            method!("get_name" [
                " Returns the name of the constant with this value, or an empty string if there is none."
            ] (static; value: i64) -> GString {
                let code = value.try_into().map(discord_model::$name).unwrap_or_default();
                let is_known = i64::from(code) == value;
                code.name().filter(|_| is_known).unwrap_or_default().into()
            }),
        );
    };
    (@class $(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = $value:expr,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(GodotClass)]
        #[class(no_init, base = RefCounted)]
        pub struct $class;

        #[godot_api]
        impl $class {
            $(
                $(#[doc = $constant_doc])*
                #[constant]
                pub const $constant: i64 = $value;
            )*
        }
    };
}

#[godot_api(secondary)]
impl DiscordIntents {
    /// The default of [member DiscordClient.intents]: [constant GUILDS], [constant GUILD_MESSAGES],
    /// [constant GUILD_MESSAGE_REACTIONS] and [constant DIRECT_MESSAGES].
    #[constant]
    pub const DEFAULT: i64 = discord_model::Intents::DEFAULT.bits() as i64;

    /// All intents that are not privileged.
    #[constant]
    pub const ALL_UNPRIVILEGED: i64 = discord_model::Intents::UNPRIVILEGED.bits() as i64;

    /// All intents, including the privileged ones.
    #[constant]
    pub const ALL: i64 = discord_model::Intents::ALL.bits() as i64;
}

/// Passes the definition of every enumeration and every set of flags to a macro.
#[macro_export]
macro_rules! all_constants {
    ($macro:ident) => {
        ::discord_model::define_activity_flags!($macro);
        ::discord_model::define_activity_type!($macro);
        ::discord_model::define_application_command_option_type!($macro);
        ::discord_model::define_application_command_permission_type!($macro);
        ::discord_model::define_application_command_type!($macro);
        ::discord_model::define_application_flags!($macro);
        ::discord_model::define_application_integration_type!($macro);
        ::discord_model::define_attachment_flags!($macro);
        ::discord_model::define_audit_log_event!($macro);
        ::discord_model::define_auto_moderation_action_type!($macro);
        ::discord_model::define_auto_moderation_event_type!($macro);
        ::discord_model::define_auto_moderation_keyword_preset!($macro);
        ::discord_model::define_auto_moderation_trigger_type!($macro);
        ::discord_model::define_base_theme!($macro);
        ::discord_model::define_button_style!($macro);
        ::discord_model::define_channel_flags!($macro);
        ::discord_model::define_channel_type!($macro);
        ::discord_model::define_component_type!($macro);
        ::discord_model::define_connection_visibility!($macro);
        ::discord_model::define_embed_flags!($macro);
        ::discord_model::define_embed_media_flags!($macro);
        ::discord_model::define_entitlement_type!($macro);
        ::discord_model::define_entry_point_command_handler!($macro);
        ::discord_model::define_event_webhooks_status!($macro);
        ::discord_model::define_explicit_content_filter!($macro);
        ::discord_model::define_forum_layout!($macro);
        ::discord_model::define_forum_sort_order!($macro);
        ::discord_model::define_gateway_close_code!($macro);
        ::discord_model::define_gateway_opcode!($macro);
        ::discord_model::define_integration_expire_behavior!($macro);
        ::discord_model::define_intents!($macro);
        ::discord_model::define_interaction_callback_type!($macro);
        ::discord_model::define_interaction_context_type!($macro);
        ::discord_model::define_interaction_type!($macro);
        ::discord_model::define_invite_flags!($macro);
        ::discord_model::define_invite_target_type!($macro);
        ::discord_model::define_invite_target_users_job_status!($macro);
        ::discord_model::define_invite_type!($macro);
        ::discord_model::define_json_error_code!($macro);
        ::discord_model::define_lobby_member_flags!($macro);
        ::discord_model::define_member_flags!($macro);
        ::discord_model::define_message_activity_type!($macro);
        ::discord_model::define_message_flags!($macro);
        ::discord_model::define_message_notification_level!($macro);
        ::discord_model::define_message_reference_type!($macro);
        ::discord_model::define_message_type!($macro);
        ::discord_model::define_mfa_level!($macro);
        ::discord_model::define_new_member_action_type!($macro);
        ::discord_model::define_nsfw_level!($macro);
        ::discord_model::define_onboarding_mode!($macro);
        ::discord_model::define_onboarding_prompt_type!($macro);
        ::discord_model::define_overwrite_type!($macro);
        ::discord_model::define_permissions!($macro);
        ::discord_model::define_poll_layout!($macro);
        ::discord_model::define_premium_tier!($macro);
        ::discord_model::define_premium_type!($macro);
        ::discord_model::define_reaction_type!($macro);
        ::discord_model::define_recurrence_frequency!($macro);
        ::discord_model::define_recurrence_month!($macro);
        ::discord_model::define_recurrence_weekday!($macro);
        ::discord_model::define_role_connection_metadata_type!($macro);
        ::discord_model::define_role_flags!($macro);
        ::discord_model::define_rpc_close_code!($macro);
        ::discord_model::define_rpc_error_code!($macro);
        ::discord_model::define_scheduled_event_entity_type!($macro);
        ::discord_model::define_scheduled_event_privacy_level!($macro);
        ::discord_model::define_scheduled_event_status!($macro);
        ::discord_model::define_separator_spacing!($macro);
        ::discord_model::define_sku_flags!($macro);
        ::discord_model::define_sku_type!($macro);
        ::discord_model::define_stage_privacy_level!($macro);
        ::discord_model::define_status_display_type!($macro);
        ::discord_model::define_sticker_format!($macro);
        ::discord_model::define_sticker_type!($macro);
        ::discord_model::define_subscription_status!($macro);
        ::discord_model::define_system_channel_flags!($macro);
        ::discord_model::define_team_membership_state!($macro);
        ::discord_model::define_text_input_style!($macro);
        ::discord_model::define_unfurled_media_item_flags!($macro);
        ::discord_model::define_user_flags!($macro);
        ::discord_model::define_verification_level!($macro);
        ::discord_model::define_video_quality_mode!($macro);
        ::discord_model::define_voice_close_code!($macro);
        ::discord_model::define_voice_effect_animation!($macro);
        ::discord_model::define_voice_opcode!($macro);
        ::discord_model::define_webhook_type!($macro);
    };
}

all_constants!(constants_class);
