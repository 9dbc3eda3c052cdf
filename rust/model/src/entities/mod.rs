//! Discord's objects, a file for each family.

/// Makes the modules of the families, exports what they define, and hands the list on: `entities!` names every object to
/// the macro it is given.
macro_rules! families {
    ($($family:ident: $($entity:ident),+;)+) => {
        $(
            mod $family;
            pub use $family::{$($entity),+};
        )+

        /// Passes the names of all of Discord's objects to the macro named.
        #[macro_export]
        macro_rules! entities {
            ($callback:ident) => { $callback! { $($($entity)+)+ } };
        }
    };
}

families! {
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
    documents:
        AccessToken, AllowedMentions, ApplicationAuthorized, Authorization, ErrorResponse, GatewayBot,
        InteractionResponse, InteractionResponseData, SessionStartLimit, WebhookEvent;
    embed: Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia, EmbedProvider;
    emoji: Emoji;
    entitlement: Entitlement;
    gateway: GatewayRateLimit, GatewayRateLimitMeta, MembersChunk;
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
    invite: GuildLiveliness, Invite, InviteStageInstance, InviteTargetUsersJob, VanityUrl;
    join_request: GuildJoinRequest, GuildJoinRequestList, JoinRequestFormResponse;
    lists: EmojiList, MessageSearchResult, SoundboardSoundList, StickerPackList, ThreadList;
    lobby: Lobby, LobbyInvite, LobbyMember, LobbyMessage;
    member: Member;
    message: Message, MessageReference;
    message_parts:
        ChannelMention, GuildProductPurchase, MessageActivity, MessageCall, MessageInteraction, MessagePin, MessagePins,
        MessageSnapshot, PurchaseNotification, RoleSubscriptionData, SharedClientTheme;
    new_member_welcome:
        NewMemberAction, NewMemberResourceChannel, NewMemberWelcome, NewMemberWelcomeMessage;
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
}

// What a webhook's event holds is any object at all: as a type among others it would fit everything.
pub use documents::WebhookEventBody;
pub use guild_parts::RoleMemberCounts;
