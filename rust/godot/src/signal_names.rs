//! The names of signals.

use std::cell::RefCell;

use godot::prelude::*;
use rustc_hash::FxHashMap;

/// The names of signals in the engine's form, each made once: that takes longer than all else an emission does here.
#[derive(Default)]
pub struct SignalNames(RefCell<FxHashMap<*const str, StringName>>);

impl SignalNames {
    /// The name of a signal or a method in the engine's form.
    pub fn get(&self, name: &'static str) -> StringName {
        let mut names = self.0.borrow_mut();
        names.entry(name).or_insert_with(|| name.into()).clone()
    }
}
