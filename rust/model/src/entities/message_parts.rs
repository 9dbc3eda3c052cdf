use std::sync::Arc;

use crate::entity::entity;
use crate::{Member, InteractionType, Interaction, 
    BaseTheme, Channel, ChannelType, Guild, Id, Message, MessageActivityType, Timestamp, User,
};

entity! {
    /// What a forwarded message said when it was forwarded.
    MessageSnapshot as DiscordMessageSnapshot {
        /// The message. Its content, embeds, files, components, mentions, flags and times are known, its author and id are not.
        message: Option<Arc<Message>>,
    }
}

entity! {
    /// What a message invites to do together.
    MessageActivity as DiscordMessageActivity {
        /// What can be done, see [DiscordMessageActivityType].
        kind as type: MessageActivityType,
        /// The id of the party, as the activity has it; or an empty string.
        party_id: Option<Box<str>>,
    }
}

entity! {
    /// A call in a direct message.
    MessageCall as DiscordMessageCall {
        /// The ids of who took part.
        participants: Box<[Id<User>]>,
        /// When it ended, in Unix seconds; `0` if it has not.
        ended_timestamp: Timestamp,
    }
}

entity! {
    /// A channel that a message mentions.
    ChannelMention as DiscordChannelMention {
        /// The channel's id.
        id: Id<Channel>,
        /// The id of its guild.
        guild_id: Id<Guild>,
        /// What kind of channel it is, see [DiscordChannelType].
        kind as type: ChannelType,
        /// The name.
        name: Box<str>,
    }
}

entity! {
    /// The purchase or renewal of a role's subscription.
    RoleSubscriptionData as DiscordRoleSubscriptionData {
        /// The id of what was bought.
        role_subscription_listing_id: Id<RoleSubscriptionData>,
        /// The name of the tier.
        tier_name: Box<str>,
        /// For how many months the person has subscribed, all in all.
        total_months_subscribed: u32,
        /// Whether it was renewed, not bought for the first time.
        is_renewal: bool,
    }
}

entity! {
    /// Something that was bought in a guild.
    PurchaseNotification as DiscordPurchaseNotification {
        /// What kind of purchase it was; `0` for a product of the guild.
        kind as type: u8,
        /// The product, if it was one.
        guild_product_purchase: Option<Arc<GuildProductPurchase>>,
    }
}

entity! {
    /// A product that a guild sells.
    GuildProductPurchase as DiscordGuildProductPurchase {
        /// The id of what was bought.
        listing_id: Id<GuildProductPurchase>,
        /// The name of the product.
        product_name: Box<str>,
    }
}

entity! {
    /// A theme for Discord's windows that a message shares.
    SharedClientTheme as DiscordSharedClientTheme {
        /// The colours, up to 5, each six hexadecimal digits such as `"5865F2"`.
        colors: Box<[Box<str>]>,
        /// The direction of the colours' gradient in degrees, 0 to 360.
        gradient_angle: u32,
        /// How strong the colours are, 0 to 100.
        base_mix: u32,
        /// The theme they are mixed with, see [DiscordBaseTheme].
        base_theme: BaseTheme,
    }
}

entity! {
    /// A pinned message, and since when it is pinned.
    MessagePin as DiscordMessagePin {
        /// When it was pinned, in Unix seconds.
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
        /// Whether older ones follow.
        has_more: bool,
    }
}

entity! {
    /// The interaction a message answers, in an older form. [DiscordInteractionMetadata] says more.
    MessageInteraction as DiscordMessageInteraction {
        /// The id of the interaction.
        id: Id<Interaction>,
        /// What kind of interaction it was, see [DiscordInteractionType].
        kind as type: InteractionType,
        /// The name of the command, with subcommands.
        name: Box<str>,
        /// The name in the language of who asks, or an empty string.
        name_localized: Option<Box<str>>,
        /// Who used the bot.
        user: Option<Arc<User>>,
        /// The same as a member of the guild, in part.
        member: Option<Arc<Member>>,
    }
}
