extends HBoxContainer
## Shows the user of the bot, and the state of its connection.

@export var client: DiscordClient
@export var images: ImageCache

## The reason why there is no connection, if known.
var _problem := "Connecting …"


func _ready() -> void:
	client.client_ready.connect(_on_client_ready)
	client.connection_error.connect(_on_connection_error)


func _process(_delta: float) -> void:
	var is_connected := client.is_client_connected()
	%Dot.self_modulate = get_theme_color(&"online" if is_connected else &"dnd", &"Colors")
	%State.text = "Connected  ·  %d ms" % client.get_ping() if is_connected else _problem


func show_problem(problem: String) -> void:
	_problem = problem
	tooltip_text = problem


func _on_client_ready(user: DiscordUser) -> void:
	%Name.text = user.get_display_name()
	%Image.show_image(images, user.get_avatar_url(64), user.get_display_name())


func _on_connection_error(error: DiscordError) -> void:
	show_problem(str(error))
