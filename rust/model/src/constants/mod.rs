//! Discord's enumerations and flags, with a file for each area.

mod activity;
mod application;
mod audit_log;
mod auto_moderation;
mod channel;
mod command;
mod component;
mod gateway;
mod guild;
mod intents;
mod interaction;
mod invite;
mod json_error_code;
mod member;
mod message;
mod monetization;
mod onboarding;
mod permissions;
mod rpc;
mod scheduled_event;
mod user;
mod voice;
mod webhook;

pub use activity::{ActivityFlags, ActivityType};
pub use application::{
    ApplicationFlags, ApplicationIntegrationType, EventWebhooksStatus, RoleConnectionMetadataType,
    TeamMembershipState,
};
pub use audit_log::AuditLogEvent;
pub use auto_moderation::{
    AutoModerationActionType, AutoModerationEventType, AutoModerationKeywordPreset,
    AutoModerationTriggerType,
};
pub use channel::{
    ChannelFlags, ChannelType, ForumLayout, ForumSortOrder, OverwriteType, VideoQualityMode,
};
pub use command::{
    ApplicationCommandOptionType, ApplicationCommandPermissionType, ApplicationCommandType,
    EntryPointCommandHandler,
};
pub use component::{
    ButtonStyle, ComponentType, SeparatorSpacing, TextInputStyle, UnfurledMediaItemFlags,
};
pub use gateway::{GatewayCloseCode, GatewayOpcode};
pub use guild::{
    ExplicitContentFilter, IntegrationExpireBehavior, MessageNotificationLevel, MfaLevel,
    NsfwLevel, PremiumTier, SystemChannelFlags, VerificationLevel,
};
pub use intents::Intents;
pub use interaction::{InteractionCallbackType, InteractionContextType, InteractionType};
pub use invite::{InviteFlags, InviteTargetType, InviteTargetUsersJobStatus, InviteType};
pub use json_error_code::JsonErrorCode;
pub use member::{LobbyMemberFlags, MemberFlags, RoleFlags};
pub use message::{
    AttachmentFlags, BaseTheme, EmbedFlags, EmbedMediaFlags, MessageActivityType, MessageFlags,
    MessageReferenceType, MessageType, PollLayout, ReactionType, StickerFormat, StickerType,
};
pub use monetization::{EntitlementType, SkuFlags, SkuType, SubscriptionStatus};
pub use onboarding::{NewMemberActionType, OnboardingMode, OnboardingPromptType};
pub use permissions::Permissions;
pub use rpc::{RpcCloseCode, RpcErrorCode};
pub use scheduled_event::{
    RecurrenceFrequency, RecurrenceMonth, RecurrenceWeekday, ScheduledEventEntityType,
    ScheduledEventPrivacyLevel, ScheduledEventStatus, StagePrivacyLevel,
};
pub use user::{ConnectionVisibility, PremiumType, StatusDisplayType, UserFlags};
pub use voice::{VoiceCloseCode, VoiceEffectAnimation, VoiceOpcode};
pub use webhook::WebhookType;
