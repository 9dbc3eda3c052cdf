//! Interactions.

use crate::constant_macros::open_enum;

open_enum! {
    /// The types of responses to an interaction.
    InteractionCallbackType(u8) as DiscordInteractionCallbackType {
        /// Responds to [constant DiscordInteractionType.PING].
        PONG = 1,
        /// Responds with a message.
        CHANNEL_MESSAGE_WITH_SOURCE = 4,
        /// Defers the response: shows a loading state, and leaves 15 minutes to send the message.
        DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE = 5,
        /// Defers an update: shows nothing, and leaves 15 minutes to edit the message of the component. Only for components.
        DEFERRED_UPDATE_MESSAGE = 6,
        /// Edits the message of the component. Only for components.
        UPDATE_MESSAGE = 7,
        /// Responds with autocomplete suggestions for an option, up to 25.
        APPLICATION_COMMAND_AUTOCOMPLETE_RESULT = 8,
        /// Responds with a modal. Not available in response to a modal.
        MODAL = 9,
        /// Responds that the application requires premium. Deprecated by Discord; use buttons of the style
        /// [constant DiscordButtonStyle.PREMIUM].
        PREMIUM_REQUIRED = 10,
        /// Launches the application's activity.
        LAUNCH_ACTIVITY = 12,
        /// Responds to [constant DiscordInteractionType.SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY].
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 13,
    }
}

open_enum! {
    /// The contexts in which a command can be used, or an interaction took place.
    ///
    /// The properties `contexts` of a [DiscordApplicationCommand] and `context` of a [DiscordInteraction].
    InteractionContextType(u8) as DiscordInteractionContextType {
        /// In guilds.
        GUILD = 0,
        /// In direct messages with the bot.
        BOT_DM = 1,
        /// In direct messages with other users, and in group DMs.
        PRIVATE_CHANNEL = 2,
    }
}

open_enum! {
    /// The types of interactions.
    ///
    /// The property `type` of a [DiscordInteraction].
    InteractionType(u8) as DiscordInteractionType {
        /// Discord checks a URL. Received only by HTTP.
        PING = 1,
        /// A user used a command.
        APPLICATION_COMMAND = 2,
        /// A user pressed a button or used a select menu of a message.
        MESSAGE_COMPONENT = 3,
        /// A user is typing an option of a command, and the bot should respond with suggestions.
        APPLICATION_COMMAND_AUTOCOMPLETE = 4,
        /// A user submitted a modal.
        MODAL_SUBMIT = 5,
        /// Discord requests whether the user is eligible to purchase a SKU of a game that uses the Social SDK.
        SOCIAL_LAYER_SKU_PURCHASE_ELIGIBILITY = 6,
    }
}
