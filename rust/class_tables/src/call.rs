//! The calls of the engine.

use std::ffi::c_void;
use std::mem::{MaybeUninit, forget};
use std::panic::AssertUnwindSafe;

use godot::builtin::VariantType;
use godot::prelude::*;
use godot::private::handle_panic;
use godot::sys::{
    GDExtensionCallError, GDExtensionClassInstancePtr, GDExtensionConstTypePtr,
    GDExtensionConstVariantPtr, GDExtensionInt, GDExtensionPtrDestructor,
    GDExtensionTypeFromVariantConstructorFunc as FromVariant, GDExtensionTypePtr,
    GDExtensionVariantFromTypeConstructorFunc as ToVariant, GDExtensionVariantPtr, interface_fn,
};

use crate::arguments::Arguments;
use crate::method::CallMethod;

/// The maximum number of parameters of a method.
pub const MAX_PARAMETERS: usize = 16;

/// A method as the engine hands it back with each call.
pub struct RegisteredMethod {
    /// The names of the class and the method, for error messages.
    pub name: String,
    /// What it does.
    pub method: &'static dyn CallMethod,
    /// Its parameters.
    pub parameters: Box<[RegisteredParameter]>,
    /// How the value is returned to a caller that knows its type.
    pub returned: ReturnedValue,
}

/// A parameter.
pub struct RegisteredParameter {
    /// Converts an argument of the type of the parameter. `None` if the parameter may have any type.
    to_variant: ToVariant,
    /// The default value; `null` if there is none.
    pub default: Variant,
}

/// How a value is returned to a caller that knows its type.
pub enum ReturnedValue {
    /// It may have any type.
    Variant,
    /// It is an object.
    Object,
    /// It has another type.
    Value {
        /// Destroys the value that is in the place.
        destroy: GDExtensionPtrDestructor,
        /// Writes the value into the place.
        write: FromVariant,
    },
}

impl RegisteredParameter {
    /// # Safety
    /// On the main thread, after the engine's interface was loaded.
    pub unsafe fn new(kind: VariantType, default: Option<fn() -> Variant>) -> Self {
        Self {
            to_variant: match kind {
                VariantType::NIL => None,
                // SAFETY: the function accepts each type.
                kind => unsafe { interface_fn!(get_variant_from_type_constructor)(kind.sys()) },
            },
            default: default.map_or_else(Variant::nil, |value| value()),
        }
    }

    /// Converts an argument.
    ///
    /// # Safety
    /// `argument` must point to a value of the type of the parameter.
    unsafe fn convert(&self, argument: GDExtensionConstTypePtr) -> Variant {
        // SAFETY: the caller vouches for the type, and the function initializes the Variant.
        unsafe {
            match self.to_variant {
                Some(convert) => {
                    let mut variant = MaybeUninit::<Variant>::uninit();
                    convert(variant.as_mut_ptr().cast(), argument.cast_mut());
                    variant.assume_init()
                }
                None => (*argument.cast::<Variant>()).clone(),
            }
        }
    }
}

impl ReturnedValue {
    /// # Safety
    /// On the main thread, after the engine's interface was loaded.
    pub unsafe fn new(kind: VariantType) -> Self {
        match kind {
            VariantType::NIL => Self::Variant,
            VariantType::OBJECT => Self::Object,
            // SAFETY: the functions accept each type.
            kind => unsafe {
                Self::Value {
                    destroy: interface_fn!(variant_get_ptr_destructor)(kind.sys()),
                    write: interface_fn!(get_variant_to_type_constructor)(kind.sys()),
                }
            },
        }
    }

    /// Replaces the value in a place.
    ///
    /// # Safety
    /// `place` must hold a value of this type.
    unsafe fn write(&self, mut value: Variant, place: GDExtensionTypePtr) {
        // SAFETY: the caller vouches for the type of the place.
        unsafe {
            match *self {
                Self::Variant => *place.cast::<Variant>() = value,
                Self::Object => {
                    let object: Option<Gd<Object>> = value.try_to().unwrap_or(None);
                    *place.cast::<*mut c_void>() = object
                        .as_ref()
                        .map_or(std::ptr::null_mut(), |object| object.obj_sys().cast());
                    // The reference belongs to the caller.
                    forget(object);
                }
                Self::Value { destroy, write } => {
                    if let Some(write) = write {
                        if let Some(destroy) = destroy {
                            destroy(place);
                        }
                        write(place.cast(), (&raw mut value).cast());
                    }
                }
            }
        }
    }
}

impl RegisteredMethod {
    /// Calls the method, with its default values for arguments that are missing. Returns `null` if it fails, which is reported
    /// as an error.
    ///
    /// # Safety
    /// `instance` must be an object of the class of the method, unless the method is static.
    unsafe fn run(&self, instance: GDExtensionClassInstancePtr, given: &[&Variant]) -> Variant {
        let call = || {
            let nil = Variant::nil();
            let mut arguments = [&nil; MAX_PARAMETERS];
            for (index, parameter) in self.parameters.iter().enumerate() {
                arguments[index] = given.get(index).copied().unwrap_or(&parameter.default);
            }
            let arguments = Arguments::new(&arguments[..self.parameters.len()]);
            // SAFETY: the caller vouches for the object.
            let result = unsafe { self.method.call(instance, arguments) };
            result.unwrap_or_else(|error| {
                godot_error!("{}: {error}", self.name);
                Variant::nil()
            })
        };
        // gdext reports a panic.
        handle_panic(|| self.name.clone(), AssertUnwindSafe(call)).unwrap_or_default()
    }
}

/// A call with arguments of any type.
///
/// # Safety
/// Only for the engine, which has checked the number of arguments.
pub unsafe extern "C" fn call(
    method: *mut c_void,
    instance: GDExtensionClassInstancePtr,
    arguments: *const GDExtensionConstVariantPtr,
    count: GDExtensionInt,
    returned: GDExtensionVariantPtr,
    _error: *mut GDExtensionCallError,
) {
    // SAFETY: the engine hands back the method that was registered, as many pointers to Variants, and a Variant for the result.
    // A `Variant` is nothing but what such a pointer points to.
    unsafe {
        let method = &*method.cast::<RegisteredMethod>();
        let given = match usize::try_from(count) {
            Ok(count) if count > 0 => {
                std::slice::from_raw_parts(arguments.cast::<&Variant>(), count)
            }
            _ => &[],
        };
        *returned.cast::<Variant>() = method.run(instance, given);
    }
}

/// A call with arguments whose types were checked before.
///
/// # Safety
/// Only for the engine, which passes an argument for each parameter.
pub unsafe extern "C" fn pointer_call(
    method: *mut c_void,
    instance: GDExtensionClassInstancePtr,
    arguments: *const GDExtensionConstTypePtr,
    returned: GDExtensionTypePtr,
) {
    // SAFETY: the engine hands back the method that was registered, a value of its type for each parameter, and a place for the
    // result.
    unsafe {
        let method = &*method.cast::<RegisteredMethod>();
        let converted: Vec<Variant> = (0..)
            .zip(&method.parameters)
            .map(|(index, parameter)| parameter.convert(*arguments.add(index)))
            .collect();
        let given: Vec<&Variant> = converted.iter().collect();
        let value = method.run(instance, &given);
        if !returned.is_null() {
            method.returned.write(value, returned);
        }
    }
}
