use crate::codes::codes;

codes! {
    /// Which text of an activity is shown in the member list.
    ///
    /// The property `status_display_type` of a [DiscordActivity].
    StatusDisplayType(u8) as DiscordStatusDisplayType {
        /// The activity's name, as in "Listening to Spotify".
        NAME = 0,
        /// The activity's state, as in "Listening to Rick Astley".
        STATE = 1,
        /// The activity's details, as in "Listening to Never Gonna Give You Up".
        DETAILS = 2,
    }
}
