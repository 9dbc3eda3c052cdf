//! Guards around methods, which the getters and setters of properties are as well.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;
use std::sync::OnceLock;

use godot::builtin::VariantType;
use godot::classes::ClassDb;
use godot::global::type_string;
use godot::init::is_main_thread;
use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT, GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS,
    GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS, GDEXTENSION_CALL_OK, GDExtensionCallError,
    GDExtensionClassInstancePtr, GDExtensionClassLibraryPtr, GDExtensionClassMethodInfo,
    GDExtensionConstStringNamePtr, GDExtensionConstTypePtr, GDExtensionConstVariantPtr,
    GDExtensionInt, GDExtensionInterfaceClassdbRegisterExtensionClassMethod as Register,
    GDExtensionPropertyInfo, GDExtensionPtrConstructor, GDExtensionPtrDestructor,
    GDExtensionTypePtr, GDExtensionUninitializedVariantPtr, GDExtensionVariantPtr, interface_fn,
};

use super::{allow_call, unfinished};

/// The usage flag of a value that may be of any type, which has the same type as no value.
const NIL_IS_VARIANT: u32 = 1 << 17;

/// What gdext reports a failed call with, which the engine does not know ("Bug: Invalid call error code 1337").
const FAILED: i32 = 1337;

/// The engine's function that registers a method.
static REGISTER: OnceLock<Register> = OnceLock::new();

/// What a method was registered with, which the engine hands back with every call.
struct MethodGuard {
    class: Box<str>,
    method: Box<str>,
    info: GDExtensionClassMethodInfo,
    parameters: Box<[Parameter]>,
    returns_nothing: bool,
    returned: Returned,
}

/// How the default value of the type that a method returns is made. The engine's functions for it are asked for by the main thread.
#[derive(Clone, Copy)]
enum Returned {
    Nothing,
    Object,
    Variant {
        destroy: unsafe extern "C" fn(GDExtensionVariantPtr),
        construct: unsafe extern "C" fn(GDExtensionUninitializedVariantPtr),
    },
    Value {
        destroy: GDExtensionPtrDestructor,
        construct: GDExtensionPtrConstructor,
    },
}

/// What is known of a parameter.
struct Parameter {
    kind: VariantType,
    /// The class, if it is an object.
    class: Option<Box<str>>,
}

/// An argument that a method does not take.
enum Misfit {
    Count,
    Type(usize),
}

/// Remembers the engine's function.
pub(super) fn wrap(register: Register) {
    REGISTER.get_or_init(|| register);
}

/// Registers a method with a guard around it.
///
/// # Safety
/// As for the engine's function of this type.
pub(super) unsafe extern "C" fn register(
    library: GDExtensionClassLibraryPtr,
    class: GDExtensionConstStringNamePtr,
    info: *const GDExtensionClassMethodInfo,
) {
    let Some(register) = REGISTER.get() else {
        return;
    };
    // SAFETY: the caller vouches for the pointers; a `StringName` is nothing but what such a pointer points to.
    let guard = unsafe {
        let info = *info;
        let arguments =
            (0..info.argument_count as usize).map(|index| &*info.arguments_info.add(index));
        MethodGuard {
            class: (&*class.cast::<StringName>()).to_string().into(),
            method: (&*info.name.cast::<StringName>()).to_string().into(),
            returns_nothing: info.has_return_value == 0
                || (*info.return_value_info).type_ == VariantType::NIL.sys()
                    && (*info.return_value_info).usage & NIL_IS_VARIANT == 0,
            returned: match info.has_return_value {
                0 => Returned::Nothing,
                _ => Returned::of(&*info.return_value_info),
            },
            parameters: arguments
                .map(|argument| {
                    let kind = VariantType::from_sys(argument.type_);
                    let class = (&*argument.class_name.cast::<StringName>()).to_string();
                    Parameter {
                        kind,
                        class: (kind == VariantType::OBJECT && !class.is_empty())
                            .then(|| class.into()),
                    }
                })
                .collect(),
            info,
        }
    };
    let mut guarded = guard.info;
    guarded.call_func = guarded.call_func.and(Some(call));
    guarded.ptrcall_func = guarded.ptrcall_func.and(Some(pointer_call));
    // The engine keeps the pointer until the library is unloaded.
    guarded.method_userdata = (&raw mut *Box::leak(Box::new(guard))).cast();
    // SAFETY: the same arguments, but for functions of the same types.
    unsafe { register(library, class, &raw const guarded) }
}

