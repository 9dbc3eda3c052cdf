//! The macros of the sandbox's actions, expanded: each takes names and texts, and puts them into structs.

use std::collections::BTreeMap;

/// A source with what its macros make appended to it.
pub fn expanded(source: &str) -> String {
    let mut whole = source.to_owned();
    for (name, parameters, body) in macros(source) {
        let opening = format!("\n{name}!(");
        let calls = source.split(&opening).skip(1);
        for call in calls.filter_map(|rest| rest.split_once("\n);")) {
            let arguments = arguments(call.0);
            let values: BTreeMap<_, _> = parameters.iter().zip(&arguments).collect();
            let mut made = body.to_owned();
            // Longer names first: one may begin with another.
            for (parameter, value) in values.iter().rev() {
                made = made.replace(&format!("${parameter}"), value);
            }
            whole.push('\n');
            whole.push_str(&made);
        }
    }
    whole
}

/// The macros with one rule: their names, their parameters in order, and what they become.
fn macros(source: &str) -> Vec<(&str, Vec<&str>, &str)> {
    let rules = source.split("\nmacro_rules! ").skip(1);
    let read = |rule| -> Option<_> {
        let (name, rest) = str::split_once(rule, " {")?;
        let (pattern, rest) = rest.split_once(") => {\n")?;
        let (body, _) = rest.split_once("\n}\n")?;
        let parameters = pattern.split('$').skip(1);
        let parameters = parameters.filter_map(|one| Some(one.split_once(':')?.0));
        Some((name, parameters.collect(), body))
    };
    rules.filter_map(read).collect()
}

/// Names and texts, between commas and colons.
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
    fn names_and_texts_are_put_in_place() {
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
