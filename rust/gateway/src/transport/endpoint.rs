//! The URL that a connection is opened with.

use url::Url;

use crate::Compression;

/// The version of Discord's gateway that this crate implements.
const VERSION: &str = "10";

/// Returns the gateway's URL with version, encoding and compression in its query. Other parameters are kept.
pub(crate) fn endpoint(base: &Url, compression: Compression) -> Url {
    let kept: Vec<(String, String)> = base
        .query_pairs()
        .filter(|(name, _)| !matches!(&**name, "v" | "encoding" | "compress"))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut url = base.clone();
    url.set_fragment(None);
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("v", VERSION)
        .append_pair("encoding", "json")
        .extend_pairs(compression.query_value().map(|value| ("compress", value)));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_query_once() {
        for (base, compression, whole) in [
            (
                "wss://gateway.discord.gg",
                Compression::ZlibStream,
                "wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream",
            ),
            (
                "ws://127.0.0.1:8080/gw?v=9&x=1&compress=zstd-stream#f",
                Compression::None,
                "ws://127.0.0.1:8080/gw?x=1&v=10&encoding=json",
            ),
        ] {
            assert_eq!(
                endpoint(&Url::parse(base).unwrap(), compression).as_str(),
                whole
            );
        }
    }
}
