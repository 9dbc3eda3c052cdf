//! The entry point of the library: what gdext registers passes through the guards.

use std::ffi::{CStr, c_char};
use std::mem::transmute;

use godot::sys::{
    GDExtensionBool, GDExtensionClassLibraryPtr, GDExtensionInitialization,
    GDExtensionInterfaceClassdbRegisterExtensionClass4 as RegisterClass,
    GDExtensionInterfaceClassdbRegisterExtensionClassMethod as RegisterMethod,
    GDExtensionInterfaceFunctionPtr, GDExtensionInterfaceGetProcAddress,
    GDExtensionInterfaceObjectGetInstanceBinding as GetBinding,
};

use super::{class_guard, engine_functions, method_guard, other_extension, unfinished};

/// A function of the engine's whose type is not known.
type Function = unsafe extern "C" fn();

/// The function with which gdext initializes the library.
type Initialize = unsafe extern "C" fn(
    GDExtensionInterfaceGetProcAddress,
    GDExtensionClassLibraryPtr,
    *mut GDExtensionInitialization,
) -> GDExtensionBool;

/// Initializes the library with guards around all that it registers. If another extension has registered `class`, nothing is
/// registered.
///
/// # Safety
/// The arguments must be those the engine gave to the library's entry point, and `initialize` the one that gdext made.
pub unsafe fn initialize_guarded(
    initialize: Initialize,
    class: &'static str,
    get_proc_address: GDExtensionInterfaceGetProcAddress,
    library: GDExtensionClassLibraryPtr,
    init: *mut GDExtensionInitialization,
) -> GDExtensionBool {
    let Some(engine_function) = get_proc_address else {
        return 0;
    };
    engine_functions::set(engine_function);
    class_guard::begin();
    // SAFETY: the arguments are those the engine gave, but for the first, which does what the engine's own does.
    let is_initialized = unsafe { initialize(Some(get_guarded_proc_address), library, init) };
    if is_initialized != 0 {
        // SAFETY: gdext has filled it in.
        unsafe { other_extension::guard(class, init) };
    }
    is_initialized
}

/// The engine's function of a name, with guards around what registers classes and methods.
///
/// # Safety
/// `name` must be a C string.
unsafe extern "C" fn get_guarded_proc_address(
    name: *const c_char,
) -> GDExtensionInterfaceFunctionPtr {
    let get_proc_address = engine_functions::get()?;
    // SAFETY: the caller vouches for the name.
    let (function, name) = unsafe { (get_proc_address(name)?, CStr::from_ptr(name)) };
    // SAFETY: the engine's functions have the types that its interface gives to their names.
    unsafe {
        Some(match name.to_bytes() {
            b"classdb_register_extension_class4" => {
                class_guard::wrap(transmute::<Function, RegisterClass>(function));
                transmute::<RegisterClass, Function>(class_guard::register)
            }
            b"classdb_register_extension_class_method" => {
                method_guard::wrap(transmute::<Function, RegisterMethod>(function));
                transmute::<RegisterMethod, Function>(method_guard::register)
            }
            b"object_get_instance_binding" => {
                unfinished::wrap(transmute::<Function, GetBinding>(function));
                transmute::<GetBinding, Function>(unfinished::get_binding)
            }
            _ => function,
        })
    }
}
