//! Auto moderation rules: their fields, and their violations.

use super::keyword::find_keyword;
use super::*;

/// What triggers a rule. The sandbox checks keywords and mentions.
mod trigger {
    pub const KEYWORD: u64 = 1;
    pub const KEYWORD_PRESET: u64 = 4;
    pub const MENTION_SPAM: u64 = 5;
    pub const MEMBER_PROFILE: u64 = 6;
}

/// A violation of a rule.
pub struct Violation {
    pub rule: Id,
    /// What it looked for, and what of the text that was; only of keywords.
    pub keyword: Option<String>,
    pub text: Option<String>,
}

/// Makes a rule whole: each action with its metadata, and the fields that its trigger has.
pub fn normalize_rule(rule: &mut Item) {
    let mut metadata = match rule.field("trigger_type").as_u64() {
        Some(trigger::KEYWORD | trigger::MEMBER_PROFILE) => {
            json!({ "keyword_filter": [], "regex_patterns": [], "allow_list": [] })
        }
        Some(trigger::KEYWORD_PRESET) => json!({ "presets": [], "allow_list": [] }),
        Some(trigger::MENTION_SPAM) => {
            json!({ "mention_total_limit": 20, "mention_raid_protection_enabled": false })
        }
        _ => json!({}),
    };
    let given = fields_of(rule.field("trigger_metadata").clone());
    for (key, value) in given.into_iter().filter(|(_, value)| !value.is_null()) {
        metadata[key] = value;
    }
    set(&mut rule.fields, "trigger_metadata", metadata);
    let Some(Value::Array(actions)) = rule.fields.get_mut("actions") else {
        return;
    };
    for action in actions.iter_mut().filter(|action| action.is_object()) {
        if !action["metadata"].is_object() {
            action["metadata"] = json!({});
        }
    }
}

/// The violation of a rule in a text, if any.
pub fn find_violation(rule: &Item, content: &str) -> Option<Violation> {
    let trigger = rule.field("trigger_metadata");
    let words = |name: &str| -> Vec<String> {
        let words = entries(&trigger[name]).iter().filter_map(Value::as_str);
        words.map(str::to_owned).collect()
    };
    let found = match rule.field("trigger_type").as_u64() {
        Some(trigger::KEYWORD) => {
            let found = find_keyword(content, &words("keyword_filter"), &words("allow_list"))?;
            Some(found)
        }
        Some(trigger::MENTION_SPAM) => {
            let limit = trigger["mention_total_limit"].as_u64().unwrap_or(50);
            let mentions = content.split("<@").skip(1);
            let mentions = mentions.filter_map(|rest| Some(rest.split_once('>')?.0));
            let mentions: BTreeSet<&str> = mentions.collect();
            if (mentions.len() as u64) <= limit {
                return None;
            }
            None
        }
        _ => return None,
    };
    let (keyword, text) = found.unzip();
    Some(Violation {
        rule: rule.id,
        keyword,
        text,
    })
}
