//! How addresses begin.

/// Addresses a link button opens.
pub(super) static LINK: [&str; 3] = ["https://", "http://", "discord://"];

/// Where a picture may lie: on the web, or among the files of the message.
pub(super) static MEDIA: [&str; 3] = ["https://", "http://", "attachment://"];

/// A file of the message.
pub(super) static ATTACHED: [&str; 1] = ["attachment://"];
