//! The version numbers of Godot.

use std::fmt;

/// The oldest supported Godot: the addon is built for the API of 4.5.
pub const OLDEST: Version = Version { major: 4, minor: 5 };

/// The major and minor version. Patch versions have the same API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    major: u32,
    minor: u32,
}

impl Version {
    /// Parses the output of `godot --version`, such as `4.6.3.stable.official.abc123`. Warnings may precede it.
    pub fn parse(output: &str) -> Option<Self> {
        output.lines().rev().find_map(|line| {
            let mut numbers = line.trim().split('.');
            let major = numbers.next()?.parse().ok()?;
            let minor = numbers.next()?.parse().ok()?;
            Some(Self { major, minor })
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_all_builds_are_parsed() {
        for output in [
            "4.6.3.stable.official.f1234567\n",
            "4.6.3.stable.debian4.6.3+ds-2\n",
            "4.6.rc1.custom_build\n",
            "WARNING: something\n4.6.stable\n",
        ] {
            assert_eq!(
                Version::parse(output),
                Some(Version { major: 4, minor: 6 }),
                "{output}"
            );
        }
        assert_eq!(Version::parse("command not found\n"), None);
        assert_eq!(Version::parse(""), None);
    }

    #[test]
    fn minor_versions_are_compared_as_numbers() {
        assert!(Version::parse("4.10.stable").unwrap() > OLDEST);
        assert!(Version::parse("4.4.1.stable").unwrap() < OLDEST);
        assert!(Version::parse("3.6.stable").unwrap() < OLDEST);
    }
}
