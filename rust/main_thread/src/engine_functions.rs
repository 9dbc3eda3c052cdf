//! The engine's function by which all others are found.

use std::ffi::{CStr, c_char};
use std::mem::transmute_copy;
use std::sync::OnceLock;

use godot::sys::GDExtensionInterfaceFunctionPtr;

/// A function of the engine's whose type is not known.
type Function = unsafe extern "C" fn();

type GetProcAddress = unsafe extern "C" fn(*const c_char) -> GDExtensionInterfaceFunctionPtr;

/// It stays the same as long as the process runs.
static GET_PROC_ADDRESS: OnceLock<GetProcAddress> = OnceLock::new();

/// Remembers the function.
pub(super) fn set(get_proc_address: GetProcAddress) {
    GET_PROC_ADDRESS.get_or_init(|| get_proc_address);
}

/// The function, once the library is being loaded.
pub(super) fn get() -> Option<GetProcAddress> {
    GET_PROC_ADDRESS.get().copied()
}

/// Returns the engine's function of a name, once the library is being loaded.
pub(super) fn find<F: Copy>(name: &CStr) -> Option<F> {
    const { assert!(size_of::<F>() == size_of::<Function>()) };
    // SAFETY: the name is a C string.
    let function: Function = unsafe { get()?(name.as_ptr()) }?;
    // SAFETY: the caller asks for the type that the engine's interface gives to the name, which is a function pointer.
    Some(unsafe { transmute_copy(&function) })
}
