//! Loads a library as Godot for Windows does, and looks for the function that Godot calls first.
//!
//! `load_library FILE FUNCTION`; the exit code is 0 if the library has the function.

#[cfg(windows)]
fn main() -> std::process::ExitCode {
    use std::ffi::{CString, OsStr, c_void};
    use std::os::windows::ffi::OsStrExt;
    use std::process::ExitCode;

    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn LoadLibraryW(path: *const u16) -> *mut c_void;
        fn GetProcAddress(library: *mut c_void, name: *const std::ffi::c_char) -> *mut c_void;
    }
    let mut arguments = std::env::args_os().skip(1);
    let (Some(file), Some(function)) = (arguments.next(), arguments.next()) else {
        eprintln!("load_library FILE FUNCTION");
        return ExitCode::FAILURE;
    };
    let path: Vec<u16> = OsStr::new(&file).encode_wide().chain([0]).collect();
    let Ok(name) = CString::new(function.to_string_lossy().into_owned()) else {
        return ExitCode::FAILURE;
    };
    // SAFETY: both texts end with a zero. Initializing the library runs no code that depends on this program.
    let library = unsafe { LoadLibraryW(path.as_ptr()) };
    if library.is_null() {
        eprintln!("{}: {}", file.display(), std::io::Error::last_os_error());
        return ExitCode::FAILURE;
    }
    // SAFETY: the library is loaded, and the name ends with a zero.
    if unsafe { GetProcAddress(library, name.as_ptr()) }.is_null() {
        eprintln!("it has no function {}", function.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

#[cfg(not(windows))]
fn main() -> std::process::ExitCode {
    eprintln!("this is a test of libraries for Windows");
    std::process::ExitCode::FAILURE
}
