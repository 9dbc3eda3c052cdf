//! Time as Discord writes it.

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

const ISO: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]+00:00");

/// A moment (Unix time, milliseconds) in Discord's ISO 8601 form, as `2017-07-11T17:27:07.299000+00:00`.
pub fn iso(unix_ms: u64) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(unix_ms) * 1_000_000)
        .ok()
        .and_then(|moment| moment.format(ISO).ok())
        .unwrap_or_else(|| "1970-01-01T00:00:00.000000+00:00".to_owned())
}

/// The moment an ISO 8601 text means (Unix time, milliseconds); without an offset it is UTC.
pub fn read_iso(text: &str) -> Option<u64> {
    let moment = OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339))
        .ok()?;
    u64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()
}
