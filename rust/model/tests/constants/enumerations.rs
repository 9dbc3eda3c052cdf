//! All enumerations and sets of flags, with the tables that they are from.

use crate::Constants;

/// An enumeration or a set of flags, with its definition.
pub struct Enumeration {
    /// The name of the type.
    pub name: &'static str,
    /// Discord's table; `schema` and a name if only the description of the HTTP interface has it.
    pub table: &'static str,
    /// The constants.
    pub constants: Constants,
}

/// Collects a definition.
macro_rules! taken_in {
    ($(#[doc = $doc:tt])* $name:ident as $class:ident {
        $($(#[doc = $constant_doc:tt])* $constant:ident = $value:expr),* $(,)?
    }) => {{
        assert_eq!(stringify!($class), concat!("Discord", stringify!($name)));
        let constants = Constants::from([$((stringify!($constant).to_owned(), $value)),*]);
        (stringify!($name), constants)
    }};
}

macro_rules! from_tables {
    ($($define:ident = $table:literal),* $(,)?) => {
        vec![$({
            let (name, constants) = discord_model::$define!(taken_in);
            Enumeration { name, table: $table, constants }
        }),*]
    };
}

/// Returns all enumerations and sets of flags.
pub fn enumerations() -> Vec<Enumeration> {
    from_tables! {
        define_activity_flags = "Activity Flags",
        define_activity_type = "Activity Types",
        define_application_command_option_type = "Application Command Option Type",
        define_application_command_permission_type = "Application Command Permission Type",
        define_application_command_type = "Application Command Types",
        define_application_flags = "Application Flags",
        define_application_integration_type = "Application Integration Types",
        define_attachment_flags = "Attachment Flags",
        define_audit_log_event = "Audit Log Events",
        define_auto_moderation_action_type = "Action Types",
        define_auto_moderation_event_type = "Event Types",
        define_auto_moderation_keyword_preset = "Keyword Preset Types",
        define_auto_moderation_trigger_type = "Trigger Types",
        define_base_theme = "Base Theme Types",
        define_button_style = "Button Styles",
        define_channel_flags = "Channel Flags",
        define_channel_type = "Channel Types",
        define_component_type = "Component Types",
        define_connection_visibility = "Visibility Types",
        define_embed_flags = "Embed Flags",
        define_embed_media_flags = "Embed Media Flags",
        define_entitlement_type = "Entitlement Types",
        define_entry_point_command_handler = "Entry Point Command Handler Types",
        define_event_webhooks_status = "Application Event Webhook Status",
        define_explicit_content_filter = "Explicit Content Filter Level",
        define_forum_layout = "Forum Layout Types",
        define_forum_sort_order = "Sort Order Types",
        define_integration_expire_behavior = "Integration Expire Behaviors",
        define_intents = "Gateway Intents",
        define_interaction_callback_type = "Interaction Callback Type",
        define_interaction_context_type = "Interaction Context Types",
        define_interaction_type = "Interaction Type",
        define_invite_flags = "Guild Invite Flags",
        define_invite_target_type = "Invite Target Types",
        define_invite_target_users_job_status = "schema TargetUsersJobStatusTypes",
        define_invite_type = "Invite Types",
        define_lobby_member_flags = "Lobby Member Flags",
        define_member_flags = "Guild Member Flags",
        define_message_activity_type = "Message Activity Types",
        define_message_flags = "Message Flags",
        define_message_notification_level = "Default Message Notification Level",
        define_message_reference_type = "Message Reference Types",
        define_message_type = "Message Types",
        define_mfa_level = "MFA Level",
        define_nsfw_level = "Guild Age-Restriction Level",
        define_onboarding_mode = "Onboarding Mode",
        define_onboarding_prompt_type = "Prompt Types",
        define_overwrite_type = "schema ChannelPermissionOverwrites",
        define_permissions = "Bitwise Permission Flags",
        define_poll_layout = "Layout Type",
        define_premium_tier = "Premium Tier",
        define_premium_type = "Premium Types",
        define_reaction_type = "Reaction Types",
        define_recurrence_frequency = "Guild Scheduled Event Recurrence Rule - Frequency",
        define_recurrence_month = "Guild Scheduled Event Recurrence Rule - Month",
        define_recurrence_weekday = "Guild Scheduled Event Recurrence Rule - Weekday",
        define_role_connection_metadata_type = "Application Role Connection Metadata Type",
        define_role_flags = "Role Flags",
        define_scheduled_event_entity_type = "Guild Scheduled Event Entity Types",
        define_scheduled_event_privacy_level = "Guild Scheduled Event Privacy Level",
        define_scheduled_event_status = "Guild Scheduled Event Status",
        define_separator_spacing = "schema MessageComponentSeparatorSpacingSize",
        define_sku_flags = "SKU Flags",
        define_sku_type = "SKU Types",
        define_stage_privacy_level = "Privacy Level",
        define_status_display_type = "Status Display Types",
        define_sticker_format = "Sticker Format Types",
        define_sticker_type = "Sticker Types",
        define_subscription_status = "Subscription Statuses",
        define_system_channel_flags = "System Channel Flags",
        define_team_membership_state = "Membership State Enum",
        define_text_input_style = "Text Input Styles",
        define_unfurled_media_item_flags = "Unfurled Media Item Flags",
        define_user_flags = "User Flags",
        define_verification_level = "Verification Level",
        define_video_quality_mode = "Video Quality Modes",
        define_voice_effect_animation = "Animation Types",
        define_webhook_type = "Webhook Types",
    }
}
