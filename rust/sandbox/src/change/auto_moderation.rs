//! Auto moderation: rules check what users write, block it, and execute their other actions.

use super::*;

/// The message type of an alert.
const ALERT: u64 = 24;

/// What a rule does.
mod action {
    pub const BLOCK_MESSAGE: u64 = 1;
    pub const SEND_ALERT: u64 = 2;
    pub const TIMEOUT: u64 = 3;
}

/// A text that was checked, for the actions of a rule.
#[derive(Clone, Copy)]
struct CheckedMessage<'a> {
    guild: Id,
    channel: Id,
    user: Id,
    content: &'a str,
    /// The message, if it was not blocked.
    message: Option<Id>,
}

impl State {
    /// A user sends a message. If a rule blocks it, the error is the id of that rule.
    pub fn write_message(
        &mut self,
        author: Id,
        channel: Id,
        draft: impl Into<Draft>,
    ) -> Result<Option<Id>, Id> {
        let draft = draft.into();
        let content = draft.message.content.clone();
        self.moderate(author, channel, &content, |state| {
            state.create_message(author, channel, draft)
        })
    }

    /// A user writes something. What a rule blocks is not written, and the error is the id of that rule. Then all that the violated
    /// rules say is done.
    pub fn moderate(
        &mut self,
        user: Id,
        channel: Id,
        content: &str,
        write: impl FnOnce(&mut State) -> Option<Id>,
    ) -> Result<Option<Id>, Id> {
        let violations = self.find_violations(user, channel, content);
        let blocking_rule = self.blocking_rule(channel, &violations);
        let message = match blocking_rule {
            None => write(self),
            Some(_) => None,
        };
        let guild = self.guild_of_channel(channel).unwrap_or_default();
        let written = CheckedMessage {
            guild,
            channel,
            user,
            content,
            message,
        };
        for violation in &violations {
            self.run_rule(written, violation);
        }
        blocking_rule.map_or(Ok(message), Err)
    }

    /// The violations of the guild's rules in the text of a user.
    fn find_violations(&self, author: Id, channel: Id, content: &str) -> Vec<Violation> {
        let guild = self.guild_of_channel(channel);
        let Some(guild) = guild.and_then(|guild| self.world.guild(guild)) else {
            return Vec::new();
        };
        let rules = guild.items(ItemKind::AutoModerationRule).values();
        rules
            .filter(|rule| rule.field("enabled") == true && rule.field("event_type") == 1)
            .filter(|rule| !self.is_exempt(guild, rule, author, channel))
            .filter_map(|rule| find_violation(rule, content))
            .collect()
    }

    /// The rule that blocks the message, if any of the violated rules does.
    fn blocking_rule(&self, channel: Id, violations: &[Violation]) -> Option<Id> {
        let guild = self.world.guilds.get(&self.guild_of_channel(channel)?)?;
        let rules = guild.items(ItemKind::AutoModerationRule);
        let blocks = |rule: &&Item| {
            let mut actions = actions(rule).iter();
            actions.any(|action| action["type"] == action::BLOCK_MESSAGE)
        };
        let violated = violations.iter().filter_map(|it| rules.get(&it.rule));
        violated.filter(blocks).map(|rule| rule.id).next()
    }

    /// Does all that one rule says.
    fn run_rule(&mut self, written: CheckedMessage<'_>, violation: &Violation) -> Option<()> {
        let guild = self.world.guild(written.guild)?;
        let rules = guild.items(ItemKind::AutoModerationRule);
        let rule = rules.get(&violation.rule)?.clone();
        for action in actions(&rule) {
            let metadata = &action["metadata"];
            let (alert, audited) = match action["type"].as_u64() {
                Some(action::BLOCK_MESSAGE) => (None, audit::AUTO_MODERATION_BLOCK_MESSAGE),
                Some(action::SEND_ALERT) => (
                    self.send_alert(written, &rule, violation, metadata),
                    audit::AUTO_MODERATION_FLAG_TO_CHANNEL,
                ),
                Some(action::TIMEOUT) => {
                    self.time_out(written.guild, written.user, metadata);
                    (None, audit::AUTO_MODERATION_TIMEOUT)
                }
                _ => continue,
            };
            self.announce_execution(written, &rule, violation, action, alert);
            let about = json!({
                "auto_moderation_rule_name": rule.name(),
                "auto_moderation_rule_trigger_type": rule.field("trigger_type").to_string(),
                "channel_id": written.channel,
            });
            let entry = AuditEntry::new(audited, rule.user, Some(written.user));
            self.write_audit(written.guild, entry.with(about));
        }
        Some(())
    }

