//! Keeps this library in memory.

use std::ffi::c_void;

/// Keeps the code of this library in memory until the process ends, even if the engine unloads it: a background thread
/// that did not end in time may still be running it.
pub fn keep_loaded() {
    pin(keep_loaded as *const c_void);
}

#[cfg(unix)]
fn pin(code: *const c_void) {
    let mut found = std::mem::MaybeUninit::<libc::Dl_info>::zeroed();
    // SAFETY: `dladdr` initializes its output if it succeeds, and the name it returns is that of a loaded library.
    // Opening the library again only increments its reference count.
    unsafe {
        if libc::dladdr(code, found.as_mut_ptr()) != 0 {
            let name = found.assume_init().dli_fname;
            if !name.is_null() {
                libc::dlopen(name, libc::RTLD_NOW | libc::RTLD_NODELETE);
            }
        }
    }
}

#[cfg(windows)]
fn pin(code: *const c_void) {
    const PIN: u32 = 1;
    const FROM_ADDRESS: u32 = 4;
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetModuleHandleExW(flags: u32, name: *const u16, module: *mut *mut c_void) -> i32;
    }
    let mut module = std::ptr::null_mut();
    // SAFETY: with these flags the function accepts an address inside the library instead of a name, and writes the
    // handle.
    unsafe {
        GetModuleHandleExW(PIN | FROM_ADDRESS, code.cast(), &mut module);
    }
}

#[cfg(not(any(unix, windows)))]
fn pin(_code: *const c_void) {}
