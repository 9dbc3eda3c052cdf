//! Descriptions of the values that a field accepts, for the class reference.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::{Field, FieldKind, MediaKind};

impl Field {
    /// Returns what the field accepts, and whether `null` clears it. The text is BBCode of Godot's class reference, without a
    /// full stop.
    pub fn description(&self) -> String {
        match &self.kind {
            FieldKind::NotNull(kind) => described(kind),
            kind => format!("{}; [code]null[/code] clears it", described(kind)),
        }
    }
}

fn described(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Any => "any value that Discord accepts".into(),
        FieldKind::Bool => "[code]true[/code] or [code]false[/code]".into(),
        FieldKind::Integer(range) => format!("a whole number{}", within(range, i64::MIN, i64::MAX)),
        FieldKind::Number(range) => format!("a number{}", within(range, f64::MIN, f64::MAX)),
        FieldKind::Text(range) => match within(range, 0, usize::MAX) {
            limits if limits.is_empty() => "a text".into(),
            limits => format!("a text with a length{limits} characters"),
        },
        FieldKind::OneOf(words) => listed(words.iter().map(|word| format!("\"{word}\""))),
        FieldKind::Choice(numbers) => listed(numbers.iter().map(i64::to_string)),
        FieldKind::Id | FieldKind::IdOrStart | FieldKind::IdOrNone => {
            "an id, or the object itself".into()
        }
        FieldKind::Flags => "a bitfield".into(),
        FieldKind::Timestamp => "a time in Unix seconds or as ISO 8601 text".into(),
        FieldKind::Color => "a [Color], 0xRRGGBB, or \"#RRGGBB\"".into(),
        FieldKind::Image | FieldKind::Sound | FieldKind::File => match kind.media() {
            Some(MediaKind::Sound) => "an [AudioStreamMP3], a path, or a data URI".into(),
            _ => "an [Image], a [Texture2D], a path, or a data URI".into(),
        },
        FieldKind::Url(..) => "a URL".into(),
        FieldKind::List(kind, range) => {
            format!("an [Array]{}, each {}", entries(range), described(kind))
        }
        FieldKind::CommaSeparated(range) | FieldKind::UserIds(range) => {
            format!("an [Array]{} of ids", entries(range))
        }
        FieldKind::NotNull(kind) => described(kind),
        FieldKind::CommandName
        | FieldKind::FileType
        | FieldKind::Nonce
        | FieldKind::Message
        | FieldKind::Object(_)
        | FieldKind::ByType(_)
        | FieldKind::Map(..) => "a [Dictionary] or a builder, in Discord's format".into(),
    }
}

fn listed(values: impl Iterator<Item = String>) -> String {
    let values: Vec<_> = values
        .map(|value| format!("[code]{value}[/code]"))
        .collect();
    match &values[..] {
        [one] => one.clone(),
        values => format!("one of {}", values.join(", ")),
    }
}

fn entries(range: &RangeInclusive<usize>) -> String {
    match *range.end() {
        usize::MAX => String::new(),
        most => format!(" with up to {most} entries"),
    }
}

/// Returns the limits of a range, without bounds that are none.
fn within<T: Display + PartialEq>(range: &RangeInclusive<T>, lowest: T, highest: T) -> String {
    match (*range.start() == lowest, *range.end() == highest) {
        (true, true) => String::new(),
        (true, false) => format!(" up to {}", range.end()),
        (false, true) => format!(" from {}", range.start()),
        (false, false) => format!(" from {} to {}", range.start(), range.end()),
    }
}

#[cfg(test)]
mod tests {
    use crate::routes;

    fn description(route: &str, name: &str) -> String {
        let route = routes::find(route).unwrap();
        let field = route.body.iter().find(|field| field.name == name);
        field.unwrap().description()
    }

    #[test]
    fn limits_and_null_are_named() {
        let table = [
            (
                "modify_guild",
                "name",
                "a text with a length from 2 to 100 characters",
            ),
            (
                "modify_guild",
                "description",
                "a text with a length up to 300 characters; [code]null[/code] clears it",
            ),
            (
                "modify_guild",
                "icon",
                "an [Image], a [Texture2D], a path, or a data URI; [code]null[/code] clears it",
            ),
            (
                "modify_channel",
                "applied_tags",
                "an [Array] with up to 5 entries, each an id, or the object itself; [code]null[/code] clears it",
            ),
            (
                "modify_stage_instance",
                "privacy_level",
                "one of [code]1[/code], [code]2[/code]",
            ),
        ];
        for (route, name, expected) in table {
            assert_eq!(description(route, name), expected);
        }
    }
}
