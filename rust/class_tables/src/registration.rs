//! Registers the tables with the engine.

use std::sync::{Mutex, PoisonError};

use godot::meta::ClassId;
use godot::meta::shape::GodotShape;
use godot::obj::EngineBitfield;
use godot::prelude::*;
use godot::register::info::{MethodFlags, PropertyInfo};
use godot::sys::{
    GDExtensionClassMethodInfo, GDExtensionConstStringNamePtr, GDExtensionVariantPtr, get_library,
    interface_fn,
};

use crate::call::{
    MAX_PARAMETERS, RegisteredMethod, RegisteredParameter, ReturnedValue, call, pointer_call,
};
use crate::method::Receiver;
use crate::table::{ClassTable, Member};

/// All tables. They are added when the library is loaded.
static TABLES: Mutex<Vec<&'static ClassTable>> = Mutex::new(Vec::new());

/// Adds a table to those that are registered.
pub fn add(table: &'static ClassTable) {
    TABLES
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(table);
}

/// Returns all tables.
pub fn tables() -> Vec<&'static ClassTable> {
    TABLES
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

/// Registers the members of all tables. gdext must have registered their classes.
pub fn register() {
    for table in tables() {
        let class = (table.class)();
        for member in table.members {
            register_member(class, member);
        }
    }
}

fn register_member(class: ClassId, member: &'static Member) {
    let signature = &member.signature;
    let (class_name, method_name) = (class.to_string_name(), StringName::from(signature.name));
    let shapes: Vec<GodotShape> = signature
        .parameters
        .iter()
        .map(|parameter| (parameter.shape)())
        .collect();
    debug_assert!(shapes.len() <= MAX_PARAMETERS);
    let returned = (signature.returned)();

    // SAFETY: the engine's interface was loaded before the classes were registered.
    let mut parameters: Box<[RegisteredParameter]> = signature
        .parameters
        .iter()
        .zip(&shapes)
        .map(|(parameter, shape)| unsafe {
            RegisteredParameter::new(shape.variant_type(), parameter.default)
        })
        .collect();
    let mut defaults: Vec<GDExtensionVariantPtr> = signature
        .parameters
        .iter()
        .zip(&mut parameters)
        .filter(|(parameter, _)| parameter.default.is_some())
        .map(|(_, registered)| (&raw mut registered.default).cast())
        .collect();

    let infos: Vec<PropertyInfo> = signature
        .parameters
        .iter()
        .zip(&shapes)
        .map(|(parameter, shape)| shape.to_method_signature_property(parameter.name))
        .collect();
    let mut infos_of_engine: Vec<_> = infos.iter().map(PropertyInfo::property_sys).collect();
    let mut metadata: Vec<_> = shapes
        .iter()
        .map(|shape| shape.param_metadata().to_sys())
        .collect();
    let returned_info = returned.to_method_signature_property("");
    let mut returned_info_of_engine = returned_info.property_sys();

    let flags = match member.method.receiver() {
        Receiver::Constant => MethodFlags::NORMAL | MethodFlags::CONST,
        Receiver::Mutable => MethodFlags::NORMAL,
        Receiver::Static => MethodFlags::NORMAL | MethodFlags::STATIC,
    };
    let argument_count = infos_of_engine.len() as u32;
    let default_argument_count = defaults.len() as u32;
    let registered = RegisteredMethod {
        name: format!("{class}::{}()", signature.name),
        method: member.method,
        parameters,
        // SAFETY: as above.
        returned: unsafe { ReturnedValue::new(returned.variant_type()) },
    };
    let info = GDExtensionClassMethodInfo {
        name: pointer(&method_name).cast_mut(),
        // The engine keeps the pointer until the library is unloaded.
        method_userdata: (&raw mut *Box::leak(Box::new(registered))).cast(),
        call_func: Some(call),
        ptrcall_func: Some(pointer_call),
        method_flags: flags.ord() as u32,
        has_return_value: 1,
        return_value_info: &raw mut returned_info_of_engine,
        return_value_metadata: returned.param_metadata().to_sys(),
        argument_count,
        arguments_info: infos_of_engine.as_mut_ptr(),
        arguments_metadata: metadata.as_mut_ptr(),
        default_argument_count,
        default_arguments: defaults.as_mut_ptr(),
    };
    // SAFETY: the engine copies what the pointers point to, but for the method itself.
    unsafe {
        interface_fn!(classdb_register_extension_class_method)(
            get_library(),
            pointer(&class_name),
            &raw const info,
        );
    }

    if let Some(property) = &member.property {
        let property = returned.to_var_property(property.name);
        let info = property.property_sys();
        // SAFETY: the engine copies what the pointers point to.
        unsafe {
            interface_fn!(classdb_register_extension_class_property)(
                get_library(),
                pointer(&class_name),
                &raw const info,
                pointer(&StringName::default()),
                pointer(&method_name),
            );
        }
    }
}

/// A `StringName` as the engine takes it, which is nothing but what such a pointer points to.
fn pointer(name: &StringName) -> GDExtensionConstStringNamePtr {
    (&raw const *name).cast()
}
