//! Calls with the object that they are for.

use godot::obj::{GodotClass, Inherits};
use godot::prelude::*;
use godot::private::{Storage, as_storage};
use godot::sys::GDExtensionClassInstancePtr;

use crate::arguments::Arguments;
use crate::table::{Call, Method};

/// A class that can have a table: each class of the extension.
pub trait TableClass: GodotClass + Inherits<<Self as GodotClass>::Base> {}

impl<C: GodotClass + Inherits<<C as GodotClass>::Base>> TableClass for C {}

/// A method of any class.
pub trait CallMethod: Sync {
    /// Calls the method.
    ///
    /// # Safety
    /// `instance` must be an object of the class of the method, unless the method is static.
    unsafe fn call(
        &self,
        instance: GDExtensionClassInstancePtr,
        arguments: Arguments<'_>,
    ) -> Variant;
}

impl<C: TableClass> CallMethod for Method<C> {
    unsafe fn call(
        &self,
        instance: GDExtensionClassInstancePtr,
        arguments: Arguments<'_>,
    ) -> Variant {
        // SAFETY: the caller vouches for the class of the object.
        let storage = || unsafe { as_storage::<C>(instance) };
        match self.call {
            Call::Borrowed(function) => function(&Storage::get(storage()), arguments),
            Call::Object(function) => function(Storage::get_gd(storage()), arguments),
            Call::Static(function) => function(arguments),
        }
    }
}
