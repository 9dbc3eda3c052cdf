//! [The audit log](https://discord.com/developers/docs/resources/audit-log).

routes! {
    audit_log_routes ($);

    /// Read the audit log, filtered and paged.
    ///
    /// TODO
    ///
    /// [Get Guild Audit Log](https://discord.com/developers/docs/resources/audit-log#get-guild-audit-log)
    get_guild_audit_log = GET "/guilds/{guild_id}/audit-logs" {
        path: (guild_id: id),
        required: (),
        query: [user_id: id, target_id: id, action_type: choice(1, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 31, 32, 40, 41, 42, 50, 51, 52, 60, 61, 62, 72, 73, 74, 75, 80, 81, 82, 83, 84, 85, 90, 91, 92, 100, 101, 102, 110, 111, 112, 121, 130, 131, 132, 140, 141, 142, 143, 144, 145, 146, 150, 151, 163, 164, 165, 166, 167, 171, 172, 180, 190, 191, 192, 193, 200, 201, 202, 211), before: id, after: id, limit: integer(1..=100)],
        permissions: [],
        reason: no,
        result: AuditLog,
    }
}