/// A call with arguments of any type, such as scripts without static types make.
unsafe extern "C" fn call(
    method: *mut c_void,
    instance: GDExtensionClassInstancePtr,
    arguments: *const GDExtensionConstVariantPtr,
    count: GDExtensionInt,
    returned: GDExtensionVariantPtr,
    error: *mut GDExtensionCallError,
) {
    // SAFETY: the engine hands back what `register` leaked, and a place for the error.
    let (guard, error) = unsafe { (&*method.cast::<MethodGuard>(), &mut *error) };
    let Some(call) = guard.info.call_func else {
        return;
    };
    if guard.keeps_setting(instance, method, arguments, count)
        || !allow_call(&guard.class, &guard.method)
    {
        return;
    }
    let Some(instance) = guard.finish(instance) else {
        return;
    };
    // SAFETY: the engine gives as many pointers to Variants; a `Variant` is nothing but what such a pointer points to.
    let given = |index| unsafe { &*(*arguments.add(index)).cast::<Variant>() };
    let count = usize::try_from(count).unwrap_or(0);
    if let Some(misfit) = guard.find_misfit(count, given) {
        // Nothing may unwind into the engine.
        let reported = catch_unwind(AssertUnwindSafe(|| guard.report(&misfit, count, given)));
        *error = reported.unwrap_or(no_error());
        return;
    }
    // SAFETY: on the main thread this is what was registered.
    unsafe {
        call(
            guard.info.method_userdata,
            instance,
            arguments,
            count as i64,
            returned,
            error,
        )
    };
    if error.error == FAILED {
        // gdext has reported why.
        *error = no_error();
    }
}

/// A call whose types were checked before, such as scripts with static types make.
unsafe extern "C" fn pointer_call(
    method: *mut c_void,
    instance: GDExtensionClassInstancePtr,
    arguments: *const GDExtensionConstTypePtr,
    returned: GDExtensionTypePtr,
) {
    // SAFETY: the engine hands back what `register` leaked.
    let guard = unsafe { &*method.cast::<MethodGuard>() };
    let Some(call) = guard.info.ptrcall_func else {
        return;
    };
    // SAFETY: the engine gives a place with a value of the type that is returned.
    let return_default = || unsafe { guard.return_default(returned) };
    if !allow_call(&guard.class, &guard.method) {
        return return_default();
    }
    let Some(instance) = guard.finish(instance) else {
        return return_default();
    };
    // SAFETY: the engine gives as many pointers as there are parameters; that of an object points to its address.
    let is_null =
        |index: usize| unsafe { (*(*arguments.add(index)).cast::<*mut c_void>()).is_null() };
    let objects = guard.parameters.iter().enumerate();
    let missing = objects
        .filter(|(_, parameter)| parameter.class.is_some())
        .find(|(index, _)| is_null(*index));
    if let Some((index, _)) = missing {
        // Nothing may unwind into the engine.
        let null = Variant::nil();
        let _ = catch_unwind(AssertUnwindSafe(|| guard.report_type(index, &null)));
        return return_default();
    }
    // SAFETY: on the main thread this is what was registered.
    unsafe { call(guard.info.method_userdata, instance, arguments, returned) }
}

fn no_error() -> GDExtensionCallError {
    GDExtensionCallError {
        error: GDEXTENSION_CALL_OK,
        argument: 0,
        expected: 0,
    }
}

