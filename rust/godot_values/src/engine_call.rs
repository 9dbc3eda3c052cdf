//! Calls of the engine that may fail without a panic.

use std::ffi::c_int;

use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_CALL_OK, GDExtensionCallError, GDExtensionConstVariantPtr, GDExtensionVariantPtr,
    interface_fn,
};

/// Why a value's method could not be called.
pub struct CallFailure {
    /// The kind of failure, one of the engine's `GDEXTENSION_CALL_ERROR_…`.
    pub kind: c_int,
    /// Which argument does not fit, if that is the kind.
    pub argument: usize,
    /// How many arguments there should have been, or of which type the one should have been.
    pub expected: i32,
}

/// Calls a method of a value. The same as `Variant::call`, which panics when the method does not take the arguments.
pub fn call_method(
    value: &Variant,
    method: &StringName,
    arguments: &[Variant],
) -> Result<Variant, CallFailure> {
    let pointers: Vec<GDExtensionConstVariantPtr> = arguments
        .iter()
        .map(|argument| (&raw const *argument).cast())
        .collect();
    let mut error = GDExtensionCallError {
        error: GDEXTENSION_CALL_OK,
        argument: 0,
        expected: 0,
    };
    // SAFETY: a `Variant` and a `StringName` are nothing but what such pointers point to, and the engine initializes the result in
    // every case. The value is not changed: no caller gives one that its methods change.
    let result = unsafe {
        Variant::new_with_var_uninit_result(|result| {
            let value: GDExtensionVariantPtr = (&raw const *value).cast_mut().cast();
            interface_fn!(variant_call)(
                value,
                (&raw const *method).cast(),
                pointers.as_ptr(),
                pointers.len() as i64,
                result,
                &raw mut error,
            );
            Ok::<(), ()>(())
        })
    };
    match result {
        Ok(result) if error.error == GDEXTENSION_CALL_OK => Ok(result),
        _ => Err(CallFailure {
            kind: error.error,
            argument: usize::try_from(error.argument).unwrap_or(0),
            expected: error.expected,
        }),
    }
}
