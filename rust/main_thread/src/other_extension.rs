//! Another extension with a class of the same name, which the engine does not allow.
//!
//! gdext registers classes at several levels of the initialization, each class and each of its members with an error of its own if
//! that fails. So all levels up to Scene are initialized at once, at Scene, where other extensions have registered their classes:
//! if the name is taken by then, one error is reported, and nothing is registered.

use std::ffi::c_void;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_INITIALIZATION_CORE as CORE, GDEXTENSION_INITIALIZATION_SCENE as SCENE,
    GDEXTENSION_INITIALIZATION_SERVERS as SERVERS, GDExtensionInitialization,
    GDExtensionInitializationLevel as Level, GDExtensionInterfaceClassdbGetClassTag as GetClassTag,
};

use super::engine_functions;

type Callback = unsafe extern "C" fn(*mut c_void, Level);

/// What the engine's functions of a level call.
struct Guarded {
    /// The class that another extension may have registered.
    class: &'static str,
    initialize: Callback,
    deinitialize: Callback,
}

static GUARDED: OnceLock<Guarded> = OnceLock::new();

/// Whether the library is not used, because another extension has registered the class.
static IS_REFUSED: AtomicBool = AtomicBool::new(false);

/// Lets the library be initialized only if no other extension has registered `class`.
///
/// # Safety
/// `initialization` must be what gdext has filled in.
pub(super) unsafe fn guard(class: &'static str, initialization: *mut GDExtensionInitialization) {
    // SAFETY: the caller vouches for the pointer.
    let initialization = unsafe { &mut *initialization };
    let (Some(first), Some(second)) = (initialization.initialize, initialization.deinitialize)
    else {
        return;
    };
    GUARDED.get_or_init(|| Guarded {
        class,
        initialize: first,
        deinitialize: second,
    });
    initialization.initialize = Some(initialize);
    initialization.deinitialize = Some(deinitialize);
}

unsafe extern "C" fn initialize(data: *mut c_void, level: Level) {
    let Some(guarded) = GUARDED.get() else {
        return;
    };
    if level == SCENE {
        let is_refused = is_registered(guarded.class);
        IS_REFUSED.store(is_refused, Ordering::Relaxed);
        if is_refused {
            return report(guarded.class);
        }
        // SAFETY: the engine has already initialized these levels.
        unsafe {
            (guarded.initialize)(data, CORE);
            (guarded.initialize)(data, SERVERS);
        }
    }
    if level >= SCENE && !IS_REFUSED.load(Ordering::Relaxed) {
        // SAFETY: the arguments are those of the engine.
        unsafe { (guarded.initialize)(data, level) };
    }
}

unsafe extern "C" fn deinitialize(data: *mut c_void, level: Level) {
    // gdext frees `data` at the last level, which is Core.
    let is_skipped = level != CORE && IS_REFUSED.load(Ordering::Relaxed);
    if let Some(guarded) = GUARDED.get()
        && !is_skipped
    {
        // SAFETY: the arguments are those of the engine.
        unsafe { (guarded.deinitialize)(data, level) };
    }
}

fn is_registered(class: &str) -> bool {
    let Some(get_class_tag) = engine_functions::find::<GetClassTag>(c"classdb_get_class_tag")
    else {
        return false;
    };
    let name = StringName::from(class);
    // SAFETY: a `StringName` is nothing but what such a pointer points to.
    let tag = unsafe { get_class_tag((&raw const name).cast()) };
    !tag.is_null()
}

fn report(class: &str) {
    godot_error!(
        "The addon discord cannot be used in this project, because another addon has a class of the same name, {class}. \
         Remove one of the two: delete the folder of the other addon or addons/discord, and restart the editor. If the other \
         one is for Discord's Social SDK, use it in the project of the game, and this one in the project of the server; see \
         the guide about the Social SDK."
    );
}
