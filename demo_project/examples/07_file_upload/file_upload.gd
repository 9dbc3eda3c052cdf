extends Control
## Uploads an image that the game renders, with a progress bar.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /postcard there.

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
	await interaction.defer()  # Rendering and uploading may take longer than 3 seconds.
	var image := {"name": "postcard.png", "data": _paint(), "description": "Colored noise"}
	_upload = interaction.edit_reply({"content": "Greetings!", "files": [image]})
	await _upload


func _on_upload_progressed(request: Signal, bytes_sent: int, bytes_total: int) -> void:
	if request == _upload:
		bar.value = 100.0 * bytes_sent / bytes_total


## In a game with a window, use `get_viewport().get_texture().get_image()`.
func _paint() -> Image:
	var noise := FastNoiseLite.new()
	noise.seed = randi()
	var image := Image.create(640, 360, false, Image.FORMAT_RGB8)
	for y in image.get_height():
		for x in image.get_width():
			var height := noise.get_noise_2d(x, y) + 0.5
			image.set_pixel(x, y, Color.from_hsv(0.55 + 0.2 * height, 0.6, height + 0.2))
	return image
