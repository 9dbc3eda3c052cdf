//! Objects that scripts create on other threads, such as a scene that is instantiated in the background.
//!
//! gdext can make an object on the main thread only. So the engine's half of such an object is created at once, and ours when
//! it is first used on the main thread: when it is added to the scene tree, when a method of it is called, when it is handed to
//! one. What is set before that is kept, and set then.
//!
//! Until then the engine has a number in place of the pointer to our half: an odd one, as no pointer is. All functions that the
//! engine calls with the pointer are guarded, and none of them lets such a number through.

use std::ffi::{c_char, c_void};
use std::mem::{ManuallyDrop, MaybeUninit, transmute};
use std::ptr::{null_mut, without_provenance_mut};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use godot::init::is_main_thread;
use godot::prelude::*;
use godot::sys::{
    GDExtensionBool, GDExtensionClassInstancePtr, GDExtensionConstTypePtr,
    GDExtensionConstVariantPtr, GDExtensionInstanceBindingCallbacks,
    GDExtensionInterfaceClassdbConstructObject2 as ConstructObject,
    GDExtensionInterfaceClassdbGetMethodBind as GetMethodBind,
    GDExtensionInterfaceFunctionPtr as FunctionPtr,
    GDExtensionInterfaceObjectGetInstanceBinding as GetBinding,
    GDExtensionInterfaceObjectMethodBindPtrcall as CallMethodBind,
    GDExtensionInterfaceObjectSetInstance as SetInstance,
    GDExtensionInterfaceVariantNewCopy as CopyVariant, GDExtensionMethodBindPtr,
    GDExtensionObjectPtr,
};

use super::class_guard::ClassGuard;

/// The notification with which the engine ends the creation of an object.
const POSTINITIALIZE: i64 = 0;

/// The hash of `Object.notification`, which has been the same in all versions.
const NOTIFICATION_HASH: i64 = 4_023_243_586;

/// A function of the engine's whose type is not known.
type Function = unsafe extern "C" fn();

/// The engine's functions that may be called on any thread; gdext has them for the main thread alone.
struct Engine {
    construct_object: ConstructObject,
    set_instance: SetInstance,
    call_method_bind: CallMethodBind,
    copy_variant: CopyVariant,
    notification: GDExtensionMethodBindPtr,
}

// SAFETY: functions, and a description of a method that the engine never changes.
unsafe impl Send for Engine {}
// SAFETY: as above.
unsafe impl Sync for Engine {}

static ENGINE: OnceLock<Engine> = OnceLock::new();
static GET_BINDING: OnceLock<GetBinding> = OnceLock::new();

/// Sets a property: the method, and what it is registered with.
pub(super) type Set =
    unsafe fn(*mut c_void, GDExtensionClassInstancePtr, GDExtensionConstVariantPtr);

/// A value that was set.
struct Setting {
    set: Set,
    method: *mut c_void,
    value: ManuallyDrop<Variant>,
}

/// An object without our half.
struct Unfinished {
    number: usize,
    class: &'static ClassGuard,
    object: GDExtensionObjectPtr,
    settings: Vec<Setting>,
}

// SAFETY: what it points to is used on the main thread alone.
unsafe impl Send for Unfinished {}

static UNFINISHED: Mutex<Vec<Unfinished>> = Mutex::new(Vec::new());
/// How many there are, so that nothing is locked as long as there is none.
static COUNT: AtomicUsize = AtomicUsize::new(0);
static NEXT_NUMBER: AtomicUsize = AtomicUsize::new(1);
/// Those that were freed before they were finished; their values may be dropped on the main thread only.
static FREED: Mutex<Vec<Unfinished>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Finds the engine's functions. To be called on the main thread, once classes are registered.
pub(super) fn begin(get_proc_address: unsafe extern "C" fn(*const c_char) -> FunctionPtr) {
    let find = |name: &std::ffi::CStr| {
        // SAFETY: a C string.
        unsafe { get_proc_address(name.as_ptr()) }
    };
    let make = || {
        let (class, method) = (StringName::from("Object"), StringName::from("notification"));
        // SAFETY: the engine's functions have the types that its interface gives to their names; the pointers are those of names.
        unsafe {
            let get_method_bind =
                transmute::<Function, GetMethodBind>(find(c"classdb_get_method_bind")?);
            Some(Engine {
                construct_object: transmute::<Function, ConstructObject>(find(
                    c"classdb_construct_object2",
                )?),
                set_instance: transmute::<Function, SetInstance>(find(c"object_set_instance")?),
                call_method_bind: transmute::<Function, CallMethodBind>(find(
                    c"object_method_bind_ptrcall",
                )?),
                copy_variant: transmute::<Function, CopyVariant>(find(c"variant_new_copy")?),
                notification: get_method_bind(
                    (&raw const class).cast(),
                    (&raw const method).cast(),
                    NOTIFICATION_HASH,
                ),
            })
        }
    };
    if ENGINE.get().is_none()
        && let Some(engine) = make()
    {
        ENGINE.get_or_init(|| engine);
    }
}

/// Remembers the engine's function.
pub(super) fn wrap(get_binding: GetBinding) {
    GET_BINDING.get_or_init(|| get_binding);
}

