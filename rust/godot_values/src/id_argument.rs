//! Parameters that are ids.

use discord_client::ClientError;
use discord_model::Id;
use discord_rest::ArgumentError;
use discord_rest::schema::parse_id;
use godot::meta::GodotImmutable;
use godot::meta::conv::ByValue;
use godot::meta::error::ConvertError;
use godot::meta::shape::GodotShape;
use godot::prelude::*;

use crate::argument::Argument;
use crate::convert::to_json;

/// A parameter that is an id: an [int], a [String], or the entity itself. A [float] is accepted if it represents the id
/// exactly.
///
/// The registered type is `Variant`, so that scripts with static types can pass each of them.
#[derive(Clone, Debug)]
pub struct IdArgument(Variant);

impl IdArgument {
    /// Returns the id.
    ///
    /// # Errors
    /// Returns the reason why the value is not an id.
    pub fn parse<T>(&self, parameter: &str) -> Result<Id<T>, String> {
        if let Ok(number) = self.0.try_to::<i64>() {
            // Zero, and negative numbers close to it, are not valid ids.
            return Ok(crate::convert::id(number));
        }
        let id = parse_id(&to_json(&self.0)?, parameter)?;
        id.parse()
            .map(Id::new)
            .map_err(|_| format!("{parameter} is too large for an id"))
    }

    /// Returns whether this stands for no id: `0`, `"0"` or `null`.
    pub fn is_zero(&self) -> bool {
        self.0.is_nil() || self.0.to_string() == "0"
    }

    /// Returns the id as a number for another request; `0` for none.
    ///
    /// # Errors
    /// If it is not an id. `method` is the method that was called.
    pub fn number(&self, method: &'static str, parameter: &str) -> Result<i64, ClientError> {
        match self.parse::<()>(parameter) {
            Ok(id) => Ok(id.get() as i64),
            Err(problem) => Err(ArgumentError {
                route: method,
                problem,
            }
            .into()),
        }
    }

    /// Returns the id for a lookup. An invalid id is reported as an error, and the returned id matches nothing.
    pub fn lookup<T>(&self, method: &str, parameter: &str) -> Id<T> {
        self.parse(parameter).unwrap_or_else(|problem| {
            godot_error!("{method}: {problem}");
            Id::NONE
        })
    }
}

impl Argument for IdArgument {
    fn argument(&self) -> Variant {
        self.0.clone()
    }
}

/// `0`, which is not a valid id.
impl Default for IdArgument {
    fn default() -> Self {
        Self(0_i64.to_variant())
    }
}

impl GodotConvert for IdArgument {
    type Via = Variant;

    fn godot_shape() -> GodotShape {
        Variant::godot_shape()
    }
}

impl ToGodot for IdArgument {
    type Pass = ByValue;

    fn to_godot(&self) -> Variant {
        self.0.clone()
    }
}

impl FromGodot for IdArgument {
    fn try_from_godot(via: Variant) -> Result<Self, ConvertError> {
        Ok(Self(via))
    }
}

// SAFETY: the only default value is a number, which is immutable.
unsafe impl GodotImmutable for IdArgument {}
