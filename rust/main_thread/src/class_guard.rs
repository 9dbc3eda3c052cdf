//! Guards around the functions a class is registered with.

use std::cell::Cell;
use std::ffi::c_void;
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use godot::init::is_main_thread;
use godot::prelude::*;
use godot::sys::{
    GDExtensionBool, GDExtensionClassCallVirtual, GDExtensionClassCreationInfo4,
    GDExtensionClassInstancePtr, GDExtensionClassLibraryPtr, GDExtensionConstStringNamePtr,
    GDExtensionConstTypePtr, GDExtensionInterfaceClassdbRegisterExtensionClass4 as Register,
    GDExtensionObjectPtr, GDExtensionStringPtr, GDExtensionTypePtr,
};

use super::{engine_functions, unfinished, warn_of_creation};

/// The notification that an object is about to be freed.
const PREDELETE: i32 = 1;

type Free = unsafe extern "C" fn(*mut c_void, GDExtensionClassInstancePtr);
type ToText =
    unsafe extern "C" fn(GDExtensionClassInstancePtr, *mut GDExtensionBool, GDExtensionStringPtr);
type Notify = unsafe extern "C" fn(GDExtensionClassInstancePtr, i32, GDExtensionBool);
type CallVirtual = unsafe extern "C" fn(
    GDExtensionClassInstancePtr,
    *const GDExtensionConstTypePtr,
    GDExtensionTypePtr,
);

/// The engine's function that registers a class.
static REGISTER: OnceLock<Register> = OnceLock::new();

/// The class whose method [`MIX`] the engine calls on its audio thread.
const MIXED_CLASS: &str = "AudioStreamPlayback";
const MIX: &str = "_mix";

/// The functions that gdext has for that method. It must not call the engine.
static MIX_FUNCTIONS: [AtomicPtr<c_void>; 4] = [const { AtomicPtr::new(null_mut()) }; 4];

/// The instances that scripts freed on other threads, each with the function that frees it.
static FREED_ELSEWHERE: Mutex<Vec<(Free, FreedInstance)>> = Mutex::new(Vec::new());

/// An instance that nobody but its function `free` touches any more.
struct FreedInstance(GDExtensionClassInstancePtr);

// SAFETY: it is only sent to the main thread, which made it; nobody else has access any more.
unsafe impl Send for FreedInstance {}

thread_local! {
    static IS_FREEING: Cell<bool> = const { Cell::new(false) };
}

/// What gdext registered a class with, which the engine hands back with every call.
pub(super) struct ClassGuard {
    /// The name as text: gdext shows a `StringName` on the main thread only.
    text: Box<str>,
    pub(super) name: StringName,
    pub(super) parent: StringName,
    /// Whether the engine calls a method of the class on its audio thread.
    is_mixed: bool,
    functions: GDExtensionClassCreationInfo4,
}

impl ClassGuard {
    /// Makes our half of an object that has none; null if it cannot be made.
    ///
    /// # Safety
    /// To be called on the main thread, with an object of this class.
    pub(super) unsafe fn make_half(
        &self,
        object: GDExtensionObjectPtr,
    ) -> GDExtensionClassInstancePtr {
        match self.functions.recreate_instance_func {
            // SAFETY: the caller vouches for it.
            Some(recreate) => unsafe { recreate(self.functions.class_userdata, object) },
            None => null_mut(),
        }
    }
}

/// Begins anew with an empty table: the library is being loaded.
pub(super) fn begin() {
    USED_SLOTS.store(0, Ordering::Relaxed);
}

/// Remembers the engine's function.
pub(super) fn wrap(register: Register) {
    REGISTER.get_or_init(|| register);
}

/// Registers a class with guards around its functions.
///
/// # Safety
/// As for the engine's function of this type.
pub(super) unsafe extern "C" fn register(
    library: GDExtensionClassLibraryPtr,
    name: GDExtensionConstStringNamePtr,
    parent: GDExtensionConstStringNamePtr,
    functions: *const GDExtensionClassCreationInfo4,
) {
    let Some(register) = REGISTER.get() else {
        return;
    };
    // By now the engine can be used.
    if let Some(get_proc_address) = engine_functions::get() {
        unfinished::begin(get_proc_address);
    }
    // SAFETY: the caller vouches for the pointers; a `StringName` is nothing but what such a pointer points to.
    let (class, base, functions) = unsafe {
        (
            &*name.cast::<StringName>(),
            &*parent.cast::<StringName>(),
            *functions,
        )
    };
    // The engine keeps the pointer until the library is unloaded.
    let guard = Box::leak(Box::new(ClassGuard {
        text: class.to_string().into(),
        name: class.clone(),
        parent: base.clone(),
        is_mixed: *base == MIXED_CLASS,
        functions,
    }));
    let mut guarded = functions;
    guarded.class_userdata = (&raw mut *guard).cast();
    guarded.create_instance_func = functions.create_instance_func.and(Some(create));
    // gdext's do nothing, and would follow the pointer of an instance that is not finished.
    guarded.reference_func = None;
    guarded.unreference_func = None;
    if functions.set_func.is_some()
        || functions.get_func.is_some()
        || functions.get_property_list_func.is_some()
        || functions.property_can_revert_func.is_some()
        || functions.property_get_revert_func.is_some()
        || functions.validate_property_func.is_some()
    {
        godot_error!("{class}: It has a function that has no guard.");
    }
    guarded.recreate_instance_func = functions.recreate_instance_func.and(Some(recreate));
    guarded.free_instance_func = functions.free_instance_func.and(Some(free));
    if functions.get_virtual_func.is_some() {
        // Only the functions with data may be guarded: the others are called without the class.
        guarded.get_virtual_func = None;
        guarded.get_virtual_call_data_func = Some(get_virtual);
        guarded.call_virtual_with_data_func = Some(call_virtual);
    }
    if functions.to_string_func.is_some() || functions.notification_func.is_some() {
        match take_slot() {
            Some(slot) => {
                if let Some(to_text) = functions.to_string_func {
                    slot.to_text.store(to_text as *mut (), Ordering::Release);
                    guarded.to_string_func = Some(slot.guarded_to_text);
                }
                if let Some(notify) = functions.notification_func {
                    slot.notify.store(notify as *mut (), Ordering::Release);
                    guarded.notification_func = Some(slot.guarded_notify);
                }
            }
            None => godot_error!("{class}: There are more classes than SLOTS."),
        }
    }
    // SAFETY: the same arguments, but for functions of the same types.
    unsafe { register(library, name, parent, &raw const guarded) }
}

