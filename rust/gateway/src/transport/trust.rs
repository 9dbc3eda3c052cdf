//! Checks which gateways may receive the token. The URL of a gateway is received over the network; a wrong server must
//! not receive a secret.

use url::{Host, Url};

/// The domains of Discord's own servers.
const DISCORD: [&str; 3] = ["discord.gg", "discord.com", "discordapp.com"];

/// The reasons why the token is not sent to a URL.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UntrustedUrl {
    /// The text is not a WebSocket URL.
    #[error("{url:?} is not a WebSocket URL")]
    NotWebSocket {
        /// The URL, possibly truncated.
        url: String,
    },
    /// The known connection is encrypted, but the new one would not be.
    #[error("{host} is to be reached over ws://, which is not encrypted")]
    NotEncrypted {
        /// The host's name.
        host: String,
    },
    /// The host does not belong to the known one.
    #[error("{host} belongs neither to Discord nor to {known}")]
    OtherHost {
        /// The host's name.
        host: String,
        /// The known host.
        known: String,
    },
}

/// Checks that the token may be sent to `gateway`, a URL from the server at `known`, which is the HTTP API or another
/// URL of the gateway.
///
/// Allowed are Discord's own hosts, the host of `known` and others of its domain, and, if `known` is on this machine, this
/// machine. The connection must be encrypted if that to `known` is, or if the host is Discord's.
///
/// # Errors
/// If the token must not be sent.
pub fn check_gateway_url(known: &Url, gateway: &Url) -> Result<(), UntrustedUrl> {
    let is_encrypted = match gateway.scheme() {
        "wss" => true,
        "ws" => false,
        _ => return Err(not_web_socket(gateway)),
    };
    let (Some(host), Some(known_host)) = (gateway.host(), known.host()) else {
        return Err(not_web_socket(gateway));
    };
    let is_discord = is_discord(&host);
    if !is_encrypted && (is_discord || matches!(known.scheme(), "https" | "wss")) {
        return Err(UntrustedUrl::NotEncrypted {
            host: host.to_string(),
        });
    }
    let belongs = is_discord
        || host == known_host
        || (is_this_machine(&host) && is_this_machine(&known_host))
        || are_of_one_domain(&host, &known_host);
    if belongs {
        return Ok(());
    }
    Err(UntrustedUrl::OtherHost {
        host: host.to_string(),
        known: known_host.to_string(),
    })
}

fn not_web_socket(url: &Url) -> UntrustedUrl {
    UntrustedUrl::NotWebSocket {
        url: url.as_str().chars().take(200).collect(),
    }
}

fn is_discord(host: &Host<&str>) -> bool {
    let Host::Domain(name) = host else {
        return false;
    };
    DISCORD.iter().any(|domain| is_within(name, domain))
}

/// Returns whether a name is this domain or a subdomain of it.
fn is_within(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Returns whether a host is this machine.
pub(crate) fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => is_within(name, "localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

/// Returns whether two names have the same owner, such as `api.example.org` and `gateway.example.org`. Names without a
/// dot are those of a private network, such as one of containers.
fn are_of_one_domain(host: &Host<&str>, known: &Host<&str>) -> bool {
    let (Host::Domain(host), Host::Domain(known)) = (host, known) else {
        return false;
    };
    match (host.contains('.'), known.contains('.')) {
        (false, false) => !is_within(host, "localhost") && !is_within(known, "localhost"),
        (true, true) => registered_domain(known).is_some_and(|domain| is_within(host, domain)),
        _ => false,
    }
}

/// Returns the registered domain of a name: its last two labels. Returns `None` if these may be a public suffix with
/// many owners, such as `co.uk`.
fn registered_domain(name: &str) -> Option<&str> {
    let mut dots = name.rmatch_indices('.').map(|(place, _)| place);
    let last = dots.next()?;
    let domain = dots.next().map_or(name, |place| &name[place + 1..]);
    let top_level = name.len() - last - 1;
    let second_level = domain.len() - top_level - 1;
    (top_level > 2 || second_level > 3).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(known: &str, gateway: &str) -> Result<(), UntrustedUrl> {
        check_gateway_url(&Url::parse(known).unwrap(), &Url::parse(gateway).unwrap())
    }

    #[test]
    fn discord_and_what_the_known_server_implies_are_allowed() {
        for (known, gateway) in [
            ("https://discord.com/api/v10", "wss://gateway.discord.gg"),
            (
                "wss://gateway.discord.gg",
                "wss://gateway-us-east1-b.discord.gg",
            ),
            ("http://127.0.0.1:8080/api/v10", "ws://127.0.0.1:9000/"),
            ("http://localhost:1", "ws://[::1]:2"),
            ("http://127.0.0.1:8080", "wss://gateway.discord.gg"),
            ("https://proxy.example.org", "wss://gateway.discord.gg"),
            ("https://api.example.org", "wss://gateway.example.org"),
            ("https://example.org", "wss://gateway.example.org:8443/x"),
            ("https://10.0.0.5", "wss://10.0.0.5:3001"),
            ("http://10.0.0.5", "ws://10.0.0.5:3001"),
            ("http://http-proxy", "ws://gateway-proxy:7878"),
            ("https://api.bot.co.uk", "wss://api.bot.co.uk"),
        ] {
            assert_eq!(check(known, gateway), Ok(()), "{known} -> {gateway}");
        }
    }

    #[test]
    fn an_encrypted_connection_is_not_left_for_an_open_one() {
        for (known, gateway) in [
            ("https://discord.com/api/v10", "ws://gateway.discord.gg"),
            ("https://127.0.0.1", "ws://127.0.0.1:9000"),
            ("wss://gateway.example.org", "ws://gateway.example.org"),
            ("http://127.0.0.1", "ws://gateway.discord.gg"),
        ] {
            assert!(
                matches!(
                    check(known, gateway),
                    Err(UntrustedUrl::NotEncrypted { .. })
                ),
                "{known} -> {gateway}"
            );
        }
    }

    #[test]
    fn other_hosts_are_refused() {
        for (known, gateway) in [
            ("https://discord.com", "wss://gateway.discord.gg.evil.com"),
            ("https://discord.com", "wss://notdiscord.gg"),
            ("https://discord.com", "wss://gateway.discord.gg@evil.com"),
            ("https://discord.com", "wss://127.0.0.1"),
            ("wss://gateway.discord.gg", "wss://203.0.113.9"),
            ("http://127.0.0.1:8080", "ws://evil.example.com"),
            ("http://127.0.0.1:8080", "wss://10.0.0.1"),
            ("http://localhost", "ws://evil"),
            ("https://api.example.org", "wss://example.com"),
            ("https://api.bot.co.uk", "wss://evil.co.uk"),
            ("https://example.org", "wss://evilexample.org"),
        ] {
            assert!(
                matches!(check(known, gateway), Err(UntrustedUrl::OtherHost { .. })),
                "{known} -> {gateway}: {:?}",
                check(known, gateway)
            );
        }
        assert!(matches!(
            check("https://discord.com", "https://discord.com"),
            Err(UntrustedUrl::NotWebSocket { .. })
        ));
    }
}
