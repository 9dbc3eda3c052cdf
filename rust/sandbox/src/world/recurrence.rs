//! When a scheduled event takes place again.

use time::{Date, Duration, OffsetDateTime};

use super::*;

/// How far ahead is looked, in days: a rule that gives no day in nine years gives none.
const HORIZON: i64 = 9 * 366;

/// How a rule counts.
const YEARLY: u64 = 0;
const MONTHLY: u64 = 1;
const WEEKLY: u64 = 2;

/// The first time after `last` that the rule gives (both Unix time, milliseconds). `None` without a rule, or when it is
/// past its end.
pub fn next_occurrence(rule: &Value, last: u64) -> Option<u64> {
    if !rule.is_object() {
        return None;
    }
    let first = rule["start"].as_str().and_then(read_iso).unwrap_or(last);
    let end = rule["end"].as_str().and_then(read_iso);
    let (from, origin) = (moment(last)?, moment(first)?.date());
    let day = (1..=HORIZON)
        .filter_map(|days| from.checked_add(Duration::days(days)))
        .find(|day| fits(rule, origin, day.date()))?;
    let next = u64::try_from(day.unix_timestamp_nanos() / 1_000_000).ok()?;
    (end.is_none_or(|end| next <= end)).then_some(next)
}

fn moment(unix_ms: u64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(unix_ms) * 1_000_000).ok()
}

/// Whether the rule, begun on that day, gives this one.
fn fits(rule: &Value, origin: Date, day: Date) -> bool {
    let interval = rule["interval"].as_i64().unwrap_or(1).max(1);
    let weekday = u64::from(day.weekday().number_days_from_monday());
    let nth = u64::from((day.day() - 1) / 7 + 1);
    let month = u64::from(u8::from(day.month()));
    let on_weekday = lists(&rule["by_weekday"], |entry| *entry == weekday);
    let on_nth_weekday = lists(&rule["by_n_weekday"], |entry| {
        entry["n"] == nth && entry["day"] == weekday
    });
    let in_month = lists(&rule["by_month"], |entry| *entry == month);
    let on_month_day = lists(&rule["by_month_day"], |entry| {
        *entry == u64::from(day.day())
    });
    let months = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month()));
    let monday = |date: Date| {
        i64::from(date.to_julian_day()) - i64::from(date.weekday().number_days_from_monday())
    };
    let same_day = day.day() == origin.day();
    let (passed, right_day) = match rule["frequency"].as_u64() {
        Some(YEARLY) => (
            i64::from(day.year()) - i64::from(origin.year()),
            in_month.unwrap_or(day.month() == origin.month()) && on_month_day.unwrap_or(same_day),
        ),
        Some(MONTHLY) => (
            months(day) - months(origin),
            on_nth_weekday.unwrap_or(same_day),
        ),
        Some(WEEKLY) => (
            (monday(day) - monday(origin)) / 7,
            on_weekday.unwrap_or(day.weekday() == origin.weekday()),
        ),
        _ => ((day - origin).whole_days(), on_weekday.unwrap_or(true)),
    };
    right_day && passed % interval == 0
}

/// Whether a list has an entry that is wanted; `None` without a list.
fn lists(list: &Value, wanted: impl Fn(&Value) -> bool) -> Option<bool> {
    let list = entries(list);
    (!list.is_empty()).then(|| list.iter().any(wanted))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Monday, 2 March 2026.
    const START: &str = "2026-03-02T18:00:00Z";

    fn next(rule: Value) -> Option<String> {
        let mut rule = rule;
        rule["start"] = json!(START);
        next_occurrence(&rule, read_iso(START)?).map(iso)
    }

    #[test]
    fn each_frequency_finds_its_next_day() {
        for (rule, day) in [
            (json!({ "frequency": 3 }), "2026-03-03"),
            (
                json!({ "frequency": 3, "by_weekday": [4, 5] }),
                "2026-03-06",
            ),
            (json!({ "frequency": 2, "by_weekday": [0] }), "2026-03-09"),
            (
                json!({ "frequency": 2, "interval": 2, "by_weekday": [0] }),
                "2026-03-16",
            ),
            (
                json!({ "frequency": 1, "by_n_weekday": [{ "n": 1, "day": 0 }] }),
                "2026-04-06",
            ),
            (
                json!({ "frequency": 0, "by_month": [7], "by_month_day": [4] }),
                "2026-07-04",
            ),
            (json!({ "frequency": 0 }), "2027-03-02"),
        ] {
            assert_eq!(
                next(rule.clone()),
                Some(format!("{day}T18:00:00.000000+00:00")),
                "{rule}"
            );
        }
    }

    #[test]
    fn a_rule_ends() {
        assert_eq!(
            next(json!({ "frequency": 3, "end": "2026-03-02T20:00:00Z" })),
            None
        );
        assert_eq!(next_occurrence(&Value::Null, 0), None);
    }
}
