//! The descriptions of members.

use godot::meta::ClassId;
use godot::meta::shape::GodotShape;
use godot::prelude::*;

use crate::arguments::Arguments;
use crate::instance::{CallMethod, TableClass};

/// Members of a class.
pub struct ClassTable<C: GodotClass> {
    /// Its read-only properties, in the order in which the editor lists them.
    pub properties: &'static [Property<C>],
    /// Its methods, without the getters of the properties.
    pub methods: &'static [Method<C>],
}

/// A read-only property.
pub struct Property<C: GodotClass> {
    /// Its name.
    pub name: &'static str,
    /// Its description in the class reference.
    pub description: &'static str,
    /// Its getter, which scripts can call, too. It has no parameters.
    pub getter: Method<C>,
}

/// A method.
pub struct Method<C: GodotClass> {
    /// How it is called.
    pub signature: Signature,
    /// What it does.
    pub call: Call<C>,
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

/// What a method does. Its arguments are complete: they include the default values.
pub enum Call<C: GodotClass> {
    /// A method of an object that is borrowed during the call, and not changed.
    Borrowed(fn(&C, Arguments<'_>) -> Variant),
    /// A method of an object that is not borrowed.
    Object(fn(Gd<C>, Arguments<'_>) -> Variant),
    /// A static method.
    Static(fn(Arguments<'_>) -> Variant),
}

/// What the object of a call is, for the flags of its method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// An object that is not changed.
    Constant,
    /// An object that may be changed.
    Mutable,
    /// None: the method is static.
    Static,
}

/// A method of any class, and the property of which it is the getter.
pub struct Member {
    /// The name and the description of the property, if the method is a getter.
    pub property: Option<(&'static str, &'static str)>,
    /// How the method is called.
    pub signature: &'static Signature,
    /// What its object is.
    pub receiver: Receiver,
    pub(crate) method: &'static dyn CallMethod,
}

/// The table of any class.
pub trait Table: Sync {
    /// The class.
    fn class(&self) -> ClassId;

    /// All members.
    fn members(&'static self) -> Vec<Member>;
}

impl<C: TableClass> Table for ClassTable<C> {
    fn class(&self) -> ClassId {
        C::class_id()
    }

    fn members(&'static self) -> Vec<Member> {
        let properties = self.properties.iter().map(|property| {
            let shown = (property.name, property.description);
            property.getter.member(Some(shown))
        });
        let methods = self.methods.iter().map(|method| method.member(None));
        properties.chain(methods).collect()
    }
}

impl<C: TableClass> Method<C> {
    fn member(&'static self, property: Option<(&'static str, &'static str)>) -> Member {
        Member {
            property,
            signature: &self.signature,
            receiver: match self.call {
                Call::Borrowed(_) => Receiver::Constant,
                Call::Object(_) => Receiver::Mutable,
                Call::Static(_) => Receiver::Static,
            },
            method: self,
        }
    }
}
