//! Discord's objects as Godot classes, and what a client knows of them.
//!
//! - `entities` has a file for each class: its properties, what can be asked of it, its requests and its waits.
//! - `entity` is what an entity with a class is, `entity_class` makes the class of a definition in `discord-model`, `handle` is what
//!   its objects stand on, `to_godot` says what each value looks like in GDScript.
//! - `entity_store` is what one client knows, `entity_manager` its class, `entity_owner` what entities ask of their client.
//! - `rest_methods` and `image_methods` write down methods that only call an endpoint or load an image, `image_url` makes the URLs.
//! - `collector` is the class that collects emissions of a signal.

pub mod collector;
pub mod entities;
pub mod entity;
mod entity_class;
pub mod entity_manager;
pub mod entity_owner;
pub mod entity_store;
pub mod handle;
mod image_methods;
pub mod image_url;
pub mod registry;
mod rest_methods;
pub mod to_godot;
