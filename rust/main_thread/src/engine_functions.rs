//! The engine's function by which all others are found.

use std::ffi::c_char;
use std::sync::OnceLock;

use godot::sys::GDExtensionInterfaceFunctionPtr;

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
