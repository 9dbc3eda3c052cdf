//! The options of a collector.

use serde_json::{Map, Value};

/// The maximum number of values of a collector.
pub const MAX_COLLECTED: usize = 1000;

/// When a collector ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CollectorLimits {
    /// The maximum number of values.
    pub max: usize,
    /// The time in seconds after which it ends; 0 for no limit.
    pub timeout: f64,
    /// The time in seconds without a value after which it ends; 0 for no limit.
    pub idle: f64,
}

impl Default for CollectorLimits {
    fn default() -> Self {
        Self {
            max: MAX_COLLECTED,
            timeout: 0.0,
            idle: 0.0,
        }
    }
}

impl CollectorLimits {
    /// Parses options.
    ///
    /// # Errors
    /// Returns a description of the problem if the options are invalid.
    pub fn read(options: &Map<String, Value>) -> Result<Self, String> {
        let mut limits = Self::default();
        for (name, value) in options {
            match name.as_str() {
                _ if value.is_null() => {}
                "max" => limits.max = count(value)?,
                "timeout" => limits.timeout = seconds(name, value)?,
                "idle" => limits.idle = seconds(name, value)?,
                _ => {
                    return Err(format!(
                        "unknown option '{name}'; known are max, timeout, idle"
                    ));
                }
            }
        }
        Ok(limits)
    }
}

fn count(value: &Value) -> Result<usize, String> {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .filter(|number| (1..=MAX_COLLECTED).contains(number))
        .ok_or_else(|| format!("'max' must be a number from 1 to {MAX_COLLECTED}"))
}

fn seconds(name: &str, value: &Value) -> Result<f64, String> {
    value
        .as_f64()
        .ok_or_else(|| format!("'{name}' must be a number of seconds"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(options: Value) -> Result<CollectorLimits, String> {
        CollectorLimits::read(options.as_object().unwrap())
    }

    #[test]
    fn what_is_left_out_is_no_limit() {
        assert_eq!(read(json!({})), Ok(CollectorLimits::default()));
        assert_eq!(read(json!({ "max": null })), Ok(CollectorLimits::default()));
    }

    #[test]
    fn whole_numbers_are_seconds_too() {
        let limits = read(json!({ "max": 3, "timeout": 60, "idle": 1.5 })).unwrap();
        assert_eq!(
            limits,
            CollectorLimits {
                max: 3,
                timeout: 60.0,
                idle: 1.5
            }
        );
    }

    #[test]
    fn wrong_options_are_named() {
        for (options, problem) in [
            (json!({ "max": 0 }), "'max' must be a number from 1 to 1000"),
            (
                json!({ "max": 1001 }),
                "'max' must be a number from 1 to 1000",
            ),
            (
                json!({ "max": "3" }),
                "'max' must be a number from 1 to 1000",
            ),
            (json!({ "idle": "1" }), "'idle' must be a number of seconds"),
            (
                json!({ "time": 1 }),
                "unknown option 'time'; known are max, timeout, idle",
            ),
        ] {
            assert_eq!(read(options), Err(problem.to_owned()));
        }
    }
}
