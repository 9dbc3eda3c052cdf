use crate::codes::codes;

codes! {
    /// How far Discord is with the list of users who may use an invite.
    ///
    /// The field `status` of a [DiscordInviteTargetUsersJob].
    InviteTargetUsersJobStatus(u8) as DiscordInviteTargetUsersJobStatus {
        /// Not begun.
        UNSPECIFIED = 0,
        /// At work.
        PROCESSING = 1,
        /// Done.
        COMPLETED = 2,
        /// It failed; [member DiscordInviteTargetUsersJob.error_message] says why.
        FAILED = 3,
    }
}
