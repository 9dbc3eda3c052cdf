//! Calls of the engine that return an error instead of a panic.

use std::ffi::c_int;

use godot::prelude::*;
use godot::sys::{
    GDEXTENSION_CALL_OK, GDExtensionCallError, GDExtensionConstVariantPtr, GDExtensionVariantPtr,
    interface_fn,
};

/// The reason why a method of a value could not be called.
pub struct CallFailure {
    /// The type of failure, one of the engine's `GDEXTENSION_CALL_ERROR_…`.
    pub kind: c_int,
    /// The index of the invalid argument, for failures of that type.
    pub argument: usize,
    /// The expected number of arguments, or the expected type of the argument.
    pub expected: i32,
}

/// Calls a method of a value. Unlike `Variant::call`, this does not panic if the method does not accept the arguments.
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
    // SAFETY: a `Variant` and a `StringName` have the same layout as the engine's values, so pointers to them are
    // valid, and the engine always initializes the result. The value is not changed: no caller passes a value that its
    // methods change.
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
