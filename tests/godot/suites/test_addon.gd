## The addon is there when the project opens; nothing has to be enabled.
extends TestSuite


func test_a_client_is_a_node() -> void:
	var client: Object = add(ClassDB.instantiate(&"DiscordClient") as Node)
	assert_true(client is Node)


func test_the_debug_library_has_the_sandbox() -> void:
	assert_true(ClassDB.class_exists(&"DiscordSandbox"))
