//! The names of signals.

use std::cell::RefCell;

use godot::prelude::*;
use rustc_hash::FxHashMap;

/// The names of signals as `StringName`s. Each is created only once, because that takes longer than the rest of an
/// emission.
#[derive(Default)]
pub struct SignalNames(RefCell<FxHashMap<*const str, StringName>>);

impl SignalNames {
    /// Returns the name of a signal or a method as a `StringName`.
    pub fn get(&self, name: &'static str) -> StringName {
        let mut names = self.0.borrow_mut();
        names.entry(name).or_insert_with(|| name.into()).clone()
    }
}
