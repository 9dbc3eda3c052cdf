//! Another extension with classes of the same names, which the engine does not allow.
//!
//! Without this, the engine and gdext report each class and each of its members as an error of its own. One error is
//! reported instead, and nothing is registered.

use std::ffi::c_void;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_INITIALIZATION_SCENE, GDExtensionInitialization, GDExtensionInitializationLevel,
    GDExtensionInterfaceClassdbGetClassTag as GetClassTag,
};

use super::engine_functions;

type Callback = unsafe extern "C" fn(*mut c_void, GDExtensionInitializationLevel);

/// The functions with which gdext initializes and deinitializes a level.
static GDEXT: OnceLock<(Callback, Callback)> = OnceLock::new();

/// The class that the other extension has registered.
static CLASS: OnceLock<&str> = OnceLock::new();

/// Whether the library is not used because of another extension.
static IS_REFUSED: AtomicBool = AtomicBool::new(false);

/// Makes the engine call the functions of this module, which only call those of gdext if no other extension has
/// registered this class.
///
/// # Safety
/// `initialization` must be what gdext has filled in.
pub(super) unsafe fn guard(class: &'static str, initialization: *mut GDExtensionInitialization) {
    // SAFETY: the caller vouches for the pointer.
    let initialization = unsafe { &mut *initialization };
    let (Some(initialize_level), Some(deinitialize_level)) =
        (initialization.initialize, initialization.deinitialize)
    else {
        return;
    };
    GDEXT.get_or_init(|| (initialize_level, deinitialize_level));
    CLASS.get_or_init(|| class);
    IS_REFUSED.store(false, Ordering::Relaxed);
    initialization.initialize = Some(initialize);
    initialization.deinitialize = Some(deinitialize);
}

unsafe extern "C" fn initialize(data: *mut c_void, level: GDExtensionInitializationLevel) {
    if level == GDEXTENSION_INITIALIZATION_SCENE && is_registered() {
        IS_REFUSED.store(true, Ordering::Relaxed);
        report();
    }
    if let Some((initialize, _)) = GDEXT.get()
        && !is_skipped(level)
    {
        // SAFETY: the arguments are those of the engine.
        unsafe { initialize(data, level) };
    }
}

unsafe extern "C" fn deinitialize(data: *mut c_void, level: GDExtensionInitializationLevel) {
    if let Some((_, deinitialize)) = GDEXT.get()
        && !is_skipped(level)
    {
        // SAFETY: the arguments are those of the engine.
        unsafe { deinitialize(data, level) };
    }
}

fn is_skipped(level: GDExtensionInitializationLevel) -> bool {
    level >= GDEXTENSION_INITIALIZATION_SCENE && IS_REFUSED.load(Ordering::Relaxed)
}

fn is_registered() -> bool {
    let (Some(class), Some(get_class_tag)) = (
        CLASS.get(),
        engine_functions::find::<GetClassTag>(c"classdb_get_class_tag"),
    ) else {
        return false;
    };
    let name = StringName::from(*class);
    // SAFETY: a `StringName` is nothing but what such a pointer points to.
    let tag = unsafe { get_class_tag((&raw const name).cast()) };
    !tag.is_null()
}

fn report() {
    let class = CLASS.get().copied().unwrap_or_default();
    godot_error!(
        "Another extension in this project has already registered a class {class}, so the addon discord cannot be used. Only \
         one of the two can be installed: remove the folder of the other one or addons/discord, and restart the editor. If \
         the other one is for Discord's Social SDK, use one project for the server and one for the game; see the guide \
         about the Social SDK."
    );
}
