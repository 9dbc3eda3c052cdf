extends VBoxContainer
## The guilds of the bot, as a column of buttons.

## Emitted when a guild is selected; initially the oldest guild.
signal guild_chosen(guild: DiscordGuild)

const GuildButton := preload("guild_button.tscn")

@export var client: DiscordClient
@export var images: ImageCache

var _chosen: DiscordGuild


func _ready() -> void:
	client.client_ready.connect(_refresh.unbind(1))
	client.guild_available.connect(_refresh.unbind(1))
	client.guild_created.connect(_refresh.unbind(1))
	client.guild_updated.connect(_refresh.unbind(2))
	client.guild_deleted.connect(_refresh.unbind(1))


func _refresh() -> void:
	for button in get_children():
		button.queue_free()
	var guilds := client.get_guilds()
	if _chosen not in guilds and not guilds.is_empty():
		_chosen = guilds[0]
		guild_chosen.emit(_chosen)
	for guild in guilds:
		var button: Button = GuildButton.instantiate()
		add_child(button)
		button.tooltip_text = guild.name
		button.set_pressed_no_signal(guild == _chosen)
		button.pressed.connect(_choose.bind(guild))
		button.get_node("Image").show_image(images, guild.get_icon_url(64), guild.name)


func _choose(guild: DiscordGuild) -> void:
	_chosen = guild
	_refresh()
	guild_chosen.emit(guild)
