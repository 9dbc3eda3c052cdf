extends DiscordClient
## Commands as messages, with typed arguments, checks and a cooldown.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: write
## !help there.

var _coins: Dictionary[int, int] = {}


func _ready() -> void:
	command_prefix = "!"
	var give := handle_text_command("give", _on_give, "Gives coins to a user")
	give.add_parameter("who", DiscordTextCommand.USER)
	give.add_parameter("coins", DiscordTextCommand.INTEGER)
	give.add_check(DiscordCommandCheck.guild_only())
	give.set_cooldown(30.0)
	handle_text_command("help", _on_help, "Shows this list")
	command_failed.connect(_on_command_failed)
	login()


func _on_give(command: DiscordTextCommand) -> void:
	var who: DiscordUser = command.get_argument("who")
	var coins: int = _coins.get(who.id, 0) + command.get_argument("coins")
	_coins[who.id] = coins
	command.reply("%s has %d coins." % [who.get_display_name(), coins])


func _on_help(command: DiscordTextCommand) -> void:
	command.reply(get_text_command_help())


func _on_command_failed(_context: Object, error: DiscordCommandError) -> void:
	print("%s: %s" % [error.command, error.message])
