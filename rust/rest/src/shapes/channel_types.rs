//! The kinds of channels.

/// The numbers Discord gives to kinds of channels; those between are used up.
pub(super) static CHANNEL_TYPES: [i64; 13] = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];
