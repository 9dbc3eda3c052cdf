//! The addon in `addons/discord`: its manifest, its build and its package.

pub mod build;
mod manifest;
pub mod package;

pub use build::Selection;
pub use manifest::Manifest;

/// The build profile of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the editor and for debug exports, with the sandbox and the class reference.
    Debug,
    /// For released games: optimized, without the sandbox and the class reference.
    Release,
}

impl Profile {
    /// Its name in the keys of a `.gdextension` file.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}
