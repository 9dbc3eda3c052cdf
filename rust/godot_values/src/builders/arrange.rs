//! Arranges components automatically.

use godot::prelude::*;
use serde_json::{Value, json};

use super::{BuildError, Builder, ObjectBuilder, change, value};

/// The maximum number of buttons in a row.
const BUTTONS: usize = 5;

const ACTION_ROW: u64 = 1;
const BUTTON: u64 = 2;

/// The types of components that can be disabled: buttons and select menus.
const DISABLED: [u64; 6] = [BUTTON, 3, 5, 6, 7, 8];

/// The flag of a message that uses Components V2.
const IS_COMPONENTS_V2: u64 = 1 << 15;

/// Returns a text display component.
pub fn text(text: &GString) -> Value {
    json!({"type": 10, "content": text.to_string()})
}

/// Returns a separator component.
pub fn separator(divider: bool) -> Value {
    json!({"type": 14, "divider": divider})
}

/// Adds a component to a message or a container.
pub fn component<T: Builder>(
    this: Gd<T>,
    method: &str,
    component: Result<Value, BuildError>,
) -> Gd<T> {
    arrange(this, method, |builder| builder.add("components", component))
}

/// Adds a button after the others, in a new row if the last one is full.
pub fn button<T: Builder>(this: Gd<T>, method: &str, button: &Variant) -> Gd<T> {
    let button = value::take(button);
    arrange(this, method, |builder| {
        let mut last = builder.list("components").last().cloned();
        match (button, last.as_mut().and_then(open_row)) {
            (Ok(button), Some(row)) => {
                row.push(button);
                builder.replace_last("components", last.unwrap_or_default())
            }
            (button, _) => builder.add("components", button.map(row_of)),
        }
    })
}

/// Adds a select menu in a row of its own.
pub fn select<T: Builder>(this: Gd<T>, method: &str, select: &Variant) -> Gd<T> {
    component(this, method, value::take(select).map(row_of))
}

/// Disables or enables all buttons and select menus among these components.
pub fn disable(components: &mut Value, disabled: bool) {
    for part in components.as_array_mut().into_iter().flatten() {
        if kind(part).is_some_and(|kind| DISABLED.contains(&kind)) {
            part["disabled"] = disabled.into();
        }
        if let Some(inner) = part.get_mut("components") {
            disable(inner, disabled);
        }
        // The other type of accessory, a thumbnail, cannot be disabled.
        if let Some(accessory) = part.get_mut("accessory")
            && kind(accessory) == Some(BUTTON)
        {
            accessory["disabled"] = disabled.into();
        }
    }
}

/// Changes the components, and checks whether their combination is valid.
fn arrange<T: Builder>(
    this: Gd<T>,
    method: &str,
    with: impl FnOnce(&mut ObjectBuilder) -> Option<String>,
) -> Gd<T> {
    change(this, method, |builder| {
        with(builder).or_else(|| {
            if builder.takes("flags") && builder.list("components").iter().any(needs_components_v2)
            {
                let flags = builder.get("flags").and_then(Value::as_u64).unwrap_or(0);
                builder.set("flags", Ok((flags | IS_COMPONENTS_V2).into()));
            }
            builder.check_combination()
        })
    })
}

fn row_of(part: Value) -> Value {
    json!({"type": ACTION_ROW, "components": [part]})
}

/// Returns the buttons of a row, if another button fits.
fn open_row(component: &mut Value) -> Option<&mut Vec<Value>> {
    if needs_components_v2(component) {
        return None;
    }
    let parts = component.get_mut("components")?.as_array_mut()?;
    let is_open = parts.len() < BUTTONS && parts.iter().all(|part| kind(part) == Some(BUTTON));
    is_open.then_some(parts)
}

fn kind(part: &Value) -> Option<u64> {
    part.get("type").and_then(Value::as_u64)
}

/// Returns whether a message with this component needs the flag IS_COMPONENTS_V2.
fn needs_components_v2(component: &Value) -> bool {
    kind(component) != Some(ACTION_ROW)
}
