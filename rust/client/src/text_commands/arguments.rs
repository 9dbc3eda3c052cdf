//! Converts the text of a command to arguments.

use std::fmt;

use discord_model::text::Mention;

use super::{Parameter, ParameterType, Words};

/// The maximum number of characters of a text that is repeated in a message.
const MAX_SHOWN: usize = 50;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// The parameter was left out.
    Missing,
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number, which is finite.
    Number(f64),
    /// A yes or no.
    Boolean(bool),
    /// The id of a user, a member, a channel or a role.
    Id(u64),
}

/// Why a text does not have the arguments of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentProblem {
    /// A required parameter was left out: its name and type.
    Missing(String, ParameterType),
    /// The text of a parameter is not of its type: its name and type, and the text.
    Invalid(String, ParameterType, String),
    /// There is more text than parameters.
    TooMany(String),
}

/// The message for the user.
impl fmt::Display for ArgumentProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name, kind) => {
                write!(f, "`{name}` is missing: it takes {}.", kind.expected())
            }
            Self::Invalid(name, kind, text) => write!(
                f,
                "`{name}` takes {}, not `{}`.",
                kind.expected(),
                shown(text)
            ),
            Self::TooMany(text) => write!(f, "`{}` is too much.", shown(text)),
        }
    }
}

