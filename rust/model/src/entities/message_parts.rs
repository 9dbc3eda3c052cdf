use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{
    BaseTheme, Channel, ChannelType, Guild, Id, Interaction, InteractionType, Member, Message,
    MessageActivityType, Role, Timestamp, User,
};

entity! {
    /// A copy of a forwarded message, in the state at the time of the forward.
    MessageSnapshot as DiscordMessageSnapshot {
        /// The message. Its content, embeds, attachments, components, mentions, flags and times are set; its author and id are
        /// not.
        message: Option<Arc<Message>>,
    }
}

entity! {
    /// The activity that a message invites to.
    MessageActivity as DiscordMessageActivity {
        /// The type of the invitation, see [DiscordMessageActivityType].
        kind as type: MessageActivityType,
        /// The id of the party of the activity, or an empty string.
        party_id: Option<Box<str>>,
    }
}

entity! {
    /// A call in a direct message.
    MessageCall as DiscordMessageCall {
        /// The ids of the participants.
        participants: Box<[Id<User>]>,
        /// The time when the call ended, in Unix seconds; `0` if it has not ended.
        ended_timestamp: Timestamp,
    }
}

entity! {
    /// A channel that a message mentions.
    ChannelMention as DiscordChannelMention {
        /// The channel's id.
        id: Id<Channel>,
        /// The id of the guild of the channel.
        guild_id: Id<Guild>,
        /// The type of the channel, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The name.
        name: Box<str>,
    }
}

entity! {
    /// The purchase or renewal of a role subscription.
    RoleSubscriptionData as DiscordRoleSubscriptionData {
        /// The id of the listing that was bought.
        role_subscription_listing_id: Id<RoleSubscriptionData>,
        /// The name of the tier.
        tier_name: Box<str>,
        /// The total number of months that the user has subscribed for.
        total_months_subscribed: u32,
        /// If `true`, the subscription was renewed. If `false`, it is a new purchase.
        is_renewal: bool,
    }
}

entity! {
    /// A purchase in a guild.
    PurchaseNotification as DiscordPurchaseNotification {
        /// The type of the purchase; `0` for a product of the guild.
        kind as type: u8,
        /// The product of the guild, if the purchase is one.
        guild_product_purchase: Option<Arc<GuildProductPurchase>>,
    }
}

entity! {
    /// A product that a guild sells.
    GuildProductPurchase as DiscordGuildProductPurchase {
        /// The id of the listing that was bought.
        listing_id: Id<GuildProductPurchase>,
        /// The name of the product.
        product_name: Box<str>,
    }
}

entity! {
    /// A client theme that a message shares.
    SharedClientTheme as DiscordSharedClientTheme {
        /// The colors, up to 5, each six hexadecimal digits such as `"5865F2"`.
        colors: Box<[Box<str>]>,
        /// The direction of the gradient of the colors in degrees, 0 to 360.
        gradient_angle: u32,
        /// The intensity of the colors, 0 to 100.
        base_mix: u32,
        /// The base theme that the colors are mixed with, see [DiscordBaseTheme].
        base_theme: BaseTheme,
    }
}

entity! {
    /// A pinned message, and the time when it was pinned.
    MessagePin as DiscordMessagePin {
        /// The time when the message was pinned, in Unix seconds.
        pinned_at: Timestamp,
        /// The message.
        message: Option<Arc<Message>>,
    }
}

entity! {
    /// A page of the pinned messages of a channel.
    MessagePins as DiscordMessagePins {
        /// The pins, newest first.
        items: Box<[Arc<MessagePin>]>,
        /// If `true`, there are older pins.
        has_more: bool,
    }
}

entity! {
    /// The interaction that a message responds to, in an older format. See [DiscordInteractionMetadata].
    MessageInteraction as DiscordMessageInteraction {
        /// The id of the interaction.
        id: Id<Interaction>,
        /// The type of the interaction, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The name of the command, with subcommands.
        name: Box<str>,
        /// The name in the requested language, or an empty string.
        name_localized: Option<Box<str>>,
        /// The user who triggered the interaction.
        user: Option<Arc<User>>,
        /// The user as a member of the guild, as a partial object.
        member: Option<Arc<Member>>,
    }
}

object! {
    /// The mentions in a message that notify.
    AllowedMentions {
        /// The types of mentions in the content that notify.
        parse: Box<[Box<str>]>,
        /// The roles that can be mentioned.
        roles: Box<[Id<Role>]>,
        /// The users who can be mentioned.
        users: Box<[Id<User>]>,
        /// If `true`, the author of the message that is replied to is mentioned.
        replied_user: bool,
    }
}
