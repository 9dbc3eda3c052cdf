//! [Gateway](https://discord.com/developers/docs/events/gateway): the URL to connect to.

routes! {
    gateway_routes ($);

    /// Fetches the URL of the gateway.
    ///
    /// This needs no token. Returns a [Dictionary] with `url`. The client fetches the URL automatically; calling this
    /// is not necessary to log in.
    ///
    /// ```gdscript
    /// var gateway: Dictionary = await client.rest.get_gateway()
    /// print(gateway["url"])
    /// ```
    ///
    /// [Get Gateway](https://discord.com/developers/docs/events/gateway#get-gateway)
    get_gateway = GET "/gateway" {
        path: (),
        required: (),
        reason: no,
        result: raw,
    }

    /// Fetches the URL of the gateway, the recommended number of shards, and how many sessions can still be started.
    ///
    /// Returns a [Dictionary] with `url`, `shards` and `session_start_limit`, a [Dictionary] with `total`, `remaining`,
    /// `reset_after` (in milliseconds) and `max_concurrency`.
    ///
    /// ```gdscript
    /// var gateway: Dictionary = await client.rest.get_gateway_bot()
    /// print("Sessions left today: ", gateway["session_start_limit"]["remaining"])
    /// ```
    ///
    /// [Get Gateway Bot](https://discord.com/developers/docs/events/gateway#get-gateway-bot)
    get_gateway_bot = GET "/gateway/bot" {
        path: (),
        required: (),
        reason: no,
        result: raw,
    }
}
