use crate::codes::flags;

flags! {
    /// Bit flags of a role, the property `flags` of a [DiscordRole].
    RoleFlags(u32) as DiscordRoleFlags {
        /// Members can select the role in the onboarding.
        IN_PROMPT = 1 << 0,
    }
}
