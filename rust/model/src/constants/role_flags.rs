use crate::codes::flags;

flags! {
    /// Peculiarities of a role, the field `flags` of a [DiscordRole].
    RoleFlags(u32) as DiscordRoleFlags {
        /// Members can choose it in the onboarding.
        IN_PROMPT = 1 << 0,
    }
}