/// Returns a text that is short, and that code formatting contains.
fn shown(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(MAX_SHOWN)
        .map(|letter| match letter {
            '`' => '\'',
            _ if letter.is_control() => ' ',
            _ => letter,
        })
        .collect();
    if text.chars().nth(MAX_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Converts a text to a value for each parameter, in their order.
///
/// # Errors
/// Returns the first problem.
pub fn parse_arguments(
    parameters: &[Parameter],
    text: &str,
) -> Result<Vec<Argument>, ArgumentProblem> {
    let mut words = Words::new(text);
    let mut arguments = Vec::with_capacity(parameters.len());
    for parameter in parameters {
        let word = match parameter.kind {
            ParameterType::Rest => {
                let rest = words.rest().to_owned();
                words = Words::new("");
                (!rest.is_empty()).then_some(rest)
            }
            _ => words.next_word(),
        };
        arguments.push(match word {
            Some(word) => parse(parameter, word)?,
            None if parameter.is_optional => Argument::Missing,
            None => {
                return Err(ArgumentProblem::Missing(
                    parameter.name.clone(),
                    parameter.kind,
                ));
            }
        });
    }
    match words.rest() {
        "" => Ok(arguments),
        more => Err(ArgumentProblem::TooMany(more.to_owned())),
    }
}

fn parse(parameter: &Parameter, word: String) -> Result<Argument, ArgumentProblem> {
    let parsed = match parameter.kind {
        ParameterType::Text | ParameterType::Rest => return Ok(Argument::Text(word)),
        ParameterType::Integer => word.parse().ok().map(Argument::Integer),
        ParameterType::Number => word
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Argument::Number),
        ParameterType::Boolean => boolean(&word).map(Argument::Boolean),
        ParameterType::User
        | ParameterType::Member
        | ParameterType::Channel
        | ParameterType::Role => id(parameter.kind, &word).map(Argument::Id),
    };
    parsed.ok_or_else(|| ArgumentProblem::Invalid(parameter.name.clone(), parameter.kind, word))
}

fn boolean(word: &str) -> Option<bool> {
    let is = |known: &[&str]| known.iter().any(|one| one.eq_ignore_ascii_case(word));
    if is(&["true", "yes", "on", "y", "1"]) {
        return Some(true);
    }
    is(&["false", "no", "off", "n", "0"]).then_some(false)
}

/// Returns the id in a mention of this type, or the id itself.
fn id(kind: ParameterType, word: &str) -> Option<u64> {
    let mention = Mention::at_start(word)
        .filter(|(_, length)| *length == word.len())
        .map(|(mention, _)| mention);
    let id = match (mention, kind) {
        (Some(Mention::User(id)), ParameterType::User | ParameterType::Member) => id.get(),
        (Some(Mention::Channel(id)), ParameterType::Channel) => id.get(),
        (Some(Mention::Role(id)), ParameterType::Role) => id.get(),
        (Some(_), _) => return None,
        (None, _) if word.bytes().all(|byte| byte.is_ascii_digit()) => word.parse().ok()?,
        (None, _) => return None,
    };
    (id > 0 && i64::try_from(id).is_ok()).then_some(id)
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

    fn one(kind: ParameterType, text: &str) -> Result<Argument, ArgumentProblem> {
        parse_arguments(&[parameter("a", kind, false)], text).map(|mut all| all.remove(0))
    }

    #[test]
    fn each_type_is_converted() {
        use ParameterType as Type;
        for (kind, text, value) in [
            (Type::Text, "hello", Argument::Text("hello".into())),
            (
                Type::Text,
                "\"hello world\"",
                Argument::Text("hello world".into()),
            ),
            (Type::Integer, "-7", Argument::Integer(-7)),
            (Type::Integer, "+7", Argument::Integer(7)),
            (Type::Number, "2.5", Argument::Number(2.5)),
            (Type::Number, "-1e3", Argument::Number(-1000.0)),
            (Type::Boolean, "Yes", Argument::Boolean(true)),
            (Type::Boolean, "off", Argument::Boolean(false)),
            (
                Type::User,
                "<@80351110224678912>",
                Argument::Id(80351110224678912),
            ),
            (
                Type::Member,
                "<@!80351110224678912>",
                Argument::Id(80351110224678912),
            ),
            (
                Type::User,
                "80351110224678912",
                Argument::Id(80351110224678912),
            ),
            (
                Type::Channel,
                "<#103735883630395392>",
                Argument::Id(103735883630395392),
            ),
            (
                Type::Role,
                "<@&165511591545143296>",
                Argument::Id(165511591545143296),
            ),
            (
                Type::Rest,
                "all  of \"it\"",
                Argument::Text("all  of \"it\"".into()),
            ),
        ] {
            assert_eq!(one(kind, text), Ok(value), "{text}");
        }
    }

    #[test]
    fn texts_of_another_type_are_explained() {
        use ParameterType as Type;
        for (kind, text) in [
            (Type::Integer, "2.5"),
            (Type::Integer, "99999999999999999999"),
            (Type::Number, "NaN"),
            (Type::Number, "1e999"),
            (Type::Boolean, "maybe"),
            (Type::User, "basil"),
            (Type::User, "<#103735883630395392>"),
            (Type::User, "<@80351110224678912>x"),
            (Type::User, "0"),
            (Type::User, "18446744073709551615"),
            (Type::Role, "<@80351110224678912>"),
            (Type::Channel, "-1"),
        ] {
            let problem = one(kind, text).unwrap_err();
            assert_eq!(
                problem,
                ArgumentProblem::Invalid("a".into(), kind, text.into())
            );
            assert!(problem.to_string().contains(kind.expected()), "{problem}");
        }
    }

    #[test]
    fn parameters_can_be_left_out() {
        let parameters = [
            parameter("who", ParameterType::User, false),
            parameter("count", ParameterType::Integer, true),
            parameter("why", ParameterType::Rest, true),
        ];
        let parse = |text| parse_arguments(&parameters, text);
        assert_eq!(
            parse("7 3 because of it"),
            Ok(vec![
                Argument::Id(7),
                Argument::Integer(3),
                Argument::Text("because of it".into())
            ])
        );
        assert_eq!(
            parse("7"),
            Ok(vec![Argument::Id(7), Argument::Missing, Argument::Missing])
        );
        let problem = parse(" ").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "`who` is missing: it takes a mention of a user."
        );
    }

    #[test]
    fn more_text_than_parameters_is_a_problem() {
        let problem = parse_arguments(&[], "a b").unwrap_err();
        assert_eq!(problem.to_string(), "`a b` is too much.");
        assert_eq!(parse_arguments(&[], "  "), Ok(vec![]));
    }

    #[test]
    fn repeated_texts_are_short_and_contained() {
        let long = format!("`@everyone\n{}", "x".repeat(5000));
        let problem = one(ParameterType::Integer, &format!("\"{long}\"")).unwrap_err();
        let text = problem.to_string();
        assert!(text.len() < 120, "{text}");
        assert_eq!(text.matches('`').count(), 4, "{text}");
    }
}
