## Tests that the addon is available when the project opens, without enabling anything.
extends TestSuite


func test_client_is_a_node() -> void:
	var client: Object = add(ClassDB.instantiate(&"DiscordClient") as Node)
	assert_true(client is Node)


func test_debug_library_has_the_sandbox() -> void:
	assert_true(ClassDB.class_exists(&"DiscordSandbox"))


func test_each_class_has_an_icon() -> void:
	var manifest: ConfigFile = ConfigFile.new()
	assert_equal(manifest.load("res://addons/discord/discord.gdextension"), OK)
	var classes: PackedStringArray = []
	for name: String in ClassDB.get_class_list():
		if name.begins_with("Discord"):
			classes.append(name)
			var icon: String = manifest.get_value("icons", name, "")
			assert_true(FileAccess.file_exists("res://addons/discord/".path_join(icon)), name)
	var listed: PackedStringArray = manifest.get_section_keys("icons")
	assert_equal(Array(listed).filter(func(name: String) -> bool: return name not in classes), [])
