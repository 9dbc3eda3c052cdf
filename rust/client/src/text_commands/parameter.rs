//! The parameters of a command.

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    /// A word, or a text in quotation marks.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A yes or no.
    Boolean,
    /// A user, as a mention or an id.
    User,
    /// A user of the guild, as a mention or an id.
    Member,
    /// A channel, as a mention or an id.
    Channel,
    /// A role, as a mention or an id.
    Role,
    /// All of the text that is left.
    Rest,
}

impl ParameterType {
    /// All types, in the order of their constants in Godot.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::User,
        Self::Member,
        Self::Channel,
        Self::Role,
        Self::Rest,
    ];

    /// Returns what a user has to write.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Boolean => "yes or no",
            Self::User => "a mention of a user",
            Self::Member => "a mention of a member",
            Self::Channel => "a mention of a channel",
            Self::Role => "a mention of a role",
            Self::Rest => "a text",
        }
    }
}

/// A parameter of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: ParameterType,
    /// Whether it can be left out.
    pub is_optional: bool,
}

/// Checks that a parameter can follow others.
///
/// # Errors
/// Returns the reason why it cannot.
pub fn check_parameters(before: &[Parameter], added: &Parameter) -> Result<(), String> {
    let name = &added.name;
    if name.is_empty()
        || name
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Err(format!(
            "the parameter \"{}\" needs a name without spaces",
            name.escape_debug()
        ));
    }
    if before.iter().any(|other| other.name == *name) {
        return Err(format!("there are two parameters '{name}'"));
    }
    match before.last() {
        Some(last) if last.kind == ParameterType::Rest => Err(format!(
            "'{name}' cannot follow '{}', which takes all of the text that is left",
            last.name
        )),
        Some(last) if last.is_optional && !added.is_optional => Err(format!(
            "'{name}' is required, so it cannot follow '{}', which can be left out",
            last.name
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(name: &str, kind: ParameterType, is_optional: bool) -> Parameter {
        Parameter {
            name: name.to_owned(),
            kind,
            is_optional,
        }
    }

    #[test]
    fn the_order_of_parameters_is_checked() {
        let required = parameter("a", ParameterType::Text, false);
        let optional = parameter("b", ParameterType::Text, true);
        let rest = parameter("c", ParameterType::Rest, true);
        let last = parameter("d", ParameterType::Text, true);
        assert!(check_parameters(&[], &required).is_ok());
        assert!(check_parameters(std::slice::from_ref(&required), &optional).is_ok());
        assert!(check_parameters(std::slice::from_ref(&required), &required).is_err());
        assert!(check_parameters(std::slice::from_ref(&optional), &required).is_err());
        assert!(check_parameters(&[required, rest], &last).is_err());
        for name in ["", "a b", "a\n"] {
            assert!(check_parameters(&[], &parameter(name, ParameterType::Text, false)).is_err());
        }
    }
}
