//! Builders: objects for Discord, which are built step by step. Each step is validated.
//!
//! - `object_builder` is the state of every builder, `notation` has the macros that generate builders, `value` converts
//!   the values of scripts.
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
    /// Returns the state of the builder.
    fn builder(&self) -> &ObjectBuilder;

    /// Returns the state of the builder, mutably.
    fn builder_mut(&mut self) -> &mut ObjectBuilder;
}

/// Changes the state of a builder, and reports the error that the change returns, unless it was reported before.
fn change<T: Builder>(
    mut this: Gd<T>,
    method: &str,
    change: impl FnOnce(&mut ObjectBuilder) -> Option<String>,
) -> Gd<T> {
    // Nothing of Godot is borrowed while the error is reported, because a logger may be a script.
    let news = change(this.bind_mut().builder_mut());
    if let Some(told) = news {
        godot_error!("{}.{method}: {told}", T::class_id());
    }
    this
}

/// Sets a field to a value of a script.
fn set<T: Builder>(this: Gd<T>, method: &str, field: &str, value: &Variant) -> Gd<T> {
    put(this, method, field, value::take(value))
}

/// Sets a field to a value.
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

/// Adds an entry to a list, and checks whether the combination of entries is valid.
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
