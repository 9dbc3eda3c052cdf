extends PanelContainer
## A channel: its name, its messages, and the input line.

@export var client: DiscordClient
@export var images: ImageCache
@export var player: Player


func _enter_tree() -> void:
	for part: Control in [%Messages, %Input, %Typing]:
		part.client = client
	for part: Control in [%Messages, %Input]:
		part.player = player
	%Messages.images = images


func show_channel(channel: DiscordChannel) -> void:
	for part: Control in [%Channel, %Messages, %Input, %Typing]:
		part.show_channel(channel)
