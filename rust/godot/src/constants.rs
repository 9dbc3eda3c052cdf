//! Discord's enumerations and flags, as classes of constants: an extension cannot register named enums.

use godot::prelude::*;

use crate::core::CoreId;
use crate::show::Show;

macro_rules! constants_class {
    // Flags, of which a value holds several.
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = 1 << $bit:literal),* $(,)?
    }) => {
        constants_class! { @class
            $(#[doc = $doc])* $name as $class { $($(#[doc = $constant_doc])* $constant = 1 << $bit,)* }
        }

        #[godot_api(secondary)]
        impl $class {
            /// Returns the names of the flags that are set in `value`. Flags without a name are left out.
            #[func]
            fn get_names(value: i64) -> PackedStringArray {
                let flags = discord_model::$name::from_bits_retain(value as _);
                flags.names().map(GString::from).collect()
            }
        }
    };
    // An enumeration.
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = $value:expr),* $(,)?
    }) => {
        constants_class! { @class
            $(#[doc = $doc])* $name as $class { $($(#[doc = $constant_doc])* $constant = $value,)* }
        }

        #[godot_api(secondary)]
        impl $class {
            /// Returns the name of the constant with this value, or an empty string if there is none.
            #[func]
            fn get_name(value: i64) -> GString {
                let code = value.try_into().map(discord_model::$name).unwrap_or_default();
                let is_known = i64::from(code) == value;
                code.name().filter(|_| is_known).unwrap_or_default().into()
            }
        }
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

        impl Show for discord_model::$name {
            type Godot = i64;

            fn show(&self, _: CoreId) -> i64 {
                (*self).into()
            }
        }

        impl Show for Box<[discord_model::$name]> {
            type Godot = PackedInt64Array;

            fn show(&self, _: CoreId) -> PackedInt64Array {
                self.iter().map(|&value| i64::from(value)).collect()
            }
        }
    };
}

discord_model::define_activity_flags!(constants_class);
discord_model::define_activity_type!(constants_class);
discord_model::define_application_command_option_type!(constants_class);
discord_model::define_application_command_permission_type!(constants_class);
discord_model::define_application_command_type!(constants_class);
discord_model::define_application_flags!(constants_class);
discord_model::define_application_integration_type!(constants_class);
discord_model::define_attachment_flags!(constants_class);
discord_model::define_audit_log_event!(constants_class);
discord_model::define_auto_moderation_action_type!(constants_class);
discord_model::define_auto_moderation_event_type!(constants_class);
discord_model::define_auto_moderation_keyword_preset!(constants_class);
discord_model::define_auto_moderation_trigger_type!(constants_class);
discord_model::define_base_theme!(constants_class);
discord_model::define_button_style!(constants_class);
discord_model::define_channel_flags!(constants_class);
discord_model::define_channel_type!(constants_class);
discord_model::define_component_type!(constants_class);
discord_model::define_connection_visibility!(constants_class);
discord_model::define_embed_flags!(constants_class);
discord_model::define_embed_media_flags!(constants_class);
discord_model::define_entitlement_type!(constants_class);
discord_model::define_entry_point_command_handler!(constants_class);
discord_model::define_event_webhooks_status!(constants_class);
discord_model::define_explicit_content_filter!(constants_class);
discord_model::define_forum_layout!(constants_class);
discord_model::define_forum_sort_order!(constants_class);
discord_model::define_gateway_close_code!(constants_class);
discord_model::define_gateway_opcode!(constants_class);
discord_model::define_integration_expire_behavior!(constants_class);
discord_model::define_intents!(constants_class);
discord_model::define_interaction_callback_type!(constants_class);
discord_model::define_interaction_context_type!(constants_class);
discord_model::define_interaction_type!(constants_class);
discord_model::define_invite_flags!(constants_class);
discord_model::define_invite_target_type!(constants_class);
discord_model::define_invite_target_users_job_status!(constants_class);
discord_model::define_invite_type!(constants_class);
discord_model::define_json_error_code!(constants_class);
discord_model::define_lobby_member_flags!(constants_class);
discord_model::define_member_flags!(constants_class);
discord_model::define_message_activity_type!(constants_class);
discord_model::define_message_flags!(constants_class);
discord_model::define_message_notification_level!(constants_class);
discord_model::define_message_reference_type!(constants_class);
discord_model::define_message_type!(constants_class);
discord_model::define_mfa_level!(constants_class);
discord_model::define_new_member_action_type!(constants_class);
discord_model::define_nsfw_level!(constants_class);
discord_model::define_onboarding_mode!(constants_class);
discord_model::define_onboarding_prompt_type!(constants_class);
discord_model::define_overwrite_type!(constants_class);
discord_model::define_permissions!(constants_class);
discord_model::define_poll_layout!(constants_class);
discord_model::define_premium_tier!(constants_class);
discord_model::define_premium_type!(constants_class);
discord_model::define_reaction_type!(constants_class);
discord_model::define_recurrence_frequency!(constants_class);
discord_model::define_recurrence_month!(constants_class);
discord_model::define_recurrence_weekday!(constants_class);
discord_model::define_role_connection_metadata_type!(constants_class);
discord_model::define_role_flags!(constants_class);
discord_model::define_rpc_close_code!(constants_class);
discord_model::define_rpc_error_code!(constants_class);
discord_model::define_scheduled_event_entity_type!(constants_class);
discord_model::define_scheduled_event_privacy_level!(constants_class);
discord_model::define_scheduled_event_status!(constants_class);
discord_model::define_separator_spacing!(constants_class);
discord_model::define_sku_flags!(constants_class);
discord_model::define_sku_type!(constants_class);
discord_model::define_stage_privacy_level!(constants_class);
discord_model::define_status_display_type!(constants_class);
discord_model::define_sticker_format!(constants_class);
discord_model::define_sticker_type!(constants_class);
discord_model::define_subscription_status!(constants_class);
discord_model::define_system_channel_flags!(constants_class);
discord_model::define_team_membership_state!(constants_class);
discord_model::define_text_input_style!(constants_class);
discord_model::define_unfurled_media_item_flags!(constants_class);
discord_model::define_user_flags!(constants_class);
discord_model::define_verification_level!(constants_class);
discord_model::define_video_quality_mode!(constants_class);
discord_model::define_voice_close_code!(constants_class);
discord_model::define_voice_effect_animation!(constants_class);
discord_model::define_voice_opcode!(constants_class);
discord_model::define_webhook_type!(constants_class);