/// Sets a property that was set on another thread.
///
/// # Safety
/// `method` must be a leaked `MethodGuard`, `instance` one of its class, and `value` a Variant.
unsafe fn set(
    method: *mut c_void,
    instance: GDExtensionClassInstancePtr,
    value: GDExtensionConstVariantPtr,
) {
    let (mut returned, mut error) = (Variant::nil(), no_error());
    // SAFETY: the caller vouches for it.
    unsafe {
        let arguments = [value];
        let returned = (&raw mut returned).cast();
        call(
            method,
            instance,
            arguments.as_ptr(),
            1,
            returned,
            &raw mut error,
        );
    }
}

impl Returned {
    /// # Safety
    /// On the main thread only.
    unsafe fn of(value: &GDExtensionPropertyInfo) -> Self {
        // SAFETY: the engine's functions take any type.
        unsafe {
            match VariantType::from_sys(value.type_) {
                VariantType::NIL if value.usage & NIL_IS_VARIANT == 0 => Self::Nothing,
                VariantType::NIL => Self::Variant {
                    destroy: interface_fn!(variant_destroy),
                    construct: interface_fn!(variant_new_nil),
                },
                VariantType::OBJECT => Self::Object,
                kind => Self::Value {
                    destroy: interface_fn!(variant_get_ptr_destructor)(kind.sys()),
                    construct: interface_fn!(variant_get_ptr_constructor)(kind.sys(), 0),
                },
            }
        }
    }
}

impl MethodGuard {
    /// Whether it is called on another thread to set a property of an object that is not finished, which is then done later.
    fn keeps_setting(
        &self,
        instance: GDExtensionClassInstancePtr,
        method: *mut c_void,
        arguments: *const GDExtensionConstVariantPtr,
        count: GDExtensionInt,
    ) -> bool {
        let is_setter = self.returns_nothing && self.parameters.len() == 1 && count == 1;
        is_setter
            && unfinished::is_unfinished(instance)
            && !is_main_thread()
            // SAFETY: there is one argument, and the pointer is the one the method was registered with.
            && unsafe { unfinished::keep(instance, set, method, *arguments) }
    }

    /// The instance, which is made now if it was not yet; `None` if that fails.
    fn finish(&self, instance: GDExtensionClassInstancePtr) -> Option<GDExtensionClassInstancePtr> {
        let instance = match instance.is_null() {
            // A static method.
            true => return Some(instance),
            false => unfinished::finish(instance),
        };
        (!instance.is_null()).then_some(instance)
    }

    /// Puts the default value of its type where a value is returned. A script uses the same place for many values, so that another
    /// call's would be left there.
    ///
    /// # Safety
    /// `returned` must point to a value of the type that the method returns.
    unsafe fn return_default(&self, returned: GDExtensionTypePtr) {
        if returned.is_null() {
            return;
        }
        // SAFETY: the value is destroyed, and another one of its type takes its place. The functions are those of its type.
        unsafe {
            match self.returned {
                Returned::Nothing => {}
                Returned::Object => *returned.cast::<*mut c_void>() = null_mut(),
                Returned::Variant { destroy, construct } => {
                    destroy(returned.cast());
                    construct(returned.cast());
                }
                Returned::Value { destroy, construct } => {
                    if let Some(construct) = construct {
                        if let Some(destroy) = destroy {
                            destroy(returned);
                        }
                        construct(returned.cast(), null_mut());
                    }
                }
            }
        }
    }

    /// The smallest number of arguments.
    fn required(&self) -> usize {
        let optional = self.info.default_argument_count as usize;
        self.parameters.len().saturating_sub(optional)
    }

