//! Colours.

use crate::codes::number;

/// A colour as Discord writes it, `0xRRGGBB`. Zero, which would be black, stands for "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb(pub u32);

number! { Rgb(u32) }
