//! The microphone, which all tracks of the process share.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::time::Duration;

use discord_voice::audio::DriftRange;
use discord_voice::send::QueueSource;
use godot::classes::AudioServer;
use godot::global::Error;
use godot::prelude::*;

use super::clocked_queue::ClockedQueue;

/// How much sound waits on average. The game takes it once a frame.
const TARGET: Duration = Duration::from_millis(80);

thread_local! {
    static LISTENERS: RefCell<Vec<Weak<RefCell<ClockedQueue>>>> = RefCell::default();
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
        let activated = server.call("set_input_device_active", &[true.to_variant()]);
        match activated.try_to::<Error>() {
            Ok(Error::OK | Error::ERR_ALREADY_IN_USE) | Err(_) => {}
            Ok(_) => {
                return Err(
                    "there is no microphone, or the project setting audio/driver/enable_input is off",
                );
            }
        }
        let (queue, source) = ClockedQueue::new(DriftRange::Device, TARGET);
        let queue = Rc::new(RefCell::new(queue));
        LISTENERS.with_borrow_mut(|listeners| listeners.push(Rc::downgrade(&queue)));
        Ok((Self(queue), source))
    }
}

/// Takes what the microphone has recorded. Called once per frame.
pub fn process_frame() {
    let listeners: Vec<_> =
        LISTENERS.with_borrow_mut(|listeners| listeners.iter().filter_map(Weak::upgrade).collect());
    if listeners.is_empty() {
        let had_listeners = LISTENERS.with_borrow_mut(|listeners| {
            let had_listeners = !listeners.is_empty();
            listeners.clear();
            had_listeners
        });
        if had_listeners {
            AudioServer::singleton().call("set_input_device_active", &[false.to_variant()]);
        }
        return;
    }
    let mut server = AudioServer::singleton();
    let available = server.call("get_input_frames_available", &[]);
    let frames = server
        .call("get_input_frames", &[available])
        .try_to::<PackedVector2Array>()
        .unwrap_or_default();
    let rate = f64::from(server.get_input_mix_rate());
    for queue in listeners {
        let samples = frames.as_slice().iter().map(|frame| [frame.x, frame.y]);
        queue.borrow_mut().write(rate, samples);
    }
}
