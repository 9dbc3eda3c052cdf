//! The class for updates of the bot's own presence.

#![expect(
    missing_docs,
    reason = "the documentation of a property is not that of its accessors"
)]

use discord_client::{Activity, Status, UpdatePresence};
use godot::prelude::*;

use crate::convert;

/// The status and activities of a bot, for [method DiscordClient.update_presence].
///
/// ```gdscript
/// var presence := DiscordPresenceUpdate.new()
/// presence.status = "idle"
/// presence.add_activity(DiscordActivityType.PLAYING, "Chess")
/// client.update_presence(presence)
/// ```
#[derive(GodotClass)]
#[class(init, base = RefCounted)]
pub struct DiscordPresenceUpdate {
    /// The status: `"online"`, `"idle"`, `"dnd"` (do not disturb) or `"invisible"`.
    #[var]
    #[init(val = "online".into())]
    status: GString,
    /// If `true`, the bot is AFK (away from keyboard). Not shown to users.
    #[var]
    afk: bool,
    /// The time since which the bot is idle, in Unix seconds; `0` if it is not. Not shown to users.
    #[var]
    since: i64,
    activities: Vec<Activity>,
}

#[godot_api]
impl DiscordPresenceUpdate {
    /// Adds an activity and returns this object. Discord shows the first one.
    ///
    /// `activity_type` is one of [DiscordActivityType]. `url` is only for [constant DiscordActivityType.STREAMING] and must be a
    /// URL of Twitch or YouTube. `state` is a second line, or the text of [constant DiscordActivityType.CUSTOM], for which `name`
    /// is ignored.
    #[func(gd_self)]
    fn add_activity(
        mut this: Gd<Self>,
        activity_type: i64,
        name: GString,
        #[opt(default = "")] state: GString,
        #[opt(default = "")] url: GString,
    ) -> Gd<Self> {
        let text = |text: GString| Some(text.to_string()).filter(|text| !text.is_empty());
        this.bind_mut().activities.push(Activity {
            name: name.to_string(),
            kind: activity_type.clamp(0, 255) as u8,
            state: text(state),
            url: text(url),
        });
        this
    }

    /// Removes all activities and returns this object.
    #[func(gd_self)]
    fn clear_activities(mut this: Gd<Self>) -> Gd<Self> {
        this.bind_mut().activities.clear();
        this
    }

    /// Returns the activities that were added, each as a [Dictionary] with `name`, `type` ([DiscordActivityType]), `state` and
    /// `url`. This is a copy.
    #[func]
    fn get_activities(&self) -> Array<VarDictionary> {
        let activities = self.activities.iter();
        activities
            .map(|activity| {
                let text =
                    |text: &Option<String>| convert::text(text.as_deref().unwrap_or_default());
                vdict! {
                    "name" => &convert::text(&activity.name),
                    "type" => i64::from(activity.kind),
                    "state" => &text(&activity.state),
                    "url" => &text(&activity.url),
                }
            })
            .collect()
    }
}

impl DiscordPresenceUpdate {
    /// Creates the object for data that was sent.
    pub fn of_update(update: UpdatePresence) -> Gd<Self> {
        let status = match update.status {
            Status::Online => "online",
            Status::Idle => "idle",
            Status::Dnd => "dnd",
            Status::Invisible | Status::Offline => "invisible",
        };
        let since = update.since.unwrap_or_default() / 1_000;
        Gd::from_object(Self {
            status: status.into(),
            afk: update.afk,
            since: since as i64,
            activities: update.activities,
        })
    }

    /// Returns the data to send.
    ///
    /// # Errors
    /// If the status is unknown.
    pub fn update(&self) -> Result<UpdatePresence, String> {
        let status = match self.status.to_string().as_str() {
            "online" => Status::Online,
            "idle" => Status::Idle,
            "dnd" => Status::Dnd,
            "invisible" => Status::Invisible,
            other => {
                return Err(format!(
                    "'{other}' is not a status; use \"online\", \"idle\", \"dnd\" or \"invisible\""
                ));
            }
        };
        Ok(UpdatePresence {
            since: u64::try_from(self.since)
                .ok()
                .filter(|seconds| *seconds > 0)
                .map(|seconds| seconds.saturating_mul(1000)),
            activities: self.activities.clone(),
            status,
            afk: self.afk,
        })
    }
}
