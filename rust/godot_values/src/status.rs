//! The class of the constants for the status of a user.

use godot::prelude::*;

/// The statuses of users as numbers, for `match` and for comparisons that the editor can check.
///
/// [method DiscordPresence.get_status_type] returns one of them.
///
/// ```gdscript
/// var presence := client.get_presence(user.id)
/// if presence != null and presence.get_status_type() == DiscordStatus.DND:
///     print(user.get_display_name(), " does not want to be disturbed.")
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordStatus;

#[godot_api]
impl DiscordStatus {
    /// Offline or invisible. Also the value of a status that this addon does not know.
    #[constant]
    pub const OFFLINE: i64 = 0;
    /// Online.
    #[constant]
    pub const ONLINE: i64 = 1;
    /// Idle.
    #[constant]
    pub const IDLE: i64 = 2;
    /// Do not disturb.
    #[constant]
    pub const DND: i64 = 3;

    /// Returns Discord's name of a status, such as `"online"`, or an empty string if there is none.
    #[func]
    fn get_name(value: i64) -> GString {
        match value {
            Self::OFFLINE => "offline".into(),
            Self::ONLINE => "online".into(),
            Self::IDLE => "idle".into(),
            Self::DND => "dnd".into(),
            _ => GString::new(),
        }
    }

    /// Returns the constant for Discord's name of a status.
    pub fn of_name(name: &str) -> i64 {
        match name {
            "online" => Self::ONLINE,
            "idle" => Self::IDLE,
            "dnd" => Self::DND,
            _ => Self::OFFLINE,
        }
    }
}
