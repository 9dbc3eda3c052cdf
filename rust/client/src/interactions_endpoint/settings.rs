//! The settings of the endpoint.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::PublicKey;

/// The maximum length of a path in bytes.
const MAX_PATH_LENGTH: usize = 1024;

/// The settings of the endpoint, which have been checked.
#[derive(Clone, Debug)]
pub struct EndpointSettings {
    /// The public key of the application.
    pub public_key: PublicKey,
    /// The address that the server listens on. With port `0`, the system chooses a free port.
    pub address: SocketAddr,
    /// The path of the endpoint, which begins with a slash and does not end with one, unless it is `/`.
    pub path: String,
}

impl EndpointSettings {
    /// Checks the settings.
    ///
    /// # Errors
    /// Returns which setting is invalid, and a remedy.
    pub fn new(
        public_key: &str,
        bind_address: &str,
        port: i64,
        path: &str,
    ) -> Result<Self, String> {
        let public_key = PublicKey::parse(public_key)?;
        let address = match bind_address.trim() {
            "*" => IpAddr::from(Ipv4Addr::UNSPECIFIED),
            address => address.parse().map_err(|_| {
                format!(
                    "`bind_address` is \"{address}\"; it must be an IP address of this machine, such as \"127.0.0.1\", \
                     or \"*\" for all of them."
                )
            })?,
        };
        let port = u16::try_from(port).map_err(|_| {
            format!("`port` is {port}; it must be 1 to 65535, or 0 for a free port.")
        })?;
        Ok(Self {
            public_key,
            address: SocketAddr::new(address, port),
            path: normalized_path(path)?,
        })
    }

    /// Returns whether the path of a request is that of the endpoint. A slash at its end makes no difference.
    pub fn has_path(&self, path: &str) -> bool {
        path == self.path || path.strip_suffix('/') == Some(&self.path)
    }
}

fn normalized_path(path: &str) -> Result<String, String> {
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return Ok("/".to_owned());
    }
    let is_valid = path.starts_with('/')
        && path.len() <= MAX_PATH_LENGTH
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"?#\"<>\\^`{|}".contains(&byte));
    match is_valid {
        true => Ok(path.to_owned()),
        false => Err(format!(
            "`url_path` is \"{}\"; it must be the path of a URL, such as \"/interactions\".",
            path.escape_debug().take(100).collect::<String>()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::vectors::PUBLIC_KEY;
    use super::*;

    fn settings(address: &str, port: i64, path: &str) -> Result<EndpointSettings, String> {
        EndpointSettings::new(PUBLIC_KEY, address, port, path)
    }

    #[test]
    fn addresses_are_checked() {
        let address =
            |text, port| settings(text, port, "/").map(|settings| settings.address.to_string());
        assert_eq!(address("127.0.0.1", 8080).as_deref(), Ok("127.0.0.1:8080"));
        assert_eq!(address("*", 0).as_deref(), Ok("0.0.0.0:0"));
        assert_eq!(address("::1", 1).as_deref(), Ok("[::1]:1"));
        assert!(
            address("localhost", 1)
                .unwrap_err()
                .contains("`bind_address`")
        );
        assert!(address("", 1).is_err());
        for port in [-1, 65536, i64::MAX] {
            assert!(address("*", port).unwrap_err().contains("`port`"));
        }
    }

    #[test]
    fn paths_match_with_and_without_a_slash_at_the_end() {
        let endpoint = settings("*", 0, "/discord/interactions/").unwrap();
        assert!(endpoint.has_path("/discord/interactions"));
        assert!(endpoint.has_path("/discord/interactions/"));
        for other in [
            "/",
            "/discord",
            "/discord/interactions/x",
            "/discord/interactions//",
        ] {
            assert!(!endpoint.has_path(other), "{other}");
        }
        for root in ["", "/", "//"] {
            assert!(settings("*", 0, root).unwrap().has_path("/"), "{root}");
        }
    }

    #[test]
    fn paths_are_checked() {
        let long = format!("/{}", "a".repeat(MAX_PATH_LENGTH));
        for path in ["interactions", "/a b", "/a?b", "/ä", "/a\n", &long] {
            let problem = settings("*", 0, path).unwrap_err();
            assert!(
                problem.contains("`url_path`") && problem.len() < 250,
                "{problem}"
            );
        }
    }
}
