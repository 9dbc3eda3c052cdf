//! Discord's objects, with a file for each family.

mod activity;
mod activity_instance;
mod activity_parts;
mod application;
mod application_identity;
mod application_parts;
mod attachment;
mod audit_log;
mod auto_moderation;
mod channel;
mod command;
mod command_permissions;
mod component;
mod component_parts;
mod connection;
mod embed;
mod emoji;
mod entitlement;
mod error_response;
mod gateway;
mod guild;
mod guild_parts;
mod guild_template;
mod guild_widget;
mod integration;
mod interaction;
mod interaction_callback;
mod interaction_data;
mod interaction_metadata;
mod interaction_response;
mod invite;
mod join_request;
mod lists;
mod lobby;
mod member;
mod message;
mod message_parts;
mod new_member_welcome;
mod oauth2;
mod onboarding;
mod poll;
mod presence;
mod reaction;
mod resolved;
mod role;
mod scheduled_event;
mod sku;
mod soundboard_sound;
mod stage_instance;
mod sticker;
mod subscription;
mod team;
mod thread;
mod user;
mod user_parts;
mod voice_region;
mod voice_server;
mod voice_state;
mod webhook;
mod webhook_event;

/// Exports the objects of each family, and generates `entities!`, which passes all of their names to the given macro.
macro_rules! entity_list {
    ($($family:ident: $($entity:ident),+;)+) => {
        $(pub use $family::{$($entity),+};)+

        /// Passes the names of all of Discord's objects to the given macro.
        #[macro_export]
        macro_rules! entities {
            ($callback:ident) => { $callback! { $($($entity)+)+ } };
        }
    };
}

entity_list! {
    activity: Activity;
    activity_instance: ActivityInstance, ActivityLocation;
    activity_parts: ActivityAssets, ActivityParty, ActivitySecrets, ActivityTimestamps;
    application: Application;
    application_identity:
        ApplicationIdentity, ApplicationIdentityDynamicField, ApplicationIdentityList,
        ApplicationIdentityMedia, ApplicationIdentityPrimaryData, ApplicationIdentityProfile,
        ApplicationIdentityProfileData;
    application_parts:
        ApplicationRoleConnection, ApplicationRoleConnectionMetadata, InstallParams,
        IntegrationTypeConfig;
    attachment: Attachment;
    audit_log: AuditLog, AuditLogChange, AuditLogEntry, AuditLogOptions;
    auto_moderation:
        AutoModerationAction, AutoModerationActionMetadata, AutoModerationExecution,
        AutoModerationRule, AutoModerationTrigger;
    channel: Channel, DefaultReaction, ForumTag, PermissionOverwrite;
    command: ApplicationCommand, ApplicationCommandOption, ApplicationCommandOptionChoice;
    command_permissions: ApplicationCommandPermission, ApplicationCommandPermissions;
    component: Component;
    component_parts: MediaGalleryItem, SelectDefaultValue, SelectOption, UnfurledMediaItem;
    connection: Connection;
    embed: Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia, EmbedProvider;
    emoji: Emoji;
    entitlement: Entitlement;
    error_response: ErrorResponse;
    gateway:
        GatewayBot, GatewayRateLimit, GatewayRateLimitMeta, MembersChunk, SessionStartLimit;
    guild: Guild;
    guild_parts:
        Ban, BulkBanResult, GuildIncidents, GuildPreview, PruneCount, WelcomeScreen,
        WelcomeScreenChannel;
    guild_template: GuildTemplate, GuildTemplateChannel, GuildTemplateGuild, GuildTemplateRole;
    guild_widget: GuildWidget, GuildWidgetMember, GuildWidgetSettings;
    integration: Integration, IntegrationAccount, IntegrationApplication;
    interaction: Interaction;
    interaction_callback:
        InteractionCallback, InteractionCallbackActivity, InteractionCallbackResource,
        InteractionCallbackResponse;
    interaction_data: InteractionData, InteractionOption;
    interaction_metadata: InteractionMetadata;
    interaction_response: InteractionResponse, InteractionResponseData;
    invite: GuildLiveliness, Invite, InviteStageInstance, InviteTargetUsersJob, VanityUrl;
    join_request: GuildJoinRequest, GuildJoinRequestList, JoinRequestFormResponse;
    lists: EmojiList, MessageSearchResult, SoundboardSoundList, StickerPackList, ThreadList;
    lobby: Lobby, LobbyInvite, LobbyMember, LobbyMessage;
    member: Member;
    message: Message, MessageReference;
    message_parts:
        AllowedMentions, ChannelMention, GuildProductPurchase, MessageActivity, MessageCall, MessageInteraction, MessagePin, MessagePins,
        MessageSnapshot, PurchaseNotification, RoleSubscriptionData, SharedClientTheme;
    new_member_welcome:
        NewMemberAction, NewMemberResourceChannel, NewMemberWelcome, NewMemberWelcomeMessage;
    oauth2: AccessToken, Authorization;
    onboarding: Onboarding, OnboardingOption, OnboardingPrompt;
    poll: Poll, PollAnswer, PollAnswerCount, PollMedia, PollResults;
    presence: ClientStatus, Presence;
    reaction: Reaction, ReactionCountDetails;
    resolved: Resolved;
    role: Role, RoleColors, RoleTags;
    scheduled_event:
        RecurrenceNWeekday, RecurrenceRule, ScheduledEvent, ScheduledEventException, ScheduledEventMetadata,
        ScheduledEventSubscription;
    sku: Sku;
    soundboard_sound: SoundboardSound;
    stage_instance: StageInstance;
    sticker: Sticker, StickerItem, StickerPack;
    subscription: Subscription;
    team: Team, TeamMember;
    thread: ThreadMember, ThreadMetadata;
    user: User;
    user_parts: AvatarDecoration, Collectibles, DisplayNameStyles, Nameplate, PrimaryGuild;
    voice_region: VoiceRegion;
    voice_server: VoiceChannelEffect, VoiceServer;
    voice_state: VoiceState;
    webhook: FollowedChannel, Webhook;
    webhook_event: ApplicationAuthorized, WebhookEvent;
}

// These match almost any object, so tests that find the type of a payload by its fields must not try them.
pub use guild_parts::RoleMemberCounts;
pub use webhook_event::WebhookEventBody;