/// Creates an object without our half; null if that is not possible. May be called on any thread.
pub(super) fn create(class: &'static ClassGuard, notify: GDExtensionBool) -> GDExtensionObjectPtr {
    let Some(engine) = ENGINE.get().filter(|engine| !engine.notification.is_null()) else {
        return null_mut();
    };
    let number = NEXT_NUMBER.fetch_add(2, Ordering::Relaxed);
    // SAFETY: the names are those the class was registered with, and the engine creates objects on any thread.
    let object = unsafe { (engine.construct_object)((&raw const class.parent).cast()) };
    if object.is_null() {
        return object;
    }
    lock(&UNFINISHED).push(Unfinished {
        number,
        class,
        object,
        settings: Vec::new(),
    });
    COUNT.fetch_add(1, Ordering::Relaxed);
    // SAFETY: as gdext does it, but for the pointer, which nobody follows.
    unsafe {
        let instance = without_provenance_mut(number);
        (engine.set_instance)(object, (&raw const class.name).cast(), instance);
        if notify != 0 {
            let (what, reversed) = (POSTINITIALIZE, 0_u8);
            let arguments: [GDExtensionConstTypePtr; 2] =
                [(&raw const what).cast(), (&raw const reversed).cast()];
            (engine.call_method_bind)(engine.notification, object, arguments.as_ptr(), null_mut());
        }
    }
    object
}

/// Whether an instance is a number in place of a pointer.
pub(super) fn is_unfinished(instance: GDExtensionClassInstancePtr) -> bool {
    instance.addr() & 1 == 1
}

/// The instance itself, made now if it was not yet; null if it cannot be made. To be called on the main thread.
pub(super) fn finish(instance: GDExtensionClassInstancePtr) -> GDExtensionClassInstancePtr {
    match is_unfinished(instance) {
        true => take(|unfinished| unfinished.number == instance.addr())
            .map_or_else(null_mut, make_whole),
        false => instance,
    }
}

fn take(is_meant: impl Fn(&Unfinished) -> bool) -> Option<Unfinished> {
    let mut all = lock(&UNFINISHED);
    let index = all.iter().position(is_meant)?;
    COUNT.fetch_sub(1, Ordering::Relaxed);
    Some(all.swap_remove(index))
}

fn make_whole(unfinished: Unfinished) -> GDExtensionClassInstancePtr {
    // SAFETY: this is the main thread, and the object has no half of ours yet.
    let instance = unsafe { unfinished.class.make_half(unfinished.object) };
    for mut setting in unfinished.settings {
        if !instance.is_null() {
            // SAFETY: method and instance are of the same class.
            unsafe {
                (setting.set)(setting.method, instance, (&raw const *setting.value).cast());
            }
        }
        // SAFETY: it is not used any more.
        unsafe { ManuallyDrop::drop(&mut setting.value) };
    }
    instance
}

/// Keeps a value that is set on another thread; `false` if the object is finished or freed.
///
/// # Safety
/// `value` must be a Variant, and `method` what `set` takes.
pub(super) unsafe fn keep(
    instance: GDExtensionClassInstancePtr,
    set: Set,
    method: *mut c_void,
    value: GDExtensionConstVariantPtr,
) -> bool {
    let Some(engine) = ENGINE.get() else {
        return false;
    };
    let mut all = lock(&UNFINISHED);
    let Some(unfinished) = all.iter_mut().find(|each| each.number == instance.addr()) else {
        return false;
    };
    let mut copy = MaybeUninit::<Variant>::uninit();
    // SAFETY: the caller vouches for the value, of which the engine makes a copy on any thread.
    let value = unsafe {
        (engine.copy_variant)(copy.as_mut_ptr().cast(), value);
        ManuallyDrop::new(copy.assume_init())
    };
    unfinished.settings.push(Setting { set, method, value });
    true
}

/// Forgets an object that is freed before it was finished.
pub(super) fn free(instance: GDExtensionClassInstancePtr) {
    if let Some(unfinished) = take(|unfinished| unfinished.number == instance.addr()) {
        lock(&FREED).push(unfinished);
    }
}

/// Drops the values that were set on objects which were freed. To be called on the main thread.
pub(super) fn drop_freed() {
    let freed = std::mem::take(&mut *lock(&FREED));
    for mut setting in freed.into_iter().flat_map(|unfinished| unfinished.settings) {
        // SAFETY: nobody else has it any more.
        unsafe { ManuallyDrop::drop(&mut setting.value) };
    }
}

/// How gdext finds our half of an object it was handed.
///
/// # Safety
/// As for the engine's function of this type.
pub(super) unsafe extern "C" fn get_binding(
    object: GDExtensionObjectPtr,
    token: *mut c_void,
    callbacks: *const GDExtensionInstanceBindingCallbacks,
) -> *mut c_void {
    if COUNT.load(Ordering::Relaxed) > 0
        && is_main_thread()
        && let Some(unfinished) = take(|unfinished| unfinished.object == object)
    {
        make_whole(unfinished);
    }
    match GET_BINDING.get() {
        // SAFETY: the same arguments.
        Some(get_binding) => unsafe { get_binding(object, token, callbacks) },
        None => null_mut(),
    }
}
