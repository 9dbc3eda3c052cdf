//! The memory allocator of the extension.
//!
//! Background threads allocate entities, and the main thread frees them. With the system's allocator, the threads wait
//! for each other, with some systems for as long as the system takes to provide more memory. With mimalloc they do not
//! wait. It is used by this library only: Godot keeps its own allocator.

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
