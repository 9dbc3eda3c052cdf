use godot::meta::GodotImmutable;
use godot::prelude::*;

/// The last parameter of a method: a Dictionary that may be left out.
#[derive(GodotConvert, Clone, Debug, Default)]
#[godot(transparent)]
pub struct Options(pub VarDictionary);

// SAFETY: a default value is shared between calls, so that nobody may change it. The Dictionary is only ever read.
unsafe impl GodotImmutable for Options {}
