//! Invites.

use crate::constant_macros::{flags, open_enum};

flags! {
    /// Bit flags of an invite, the property `flags` of a [DiscordInvite].
    InviteFlags(u32) as DiscordInviteFlags {
        /// The invite is for guests, who can join a voice channel without being a member.
        IS_GUEST_INVITE = 1 << 0,
    }
}

open_enum! {
    /// The types of targets of invites to a voice channel.
    ///
    /// The property `target_type` of a [DiscordInvite].
    InviteTargetType(u8) as DiscordInviteTargetType {
        /// The stream of a user.
        STREAM = 1,
        /// An activity of an application.
        EMBEDDED_APPLICATION = 2,
        /// The page where a role subscription of the guild can be purchased.
        ROLE_SUBSCRIPTIONS_PURCHASE = 3,
    }
}

open_enum! {
    /// The status of processing the target users of an invite.
    ///
    /// The property `status` of a [DiscordInviteTargetUsersJob].
    InviteTargetUsersJobStatus(u8) as DiscordInviteTargetUsersJobStatus {
        /// Not started.
        UNSPECIFIED = 0,
        /// In progress.
        PROCESSING = 1,
        /// Completed.
        COMPLETED = 2,
        /// Failed. [member DiscordInviteTargetUsersJob.error_message] is the reason.
        FAILED = 3,
    }
}

open_enum! {
    /// The types of invites.
    ///
    /// The property `type` of a [DiscordInvite].
    InviteType(u8) as DiscordInviteType {
        /// An invite to a guild.
        GUILD = 0,
        /// An invite to a group DM.
        GROUP_DM = 1,
        /// An invite to become friends.
        FRIEND = 2,
    }
}
