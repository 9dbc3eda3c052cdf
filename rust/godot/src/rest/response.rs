//! A response with its status and its headers.

use discord_client::{ResponseBody, WholeResponse};
use discord_godot_values::convert;
use godot::prelude::*;

/// A successful response of Discord, with its status and its headers. Returned by [method DiscordREST.request_full].
///
/// ```gdscript
/// var response: DiscordResponse = await client.rest.request_full("GET", "/users/@me")
/// if response:
///     print(response.status, " ", response.headers.get("x-ratelimit-remaining", "unlimited"))
/// ```
#[derive(GodotClass)]
#[class(no_init, base = RefCounted)]
pub struct DiscordResponse {
    response: WholeResponse,
    /// The HTTP status, from 200 to 299.
    #[var(get = get_status, no_set)]
    status: PhantomVar<i64>,
    /// The headers: texts by their names in lower case. The values of a header that was sent several times are joined with
    /// commas. This is a copy.
    #[var(get = get_headers, no_set)]
    headers: PhantomVar<VarDictionary>,
    /// The body: a [Dictionary] or an [Array] with ids as strings if it is JSON, `null` if it is empty, or a
    /// [PackedByteArray] otherwise, such as for an image. JSON is a copy.
    #[var(get = get_body, no_set)]
    body: PhantomVar<Variant>,
}

#[godot_api]
impl DiscordResponse {
    #[func]
    fn get_status(&self) -> i64 {
        self.response.status.into()
    }

    #[func]
    fn get_headers(&self) -> VarDictionary {
        let mut headers = VarDictionary::new();
        for (name, value) in &self.response.headers {
            headers.set(&convert::text(name), &convert::text(value));
        }
        headers
    }

    #[func]
    fn get_body(&self) -> Variant {
        match &self.response.body {
            ResponseBody::Json(json) => convert::to_variant(json),
            ResponseBody::Bytes(bytes) => PackedByteArray::from(&**bytes).to_variant(),
        }
    }

    pub(super) fn create(response: WholeResponse) -> Gd<Self> {
        Gd::from_object(Self {
            response,
            status: PhantomVar::default(),
            headers: PhantomVar::default(),
            body: PhantomVar::default(),
        })
    }
}
