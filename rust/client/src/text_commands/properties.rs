//! Properties of all texts.

use proptest::prelude::*;

use super::*;

fn parameters(kinds: &[ParameterType]) -> Vec<Parameter> {
    let parameter = |(number, kind): (usize, &ParameterType)| Parameter {
        name: format!("p{number}"),
        kind: *kind,
        is_optional: number % 2 == 1,
    };
    kinds.iter().enumerate().map(parameter).collect()
}

fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "\"", "“", "”", "„", "\\", " ", "\n", "a", "ä", "🎲", "<@1>", "<@", "7", "-", ".", "!", "e",
    ]);
    prop_oneof![
        prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat()),
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn every_text_is_parsed(text in texts()) {
        let all = parameters(&ParameterType::ALL);
        for count in 0..=all.len() {
            let parsed = parse_arguments(&all[..count], &text);
            if let Ok(arguments) = parsed {
                prop_assert_eq!(arguments.len(), count);
            }
        }
    }

    #[test]
    fn words_end(text in texts()) {
        let mut words = Words::new(&text);
        let mut left = words.rest().len();
        while words.next_word().is_some() {
            prop_assert!(words.rest().len() < left);
            left = words.rest().len();
        }
        prop_assert_eq!(words.rest(), "");
    }

    #[test]
    fn a_text_in_quotation_marks_is_the_text(text in any::<String>()) {
        let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let mut words = Words::new(&quoted);
        prop_assert_eq!(words.next_word(), Some(text));
        prop_assert_eq!(words.rest(), "");
    }

    #[test]
    fn every_text_is_looked_up(text in texts()) {
        let mut table = TextCommandTable::default();
        for name in ["a", "a 7", "ä 🎲 a"] {
            table.insert(name, ());
        }
        if let Some(found) = table.find(&text) {
            prop_assert!(text.ends_with(found.arguments));
        }
    }
}
