extends Node
## The bot: it answers `!ping`, `!roll 2d6` and the command `/roll`, and joins a voice channel on
## `!join`. Read this script first. `game/` contains a game that is played in Discord, `voice/` is
## the voice channel of the window, and the other scripts are the window of the demo.

## The connection to Discord, a node of the scene.
@export var client: DiscordClient

var _dice := RegEx.create_from_string("^!roll (\\d{1,2})d(\\d{1,3})$")


func _ready() -> void:
	client.message_sent.connect(_on_message_sent)
	client.client_ready.connect(_register.unbind(1), CONNECT_ONE_SHOT)
	client.handle_command("roll", _on_roll)
	client.handle_component("roll:*", _on_roll_again)
	var presence := DiscordPresenceUpdate.new()
	presence.add_activity(DiscordActivityType.LISTENING, "/game and /roll")
	client.update_presence(presence)


## Registers the slash commands.
func _register() -> void:
	var roll := DiscordApplicationCommandBuilder.slash("roll", "Rolls dice")
	roll.add_integer_option("dice", "How many dice", {"min_value": 1, "max_value": 20})
	roll.add_integer_option("sides", "How many sides they have", {"min_value": 2, "max_value": 100})
	client.register_application_command(roll)


func _on_roll(interaction: DiscordInteraction) -> void:
	_answer_roll(interaction, interaction.get_option("dice", 1), interaction.get_option("sides", 6))


## The custom id of the button contains the roll, for example `roll:2:6`.
func _on_roll_again(interaction: DiscordInteraction) -> void:
	var parts := interaction.get_custom_id().split(":")
	_answer_roll(interaction, parts[1].to_int(), parts[2].to_int())


func _answer_roll(interaction: DiscordInteraction, dice: int, sides: int) -> void:
	var again := DiscordButtonBuilder.secondary("roll:%d:%d" % [dice, sides], "Roll again")
	interaction.reply(DiscordMessageBuilder.create(_roll(dice, sides)).add_button(again))


func _on_message_sent(message: DiscordMessage) -> void:
	if message.author.bot:
		return  # Bots also receive their own messages, and could reply to each other endlessly.
	if message.content == "!ping":
		var start := Time.get_ticks_msec()
		await client.rest.trigger_typing_indicator(message.channel_id)
		_answer(message, "Pong! %d ms" % (Time.get_ticks_msec() - start))
	elif message.content.begins_with("!roll"):
		var found := _dice.search(message.content)
		if found == null:
			_answer(message, "Say how many dice of how many sides, such as !roll 2d6")
		else:
			_answer(message, _roll(found.get_string(1).to_int(), found.get_string(2).to_int()))
	elif message.content == "!join":
		_join(message)


## Joins the voice channel of the author, and greets everybody there.
func _join(message: DiscordMessage) -> void:
	var guild := message.channel.guild
	var member := guild.get_member(message.author.id) if guild != null else null
	var state := member.get_voice_state() if member != null else null
	if state == null:
		_answer(message, "Join a voice channel first, then I come.")
		return
	var voice: DiscordVoiceConnection = await client.join_voice(state.channel_id)
	if voice == null:
		_answer(message, client.rest.last_error.message)
		return
	voice.play(Babble.create(160.0, 1))
	_answer(message, "I am in %s. 👋" % voice.channel.name)


func _answer(message: DiscordMessage, text: String) -> void:
	if await message.reply(text) == null:
		push_warning(client.rest.last_error)


func _roll(dice: int, sides: int) -> String:
	var sum := 0
	var rolls: Array[int] = []
	for die in dice:
		rolls.append(randi_range(1, maxi(1, sides)))
		sum += rolls[die]
	return "🎲 %s = %d" % [" + ".join(rolls), sum]
