## Tests that a connection whose heartbeats are not acknowledged is detected.
extends ClientSuite

const INTERVAL_MS: int = 300


func prepare_sandbox() -> void:
	sandbox.heartbeat_interval_ms = INTERVAL_MS


func test_dead_connection_is_detected_and_resumed() -> void:
	await wait_until(func() -> bool: return client.get_ping() > 0, "a first heartbeat")
	act("stop_acks")
	var before: int = Time.get_ticks_msec()
	await wait_for(client.disconnected)
	# One interval until the next heartbeat, one until the missing acknowledgment is detected, and
	# time for a busy machine.
	assert_at_most(Time.get_ticks_msec() - before, INTERVAL_MS * 2 + 1500, "ms until noticed")
	act("resume_acks")
	await wait_for(client.resumed, 10.0)
	assert_true(client.is_client_connected())


func test_live_connection_is_kept() -> void:
	var interruptions: Recorder = Recorder.new(client.disconnected)
	await wait_seconds(INTERVAL_MS * 5 / 1000.0)
	assert_equal(interruptions.count(), 0)


func test_requested_heartbeat_is_sent() -> void:
	var interruptions: Recorder = Recorder.new(client.disconnected)
	for turn: int in 5:
		act("request_heartbeat")
	await wait_seconds(INTERVAL_MS * 2 / 1000.0)
	assert_equal(interruptions.count(), 0)
