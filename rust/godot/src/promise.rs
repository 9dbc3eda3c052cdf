//! What a script awaits.

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

    /// An object for one call, and the signal to await. The signal refers to the object weakly, so somebody must hold that.
    pub fn promise() -> (Gd<Self>, Signal) {
        let object = Gd::from_init_fn(|base| Self { base });
        let signal = Self::signal(&object);
        (object, signal)
    }

    /// The signal to await.
    pub fn signal(this: &Gd<Self>) -> Signal {
        Signal::from_object_signal(this, "completed")
    }

    /// Ends the call. No borrow of anything may be held: the script goes on inside.
    pub fn complete(mut this: Gd<Self>, result: &Variant) {
        this.emit_signal("completed", std::slice::from_ref(result));
    }
}
