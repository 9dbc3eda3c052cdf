//! Properties and methods of classes, which are registered from tables.
//!
//! `#[func]` of gdext compiles two functions for calls and one for the registration of each method, which is most of the code of a
//! class with hundreds of getters. The classes whose members are generated from definitions describe them in a
//! [`ClassTable`] instead: a table has one small function for each member, and everything else is shared by all of them.
//!
//! - `table` has the descriptions, `method` what methods do, `notation` the macros that write both.
//! - `registration` registers the tables with the engine, `call` handles its calls.

mod arguments;
mod call;
mod method;
mod notation;
mod registration;
mod table;

pub use arguments::Arguments;
pub use method::{
    Borrowed, CallMethod, CallResult, Field, FieldSource, Receiver, Static, Unborrowed,
};
pub use registration::{add, register, tables};
pub use table::{ClassTable, Member, Parameter, Property, Signature};

/// Whether the tables contain descriptions.
pub const HAS_DESCRIPTIONS: bool = cfg!(feature = "descriptions");

/// What the macros use.
#[doc(hidden)]
pub mod private {
    pub use godot::meta::{GodotConvert, ToGodot};
    pub use godot::obj::{Gd, GodotClass};
    pub use godot::sys::shard_execute_pre_main;
}
