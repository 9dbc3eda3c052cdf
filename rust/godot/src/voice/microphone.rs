//! The microphone, which all tracks of the process share.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::time::{Duration, Instant};

use discord_voice::audio::DriftRange;
use discord_voice::send::QueueSource;
use godot::classes::{AudioServer, ProjectSettings};
use godot::global::Error;
use godot::prelude::*;

use super::clocked_queue::ClockedQueue;

/// How much sound waits on average. The game takes it once a frame.
const TARGET: Duration = Duration::from_millis(80);

/// Without it the engine refuses to record.
const SETTING: &str = "audio/driver/enable_input";

/// After this time without a sample the microphone does not work.
const SILENT_AFTER: Duration = Duration::from_secs(3);

thread_local! {
    static MICROPHONE: RefCell<Microphone> = RefCell::default();
}

/// The microphone while it is on.
#[derive(Default)]
struct Microphone {
    listeners: Vec<Weak<RefCell<ClockedQueue>>>,
    /// Since when it has recorded nothing.
    silent_since: Option<Instant>,
    has_warned: bool,
}

/// A track that sends the microphone.
pub struct MicrophoneInput(
    #[expect(dead_code, reason = "the microphone is on as long as it exists")]
    Rc<RefCell<ClockedQueue>>,
);

impl MicrophoneInput {
    /// Begins to send the microphone.
    ///
    /// # Errors
    /// Returns the reason why there is no microphone.
    pub fn new() -> Result<(Self, QueueSource), &'static str> {
        let mut server = AudioServer::singleton();
        // These functions are newer than the oldest engine that is supported.
        if !server.has_method("get_input_frames") {
            return Err(
                "the microphone needs Godot 4.6. In older versions, play an AudioStreamMicrophone on a bus, and use send_bus()",
            );
        }
        let setting = ProjectSettings::singleton().get_setting_with_override(SETTING);
        if !setting.booleanize() {
            return Err(
                "the project setting audio/driver/enable_input is off. Turn it on, and start the project again",
            );
        }
        let activated = server.call("set_input_device_active", &[true.to_variant()]);
        match activated.try_to::<Error>() {
            Ok(Error::OK | Error::ERR_ALREADY_IN_USE) | Err(_) => {}
            Ok(_) => {
                // Otherwise the engine would believe that it is active.
                server.call("set_input_device_active", &[false.to_variant()]);
                return Err(
                    "there is no microphone that can be used. Connect one, and check that the system lets this program use it",
                );
            }
        }
        let (queue, source) = ClockedQueue::new(DriftRange::Device, TARGET);
        let queue = Rc::new(RefCell::new(queue));
        MICROPHONE.with_borrow_mut(|microphone| {
            microphone.listeners.push(Rc::downgrade(&queue));
        });
        Ok((Self(queue), source))
    }
}

impl Microphone {
    /// Returns the tracks that send it, and whether it is to be turned off, because the last one has ended.
    fn listeners(&mut self) -> (Vec<Rc<RefCell<ClockedQueue>>>, bool) {
        let listeners: Vec<_> = self.listeners.iter().filter_map(Weak::upgrade).collect();
        let is_over = listeners.is_empty() && !self.listeners.is_empty();
        if is_over {
            *self = Self::default();
        }
        self.listeners
            .retain(|listener| listener.strong_count() > 0);
        (listeners, is_over)
    }

    /// Notes whether it has recorded anything. Returns `true` once, when it has not for too long.
    fn is_broken(&mut self, has_recorded: bool, now: Instant) -> bool {
        if has_recorded {
            self.silent_since = None;
            return false;
        }
        let since = *self.silent_since.get_or_insert(now);
        now.saturating_duration_since(since) >= SILENT_AFTER
            && !std::mem::replace(&mut self.has_warned, true)
    }
}

/// Takes what the microphone has recorded. Called once per frame.
pub fn process_frame() {
    let (listeners, is_over) = MICROPHONE.with_borrow_mut(Microphone::listeners);
    if is_over {
        AudioServer::singleton().call("set_input_device_active", &[false.to_variant()]);
    }
    if listeners.is_empty() {
        return;
    }
    let mut server = AudioServer::singleton();
    let available = server.call("get_input_frames_available", &[]);
    let frames = server
        .call("get_input_frames", &[available])
        .try_to::<PackedVector2Array>()
        .unwrap_or_default();
    let is_broken = MICROPHONE
        .with_borrow_mut(|microphone| microphone.is_broken(!frames.is_empty(), Instant::now()));
    if is_broken {
        godot_warn!(
            "DiscordVoiceConnection.send_microphone: the microphone has recorded nothing for {} seconds. Check that it is connected, \
             and that the system lets this program use it.",
            SILENT_AFTER.as_secs()
        );
    }
    let rate = f64::from(server.get_input_mix_rate());
    for queue in listeners {
        let samples = frames.as_slice().iter().map(|frame| [frame.x, frame.y]);
        queue.borrow_mut().write(rate, samples);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_microphone_without_samples_is_reported_once() {
        let mut microphone = Microphone::default();
        let start = Instant::now();
        let mut is_broken = |has_recorded, seconds| {
            microphone.is_broken(has_recorded, start + Duration::from_secs(seconds))
        };
        let reports = [
            is_broken(true, 0),
            is_broken(false, 1),
            is_broken(false, 3),
            // It has recorded in between.
            is_broken(true, 4),
            is_broken(false, 5),
            is_broken(false, 8),
            is_broken(false, 60),
        ];
        assert_eq!(reports, [false, false, false, false, false, true, false]);
    }
}
