## Prints which addon has registered the class DiscordClient.
extends SceneTree


func _initialize() -> void:
	for path: String in OS.get_cmdline_user_args():
		GDExtensionManager.load_extension(path)
	var client: Object = ClassDB.instantiate("DiscordClient")
	print("DiscordClient is of: ", "other" if client.has_signal("log_message") else "discord")
	print("DiscordREST exists: ", ClassDB.class_exists("DiscordREST"))
	client.free()


## Quits after a frame.
func _process(_delta: float) -> bool:
	return true
