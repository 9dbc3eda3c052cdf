//! Components of messages.

use super::*;

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

/// The components and all inside them.
pub fn all_components(components: &[Value]) -> Vec<&Value> {
    let mut all = Vec::new();
    for component in components.iter().filter(|value| value.is_object()) {
        all.push(component);
        all.extend(all_components(entries(&component["components"])));
        for name in ["component", "accessory"] {
            let inside = component.get(name).map(std::slice::from_ref);
            all.extend(all_components(inside.unwrap_or_default()));
        }
    }
    all
}

/// Sets what Discord fills in of a component that a request left out; what is inside other components is another component.
fn set_defaults(component: &mut Value) {
    let media = json!({ "description": null, "spoiler": false });
    let defaults = match component["type"].as_u64() {
        // Select menus, thumbnails, files, separators and containers.
        Some(3 | 5..=8) => json!({ "min_values": 1, "max_values": 1 }),
        Some(11) => media.clone(),
        Some(13) => json!({ "spoiler": false, "name": null, "size": null }),
        Some(14) => json!({ "spacing": 1, "divider": true }),
        Some(17) => json!({ "accent_color": null, "spoiler": false }),
        _ => json!({}),
    };
    fill(component, defaults);
    match component["type"].as_u64() {
        Some(11) => set_url_defaults(component, "media"),
        Some(13) => set_url_defaults(component, "file"),
        Some(12) => {
            let items = component.get_mut("items").and_then(Value::as_array_mut);
            for item in items.into_iter().flatten() {
                fill(item, media.clone());
                set_url_defaults(item, "media");
            }
        }
        _ => {}
    }
}

/// What is behind a URL has an id, and comes through Discord's proxy, which the sandbox has none of.
fn set_url_defaults(holder: &mut Value, name: &str) {
    if let Some(media) = holder.get_mut(name).filter(|media| media.is_object()) {
        let id = Id(Id::at_ms(unix_ms()).0 | fastrand::u64(..1 << 22));
        let proxied = media["url"].clone();
        fill(media, json!({ "proxy_url": proxied, "id": id }));
    }
}
