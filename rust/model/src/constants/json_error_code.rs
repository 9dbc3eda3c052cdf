//! Error codes of the HTTP API.

use crate::constant_macros::open_enum;

open_enum! {
    /// The error codes with which Discord rejects a request. Compare [member DiscordError.code] with these constants.
    ///
    /// [JSON Error Codes](https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes)
    JsonErrorCode(u32) as DiscordJsonErrorCode {
        /// A general error, such as a malformed request body.
        GENERAL_ERROR = 0,
        /// Unknown account.
        UNKNOWN_ACCOUNT = 10_001,
        /// Unknown application.
        UNKNOWN_APPLICATION = 10_002,
        /// Unknown channel.
        UNKNOWN_CHANNEL = 10_003,
        /// Unknown guild.
        UNKNOWN_GUILD = 10_004,
        /// Unknown integration.
        UNKNOWN_INTEGRATION = 10_005,
        /// Unknown invite.
        UNKNOWN_INVITE = 10_006,
        /// Unknown member.
        UNKNOWN_MEMBER = 10_007,
        /// Unknown message.
        UNKNOWN_MESSAGE = 10_008,
        /// Unknown permission overwrite.
        UNKNOWN_PERMISSION_OVERWRITE = 10_009,
        /// Unknown provider.
        UNKNOWN_PROVIDER = 10_010,
        /// Unknown role.
        UNKNOWN_ROLE = 10_011,
        /// Unknown token.
        UNKNOWN_TOKEN = 10_012,
        /// Unknown user.
        UNKNOWN_USER = 10_013,
        /// Unknown emoji.
        UNKNOWN_EMOJI = 10_014,
        /// Unknown webhook.
        UNKNOWN_WEBHOOK = 10_015,
        /// Unknown webhook service.
        UNKNOWN_WEBHOOK_SERVICE = 10_016,
        /// Unknown session.
        UNKNOWN_SESSION = 10_020,
        /// Unknown asset.
        UNKNOWN_ASSET = 10_021,
        /// Unknown ban.
        UNKNOWN_BAN = 10_026,
        /// Unknown SKU.
        UNKNOWN_SKU = 10_027,
        /// Unknown store listing.
        UNKNOWN_STORE_LISTING = 10_028,
        /// Unknown entitlement.
        UNKNOWN_ENTITLEMENT = 10_029,
        /// Unknown build.
        UNKNOWN_BUILD = 10_030,
        /// Unknown lobby.
        UNKNOWN_LOBBY = 10_031,
        /// Unknown branch.
        UNKNOWN_BRANCH = 10_032,
        /// Unknown store directory layout.
        UNKNOWN_STORE_DIRECTORY_LAYOUT = 10_033,
        /// Unknown redistributable.
        UNKNOWN_REDISTRIBUTABLE = 10_036,
        /// Unknown gift code.
        UNKNOWN_GIFT_CODE = 10_038,
        /// Unknown stream.
        UNKNOWN_STREAM = 10_049,
        /// Unknown premium server subscribe cooldown.
        UNKNOWN_PREMIUM_SERVER_SUBSCRIBE_COOLDOWN = 10_050,
        /// Unknown guild template.
        UNKNOWN_GUILD_TEMPLATE = 10_057,
        /// Unknown discoverable server category.
        UNKNOWN_DISCOVERABLE_SERVER_CATEGORY = 10_059,
        /// Unknown sticker.
        UNKNOWN_STICKER = 10_060,
        /// Unknown sticker pack.
        UNKNOWN_STICKER_PACK = 10_061,
        /// Unknown interaction.
        UNKNOWN_INTERACTION = 10_062,
        /// Unknown application command.
        UNKNOWN_APPLICATION_COMMAND = 10_063,
        /// Unknown voice state.
        UNKNOWN_VOICE_STATE = 10_065,
        /// Unknown application command permissions.
        UNKNOWN_APPLICATION_COMMAND_PERMISSIONS = 10_066,
        /// Unknown stage instance.
        UNKNOWN_STAGE_INSTANCE = 10_067,
        /// Unknown guild member verification form.
        UNKNOWN_GUILD_MEMBER_VERIFICATION_FORM = 10_068,
        /// Unknown guild welcome screen.
        UNKNOWN_GUILD_WELCOME_SCREEN = 10_069,
        /// Unknown guild scheduled event.
        UNKNOWN_GUILD_SCHEDULED_EVENT = 10_070,
        /// Unknown guild scheduled event user.
        UNKNOWN_GUILD_SCHEDULED_EVENT_USER = 10_071,
        /// Unknown tag.
        UNKNOWN_TAG = 10_087,
        /// Unknown sound.
        UNKNOWN_SOUND = 10_097,
        /// Unknown job of an invite's target users: the invite exists, but has no target users.
        UNKNOWN_INVITE_TARGET_USERS_JOB = 10_124,
        /// Unknown target users of an invite: the invite exists, but has no target users.
        UNKNOWN_INVITE_TARGET_USERS = 10_129,
        /// Bots cannot use this endpoint.
        BOTS_NOT_ALLOWED = 20_001,
        /// Only bots can use this endpoint.
        ONLY_BOTS_ALLOWED = 20_002,
        /// Explicit content cannot be sent to the desired recipient(s).
        EXPLICIT_CONTENT = 20_009,
        /// You are not authorized to perform this action on this application.
        NOT_AUTHORIZED_FOR_APPLICATION = 20_012,
        /// This action requires a premium subscription.
        PREMIUM_SUBSCRIPTION_REQUIRED = 20_015,
        /// This action cannot be performed due to slowmode rate limit.
        SLOWMODE_RATE_LIMIT = 20_016,
        /// Only the owner of this account can perform this action.
        ONLY_ACCOUNT_OWNER = 20_018,
        /// This message cannot be edited due to announcement rate limits.
        ANNOUNCEMENT_EDIT_RATE_LIMIT = 20_022,
        /// Under minimum age.
        UNDER_MINIMUM_AGE = 20_024,
        /// The write action you are performing on the channel has hit the write rate limit.
        CHANNEL_WRITE_RATE_LIMIT = 20_028,
        /// The write action you are performing on the server has hit the write rate limit.
        SERVER_WRITE_RATE_LIMIT = 20_029,
        /// The stage topic, server name, server description or channel names contain words that are not allowed.
        DISALLOWED_WORDS = 20_031,
        /// Guild premium subscription level too low.
        PREMIUM_TIER_TOO_LOW = 20_035,
        /// Maximum number of guilds reached (100).
        MAXIMUM_GUILDS = 30_001,
        /// Maximum number of friends reached (1000).
        MAXIMUM_FRIENDS = 30_002,
        /// Maximum number of pins reached for the channel (250).
        MAXIMUM_PINS = 30_003,
        /// Maximum number of recipients reached (10).
        MAXIMUM_RECIPIENTS = 30_004,
        /// Maximum number of guild roles reached (250).
        MAXIMUM_GUILD_ROLES = 30_005,
        /// Maximum number of webhooks reached (15).
        MAXIMUM_WEBHOOKS = 30_007,
        /// Maximum number of emojis reached.
        MAXIMUM_EMOJIS = 30_008,
        /// Maximum number of reactions reached (20).
        MAXIMUM_REACTIONS = 30_010,
        /// Maximum number of group DMs reached (10).
        MAXIMUM_GROUP_DMS = 30_011,
        /// Maximum number of guild channels reached (500).
        MAXIMUM_GUILD_CHANNELS = 30_013,
        /// Maximum number of attachments in a message reached (10).
        MAXIMUM_ATTACHMENTS = 30_015,
        /// Maximum number of invites reached (1000).
        MAXIMUM_INVITES = 30_016,
        /// Maximum number of animated emojis reached.
        MAXIMUM_ANIMATED_EMOJIS = 30_018,
        /// Maximum number of server members reached.
        MAXIMUM_SERVER_MEMBERS = 30_019,
        /// Maximum number of server categories has been reached (5).
        MAXIMUM_SERVER_CATEGORIES = 30_030,
        /// Guild already has a template.
        GUILD_HAS_TEMPLATE = 30_031,
        /// Maximum number of application commands reached.
        MAXIMUM_APPLICATION_COMMANDS = 30_032,
        /// Maximum number of thread participants has been reached (1000).
        MAXIMUM_THREAD_PARTICIPANTS = 30_033,
        /// Maximum number of daily application command creates has been reached (200).
        MAXIMUM_DAILY_APPLICATION_COMMAND_CREATES = 30_034,
        /// Maximum number of bans for non-guild members have been exceeded.
        MAXIMUM_NON_MEMBER_BANS = 30_035,
        /// Maximum number of bans fetches has been reached.
        MAXIMUM_BAN_FETCHES = 30_037,
        /// Maximum number of uncompleted guild scheduled events reached (100).
        MAXIMUM_GUILD_SCHEDULED_EVENTS = 30_038,
        /// Maximum number of stickers reached.
        MAXIMUM_STICKERS = 30_039,
        /// Maximum number of prune requests has been reached. Try again later.
        MAXIMUM_PRUNE_REQUESTS = 30_040,
        /// Maximum number of guild widget settings updates has been reached. Try again later.
        MAXIMUM_GUILD_WIDGET_UPDATES = 30_042,
        /// Maximum number of soundboard sounds reached.
        MAXIMUM_SOUNDBOARD_SOUNDS = 30_045,
        /// Maximum number of edits to messages older than 1 hour reached. Try again later.
        MAXIMUM_OLD_MESSAGE_EDITS = 30_046,
        /// Maximum number of pinned threads in a forum channel has been reached.
        MAXIMUM_PINNED_THREADS = 30_047,
        /// Maximum number of tags in a forum channel has been reached.
        MAXIMUM_FORUM_TAGS = 30_048,
        /// Bitrate is too high for channel of this type.
        BITRATE_TOO_HIGH = 30_052,
        /// Maximum number of premium emojis reached (25).
        MAXIMUM_PREMIUM_EMOJIS = 30_056,
        /// Maximum number of webhooks per guild reached (1000).
        MAXIMUM_GUILD_WEBHOOKS = 30_058,
        /// Maximum number of channel permission overwrites reached (1000).
        MAXIMUM_PERMISSION_OVERWRITES = 30_060,
        /// The channels for this guild are too large.
        GUILD_CHANNELS_TOO_LARGE = 30_061,
        /// Unauthorized: the request needs a valid token.
        UNAUTHORIZED = 40_001,
        /// You need to verify your account in order to perform this action.
        ACCOUNT_VERIFICATION_REQUIRED = 40_002,
        /// You are opening direct messages too fast.
        OPENING_DIRECT_MESSAGES_TOO_FAST = 40_003,
        /// Send messages has been temporarily disabled.
        SEND_MESSAGES_DISABLED = 40_004,
        /// Request entity too large. Try sending something smaller in size.
        REQUEST_ENTITY_TOO_LARGE = 40_005,
        /// This feature has been temporarily disabled server-side.
        FEATURE_DISABLED = 40_006,
        /// The user is banned from this guild.
        USER_BANNED = 40_007,
        /// Only one channel can have a parent_id modified at a time.
        ONLY_ONE_PARENT_ID_PER_REQUEST = 40_009,
        /// Connection has been revoked.
        CONNECTION_HAS_BEEN_REVOKED = 40_012,
        /// Only consumable SKUs can be consumed.
        ONLY_CONSUMABLE_SKUS = 40_018,
        /// You can only delete sandbox entitlements.
        ONLY_TEST_ENTITLEMENTS_DELETABLE = 40_019,
        /// Target user is not connected to voice.
        TARGET_USER_NOT_IN_VOICE = 40_032,
        /// This message has already been crossposted.
        MESSAGE_ALREADY_CROSSPOSTED = 40_033,
        /// An application command with that name already exists.
        APPLICATION_COMMAND_NAME_EXISTS = 40_041,
        /// Application interaction failed to send.
        INTERACTION_FAILED_TO_SEND = 40_043,
        /// Cannot send a message in a forum channel.
        CANNOT_SEND_MESSAGE_IN_FORUM = 40_058,
        /// Interaction has already been acknowledged.
        INTERACTION_ALREADY_ACKNOWLEDGED = 40_060,
        /// Tag names must be unique.
        TAG_NAMES_NOT_UNIQUE = 40_061,
        /// Service resource is being rate limited.
        SERVICE_RESOURCE_RATE_LIMITED = 40_062,
        /// There are no tags available that can be set by non-moderators.
        NO_TAGS_FOR_NON_MODERATORS = 40_066,
        /// A tag is required to create a forum post in this channel.
        TAG_REQUIRED = 40_067,
        /// An entitlement has already been granted for this resource.
        ENTITLEMENT_ALREADY_GRANTED = 40_074,
        /// This interaction has hit the maximum number of follow up messages.
        MAXIMUM_FOLLOW_UP_MESSAGES = 40_094,
        /// Cloudflare is blocking the request, often because of its User-Agent.
        CLOUDFLARE_BLOCKED = 40_333,
        /// Missing access.
        MISSING_ACCESS = 50_001,
        /// Invalid account type.
        INVALID_ACCOUNT_TYPE = 50_002,
        /// Cannot execute action on a DM channel.
        CANNOT_EXECUTE_ON_DM_CHANNEL = 50_003,
        /// Guild widget disabled.
        GUILD_WIDGET_DISABLED = 50_004,
        /// Cannot edit a message authored by another user.
        CANNOT_EDIT_MESSAGE_OF_ANOTHER_USER = 50_005,
        /// Cannot send an empty message.
        EMPTY_MESSAGE = 50_006,
        /// Cannot send messages to this user.
        CANNOT_SEND_MESSAGES_TO_USER = 50_007,
        /// Cannot send messages in a non-text channel.
        CANNOT_SEND_MESSAGES_IN_NON_TEXT_CHANNEL = 50_008,
        /// Channel verification level is too high for you to gain access.
        CHANNEL_VERIFICATION_LEVEL_TOO_HIGH = 50_009,
        /// OAuth2 application does not have a bot.
        OAUTH2_APPLICATION_WITHOUT_BOT = 50_010,
        /// OAuth2 application limit reached.
        OAUTH2_APPLICATION_LIMIT = 50_011,
        /// Invalid OAuth2 state.
        INVALID_OAUTH2_STATE = 50_012,
        /// You lack permissions to perform that action.
        MISSING_PERMISSIONS = 50_013,
        /// Invalid authentication token provided.
        INVALID_AUTHENTICATION_TOKEN = 50_014,
        /// Note was too long.
        NOTE_TOO_LONG = 50_015,
        /// There must be 2 to 100 messages to delete at once.
        INVALID_BULK_DELETE_COUNT = 50_016,
        /// Invalid MFA Level.
        INVALID_MFA_LEVEL = 50_017,
        /// A message can only be pinned to the channel it was sent in.
        MESSAGE_PINNED_IN_WRONG_CHANNEL = 50_019,
        /// Invite code was either invalid or taken.
        INVALID_OR_TAKEN_INVITE_CODE = 50_020,
        /// Cannot execute action on a system message.
        CANNOT_EXECUTE_ON_SYSTEM_MESSAGE = 50_021,
        /// Cannot execute action on this channel type.
        CANNOT_EXECUTE_ON_CHANNEL_TYPE = 50_024,
        /// Invalid OAuth2 access token provided.
        INVALID_OAUTH2_ACCESS_TOKEN = 50_025,
        /// Missing required OAuth2 scope.
        MISSING_OAUTH2_SCOPE = 50_026,
        /// Invalid webhook token provided.
        INVALID_WEBHOOK_TOKEN = 50_027,
        /// Invalid role.
        INVALID_ROLE = 50_028,
        /// Invalid Recipient(s).
        INVALID_RECIPIENTS = 50_033,
        /// A message provided was too old to bulk delete.
        MESSAGE_TOO_OLD_TO_BULK_DELETE = 50_034,
        /// The form body or the `Content-Type` is invalid. [member DiscordError.fields] names the fields.
        INVALID_FORM_BODY = 50_035,
        /// The invite was accepted to a guild that the bot of the application is not in.
        BOT_NOT_IN_INVITED_GUILD = 50_036,
        /// Invalid Activity Action.
        INVALID_ACTIVITY_ACTION = 50_039,
        /// Invalid API version provided.
        INVALID_API_VERSION = 50_041,
        /// File uploaded exceeds the maximum size.
        FILE_TOO_LARGE = 50_045,
        /// Invalid file uploaded.
        INVALID_FILE = 50_046,
        /// Cannot self-redeem this gift.
        CANNOT_SELF_REDEEM_GIFT = 50_054,
        /// Invalid Guild.
        INVALID_GUILD = 50_055,
        /// Invalid SKU.
        INVALID_SKU = 50_057,
        /// Invalid request origin.
        INVALID_REQUEST_ORIGIN = 50_067,
        /// Invalid message type.
        INVALID_MESSAGE_TYPE = 50_068,
        /// Payment source required to redeem gift.
        PAYMENT_SOURCE_REQUIRED = 50_070,
        /// Cannot modify a system webhook.
        CANNOT_MODIFY_SYSTEM_WEBHOOK = 50_073,
        /// Cannot delete a channel required for Community guilds.
        CANNOT_DELETE_COMMUNITY_CHANNEL = 50_074,
        /// Cannot edit stickers within a message.
        CANNOT_EDIT_STICKERS = 50_080,
        /// Invalid sticker sent.
        INVALID_STICKER = 50_081,
        /// The thread is archived, which prevents operations such as editing a message or adding a user.
        THREAD_ARCHIVED = 50_083,
        /// Invalid thread notification settings.
        INVALID_THREAD_NOTIFICATION_SETTINGS = 50_084,
        /// `before` value is earlier than the thread creation date.
        BEFORE_EARLIER_THAN_THREAD = 50_085,
        /// Community server channels must be text channels.
        COMMUNITY_CHANNEL_NOT_TEXT = 50_086,
        /// The entity type of the event is different from the entity you are trying to start the event for.
        SCHEDULED_EVENT_ENTITY_TYPE_MISMATCH = 50_091,
        /// This server is not available in your location.
        SERVER_NOT_AVAILABLE_IN_LOCATION = 50_095,
        /// This server needs monetization enabled in order to perform this action.
        SERVER_NEEDS_MONETIZATION = 50_097,
        /// This server needs more boosts to perform this action.
        SERVER_NEEDS_BOOSTS = 50_101,
        /// The request body contains invalid JSON.
        INVALID_JSON = 50_109,
        /// The provided file is invalid.
        PROVIDED_FILE_INVALID = 50_110,
        /// The provided file type is invalid.
        INVALID_FILE_TYPE = 50_123,
        /// The duration of the file exceeds the maximum of 5.2 seconds.
        FILE_DURATION_TOO_LONG = 50_124,
        /// Owner cannot be pending member.
        OWNER_CANNOT_BE_PENDING = 50_131,
        /// Ownership cannot be transferred to a bot user.
        OWNERSHIP_CANNOT_BE_TRANSFERRED_TO_BOT = 50_132,
        /// Failed to resize the asset below the maximum size of 262144 bytes.
        FAILED_TO_RESIZE_ASSET = 50_138,
        /// Cannot mix subscription and non subscription roles for an emoji.
        CANNOT_MIX_ROLES_FOR_EMOJI = 50_144,
        /// Cannot convert between premium emoji and normal emoji.
        CANNOT_CONVERT_PREMIUM_EMOJI = 50_145,
        /// The uploaded file was not found.
        UPLOADED_FILE_NOT_FOUND = 50_146,
        /// The specified emoji is invalid.
        INVALID_EMOJI = 50_151,
        /// Voice messages do not support additional content.
        VOICE_MESSAGE_WITH_CONTENT = 50_159,
        /// Voice messages must have a single audio attachment.
        VOICE_MESSAGE_NEEDS_ONE_ATTACHMENT = 50_160,
        /// Voice messages must have supporting metadata.
        VOICE_MESSAGE_NEEDS_METADATA = 50_161,
        /// Voice messages cannot be edited.
        VOICE_MESSAGE_CANNOT_BE_EDITED = 50_162,
        /// Cannot delete guild subscription integration.
        CANNOT_DELETE_SUBSCRIPTION_INTEGRATION = 50_163,
        /// Cannot send voice effect when user is server muted, deafened, or suppressed.
        CANNOT_SEND_VOICE_EFFECT = 50_167,
        /// You cannot send voice messages in this channel.
        CANNOT_SEND_VOICE_MESSAGE = 50_173,
        /// The user account must first be verified.
        USER_ACCOUNT_NOT_VERIFIED = 50_178,
        /// The provided file does not have a valid duration.
        FILE_WITHOUT_DURATION = 50_192,
        /// Cannot send messages to this user due to having no mutual guilds.
        NO_MUTUAL_GUILDS = 50_278,
        /// You do not have permission to send this sticker.
        CANNOT_SEND_STICKER = 50_600,
        /// Two factor is required for this operation.
        TWO_FACTOR_REQUIRED = 60_003,
        /// No users with DiscordTag exist.
        NO_USERS_WITH_DISCORD_TAG = 80_004,
        /// Reaction was blocked.
        REACTION_WAS_BLOCKED = 90_001,
        /// User cannot use burst reactions.
        USER_CANNOT_USE_BURST_REACTIONS = 90_002,
        /// Index not yet available. Try again later.
        INDEX_NOT_YET_AVAILABLE = 110_000,
        /// Application not yet available. Try again later.
        APPLICATION_NOT_YET_AVAILABLE = 110_001,
        /// API resource is currently overloaded. Try again a little later.
        API_RESOURCE_OVERLOADED = 130_000,
        /// The Stage is already open.
        STAGE_ALREADY_OPEN = 150_006,
        /// Cannot reply without permission to read message history.
        CANNOT_REPLY_WITHOUT_READ_MESSAGE_HISTORY = 160_002,
        /// A thread has already been created for this message.
        THREAD_ALREADY_CREATED = 160_004,
        /// Thread is locked.
        THREAD_IS_LOCKED = 160_005,
        /// Maximum number of active threads reached.
        MAXIMUM_ACTIVE_THREADS = 160_006,
        /// Maximum number of active announcement threads reached.
        MAXIMUM_ACTIVE_ANNOUNCEMENT_THREADS = 160_007,
        /// Cannot reference a message without the permission to read the message history.
        CANNOT_REFERENCE_MESSAGE_WITHOUT_READ_MESSAGE_HISTORY = 160_009,
        /// A message of an age-restricted channel cannot be referenced from a channel that is not.
        AGE_RESTRICTED_MESSAGE_REFERENCE_NOT_ALLOWED = 160_010,
        /// You cannot forward a message whose content you cannot read.
        CANNOT_FORWARD_UNREADABLE_MESSAGE = 160_014,
        /// Invalid JSON for uploaded Lottie file.
        INVALID_LOTTIE_JSON = 170_001,
        /// Uploaded Lotties cannot contain rasterized images such as PNG or JPEG.
        LOTTIE_WITH_RASTERIZED_IMAGES = 170_002,
        /// Sticker maximum framerate exceeded.
        STICKER_FRAME_RATE_TOO_HIGH = 170_003,
        /// Sticker frame count exceeds maximum of 1000 frames.
        STICKER_TOO_MANY_FRAMES = 170_004,
        /// Lottie animation maximum dimensions exceeded.
        LOTTIE_DIMENSIONS_TOO_LARGE = 170_005,
        /// Sticker frame rate is either too small or too large.
        INVALID_STICKER_FRAME_RATE = 170_006,
        /// Sticker animation duration exceeds maximum of 5 seconds.
        STICKER_ANIMATION_TOO_LONG = 170_007,
        /// Cannot update a finished event.
        CANNOT_UPDATE_FINISHED_EVENT = 180_000,
        /// Failed to create stage needed for stage event.
        FAILED_TO_CREATE_STAGE = 180_002,
        /// Message was blocked by automatic moderation.
        MESSAGE_BLOCKED_BY_AUTO_MODERATION = 200_000,
        /// Title was blocked by automatic moderation.
        TITLE_BLOCKED_BY_AUTO_MODERATION = 200_001,
        /// Webhooks posted to forum channels must have a thread_name or thread_id.
        WEBHOOK_NEEDS_THREAD = 220_001,
        /// Webhooks posted to forum channels cannot have both a thread_name and thread_id.
        WEBHOOK_WITH_TWO_THREADS = 220_002,
        /// Webhooks can only create threads in forum channels.
        WEBHOOK_THREADS_ONLY_IN_FORUMS = 220_003,
        /// Webhook services cannot be used in forum channels.
        WEBHOOK_SERVICES_NOT_IN_FORUMS = 220_004,
        /// Message blocked by harmful links filter.
        MESSAGE_BLOCKED_BY_LINK_FILTER = 240_000,
        /// Access to joining new servers has been limited for the user.
        JOINING_SERVERS_LIMITED = 340_015,
        /// Cannot enable onboarding, requirements are not met.
        CANNOT_ENABLE_ONBOARDING = 350_000,
        /// Cannot update onboarding while below requirements.
        CANNOT_UPDATE_ONBOARDING = 350_001,
        /// Access to file uploads has been limited for this guild.
        FILE_UPLOADS_LIMITED = 400_001,
        /// Failed to ban users.
        FAILED_TO_BAN_USERS = 500_000,
        /// Poll voting blocked.
        POLL_VOTING_BLOCKED = 520_000,
        /// Poll expired.
        POLL_EXPIRED = 520_001,
        /// Invalid channel type for poll creation.
        INVALID_POLL_CHANNEL_TYPE = 520_002,
        /// Cannot edit a poll message.
        CANNOT_EDIT_POLL_MESSAGE = 520_003,
        /// Cannot use an emoji included with the poll.
        CANNOT_USE_POLL_EMOJI = 520_004,
        /// Cannot expire a non-poll message.
        CANNOT_EXPIRE_NON_POLL_MESSAGE = 520_006,
        /// The application has not been granted the permission to use provisional accounts.
        PROVISIONAL_ACCOUNTS_NOT_GRANTED = 530_000,
        /// The ID token has expired. Get another one from the identity provider.
        ID_TOKEN_EXPIRED = 530_001,
        /// The issuer of the ID token is not the configured one.
        ID_TOKEN_ISSUER_MISMATCH = 530_002,
        /// The audience of the ID token is not the configured one.
        ID_TOKEN_AUDIENCE_MISMATCH = 530_003,
        /// The ID token was issued more than a week ago. Get another one from the identity provider.
        ID_TOKEN_ISSUED_TOO_LONG_AGO = 530_004,
        /// Discord failed to generate a unique username in time. This should resolve itself upon a retry.
        FAILED_TO_GENERATE_UNIQUE_USERNAME = 530_006,
        /// The client secret is invalid.
        INVALID_CLIENT_SECRET = 530_007,
    }
}
