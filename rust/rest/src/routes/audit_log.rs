//! [The audit log](https://discord.com/developers/docs/resources/audit-log).

routes! {
    audit_log_routes ($);

    /// Fetches the audit log of a guild: what administrators, moderators and bots did, newest first. Discord keeps entries for 45
    /// days.
    ///
    /// Options: `user_id` (only actions of this user), `target_id` (only actions on this user, channel, role or other
    /// object), `action_type` (only actions of this type, see [DiscordAuditLogEvent]), `limit` (1 to 100; 50 by
    /// default), and one of `before` and `after` (the id of an entry; with `after`, the oldest entries come first).
    /// Needs `VIEW_AUDIT_LOG`. Returns a [DiscordAuditLog], or `null` on failure.
    ///
    /// ```gdscript
    /// var bans := {"action_type": DiscordAuditLogEvent.MEMBER_BAN_ADD, "limit": 10}
    /// var log: DiscordAuditLog = await client.rest.get_guild_audit_log(guild_id, bans)
    /// ```
    ///
    /// [Get Guild Audit Log](https://discord.com/developers/docs/resources/audit-log#get-guild-audit-log)
    get_guild_audit_log = GET "/guilds/{guild_id}/audit-logs" {
        path: (guild_id: id),
        required: (),
        query: [
            user_id: id,
            target_id: id,
            // Any number is accepted, because Discord keeps adding types, and the gateway sends them before they would
            // be in a list here.
            action_type: integer(1..=i64::MAX),
            before: id_or_none,
            after: id_or_start,
            limit: integer(1..=100),
        ],
        permissions: [VIEW_AUDIT_LOG],
        reason: no,
        result: AuditLog,
    }
}
