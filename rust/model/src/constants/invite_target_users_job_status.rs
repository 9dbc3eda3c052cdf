use crate::codes::codes;

codes! {
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
