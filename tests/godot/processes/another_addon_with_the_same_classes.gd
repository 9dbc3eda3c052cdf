# Another extension registers classes of the same names: a copy of the addon.
# expect-error: Another extension in this project has already registered a class
# expect-output: still usable
# forbid-output: Attempt to register
# max-seconds: 30
extends SceneTree

const MANIFEST: String = "res://addons/discord/discord.gdextension"


func _initialize() -> void:
	await process_frame
	var folder: String = OS.get_user_data_dir().path_join("another_addon")
	DirAccess.make_dir_recursive_absolute(folder)
	var manifest: ConfigFile = ConfigFile.new()
	manifest.load(MANIFEST)
	var library: String = manifest.get_value("libraries", "linux.debug.x86_64")
	var source: String = MANIFEST.get_base_dir().path_join(library.trim_prefix("res://"))
	if library.begins_with("res://"):
		source = library
	var copy: String = folder.path_join("libother.so")
	DirAccess.copy_absolute(ProjectSettings.globalize_path(source), copy)
	manifest.set_value("libraries", "linux.debug.x86_64", copy)
	var path: String = folder.path_join("other.gdextension")
	manifest.save(path)
	GDExtensionManager.load_extension(path)
	var client: DiscordClient = DiscordClient.new()
	client.intents = DiscordIntents.GUILDS
	if client.intents == DiscordIntents.GUILDS:
		print("still usable")
	client.free()
	DirAccess.remove_absolute(path)
	quit()
