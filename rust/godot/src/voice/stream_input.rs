//! An AudioStream that a track plays: the main thread mixes it ahead of time, independently of the engine's mixer, whose clock is not exact.

use std::time::Duration;

use discord_voice::audio::{SAMPLE_RATE, Sample};
use godot::classes::{AudioServer, AudioStream, AudioStreamPlayback};
use godot::prelude::*;

use super::sample_queue::{PlayedPosition, SampleQueue, SampleQueueSource};

/// How much sound is mixed ahead of time. A frame of the game may take as long without a gap.
const STOCK: Duration = Duration::from_millis(400);

/// The most that is mixed at once.
const MAX_BLOCK: usize = 4800;

/// A stream that is being played.
pub struct StreamInput {
    stream: Gd<AudioStream>,
    playback: Gd<AudioStreamPlayback>,
    queue: SampleQueue,
}

impl StreamInput {
    /// Begins to play a stream at this position in seconds. Returns `None` if the stream cannot be played.
    pub fn new(mut stream: Gd<AudioStream>, from: f64) -> Option<(Self, SampleQueueSource)> {
        let mut playback = stream.instantiate_playback()?;
        playback.start_ex().from_pos(from).done();
        let (mut queue, source) = SampleQueue::new(STOCK * 2);
        queue.seek(duration(from));
        let input = Self {
            stream,
            playback,
            queue,
        };
        Some((input, source))
    }

    /// Mixes until there is enough. Returns whether more will follow. A stream may be a script, so nothing may be borrowed.
    pub fn feed(&mut self) -> bool {
        let rate_scale = rate_scale();
        loop {
            let wanted = self.queue.missing(STOCK).min(MAX_BLOCK);
            if wanted == 0 {
                return true;
            }
            let mixed = self.playback.mix_audio(rate_scale, wanted as i32);
            let samples: Vec<Sample> = mixed
                .as_slice()
                .iter()
                .map(|frame| [frame.x, frame.y])
                .collect();
            self.queue.write(&samples);
            if samples.len() < wanted || !self.playback.is_playing() {
                return false;
            }
        }
    }

    /// Continues at another position in seconds.
    pub fn seek(&mut self, position: f64) {
        if self.playback.is_playing() {
            self.playback.seek_ex().time(position).done();
        } else {
            self.playback.start_ex().from_pos(position).done();
        }
        self.queue.seek(duration(position));
    }

    /// Returns the position of what is played.
    pub fn position(&self) -> &PlayedPosition {
        self.queue.position()
    }

    /// Returns the length in seconds, or 0 if it is not known.
    pub fn length(&self) -> f64 {
        self.stream.get_length()
    }
}

/// The engine resamples to the rate of its mixer; this factor makes it resample to the rate of voice.
fn rate_scale() -> f32 {
    let server = AudioServer::singleton();
    let speed = server.get_playback_speed_scale();
    let scale = server.get_mix_rate() / SAMPLE_RATE as f32 / speed;
    if scale.is_finite() && scale > 0.0 {
        scale
    } else {
        1.0
    }
}

/// Returns a time in seconds that makes sense.
pub fn duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or_default()
}
