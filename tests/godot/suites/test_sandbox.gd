## Tests the sandbox as scripts use it.
extends ClientSuite


func test_example_of_act_works() -> void:
	var mara: Dictionary = sandbox.act("add_user", {"username": "mara"})
	sandbox.act("join", {"guild": "Quiet Corner", "user": mara["id"]})
	var arguments: Array = await wait_for(client.member_joined)
	assert_equal((arguments[1] as DiscordMember).user.username, "mara")
	assert_not_null(sandbox.act("reconnect"))
	assert_equal(sandbox.last_error, "")


func test_missing_field_is_named() -> void:
	expect_error("username")
	assert_null(sandbox.act("add_user", {"name": "mara"}))
	assert_has(sandbox.last_error, "username")


func test_first_message_of_a_forum_post_has_its_id() -> void:
	var forum: Dictionary = {"guild": GUILD, "name": "recipes", "type": 15}
	act("create_channel", forum)
	var post: Dictionary = {"channel": "recipes", "author": "basil", "name": "Rye"}
	var post_id: int = id_of(act("create_thread", post.merged({"content": "Flour"})))
	var message: DiscordMessage = await receive_message(post_id)
	assert_equal(message.content, "Flour")
	assert_equal(message.channel_id, post_id)


func test_voice_server_has_a_certificate_and_simulated_users_speak_there() -> void:
	var certificate: String = sandbox.get_voice_certificate()
	assert_equal(X509Certificate.new().load_from_string(certificate), OK)
	assert_equal(act("voice_server", {})["certificate"], certificate)
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": "Lounge"})
	assert_has(act("speak_tone", {"guild": GUILD, "user": "basil", "ms": 40}), "ssrc")
	assert_equal(sandbox.act("voice_clients"), [])
	expect_error("WAV")
	assert_null(sandbox.act("speak_wav", {"guild": GUILD, "user": "basil", "data": "SUQz"}))


func test_whole_numbers_from_json_are_integers() -> void:
	var fields: Dictionary = JSON.parse_string('{"ms": 1, "gateway_ms": 0}')
	assert_equal(typeof(fields["ms"]), TYPE_FLOAT)
	assert_not_null(sandbox.act("slow", fields))
	expect_error("slow")
	assert_null(sandbox.act("slow", {"ms": 1.5}))


func test_sessions_that_may_open_at_once() -> void:
	for limit: int in [0, 2]:
		var own: DiscordSandbox = DiscordSandbox.new()
		own.shards = 8
		own.max_concurrency = limit
		assert_equal(own.start(), OK)
		var other: DiscordClient = add_client()
		other.api_url = own.get_url()
		other.token = own.get_token()
		var gateway: Dictionary = await other.rest.get_gateway_bot()
		assert_equal(int(gateway["shards"]), 8)
		var start_limit: Dictionary = gateway["session_start_limit"]
		assert_equal(int(start_limit["max_concurrency"]), 2 if limit == 2 else 8)
