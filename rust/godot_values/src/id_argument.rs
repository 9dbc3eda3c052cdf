//! Ids as scripts give them.

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

/// A parameter that is an id: an [int], a [String], or the entity itself. A [float] is taken if it can hold the id exactly.
///
/// The registered type is `Variant`, so that scripts with static types may give each of them.
#[derive(Clone, Debug)]
pub struct IdArgument(Variant);

impl IdArgument {
    /// The id.
    ///
    /// # Errors
    /// Says why it is none.
    pub fn parse<T>(&self, parameter: &str) -> Result<Id<T>, String> {
        if let Ok(number) = self.0.try_to::<i64>() {
            // Zero, and negative numbers close to it, are the ids of nothing.
            return Ok(crate::convert::id(number));
        }
        let id = parse_id(&to_json(&self.0)?, parameter)?;
        id.parse()
            .map(Id::new)
            .map_err(|_| format!("{parameter} is too large for an id"))
    }

    /// The number of the id, as another request takes it; `0` for none.
    ///
    /// # Errors
    /// If it is no id. `method` is the one that was called.
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

    /// The id, to look something up by. What is no id is reported as an error, and nothing has the id returned then.
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

/// `0`, the id of nothing.
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

// SAFETY: the one default value is a number, which nobody can change.
unsafe impl GodotImmutable for IdArgument {}
