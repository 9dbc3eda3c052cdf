//! Expands the macros that define actions of the sandbox. Each has names and strings as arguments, and generates structs.

use std::collections::BTreeMap;

/// A source file, followed by the expansions of its macros.
pub fn expanded(source: &str) -> String {
    let mut result = source.to_owned();
    for (name, parameters, body) in macros(source) {
        let opening = format!("\n{name}!(");
        let calls = source.split(&opening).skip(1);
        for call in calls.filter_map(|rest| rest.split_once("\n);")) {
            let arguments = arguments(call.0);
            let values: BTreeMap<_, _> = parameters.iter().zip(&arguments).collect();
            let mut expansion = body.to_owned();
            // In reverse order, so that a name is replaced before a shorter name that is its prefix.
            for (parameter, value) in values.iter().rev() {
                expansion = expansion.replace(&format!("${parameter}"), value);
            }
            result.push('\n');
            result.push_str(&expansion);
        }
    }
    result
}

/// The macros with one rule: the name, the parameters in order, and the body.
fn macros(source: &str) -> Vec<(&str, Vec<&str>, &str)> {
    let rules = source.split("\nmacro_rules! ").skip(1);
    let parse = |rule| -> Option<_> {
        let (name, rest) = str::split_once(rule, " {")?;
        let (pattern, rest) = rest.split_once(") => {\n")?;
        let (body, _) = rest.split_once("\n}\n")?;
        let parameters = pattern.split('$').skip(1);
        let parameters = parameters.filter_map(|one| Some(one.split_once(':')?.0));
        Some((name, parameters.collect(), body))
    };
    rules.filter_map(parse).collect()
}

/// The arguments of a call: names and strings, separated by commas and colons.
fn arguments(call: &str) -> Vec<String> {
    let mut arguments = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for letter in call.chars() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            ',' | ':' if !quoted => {
                arguments.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = quoted && letter == '\\' && !escaped;
        if let Some(last) = arguments.last_mut() {
            last.push(letter);
        }
    }
    arguments
        .into_iter()
        .map(|argument| argument.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_strings_are_inserted() {
        let source = "
macro_rules! makers {
    ($kind:ident, $title:literal: $make:ident) => {
        #[doc = concat!(\"Makes \", $title, \".\")]
        pub struct $make { $kind }
    };
}

makers!(
    Sound, \"a `sound`, or two\":
    MakeSound
);
";
        let made = expanded(source);
        let made = made.strip_prefix(source).unwrap().trim();
        assert!(made.contains("#[doc = concat!(\"Makes \", \"a `sound`, or two\", \".\")]"));
        assert!(made.contains("pub struct MakeSound { Sound }"));
    }
}
