//! The object whose signal a script awaits.

use godot::prelude::*;

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

    /// Completes the call. Nothing may be borrowed, because this resumes the script.
    pub fn complete(mut this: Gd<Self>, result: &Variant) {
        this.emit_signal("completed", std::slice::from_ref(result));
    }
}
