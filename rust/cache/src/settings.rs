/// What is kept, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many messages are kept for each channel; the oldest go first.
    pub messages_per_channel: usize,
    /// How many messages are kept in all; the oldest go first.
    pub messages: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            messages_per_channel: 100,
            messages: 10_000,
        }
    }
}
