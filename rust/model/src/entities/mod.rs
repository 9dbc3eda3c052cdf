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
    application_parts:
        ApplicationRoleConnection, ApplicationRoleConnectionMetadata, InstallParams,
        IntegrationTypeConfig;
    attachment: Attachment;
    channel: Channel, ForumTag, PermissionOverwrite;
    command: ApplicationCommand, ApplicationCommandOption, ApplicationCommandOptionChoice;
    command_permissions: ApplicationCommandPermission, ApplicationCommandPermissions;
    component: Component;
    component_parts: MediaGalleryItem, SelectDefaultValue, SelectOption, UnfurledMediaItem;
    embed: Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia, EmbedProvider;
    emoji: Emoji;
    entitlement: Entitlement;
    guild: Guild;
    interaction: Interaction;
    interaction_callback:
        InteractionCallback, InteractionCallbackActivity, InteractionCallbackResource,
        InteractionCallbackResponse;
    interaction_data: InteractionData, InteractionOption;
    interaction_metadata: InteractionMetadata;
    lobby: Lobby, LobbyInvite, LobbyMember;
    member: Member;
    message: Message, MessageReference;
    message_parts:
        ChannelMention, GuildProductPurchase, MessageActivity, MessageCall, MessagePin, MessagePins,
        MessageSnapshot, PurchaseNotification, RoleSubscriptionData, SharedClientTheme;
    poll: Poll, PollAnswer, PollAnswerCount, PollMedia, PollResults;
    presence: ClientStatus, Presence;
    reaction: Reaction, ReactionCountDetails;
    resolved: Resolved;
    role: Role;
    sku: Sku;
    sticker: Sticker, StickerItem, StickerPack;
    subscription: Subscription;
    team: Team, TeamMember;
    thread: ThreadMember, ThreadMetadata;
    user: User;
    user_parts: AvatarDecoration, Collectibles, Nameplate, PrimaryGuild;
    voice_region: VoiceRegion;
    voice_state: VoiceState;
}

pub use message::Webhook;
