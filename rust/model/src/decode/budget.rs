//! Limits the memory that one JSON text is decoded into.
//!
//! A short text can describe a large value: `{},` is three bytes, and an object with a hundred fields. The length of a
//! message is therefore no limit. Instead, each decoding has a budget, and the memory of lists, maps and boxed objects
//! is subtracted from it as they grow.

use std::cell::Cell;

use serde::de::Error;

/// The budget of one text in bytes, unless a smaller one is given: 128 MiB. The largest payloads that Discord sends, guilds with
/// thousands of channels and members, take about a tenth of it.
pub const MAX_DECODED_BYTES: usize = 128 << 20;

thread_local! {
    /// The remaining budget of the text that this thread decodes.
    static LEFT: Cell<usize> = const { Cell::new(MAX_DECODED_BYTES) };
    /// The budget of the text that this thread decodes.
    static BUDGET: Cell<usize> = const { Cell::new(MAX_DECODED_BYTES) };
    /// If `true`, the budget of the last text was exceeded.
    static EXCEEDED: Cell<bool> = const { Cell::new(false) };
}

/// Begins a new text with that budget.
pub(super) fn begin(budget: usize) {
    BUDGET.set(budget);
    LEFT.set(budget);
    EXCEEDED.set(false);
}

/// Returns whether the text that was begun last exceeded its budget.
pub(super) fn is_exceeded() -> bool {
    EXCEEDED.get()
}

/// Takes `bytes` from the budget.
pub(crate) fn spend<E: Error>(bytes: usize) -> Result<(), E> {
    match LEFT.get().checked_sub(bytes) {
        Some(left) => {
            LEFT.set(left);
            Ok(())
        }
        None => {
            LEFT.set(0);
            EXCEEDED.set(true);
            Err(E::custom(format_args!(
                "it takes more than {} MiB of memory, more than any such payload of Discord",
                BUDGET.get() >> 20
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::decode::{from_slice, from_str};
    use crate::{Channel, Guild, IdMap, Message, Patch};

    /// Returns a JSON text of 60 MB that repeats `element` between two brackets.
    fn repeated(begin: &str, element: &str, end: &str) -> String {
        let count = 60_000_000 / (element.len() + 1);
        format!(
            "{begin}{}{element}{end}",
            format!("{element},").repeat(count)
        )
    }

    #[test]
    fn short_texts_of_large_values_are_refused() {
        let refused = |result: Result<(), serde_json::Error>| {
            let error = result.expect_err("it is refused").to_string();
            assert!(error.contains("128 MiB"), "{error}");
        };
        refused(from_str::<Vec<Channel>>(&repeated("[", "{}", "]")).map(drop));
        refused(from_str::<Vec<Patch<Message>>>(&repeated("[", "{}", "]")).map(drop));
        refused(
            from_slice::<Patch<Guild>>(repeated(r#"{"emojis":["#, "{}", "]}").as_bytes()).map(drop),
        );
        let boxed = r#"{"referenced_message":{}}"#;
        refused(from_str::<Vec<Message>>(&repeated("[", boxed, "]")).map(drop));
        refused(from_str::<IdMap<Channel>>(&repeated("{", r#""1":{}"#, "}")).map(drop));
    }

    #[test]
    fn short_texts_of_large_open_values_are_refused() {
        for element in ["{}", "[]", r#"{"a":0}"#, r#"[0]"#, r#""""#, "0"] {
            let text = repeated("[", element, "]");
            let error = from_str::<Value>(&text).expect_err(element).to_string();
            assert!(error.contains("128 MiB"), "{error}");
        }
    }

    #[test]
    fn open_values_are_read_as_serde_json_reads_them() {
        let text =
            r#"{"a":[1,-2,2.5,true,null,"\u00e9",{"b":{}}],"c":[],"a":18446744073709551615}"#;
        let expected: Value = serde_json::from_str(text).expect("this is JSON");
        assert_eq!(
            from_str::<Value>(text).expect("this is JSON"),
            Some(expected)
        );
    }

    #[test]
    fn each_text_has_a_budget_of_its_own() {
        let half = format!("[{}0]", "0,".repeat(2_000_000));
        for _ in 0..4 {
            assert!(from_str::<Value>(&half).is_ok());
        }
    }
}
