//! Components of messages.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::component_defaults::set_defaults;

/// Sets the id of each component that has none to the next free number from 1, from the outside in, and sets the other
/// defaults, as Discord does.
pub fn number(components: &mut [Value]) {
    let mut taken = HashSet::new();
    each_component(components, &mut |component| {
        taken.extend(component["id"].as_u64().filter(|id| *id > 0));
    });
    let mut last = 0;
    each_component(components, &mut |component| {
        if component["id"].as_u64().is_none_or(|id| id == 0) {
            last += 1;
            while taken.contains(&last) {
                last += 1;
            }
            component["id"] = json!(last);
        }
        set_defaults(component);
    });
}

/// Visits the components and all inside them.
pub fn each_component(components: &mut [Value], visit: &mut impl FnMut(&mut Value)) {
    for component in components.iter_mut().filter(|value| value.is_object()) {
        visit(component);
        if let Some(inside) = component
            .get_mut("components")
            .and_then(Value::as_array_mut)
        {
            each_component(inside, visit);
        }
        for name in ["component", "accessory"] {
            if let Some(inside) = component.get_mut(name) {
                each_component(std::slice::from_mut(inside), visit);
            }
        }
    }
}
