//! Where the extension's memory comes from.
//!
//! Background threads make the entities, and the main thread gives them back. A system's allocator has the two wait for each
//! other, some for as long as it takes the system to hand out more; mimalloc does not. It serves this library alone: Godot
//! keeps its own.

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
