//! Builders: objects for Discord, made step by step and checked at each.
//!
//! - `draft` is what every builder holds, `notation` how builders are written, `value` what they take from scripts.
//! - Each class is a file. Its limits are those of its shape in `discord_rest::shapes`.

mod allowed_mentions;
mod application_command;
mod arrange;
mod command_option;
mod components;
mod draft;
mod embed;
mod message;
mod modal;
mod notation;
mod poll;
mod value;

use godot::obj::Bounds;
use godot::prelude::*;
use serde_json::Value;

pub use draft::{Draft, News, Refusal};
use notation::{builder, setters};

/// A class that builds an object.
pub trait Builder:
    GodotClass<Base = RefCounted> + Bounds<Declarer = godot::obj::bounds::DeclUser>
{
    /// What it holds.
    fn draft(&self) -> &Draft;

    /// What it holds, to be changed.
    fn draft_mut(&mut self) -> &mut Draft;
}

/// Changes what a builder holds, and reports what is wrong with the change.
fn change<T: Builder>(
    mut this: Gd<T>,
    method: &str,
    change: impl FnOnce(&mut Draft) -> News,
) -> Gd<T> {
    // Nothing of Godot's is borrowed while it is reported: a logger may be a script.
    let news = change(this.bind_mut().draft_mut());
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
fn put<T: Builder>(this: Gd<T>, method: &str, field: &str, value: Result<Value, Refusal>) -> Gd<T> {
    change(this, method, |draft| draft.set(field, value))
}

/// Adds an entry to a list.
fn add<T: Builder>(this: Gd<T>, method: &str, list: &str, value: Result<Value, Refusal>) -> Gd<T> {
    change(this, method, |draft| draft.add(list, value))
}

/// Adds an entry to a list whose entries must go together.
fn add_together<T: Builder>(
    this: Gd<T>,
    method: &str,
    list: &str,
    value: Result<Value, Refusal>,
) -> Gd<T> {
    change(this, method, |draft| {
        draft.add(list, value).or_else(|| draft.check_together())
    })
}
