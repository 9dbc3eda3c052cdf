//! Objects of this addon that can be converted to JSON.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use godot::builtin::VariantType;
use godot::meta::ClassId;
use godot::obj::Bounds;
use godot::obj::bounds::DeclUser;
use godot::prelude::*;
use serde_json::Value;

/// An object of this addon that can be converted to JSON: an entity or a builder.
pub trait JsonObject {
    /// Returns its JSON in the form that is sent.
    ///
    /// # Errors
    /// Returns a description of the problem if the value is invalid.
    fn as_json(&self) -> Result<Value, String>;

    /// Returns the files that are sent with it, in any form that the list `files` of a message accepts.
    fn files(&self) -> &[Variant] {
        &[]
    }

    /// Returns whether the errors of this value have been reported.
    fn is_reported(&self) -> bool {
        false
    }
}

/// Passes an object of one class to a function.
type Borrow = fn(Gd<Object>, &mut dyn FnMut(&dyn JsonObject));

/// The classes, which are added when the library is loaded.
static CLASSES: Mutex<Vec<(ClassId, Borrow)>> = Mutex::new(Vec::new());

static BY_NAME: LazyLock<HashMap<String, Borrow>> = LazyLock::new(|| {
    let classes = CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
    let named = classes
        .iter()
        .map(|(class, borrow)| (class.to_string(), *borrow));
    named.collect()
});

/// Adds a class whose objects can be converted.
pub fn add<C: JsonObject + Inherits<Object> + Bounds<Declarer = DeclUser>>() {
    let mut classes = CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
    classes.push((C::class_id(), borrow::<C>));
}

/// Reads a value of a script, if it is an object that can be converted.
pub fn read<R>(value: &Variant, read: impl FnOnce(&dyn JsonObject) -> R) -> Option<R> {
    if value.get_type() != VariantType::OBJECT {
        return None;
    }
    let object: Gd<Object> = value.try_to().ok()?;
    let borrow = BY_NAME.get(&object.get_class().to_string())?;
    let (mut read, mut result) = (Some(read), None);
    borrow(object, &mut |object| {
        result = read.take().map(|read| read(object));
    });
    result
}

fn borrow<C: JsonObject + Inherits<Object> + Bounds<Declarer = DeclUser>>(
    object: Gd<Object>,
    read: &mut dyn FnMut(&dyn JsonObject),
) {
    if let Ok(object) = object.try_cast::<C>() {
        read(&*object.bind());
    }
}

/// Adds a class when the library is loaded.
#[macro_export]
macro_rules! add_json_class {
    ($class:ident) => {
        godot::sys::shard_execute_pre_main!({ $crate::json_object::add::<$class>() });
    };
}
