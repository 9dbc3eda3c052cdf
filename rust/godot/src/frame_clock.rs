//! Measures the frames of the engine.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use discord_client::{FrameBudget, FrameTiming};
use godot::classes::{DisplayServer, Engine, Os, SceneTree};
use godot::prelude::*;

/// The number of frames per second if the refresh rate of the screen is not known.
const USUAL_RATE: f64 = 60.0;

/// The longest frame, in seconds, that is taken into account.
const MAX_FRAME_SECONDS: f64 = 1.0;

/// The signals of the scene tree with which the work of a frame begins: that of physics, if there is any in this frame,
/// otherwise that of the idle processing. The engine sleeps before them.
const WORK_BEGINS: [&str; 2] = ["physics_frame", "process_frame"];

/// The times of the current frame.
#[derive(Clone, Copy)]
struct Frame {
    /// The time at which the frame reached the clients.
    began: Instant,
    /// The time since the previous frame reached the clients.
    previous: Duration,
    /// The time that the game worked on the frame before that.
    busy: Duration,
}

thread_local! {
    static FRAME: Cell<Option<Frame>> = const { Cell::new(None) };
    static BUDGET: RefCell<FrameBudget> = RefCell::default();
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
    /// The time at which the work of the next frame began.
    static WORK: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Records that a frame has reached the clients.
pub fn begin_frame() {
    watch();
    let now = Instant::now();
    let previous = FRAME.get().map_or(now, |last| last.began);
    let work = WORK.take().unwrap_or(now);
    FRAME.set(Some(Frame {
        began: now,
        previous: now.duration_since(previous),
        busy: now.duration_since(work),
    }));
}

/// Connects to the scene tree to measure when the work of a frame begins. Does nothing if it is connected.
fn watch() {
    // The editor may reload this library while it runs, and must not keep a callable into the old one.
    if IS_WATCHED.get() || godot::init::is_editor_hint() {
        return;
    }
    let tree = Engine::singleton()
        .get_main_loop()
        .and_then(|main_loop| main_loop.try_cast::<SceneTree>().ok());
    if let Some(mut tree) = tree {
        IS_WATCHED.set(true);
        for signal in WORK_BEGINS {
            let note = Callable::from_fn("discord_frame_work", |_| {
                if WORK.get().is_none() {
                    WORK.set(Some(Instant::now()));
                }
            });
            tree.connect(signal, &note);
        }
    }
}

/// Returns until when the clients may handle events in this frame, if more are waiting than the configured budget
/// allows.
pub fn extended_deadline(configured: Duration) -> Instant {
    let Some(frame) = FRAME.get() else {
        return Instant::now();
    };
    let timing = timing(frame);
    BUDGET.with_borrow_mut(|budget| frame.began + budget.extended(configured, &timing))
}

fn timing(frame: Frame) -> FrameTiming {
    let display = DisplayServer::singleton();
    let has_window = display.get_name() != "headless";
    let max_fps = f64::from(Engine::singleton().get_max_fps());
    // Without a window the engine sleeps at least this long, as it does in low-processor mode.
    let least = Os::singleton().get_low_processor_usage_mode_sleep_usec();
    let wanted = (max_fps > 0.0).then(|| 1.0 / max_fps);
    let target = if has_window {
        wanted.unwrap_or_else(|| 1.0 / refresh_rate(&display))
    } else {
        wanted.unwrap_or_default().max(f64::from(least) / 1e6)
    }
    .clamp(0.0, MAX_FRAME_SECONDS);
    FrameTiming {
        target: Duration::from_secs_f64(target),
        previous: frame.previous,
        busy: frame.busy,
        has_window,
    }
}

fn refresh_rate(display: &Gd<DisplayServer>) -> f64 {
    match f64::from(display.screen_get_refresh_rate()) {
        rate if rate >= 1.0 => rate,
        _ => USUAL_RATE,
    }
}
