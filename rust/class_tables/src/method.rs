//! What methods do: functions for the objects of one class, called without knowing the class.

use godot::meta::error::ConvertError;
use godot::obj::{GodotClass, Inherits};
use godot::prelude::*;
use godot::private::{Storage, as_storage};
use godot::sys::GDExtensionClassInstancePtr;

use crate::arguments::Arguments;

/// What a method returns, or an error if an argument does not have the type of its parameter.
pub type CallResult = Result<Variant, ConvertError>;

/// A method of an object that is borrowed during the call, and not changed.
pub struct Borrowed<C>(pub fn(&C, Arguments<'_>) -> CallResult);

/// A method of an object that is not borrowed.
pub struct Unborrowed<C: GodotClass>(pub fn(Gd<C>, Arguments<'_>) -> CallResult);

/// A static method.
pub struct Static(pub fn(Arguments<'_>) -> CallResult);

/// The getter of a field of the value that an object stands for.
pub struct Field<C: FieldSource>(pub fn(&C::Value) -> Variant);

/// A class whose objects stand for a value.
pub trait FieldSource: GodotClass {
    /// The value.
    type Value;

    /// Returns the value at present.
    fn value(&self) -> Self::Value;
}

/// What the object of a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// An object that is not changed.
    Constant,
    /// An object that may be changed.
    Mutable,
    /// None: the method is static.
    Static,
}

/// A method of any class. Its arguments are complete: they include the default values.
pub trait CallMethod: Sync {
    /// Returns what the object of a call is.
    fn receiver(&self) -> Receiver;

    /// Calls the method.
    ///
    /// # Errors
    /// If an argument does not have the type of its parameter.
    ///
    /// # Safety
    /// `instance` must be an object of the class of the method, unless the method is static.
    unsafe fn call(
        &self,
        instance: GDExtensionClassInstancePtr,
        arguments: Arguments<'_>,
    ) -> CallResult;
}

impl<C: GodotClass> CallMethod for Borrowed<C> {
    fn receiver(&self) -> Receiver {
        Receiver::Constant
    }

    unsafe fn call(
        &self,
        instance: GDExtensionClassInstancePtr,
        arguments: Arguments<'_>,
    ) -> CallResult {
        // SAFETY: the caller vouches for the class of the object.
        let storage = unsafe { as_storage::<C>(instance) };
        self.0(&Storage::get(storage), arguments)
    }
}

impl<C: GodotClass + Inherits<<C as GodotClass>::Base>> CallMethod for Unborrowed<C> {
    fn receiver(&self) -> Receiver {
        Receiver::Mutable
    }

    unsafe fn call(
        &self,
        instance: GDExtensionClassInstancePtr,
        arguments: Arguments<'_>,
    ) -> CallResult {
        // SAFETY: the caller vouches for the class of the object.
        let storage = unsafe { as_storage::<C>(instance) };
        self.0(Storage::get_gd(storage), arguments)
    }
}

impl CallMethod for Static {
    fn receiver(&self) -> Receiver {
        Receiver::Static
    }

    unsafe fn call(&self, _: GDExtensionClassInstancePtr, arguments: Arguments<'_>) -> CallResult {
        self.0(arguments)
    }
}

impl<C: FieldSource> CallMethod for Field<C> {
    fn receiver(&self) -> Receiver {
        Receiver::Constant
    }

    unsafe fn call(&self, instance: GDExtensionClassInstancePtr, _: Arguments<'_>) -> CallResult {
        // SAFETY: the caller vouches for the class of the object.
        let storage = unsafe { as_storage::<C>(instance) };
        let value = Storage::get(storage).value();
        Ok(self.0(&value))
    }
}
