//! The object whose signal a script awaits.

use std::cell::RefCell;
use std::time::Instant;

use discord_client::requests::UnawaitedResults;
use godot::prelude::*;

thread_local! {
    /// The results that no script has awaited yet.
    static UNAWAITED: RefCell<UnawaitedResults<Gd<DiscordRequest>, Variant>> = RefCell::default();
}

/// A call of a method of [DiscordREST]. Scripts only receive its signal.
#[derive(GodotClass)]
#[class(no_init, internal, base = RefCounted)]
pub struct DiscordRequest {
    base: Base<RefCounted>,
}

#[godot_api]
impl DiscordRequest {
    /// Emitted when the call has completed.
    #[signal]
    fn completed(result: Variant);

    /// Creates the object of one call, and the signal to await. The signal has only a weak reference to the object, so
    /// the caller must keep the object.
    pub fn promise() -> (Gd<Self>, Signal) {
        let object = Gd::from_init_fn(|base| Self { base });
        let signal = Self::signal(&object);
        (object, signal)
    }

    /// Returns the signal to await.
    pub fn signal(this: &Gd<Self>) -> Signal {
        Signal::from_object_signal(this, "completed")
    }

    /// Completes the call: resumes the script that awaits it, or keeps the result for a script that awaits it later.
    /// Nothing may be borrowed.
    pub fn complete(this: Gd<Self>, result: Variant) {
        if this.has_connections("completed") {
            emit(this, &result);
        } else {
            let now = Instant::now();
            let dropped = UNAWAITED.with_borrow_mut(|results| results.keep(this, result, now));
            drop(dropped);
        }
    }
}

/// Resumes the scripts that await a call that has completed before. Returns whether there were any. Nothing may be
/// borrowed.
pub fn process_frame() -> bool {
    let now = Instant::now();
    let completed = StringName::from("completed");
    let is_awaited = |promise: &Gd<DiscordRequest>| promise.has_connections(&completed);
    let claimed = UNAWAITED.with_borrow_mut(|results| results.process_frame(now, is_awaited));
    drop(claimed.expired);
    let has_resumed = !claimed.awaited.is_empty();
    for (promise, result) in claimed.awaited {
        emit(promise, &result);
    }
    has_resumed
}

/// Drops all results, because the engine is about to end.
pub fn clear() {
    let results = UNAWAITED.with_borrow_mut(UnawaitedResults::take_all);
    drop(results);
}

fn emit(mut promise: Gd<DiscordRequest>, result: &Variant) {
    promise.emit_signal("completed", std::slice::from_ref(result));
}
