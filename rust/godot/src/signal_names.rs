//! The names of signals.

use std::cell::{OnceCell, RefCell};

use godot::prelude::*;
use rustc_hash::FxHashMap;

/// The names of signals as `StringName`s. Each is created only once, because that takes longer than the rest of an
/// emission.
#[derive(Default)]
pub struct SignalNames {
    names: RefCell<FxHashMap<*const str, StringName>>,
    connection_keys: OnceCell<ConnectionKeys>,
}

/// The keys of a connection in the list that the engine returns.
pub struct ConnectionKeys {
    pub callable: Variant,
    pub flags: Variant,
}

impl SignalNames {
    /// Returns the name of a signal or a method as a `StringName`.
    pub fn get(&self, name: &'static str) -> StringName {
        let mut names = self.names.borrow_mut();
        names.entry(name).or_insert_with(|| name.into()).clone()
    }

    /// Returns the keys of a connection.
    pub fn connection_keys(&self) -> &ConnectionKeys {
        self.connection_keys.get_or_init(|| ConnectionKeys {
            callable: "callable".to_variant(),
            flags: "flags".to_variant(),
        })
    }
}