    fn find_misfit<'a>(
        &self,
        count: usize,
        given: impl Fn(usize) -> &'a Variant,
    ) -> Option<Misfit> {
        if count < self.required() || count > self.parameters.len() {
            return Some(Misfit::Count);
        }
        let fits = |index: usize| {
            let (wanted, given) = (&self.parameters[index], given(index));
            if let Some(class) = &wanted.class {
                let object = given.try_to::<Gd<Object>>();
                return object.is_ok_and(|object| object.is_class(&**class));
            }
            let (wanted, given) = (wanted.kind, given.get_type());
            // The engine counts `Variant` as NIL, which everything can be converted to.
            // SAFETY: the engine's function takes any two types.
            wanted == given
                || unsafe { interface_fn!(variant_can_convert_strict)(given.sys(), wanted.sys()) }
                    != 0
        };
        (0..count).find(|&index| !fits(index)).map(Misfit::Type)
    }

    /// Reports an argument as an error, and gives it in the engine's form.
    fn report<'a>(
        &self,
        misfit: &Misfit,
        count: usize,
        given: impl Fn(usize) -> &'a Variant,
    ) -> GDExtensionCallError {
        let (class, method, required) = (&self.class, &self.method, self.required());
        match *misfit {
            Misfit::Count => {
                let (most, too_few) = (self.parameters.len(), count < required);
                let takes = match required == most {
                    true => most.to_string(),
                    false => format!("{required} to {most}"),
                };
                godot_error!("{class}.{method}: {count} arguments were given; it takes {takes}.");
                GDExtensionCallError {
                    error: match too_few {
                        true => GDEXTENSION_CALL_ERROR_TOO_FEW_ARGUMENTS,
                        false => GDEXTENSION_CALL_ERROR_TOO_MANY_ARGUMENTS,
                    },
                    argument: 0,
                    expected: if too_few { required } else { most } as i32,
                }
            }
            Misfit::Type(index) => {
                self.report_type(index, given(index));
                GDExtensionCallError {
                    error: GDEXTENSION_CALL_ERROR_INVALID_ARGUMENT,
                    argument: index as i32,
                    expected: self.parameters[index].kind.ord(),
                }
            }
        }
    }

    /// Reports an argument of a wrong type as an error.
    fn report_type(&self, index: usize, given: &Variant) {
        let (class, method) = (&self.class, &self.method);
        let wanted = &self.parameters[index];
        let name = |kind: VariantType| type_string(kind.ord().into()).to_string();
        let wanted = match &wanted.class {
            Some(class) => format!("a {class}"),
            None => format!("of type {}", name(wanted.kind)),
        };
        let kind = match given.get_type() {
            VariantType::NIL | VariantType::OBJECT => String::new(),
            kind => format!(", of type {}", name(kind)),
        };
        godot_error!(
            "{class}.{method}: `{}` must be {wanted}; {} was given{kind}.",
            self.parameter(index),
            shorten(given),
        );
    }

    /// The name of a parameter.
    fn parameter(&self, index: usize) -> String {
        let methods = ClassDb::singleton()
            .class_get_method_list_ex(&*self.class)
            .no_inheritance(true)
            .done();
        let name = || {
            let method = methods.iter_shared().find(|method| {
                let name = method.get("name");
                name.is_some_and(|name| name.stringify().to_string() == *self.method)
            })?;
            let parameters: AnyArray = method.get("args")?.try_to().ok()?;
            let parameter: AnyDictionary = parameters.get(index)?.try_to().ok()?;
            Some(parameter.get("name")?.stringify().to_string())
        };
        name().unwrap_or_else(|| format!("argument {}", index + 1))
    }
}

/// The beginning of what an argument looks like.
fn shorten(value: &Variant) -> String {
    const MAX_CHARACTERS: usize = 60;
    let text = value.stringify().to_string();
    let mut short: String = text.chars().take(MAX_CHARACTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    match value.get_type() {
        VariantType::STRING | VariantType::STRING_NAME => format!("\"{short}\""),
        _ => short,
    }
}
