//! Discord's objects as Godot classes, and the cached entities of a client.
//!
//! - `entities` has a file for each class, with its properties, getters, requests and waits.
//! - `edits` has the classes that collect the changes of an entity.
//! - `entity` is the trait of entities with a class, `entity_class` generates the class from a definition in
//!   `discord-model`, `handle` links its objects with their entities, `to_godot` converts each value to GDScript.
//! - `entity_store` has the cached entities of a client, `entity_manager` is the class for it, `entity_owner` is the
//!   interface of entities to their client.
//! - `rest_methods` and `image_methods` generate methods that only call an endpoint or load an image, `image_url`
//!   builds the URLs.
//! - `mention_names` has the names of what a message mentions.
//! - `collector` is the class that collects emissions of a signal.

pub mod collector;
pub mod edits;
pub mod entities;
pub mod entity;
mod entity_class;
pub mod entity_manager;
pub mod entity_owner;
pub mod entity_store;
pub mod handle;
mod image_methods;
pub mod image_url;
mod mention_names;
pub mod registry;
mod rest_methods;
pub mod to_godot;
