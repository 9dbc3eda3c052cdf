//! The descriptions of members.

use godot::meta::ClassId;
use godot::meta::shape::GodotShape;
use godot::prelude::*;

use crate::method::CallMethod;

/// Members of a class.
pub struct ClassTable {
    /// The class.
    pub class: fn() -> ClassId,
    /// Its members. The editor lists properties in this order.
    pub members: &'static [Member],
}

/// A method, or a read-only property with its getter.
pub struct Member {
    /// The property, if the method is its getter.
    pub property: Option<Property>,
    /// How the method is called.
    pub signature: Signature,
    /// What the method does.
    pub method: &'static dyn CallMethod,
}

/// A read-only property.
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// Its description in the class reference.
    pub description: &'static str,
}

/// How a method is called.
pub struct Signature {
    /// The name of the method.
    pub name: &'static str,
    /// Its description in the class reference.
    pub description: &'static str,
    /// Its parameters. Those with default values come last.
    pub parameters: &'static [Parameter],
    /// The type that it returns.
    pub returned: fn() -> GodotShape,
}

/// A parameter of a method.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub shape: fn() -> GodotShape,
    /// Its default value, if it is optional.
    pub default: Option<fn() -> Variant>,
}
