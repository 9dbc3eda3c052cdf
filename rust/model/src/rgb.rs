//! Colors.

use crate::constant_macros::integer_newtype;

/// A color, `0xRRGGBB`. Zero, which would be black, means none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb(pub u32);

integer_newtype! { Rgb(u32) }
