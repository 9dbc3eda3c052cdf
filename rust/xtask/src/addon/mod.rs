//! The addon in `addons/discord`: its manifest, its build and its package.

pub mod build;
pub mod library;
mod manifest;
mod ndk;
pub mod package;
mod symbols;
pub mod target;
pub mod toolchain;

pub use build::Selection;
pub use manifest::Manifest;
pub use target::Target;

/// Which of the two libraries of a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the editor and for debug exports, with the sandbox and the class reference.
    Debug,
    /// For released games, without the sandbox and the class reference.
    Release,
}

impl Profile {
    /// Both libraries.
    pub const ALL: [Self; 2] = [Self::Debug, Self::Release];

    /// Its name in the keys of a `.gdextension` file.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}
