## Logging in at addresses that are no Discord API: the error says so, and logout ends the retries.
extends TestSuite

var _client: DiscordClient
var _errors: Recorder


func before_each() -> void:
	_client = add(DiscordClient.new())
	_client.token = "a.b.c"
	_errors = Recorder.new(_client.connection_error)


func test_login_fails_where_nothing_listens() -> void:
	await _expect_retried_login("http://127.0.0.1:%d" % _free_port())


func test_login_fails_if_the_server_sends_no_http() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	server.response = "not even HTTP\r\n\r\n".to_utf8_buffer()
	await _expect_retried_login(server.url())


func test_login_fails_if_the_server_closes_the_connection() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	await _expect_retried_login(server.url())


func test_login_fails_at_a_web_site() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	server.response = _http("200 OK", "<html>Welcome</html>")
	await _expect_retried_login(server.url())


func test_login_fails_if_the_json_is_not_from_discord() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	server.response = _http("200 OK", '{"url": 7}')
	await _expect_retried_login(server.url())


func test_login_fails_if_the_path_has_no_api() -> void:
	var sandbox: DiscordSandbox = DiscordSandbox.new()
	sandbox.start()
	_client.api_url = sandbox.get_url() + "/elsewhere"
	assert_equal(_client.login(), OK)
	await wait_until(_errors.has.bind(1), "connection_error")
	var error: DiscordError = _errors.calls[0][0]
	assert_equal(error.http_status, 404)
	assert_has(str(error), "api_url")
	sandbox.stop()


func test_login_fails_if_nothing_listens_at_the_gateway() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	server.response = _http("200 OK", '{"url": "ws://127.0.0.1:%d"}' % _free_port())
	await _expect_retried_login(server.url())


func test_login_fails_if_the_gateway_is_no_websocket_server() -> void:
	var gateway: TalkingServer = add(TalkingServer.new())
	gateway.response = _http("200 OK", "<html>Welcome</html>")
	var server: TalkingServer = add(TalkingServer.new())
	server.response = _http("200 OK", '{"url": "ws://127.0.0.1:%d"}' % gateway.port())
	await _expect_retried_login(server.url())


func test_logout_ends_a_login_at_a_server_that_never_responds() -> void:
	var server: TalkingServer = add(TalkingServer.new())
	server.is_silent = true
	_client.api_url = server.url()
	assert_equal(_client.login(), OK)
	await wait_seconds(0.3)
	assert_true(_client.is_logged_in())
	_client.logout()
	await wait_frames(5)
	assert_false(_client.is_logged_in())
	assert_equal(_errors.count(), 0)


## Logging in fails temporarily, a retry is announced and made, and logout() ends the retries.
func _expect_retried_login(address: String) -> void:
	_client.api_url = address
	assert_equal(_client.login(), OK)
	await wait_until(_errors.has.bind(1), "connection_error", 15.0)
	if not _errors.has(1):
		return
	var error: DiscordError = _errors.calls[0][0]
	assert_equal(error.kind, DiscordError.NETWORK)
	assert_true(error.will_retry)
	assert_true(error.retry_after > 0.0)
	assert_not_equal(error.message, "")
	assert_not_equal(error.remedy, "")
	assert_true(_client.is_logged_in(), "on its way")
	_client.logout()
	var count: int = _errors.count()
	await wait_seconds(0.2)
	assert_equal(_errors.count(), count, "errors after logout()")
	assert_false(_client.is_logged_in())


func _http(status: String, body: String) -> PackedByteArray:
	var head: String = "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
	return (head % [status, body.to_utf8_buffer().size()] + body).to_utf8_buffer()


## A port on which nothing listens.
func _free_port() -> int:
	var server: TCPServer = TCPServer.new()
	server.listen(0, "127.0.0.1")
	var port: int = server.get_local_port()
	server.stop()
	return port


## Sends the same bytes to every client and closes the connection.
class TalkingServer:
	extends Node
	var response: PackedByteArray = []
	var is_silent: bool = false
	var _server: TCPServer = TCPServer.new()
	var _connections: Array[StreamPeerTCP] = []

	func _init() -> void:
		_server.listen(0, "127.0.0.1")

	func port() -> int:
		return _server.get_local_port()

	func url() -> String:
		return "http://127.0.0.1:%d" % port()

	func _process(_delta: float) -> void:
		while _server.is_connection_available():
			_connections.append(_server.take_connection())
		for connection: StreamPeerTCP in _connections.duplicate():
			connection.poll()
			var has_asked: bool = connection.get_available_bytes() > 0
			if not has_asked or is_silent:
				continue
			connection.get_data(connection.get_available_bytes())
			connection.put_data(response)
			connection.disconnect_from_host()
			_connections.erase(connection)
