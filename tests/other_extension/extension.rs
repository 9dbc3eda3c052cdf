//! A small extension with a class `DiscordClient`, like an addon for Discord's Social SDK. It only uses the C interface of the
//! engine, so `rustc` compiles it without any crate.

use std::ffi::{CStr, c_char, c_void};
use std::ptr::{dangling_mut, null, null_mut};
use std::sync::OnceLock;

type Function = unsafe extern "C" fn();
type GetProcAddress = unsafe extern "C" fn(*const c_char) -> Option<Function>;
type NewStringName = unsafe extern "C" fn(*mut StringName, *const c_char, u8);
type RegisterClass = unsafe extern "C" fn(
    *mut c_void,
    *const StringName,
    *const StringName,
    *const ClassCreationInfo4,
);
type RegisterSignal =
    unsafe extern "C" fn(*mut c_void, *const StringName, *const StringName, *const c_void, i64);
type UnregisterClass = unsafe extern "C" fn(*mut c_void, *const StringName);
type ConstructObject = unsafe extern "C" fn(*const StringName) -> *mut c_void;
type SetInstance = unsafe extern "C" fn(*mut c_void, *const StringName, *mut c_void);

/// The engine's `StringName`, which is a pointer. It is never freed, because the engine keeps static ones.
#[repr(transparent)]
struct StringName(*mut c_void);

/// `GDExtensionInitialization`.
#[repr(C)]
pub struct Initialization {
    minimum_level: i32,
    userdata: *mut c_void,
    initialize: unsafe extern "C" fn(*mut c_void, i32),
    deinitialize: unsafe extern "C" fn(*mut c_void, i32),
}

/// `GDExtensionClassCreationInfo4`.
#[repr(C)]
struct ClassCreationInfo4 {
    is_virtual: u8,
    is_abstract: u8,
    is_exposed: u8,
    is_runtime: u8,
    icon_path: *const c_void,
    /// From `set_func` to `unreference_func`.
    unused: [*const c_void; 11],
    create_instance: unsafe extern "C" fn(*mut c_void, u8) -> *mut c_void,
    free_instance: unsafe extern "C" fn(*mut c_void, *mut c_void),
    /// From `recreate_instance_func` to `class_userdata`.
    unused_too: [*const c_void; 5],
}

/// The level at which extensions register their classes.
const SCENE: i32 = 2;

struct Engine {
    get_proc_address: GetProcAddress,
    library: *mut c_void,
}

// SAFETY: the engine only calls on its main thread.
unsafe impl Send for Engine {}
// SAFETY: as above.
unsafe impl Sync for Engine {}

static ENGINE: OnceLock<Engine> = OnceLock::new();

/// Returns a function of the engine's interface.
///
/// # Safety
/// `F` must be its type.
unsafe fn function<F: Copy>(name: &CStr) -> F {
    let engine = ENGINE.get().expect("the library is loaded");
    // SAFETY: the name is a C string.
    let function = unsafe { (engine.get_proc_address)(name.as_ptr()) }.expect("the engine has it");
    assert_eq!(size_of::<F>(), size_of::<Function>());
    // SAFETY: the caller vouches for the type.
    unsafe { *(&raw const function).cast::<F>() }
}

fn string_name(text: &CStr) -> StringName {
    let mut name = StringName(null_mut());
    // SAFETY: this is the type of the function.
    unsafe {
        let new: NewStringName = function(c"string_name_new_with_latin1_chars");
        new(&raw mut name, text.as_ptr(), 1);
    }
    name
}

/// The entry point.
///
/// # Safety
/// Only the engine may call it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn other_extension_init(
    get_proc_address: Option<GetProcAddress>,
    library: *mut c_void,
    initialization: *mut Initialization,
) -> u8 {
    let Some(get_proc_address) = get_proc_address else {
        return 0;
    };
    ENGINE.get_or_init(|| Engine {
        get_proc_address,
        library,
    });
    // SAFETY: the engine passes a valid pointer.
    unsafe {
        initialization.write(Initialization {
            minimum_level: SCENE,
            userdata: null_mut(),
            initialize,
            deinitialize,
        });
    }
    1
}

unsafe extern "C" fn initialize(_: *mut c_void, level: i32) {
    if level != SCENE {
        return;
    }
    let info = ClassCreationInfo4 {
        is_virtual: 0,
        is_abstract: 0,
        is_exposed: 1,
        is_runtime: 0,
        icon_path: null(),
        unused: [null(); 11],
        create_instance,
        free_instance,
        unused_too: [null(); 5],
    };
    let library = ENGINE.get().expect("the library is loaded").library;
    let (class, parent) = (string_name(c"DiscordClient"), string_name(c"Node"));
    let signal = string_name(c"log_message");
    // SAFETY: these are the types of the functions.
    unsafe {
        let register: RegisterClass = function(c"classdb_register_extension_class4");
        register(
            library,
            &raw const class,
            &raw const parent,
            &raw const info,
        );
        let register: RegisterSignal = function(c"classdb_register_extension_class_signal");
        register(library, &raw const class, &raw const signal, null(), 0);
    }
}

unsafe extern "C" fn deinitialize(_: *mut c_void, level: i32) {
    if level != SCENE {
        return;
    }
    let library = ENGINE.get().expect("the library is loaded").library;
    let class = string_name(c"DiscordClient");
    // SAFETY: this is the type of the function.
    unsafe {
        let unregister: UnregisterClass = function(c"classdb_unregister_extension_class");
        unregister(library, &raw const class);
    }
}

unsafe extern "C" fn create_instance(_: *mut c_void, _: u8) -> *mut c_void {
    let (class, parent) = (string_name(c"DiscordClient"), string_name(c"Node"));
    // SAFETY: these are the types of the functions.
    unsafe {
        let construct: ConstructObject = function(c"classdb_construct_object2");
        let object = construct(&raw const parent);
        let set_instance: SetInstance = function(c"object_set_instance");
        // There is no data of an instance, but the engine does not accept a null pointer.
        set_instance(object, &raw const class, dangling_mut());
        object
    }
}

unsafe extern "C" fn free_instance(_: *mut c_void, _: *mut c_void) {}