/// # Safety
/// `class` must be the pointer a class was registered with.
unsafe fn guard_of(class: *mut c_void) -> &'static ClassGuard {
    // SAFETY: `register` leaked it.
    unsafe { &*class.cast::<ClassGuard>() }
}

unsafe extern "C" fn create(class: *mut c_void, notify: GDExtensionBool) -> GDExtensionObjectPtr {
    // SAFETY: the engine hands back what the class was registered with.
    let guard = unsafe { guard_of(class) };
    if !is_main_thread() {
        warn_of_creation(&guard.text);
        return unfinished::create(guard, notify);
    }
    match guard.functions.create_instance_func {
        // SAFETY: on the main thread this is what gdext expects.
        Some(create) => unsafe { create(guard.functions.class_userdata, notify) },
        None => null_mut(),
    }
}

unsafe extern "C" fn recreate(
    class: *mut c_void,
    object: GDExtensionObjectPtr,
) -> GDExtensionClassInstancePtr {
    // SAFETY: the engine hands back what the class was registered with.
    let guard = unsafe { guard_of(class) };
    match is_main_thread() {
        // SAFETY: the engine asks for it after it has replaced the library.
        true => unsafe { guard.make_half(object) },
        false => null_mut(),
    }
}

unsafe extern "C" fn free(class: *mut c_void, instance: GDExtensionClassInstancePtr) {
    // SAFETY: the engine hands back what the class was registered with.
    let Some(free) = unsafe { guard_of(class) }.functions.free_instance_func else {
        return;
    };
    if unfinished::is_unfinished(instance) {
        unfinished::free(instance);
        return;
    }
    if is_main_thread() {
        // SAFETY: on the main thread this is what gdext expects. It ignores the first argument.
        unsafe { free(null_mut(), instance) };
        return;
    }
    let mut freed = FREED_ELSEWHERE
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    freed.push((free, FreedInstance(instance)));
}

/// Takes apart the objects that were freed on other threads. To be called on the main thread.
pub fn free_deferred() {
    unfinished::drop_freed();
    let freed = std::mem::take(
        &mut *FREED_ELSEWHERE
            .lock()
            .unwrap_or_else(PoisonError::into_inner),
    );
    if freed.is_empty() {
        return;
    }
    IS_FREEING.set(true);
    for (free, instance) in freed {
        // SAFETY: this is the main thread, and the engine asked for it once. gdext ignores the first argument.
        unsafe { free(null_mut(), instance.0) };
    }
    IS_FREEING.set(false);
}

/// Whether the object that is just now being taken apart was freed earlier, on another thread.
pub fn is_freeing_deferred() -> bool {
    IS_FREEING.get()
}

unsafe extern "C" fn get_virtual(
    class: *mut c_void,
    name: GDExtensionConstStringNamePtr,
    hash: u32,
) -> *mut c_void {
    // SAFETY: the engine hands back what the class was registered with.
    let guard = unsafe { guard_of(class) };
    if !is_main_thread() {
        // The class may well have it; but the engine asks each object once, and this one is used elsewhere.
        return null_mut();
    }
    let functions = &guard.functions;
    let Some(get_virtual) = functions.get_virtual_func else {
        return null_mut();
    };
    // SAFETY: on the main thread this is what gdext expects.
    let found: GDExtensionClassCallVirtual =
        unsafe { get_virtual(functions.class_userdata, name, hash) };
    let call = found.map_or(null_mut(), |call| call as *mut c_void);
    // SAFETY: a `StringName` is nothing but what such a pointer points to.
    if guard.is_mixed && *unsafe { &*name.cast::<StringName>() } == MIX {
        allow_elsewhere(call);
    }
    call
}

