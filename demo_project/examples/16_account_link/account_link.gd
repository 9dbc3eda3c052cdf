extends Control
## Linking a player with a Discord account: the game shows a code, and the player enters it in
## Discord.
##
## The node DiscordAccountLink registers the command /link, and checks the codes.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: enter
## the code there.

@onready var client: DiscordClient = $Client
@onready var account_link: DiscordAccountLink = $AccountLink


func _ready() -> void:
	account_link.account_linked.connect(_on_account_linked)
	client.login()
	$Code.text = "Enter in Discord:\n/link %s" % account_link.create_code("Tanis")


func _on_account_linked(player_id: String, user: DiscordUser) -> void:
	$Code.text = "%s is %s in Discord." % [player_id, user.get_display_name()]
