extends Control
## An image that the game renders goes to Discord, and a bar shows how far it has come.
##
## Play this scene: without a token the bot is in a sandbox, where Ada tries it out. With a
## bot's token in the environment variable DISCORD_TOKEN it is in Discord itself: type /postcard
## there.

var _upload: Signal

@onready var client: DiscordClient = $Client
@onready var bar: ProgressBar = $Bar


func _ready() -> void:
	client.login()
	client.rest.upload_progressed.connect(_on_upload_progressed)
	client.handle_command("postcard", _on_postcard)
	var postcard := DiscordApplicationCommandBuilder.slash("postcard", "Sends a view of the game")
	client.register_application_command(postcard)


func _on_postcard(interaction: DiscordInteraction) -> void:
	await interaction.defer()  # Painting and sending may take longer than three seconds.
	var image := {"name": "postcard.png", "data": _paint(), "description": "Colored noise"}
	_upload = interaction.edit_reply({"content": "Greetings!", "files": [image]})
	await _upload


func _on_upload_progressed(request: Signal, bytes_sent: int, bytes_total: int) -> void:
	if request == _upload:
		bar.value = 100.0 * bytes_sent / bytes_total


## In a game with a window this would be `get_viewport().get_texture().get_image()`.
func _paint() -> Image:
	var noise := FastNoiseLite.new()
	noise.seed = randi()
	var image := Image.create(640, 360, false, Image.FORMAT_RGB8)
	for y in image.get_height():
		for x in image.get_width():
			var height := noise.get_noise_2d(x, y) + 0.5
			image.set_pixel(x, y, Color.from_hsv(0.55 + 0.2 * height, 0.6, height + 0.2))
	return image
