## Tests use_http_pool: whether the connections of requests are kept open for the next ones.
extends ClientSuite


func begins_logged_in() -> bool:
	return false


func test_connection_is_reused() -> void:
	assert_equal(await _connections_of_three_requests(), 1)


func test_each_request_has_its_own_connection_without_a_pool() -> void:
	client.use_http_pool = false
	assert_equal(await _connections_of_three_requests(), 3)


func _connections_of_three_requests() -> int:
	proxy = TCPProxy.new()
	add(proxy)
	assert_equal(proxy.listen(), OK)
	proxy.target_port = sandbox.get_port()
	client.api_url = proxy.get_url()
	for turn: int in 3:
		assert_not_null(await client.rest.get_current_user(), str(client.rest.last_error))
	return proxy.accepted_count
