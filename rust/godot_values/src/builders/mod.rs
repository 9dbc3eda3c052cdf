//! Builders: objects for Discord, made step by step and checked at each.
//!
//! - `object_builder` is what every builder holds, `notation` how builders are written, `value` what they take from scripts.
//! - Each class is a file. Its limits are those of its schema in `discord_rest::objects`.

mod allowed_mentions;
mod application_command;
mod arrange;
mod command_option;
mod components;
mod embed;
mod message;
mod modal;
mod notation;
mod object_builder;
mod poll;
mod value;

use godot::obj::Bounds;
use godot::prelude::*;
use serde_json::Value;

use notation::{builder, setters};
pub use object_builder::{BuildError, ObjectBuilder};

/// A class that builds an object.
pub trait Builder:
    GodotClass<Base = RefCounted> + Bounds<Declarer = godot::obj::bounds::DeclUser>
{
    /// What it holds.
    fn builder(&self) -> &ObjectBuilder;

    /// What it holds, to be changed.
    fn builder_mut(&mut self) -> &mut ObjectBuilder;
}

/// Changes what a builder holds, and reports what the change returns: what is wrong, if that was not reported before.
fn change<T: Builder>(
    mut this: Gd<T>,
    method: &str,
    change: impl FnOnce(&mut ObjectBuilder) -> Option<String>,
) -> Gd<T> {
    // Nothing of Godot's is borrowed while it is reported: a logger may be a script.
    let news = change(this.bind_mut().builder_mut());
    if let Some(told) = news {
        godot_error!("{}.{method}: {told}", T::class_id());
    }
    this
}

/// Puts what a script gave into a field.
fn set<T: Builder>(this: Gd<T>, method: &str, field: &str, value: &Variant) -> Gd<T> {
    put(this, method, field, value::take(value))
}

/// Puts a value into a field.
fn put<T: Builder>(
    this: Gd<T>,
    method: &str,
    field: &str,
    value: Result<Value, BuildError>,
) -> Gd<T> {
    change(this, method, |builder| builder.set(field, value))
}

/// Adds an entry to a list.
fn add<T: Builder>(
    this: Gd<T>,
    method: &str,
    list: &str,
    value: Result<Value, BuildError>,
) -> Gd<T> {
    change(this, method, |builder| builder.add(list, value))
}

/// Adds an entry to a list whose entries must go together.
fn add_together<T: Builder>(
    this: Gd<T>,
    method: &str,
    list: &str,
    value: Result<Value, BuildError>,
) -> Gd<T> {
    change(this, method, |builder| {
        builder
            .add(list, value)
            .or_else(|| builder.check_combination())
    })
}