/// Allows calls of a function on every thread.
fn allow_elsewhere(call: *mut c_void) {
    for allowed in &MIX_FUNCTIONS {
        let known = allowed.compare_exchange(null_mut(), call, Ordering::AcqRel, Ordering::Acquire);
        if known.is_ok() || known == Err(call) {
            return;
        }
    }
    godot_error!("There are more classes with {MIX} than MIX_FUNCTIONS.");
}

/// Whether a function may be called on this thread.
fn is_allowed_here(call: *mut c_void) -> bool {
    let mut allowed = MIX_FUNCTIONS.iter();
    is_main_thread() || allowed.any(|allowed| allowed.load(Ordering::Acquire) == call)
}

unsafe extern "C" fn call_virtual(
    instance: GDExtensionClassInstancePtr,
    _name: GDExtensionConstStringNamePtr,
    call: *mut c_void,
    arguments: *const GDExtensionConstTypePtr,
    returned: GDExtensionTypePtr,
) {
    if call.is_null() || !is_allowed_here(call) {
        return;
    }
    let instance = match is_main_thread() {
        true => unfinished::finish(instance),
        false if unfinished::is_unfinished(instance) => null_mut(),
        false => instance,
    };
    if !instance.is_null() {
        // SAFETY: it is the function `get_virtual` found.
        unsafe { transmute::<*mut c_void, CallVirtual>(call)(instance, arguments, returned) }
    }
}

/// As many classes can have a function for their text or for notifications.
const SLOTS: usize = 512;

static USED_SLOTS: AtomicUsize = AtomicUsize::new(0);
static TO_TEXT: [AtomicPtr<()>; SLOTS] = [const { AtomicPtr::new(null_mut()) }; SLOTS];
static NOTIFY: [AtomicPtr<()>; SLOTS] = [const { AtomicPtr::new(null_mut()) }; SLOTS];

/// A place for the functions of a class which the engine calls without saying of which class: it calls one of many functions
/// that only differ in the number of the slot they belong to.
struct Slot {
    to_text: &'static AtomicPtr<()>,
    notify: &'static AtomicPtr<()>,
    guarded_to_text: ToText,
    guarded_notify: Notify,
}

fn take_slot() -> Option<Slot> {
    let number = USED_SLOTS.fetch_add(1, Ordering::Relaxed);
    let (guarded_to_text, guarded_notify) = *GUARDED.get(number / 16)?.get(number % 16)?;
    Some(Slot {
        to_text: TO_TEXT.get(number)?,
        notify: NOTIFY.get(number)?,
        guarded_to_text,
        guarded_notify,
    })
}

/// Elsewhere the engine makes up a text of its own, from the class and the number of the object.
unsafe extern "C" fn to_text<const SLOT: usize>(
    instance: GDExtensionClassInstancePtr,
    is_valid: *mut GDExtensionBool,
    text: GDExtensionStringPtr,
) {
    let function = TO_TEXT[SLOT].load(Ordering::Acquire);
    let instance = match is_main_thread() {
        true => unfinished::finish(instance),
        false => null_mut(),
    };
    if instance.is_null() || function.is_null() {
        // SAFETY: the engine gives a place for it.
        unsafe { *is_valid = 0 };
        return;
    }
    // SAFETY: only a function of this type is put there.
    unsafe { transmute::<*mut (), ToText>(function)(instance, is_valid, text) }
}

/// No notification that matters here comes on another thread.
unsafe extern "C" fn notify<const SLOT: usize>(
    instance: GDExtensionClassInstancePtr,
    what: i32,
    reversed: GDExtensionBool,
) {
    let function = NOTIFY[SLOT].load(Ordering::Acquire);
    let is_freed_unfinished = what == PREDELETE && unfinished::is_unfinished(instance);
    if !is_main_thread() || function.is_null() || is_freed_unfinished {
        return;
    }
    let instance = unfinished::finish(instance);
    if !instance.is_null() {
        // SAFETY: only a function of this type is put there.
        unsafe { transmute::<*mut (), Notify>(function)(instance, what, reversed) }
    }
}

macro_rules! sixteen {
    ($($first:literal)*) => {
        [$([
            sixteen!(@ $first + 0), sixteen!(@ $first + 1), sixteen!(@ $first + 2), sixteen!(@ $first + 3),
            sixteen!(@ $first + 4), sixteen!(@ $first + 5), sixteen!(@ $first + 6), sixteen!(@ $first + 7),
            sixteen!(@ $first + 8), sixteen!(@ $first + 9), sixteen!(@ $first + 10), sixteen!(@ $first + 11),
            sixteen!(@ $first + 12), sixteen!(@ $first + 13), sixteen!(@ $first + 14), sixteen!(@ $first + 15),
        ]),*]
    };
    (@ $first:literal + $more:literal) => {
        (to_text::<{ $first + $more }> as ToText, notify::<{ $first + $more }> as Notify)
    };
}

static GUARDED: [[(ToText, Notify); 16]; SLOTS / 16] = sixteen!(
    0 16 32 48 64 80 96 112 128 144 160 176 192 208 224 240
    256 272 288 304 320 336 352 368 384 400 416 432 448 464 480 496
);
