//! The settings of the gateway connections.

use discord_gateway::{DEFAULT_MAX_MESSAGE_BYTES, IdentifyProperties};

use crate::client_error::{ClientError, ClientErrorKind};

/// The default of [`GatewaySettings::large_threshold`]: fewer requests for members are necessary.
const DEFAULT_LARGE_THRESHOLD: u8 = 250;

/// The limits of the settings, in Discord's documentation or chosen here.
const LARGE_THRESHOLDS: std::ops::RangeInclusive<i64> = 50..=250;
const PAYLOAD_MIB: std::ops::RangeInclusive<i64> = 1..=256;

/// The maximum length of a property of Identify, whose payload is limited to 4096 bytes.
const MAX_PROPERTY: usize = 100;

/// The settings of the gateway connections. By default, those that fit most bots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewaySettings {
    pub(crate) large_threshold: u8,
    pub(crate) max_message_bytes: usize,
    pub(crate) properties: IdentifyProperties,
}

impl Default for GatewaySettings {
    fn default() -> Self {
        Self {
            large_threshold: DEFAULT_LARGE_THRESHOLD,
            max_message_bytes: DEFAULT_MAX_MESSAGE_BYTES,
            properties: IdentifyProperties::default(),
        }
    }
}

impl GatewaySettings {
    /// The default values of `large_threshold` and `max_payload_mib`.
    pub const DEFAULTS: (i64, i64) = (
        DEFAULT_LARGE_THRESHOLD as i64,
        (DEFAULT_MAX_MESSAGE_BYTES >> 20) as i64,
    );

    /// Creates the settings: the number of members above which a guild is sent without its offline members, the maximum size of a
    /// payload in MiB, and the connection properties by name.
    ///
    /// # Errors
    /// Returns an error if a setting is invalid.
    pub fn new(
        large_threshold: i64,
        max_payload_mib: i64,
        properties: &[(String, String)],
    ) -> Result<Self, ClientError> {
        let (Ok(threshold), true) = (
            u8::try_from(large_threshold),
            LARGE_THRESHOLDS.contains(&large_threshold),
        ) else {
            return Err(wrong(
                format!("`large_threshold` is {large_threshold}."),
                "Set it to a number from 50 to 250.",
            ));
        };
        let (Ok(mib), true) = (
            usize::try_from(max_payload_mib),
            PAYLOAD_MIB.contains(&max_payload_mib),
        ) else {
            return Err(wrong(
                format!("`max_payload_mib` is {max_payload_mib}."),
                "Set it to a number from 1 to 256.",
            ));
        };
        Ok(Self {
            large_threshold: threshold,
            max_message_bytes: mib << 20,
            properties: identify_properties(properties)?,
        })
    }
}

fn identify_properties(given: &[(String, String)]) -> Result<IdentifyProperties, ClientError> {
    let mut properties = IdentifyProperties::default();
    for (name, value) in given {
        let property = match name.as_str() {
            "os" => &mut properties.os,
            "browser" => &mut properties.browser,
            "device" => &mut properties.device,
            _ => {
                return Err(wrong(
                    format!("`identify_properties` has the key \"{name}\"."),
                    "Its keys are \"os\", \"browser\" and \"device\".",
                ));
            }
        };
        if value.is_empty() || value.len() > MAX_PROPERTY {
            return Err(wrong(
                format!(
                    "The value of \"{name}\" in `identify_properties` has {} bytes.",
                    value.len()
                ),
                "Use a text of 1 to 100 bytes, or omit the key for the default value.",
            ));
        }
        property.clone_from(value);
    }
    Ok(properties)
}

fn wrong(message: String, remedy: &str) -> ClientError {
    ClientError::new(ClientErrorKind::Argument, message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(
        large_threshold: i64,
        max_payload_mib: i64,
        property: Option<(&str, &str)>,
    ) -> Result<GatewaySettings, ClientError> {
        let properties: Vec<_> = property
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        GatewaySettings::new(large_threshold, max_payload_mib, &properties)
    }

    #[test]
    fn the_default_values_are_the_default() {
        let (large_threshold, max_payload_mib) = GatewaySettings::DEFAULTS;
        assert_eq!(
            settings(large_threshold, max_payload_mib, None),
            Ok(GatewaySettings::default())
        );
    }

    #[test]
    fn values_within_the_limits_are_kept() {
        let checked = settings(50, 256, Some(("device", "Arcade"))).unwrap();
        assert_eq!(
            (checked.large_threshold, checked.max_message_bytes),
            (50, 256 << 20)
        );
        let properties = IdentifyProperties {
            device: "Arcade".to_owned(),
            ..IdentifyProperties::default()
        };
        assert_eq!(checked.properties, properties);
    }

    #[test]
    fn others_are_refused_with_the_name_of_the_setting() {
        let long = "x".repeat(101);
        for (refused, name) in [
            (settings(49, 64, None), "large_threshold"),
            (settings(251, 64, None), "large_threshold"),
            (settings(100, 0, None), "max_payload_mib"),
            (settings(100, 257, None), "max_payload_mib"),
            (settings(100, i64::MIN, None), "max_payload_mib"),
            (settings(100, 64, Some(("referrer", "x"))), "referrer"),
            (settings(100, 64, Some(("os", ""))), "\"os\""),
            (settings(100, 64, Some(("os", &long))), "101 bytes"),
        ] {
            let failure = refused.unwrap_err();
            assert!(failure.message.contains(name), "{failure}");
            assert!(!failure.remedy.is_empty(), "{failure}");
        }
    }
}