    /// Bots, those who manage the guild, and whom the rule leaves alone.
    fn is_exempt(&self, guild: &Guild, rule: &Item, author: Id, channel: Id) -> bool {
        let may = self.world.guild_permissions(guild.id, author);
        let Some(member) = guild.members.get(&author) else {
            return true;
        };
        let parent = self.world.channel(channel).and_then(|it| it.parent_id);
        let named = |field: &str, id: Id| ids(rule.field(field)).contains(&id);
        self.world.bots.contains_key(&author)
            || may.contains(Permissions::MANAGE_GUILD)
            || member.roles.iter().any(|role| named("exempt_roles", *role))
            || named("exempt_channels", channel)
            || parent.is_some_and(|parent| named("exempt_channels", parent))
    }

    fn time_out(&mut self, guild: Id, user: Id, metadata: &Value) {
        let seconds = metadata["duration_seconds"].as_u64().unwrap_or(60);
        let until = iso(unix_ms() + seconds * 1000);
        let change = object([("communication_disabled_until", json!(until))]);
        self.update_member(guild, user, &change);
    }

    /// Writes of it into the channel the rule names.
    fn send_alert(
        &mut self,
        written: CheckedMessage<'_>,
        rule: &Item,
        violation: &Violation,
        metadata: &Value,
    ) -> Option<Id> {
        let channel = Id::from_json(&metadata["channel_id"])?;
        let rule_name = rule.name().to_owned();
        let mut facts = vec![
            ("rule_name", rule_name),
            ("channel_id", written.channel.to_string()),
            ("keyword", violation.keyword.clone().unwrap_or_default()),
            (
                "keyword_matched_content",
                violation.text.clone().unwrap_or_default(),
            ),
        ];
        if let Some(message) = written.message {
            facts.push(("flagged_message_id", message.to_string()));
        }
        let facts = facts.into_iter();
        let facts =
            facts.map(|(name, value)| json!({ "name": name, "value": value, "inline": false }));
        let facts: Value = facts.collect();
        let alert = json!({
            "type": "auto_moderation_message", "description": written.content, "fields": facts,
        });
        let draft = Message {
            embeds: vec![alert],
            ..Message::notice(ALERT, "", None)
        };
        self.create_message(written.user, channel, draft)
    }

    fn announce_execution(
        &mut self,
        written: CheckedMessage<'_>,
        rule: &Item,
        violation: &Violation,
        action: &Value,
        alert: Option<Id>,
    ) {
        let mut execution = json!({
            "guild_id": written.guild,
            "action": action,
            "rule_id": rule.id,
            "rule_trigger_type": rule.field("trigger_type"),
            "user_id": written.user,
            "channel_id": written.channel,
            "content": written.content,
            "matched_keyword": violation.keyword,
            "matched_content": violation.text,
        });
        set_some(&mut execution, "message_id", written.message);
        set_some(&mut execution, "alert_system_message_id", alert);
        let name = "AUTO_MODERATION_ACTION_EXECUTION";
        let event = Event::guild(name, written.guild, execution).moderation();
        self.emit(event.only_with(Permissions::MANAGE_GUILD));
    }
}

fn actions(rule: &Item) -> &[Value] {
    entries(rule.field("actions"))
}
