//! What the engine says of the time a frame has.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use discord_client::{FrameBudget, FrameTiming};
use godot::classes::performance::Monitor;
use godot::classes::{DisplayServer, Engine, Os, Performance};
use godot::prelude::*;

/// The frames a second where the screen does not say.
const USUAL_RATE: f64 = 60.0;

/// The longest frame that is reckoned with.
const LONGEST: f64 = 1.0;

thread_local! {
    /// When this frame reached the clients, and the time since the last one did.
    static FRAME: Cell<Option<(Instant, Duration)>> = const { Cell::new(None) };
    static BUDGET: RefCell<FrameBudget> = RefCell::default();
}

/// Notes that a frame has reached the clients.
pub fn begin_frame() {
    let now = Instant::now();
    let previous = FRAME
        .get()
        .map_or(Duration::ZERO, |(last, _)| now.duration_since(last));
    FRAME.set(Some((now, previous)));
}

/// Until when the clients may handle events in this frame, if more wait than the configured budget lets through.
pub fn extended_deadline(configured: Duration) -> Instant {
    let (began, previous) = FRAME
        .get()
        .unwrap_or_else(|| (Instant::now(), Duration::ZERO));
    let timing = timing(previous);
    BUDGET.with_borrow_mut(|budget| began + budget.extended(configured, &timing))
}

fn timing(previous: Duration) -> FrameTiming {
    let display = DisplayServer::singleton();
    let has_window = display.get_name().to_string() != "headless";
    let engine = Engine::singleton();
    let max_fps = f64::from(engine.get_max_fps());
    // Without a window the engine sleeps at least this long, as it does in low-processor mode.
    let least = Os::singleton().get_low_processor_usage_mode_sleep_usec();
    let wanted = (max_fps > 0.0).then(|| 1.0 / max_fps);
    let target = if has_window {
        wanted.unwrap_or_else(|| 1.0 / refresh_rate(&display))
    } else {
        wanted.unwrap_or_default().max(f64::from(least) / 1e6)
    }
    .clamp(0.0, LONGEST);
    let performance = Performance::singleton();
    let steps = (target * f64::from(engine.get_physics_ticks_per_second()))
        .ceil()
        .min(f64::from(engine.get_max_physics_steps_per_frame()));
    let busy = performance.get_monitor(Monitor::TIME_PROCESS)
        + performance.get_monitor(Monitor::TIME_PHYSICS_PROCESS) * steps;
    FrameTiming {
        target: Duration::from_secs_f64(target),
        previous,
        busy: Duration::try_from_secs_f64(busy).unwrap_or_default(),
        has_window,
    }
}

fn refresh_rate(display: &Gd<DisplayServer>) -> f64 {
    match f64::from(display.screen_get_refresh_rate()) {
        rate if rate >= 1.0 => rate,
        _ => USUAL_RATE,
    }
}
