//! A REST client of raw requests.

use std::sync::Once;

use discord_sandbox::Sandbox;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use super::PATIENCE;

/// A REST client.
pub struct Rest {
    client: reqwest::Client,
    url: String,
    token: String,
}

/// A status, headers and the JSON body.
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

impl Answer {
    pub async fn read(response: Response) -> Answer {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.bytes().await.unwrap();
        let body =
            serde_json::from_slice(&body).unwrap_or_else(|_| json!(String::from_utf8_lossy(&body)));
        Answer {
            status,
            headers,
            body,
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// A plain HTTP client. The TLS library wants to know its provider even where there is no TLS.
pub fn http() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        rustls::crypto::ring::default_provider()
            .install_default()
            .unwrap()
    });
    reqwest::Client::builder()
        .timeout(PATIENCE)
        .no_proxy()
        .build()
        .unwrap()
}

impl Rest {
    pub fn new(sandbox: &Sandbox) -> Rest {
        Rest::with_token(sandbox, &sandbox.bot_token())
    }

    pub fn with_token(sandbox: &Sandbox, token: &str) -> Rest {
        Rest {
            client: http(),
            url: format!("{}/api/v10", sandbox.url()),
            token: token.to_owned(),
        }
    }

    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.client
            .request(method, format!("{}{path}", self.url))
            .header("authorization", format!("Bot {}", self.token))
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::read(self.request("GET", path).send().await.unwrap()).await
    }

    pub async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        let request = self
            .request(method, path)
            .header("content-type", "application/json")
            .body(body.to_string());
        Answer::read(request.send().await.unwrap()).await
    }

    pub async fn call(&self, method: &str, path: &str) -> Answer {
        Answer::read(self.request(method, path).send().await.unwrap()).await
    }
}
