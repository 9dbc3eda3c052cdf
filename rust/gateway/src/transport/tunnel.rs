//! A tunnel through an HTTP proxy, opened with `CONNECT`.

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio_tungstenite::tungstenite::http::HeaderValue;

/// The maximum size of the head of a response. Those of proxies have some hundred bytes.
const MAX_HEAD: usize = 8 << 10;

/// The end of the head of a response.
const HEAD_END: &[u8] = b"\r\n\r\n";

/// Why a tunnel could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TunnelError {
    /// The proxy responded with this HTTP status.
    Refused(u16),
    /// The proxy did not respond as an HTTP proxy does, or the connection to it was lost.
    Failed(String),
}

/// Opens a tunnel to `target`, a host and a port, on a connection to a proxy.
pub(crate) async fn open<S: AsyncRead + AsyncWrite + Unpin>(
    proxy: &mut S,
    target: &str,
    authorization: Option<&HeaderValue>,
) -> Result<(), TunnelError> {
    let lost = |error: std::io::Error| TunnelError::Failed(error.to_string());
    let request = request(target, authorization);
    proxy.write_all(&request).await.map_err(lost)?;
    proxy.flush().await.map_err(lost)?;
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    loop {
        let length = proxy.read(&mut piece).await.map_err(lost)?;
        if length == 0 {
            return Err(TunnelError::Failed("it closed the connection".to_owned()));
        }
        head.extend_from_slice(&piece[..length]);
        match status(&head) {
            None if head.len() >= MAX_HEAD => {
                return Err(TunnelError::Failed("its response is too long".to_owned()));
            }
            None => {}
            Some(Ok(200..=299)) => return Ok(()),
            Some(Ok(other)) => return Err(TunnelError::Refused(other)),
            Some(Err(problem)) => return Err(TunnelError::Failed(problem.to_owned())),
        }
    }
}

fn request(target: &str, authorization: Option<&HeaderValue>) -> Vec<u8> {
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n").into_bytes();
    if let Some(authorization) = authorization {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(authorization.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    request
}

/// Returns the status of a response; `None` if its head is not complete.
fn status(head: &[u8]) -> Option<Result<u16, &'static str>> {
    let is_http = head
        .iter()
        .zip(b"HTTP/1.")
        .all(|(received, expected)| received == expected);
    if !is_http {
        return Some(Err("it does not respond with HTTP"));
    }
    let end = head
        .windows(HEAD_END.len())
        .position(|bytes| bytes == HEAD_END)?;
    let status = str::from_utf8(&head[..end])
        .ok()
        .and_then(|head| head.split(' ').nth(1)?.get(..3)?.parse().ok());
    Some(match status {
        None => Err("its response has no status"),
        // The client speaks first, so these bytes would be lost.
        Some(200..=299) if head.len() > end + HEAD_END.len() => Err("it sent too much"),
        Some(status) => Ok(status),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the result of a tunnel over a proxy that responds with these pieces, and what it received.
    async fn tunnel(
        pieces: &[&[u8]],
        authorization: Option<&HeaderValue>,
    ) -> (Result<(), TunnelError>, String) {
        let (mut ours, mut theirs) = tokio::io::duplex(64 << 10);
        let proxy = async {
            let mut request = [0; 1024];
            let length = theirs.read(&mut request).await.unwrap();
            for piece in pieces {
                theirs.write_all(piece).await.ok();
                tokio::task::yield_now().await;
            }
            drop(theirs);
            String::from_utf8_lossy(&request[..length]).into_owned()
        };
        tokio::join!(
            open(&mut ours, "gateway.discord.gg:443", authorization),
            proxy
        )
    }

    #[tokio::test]
    async fn a_tunnel_is_requested_with_the_login_if_there_is_one() {
        let (opened, request) = tunnel(&[b"HTTP/1.1 200 OK\r\n\r\n"], None).await;
        assert_eq!(opened, Ok(()));
        assert_eq!(
            request,
            "CONNECT gateway.discord.gg:443 HTTP/1.1\r\nHost: gateway.discord.gg:443\r\n\r\n"
        );
        let login = HeaderValue::from_static("Basic bWU6cEBzcw==");
        let (_, request) = tunnel(&[b"HTTP/1.1 200 OK\r\n\r\n"], Some(&login)).await;
        assert!(
            request.contains("\r\nProxy-Authorization: Basic bWU6cEBzcw==\r\n"),
            "{request}"
        );
    }

    #[tokio::test]
    async fn a_response_may_come_in_pieces() {
        let pieces: Vec<&[u8]> = b"HTTP/1.0 200 Connection established\r\nVia: x\r\n\r\n"
            .chunks(3)
            .collect();
        assert_eq!(tunnel(&pieces, None).await.0, Ok(()));
    }

    #[tokio::test]
    async fn a_status_is_an_error() {
        let refused: &[u8] = b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\nLog in";
        assert_eq!(
            tunnel(&[refused], None).await.0,
            Err(TunnelError::Refused(407))
        );
    }

    #[tokio::test]
    async fn nonsense_is_an_error() {
        let long = [b"HTTP/1.1 200 OK\r\n".to_vec(), vec![b'x'; 2 * MAX_HEAD]].concat();
        for response in [
            &b""[..],
            b"HTTP/1.1 200 OK\r\n",
            b"SSH-2.0-OpenSSH\r\n",
            b"HTTP/1.1 \r\n\r\n",
            b"HTTP/1.1 2\r\n\r\n",
            b"HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 é00\r\n\r\n".as_bytes(),
            b"HTTP/1.1 \xff\xff\xff\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n\r\nmore",
            &long,
        ] {
            let (opened, _) = tunnel(&[response], None).await;
            assert!(
                matches!(opened, Err(TunnelError::Failed(_))),
                "{opened:?} after {}",
                String::from_utf8_lossy(response)
            );
        }
    }
}
