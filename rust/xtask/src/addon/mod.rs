//! The addon: what `addons/discord` holds, how it is built and how it is packed.

pub mod build;
mod manifest;
pub mod package;

pub use build::Selection;
pub use manifest::Manifest;

/// How a library is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For the editor and for debug exports: with the sandbox and the class reference.
    Debug,
    /// For released games: without both, optimised.
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
