extends Node
## A game that is played in Discord: `/game` begins a dive, buttons continue it, a modal asks for
## the name, and the high scores are an embed with an image.

const BLUE := Color("3fb8b0")
const GOLD := Color("f2c14e")
const RED := Color("d1495b")

@export var client: DiscordClient

## The dives by the id of the player.
var _dives: Dictionary[int, Dive] = {}
var _scores := HighScores.new()


func _ready() -> void:
	client.client_ready.connect(_register.unbind(1), CONNECT_ONE_SHOT)
	client.handle_command("game", _begin)
	client.handle_component("dive:again", _begin)
	client.handle_component("dive:deeper", _go_deeper)
	client.handle_component("dive:up", _come_up)
	client.handle_modal("dive:name", _sign)


func _register() -> void:
	var game := DiscordApplicationCommandBuilder.slash("game", "Dive for treasure")
	client.register_application_command(game)


func _begin(interaction: DiscordInteraction) -> void:
	var dive := Dive.new()
	_dives[interaction.get_invoker().id] = dive
	interaction.reply(_show_dive(dive, "The water is calm. How deep do you dare to go?"))


func _go_deeper(interaction: DiscordInteraction) -> void:
	var dive := await _get_dive(interaction)
	if dive == null:
		return
	dive.go_deeper()
	if dive.is_lost:
		_dives.erase(interaction.get_invoker().id)
		_update(interaction, _show_octopus(dive))
	else:
		_update(interaction, _show_dive(dive, "It is getting darker. Something moves below …"))


func _come_up(interaction: DiscordInteraction) -> void:
	if await _get_dive(interaction) == null:
		return
	var modal := DiscordModalBuilder.create("dive:name", "The captain's log")
	var who := interaction.get_invoker().get_display_name()
	var field := DiscordTextInputBuilder.short("name", "Captain …").set_length(1, 20).set_value(who)
	modal.add_input("Your name", field, "It goes into the table of the best dives.")
	interaction.show_modal(modal)


func _sign(interaction: DiscordInteraction) -> void:
	var dive := await _get_dive(interaction)
	if dive == null:
		return
	_dives.erase(interaction.get_invoker().id)
	var place := _scores.add(interaction.get_field("name"), dive)
	_update(interaction, _show_scores(dive, place))


## Edits the message of the pressed button. The previous image is removed.
func _update(interaction: DiscordInteraction, message: DiscordMessageBuilder) -> void:
	interaction.update_message(message, {"attachments": []})


## Returns the dive of the user who pressed the button. Other users get an error message.
func _get_dive(interaction: DiscordInteraction) -> Dive:
	var dive: Dive = _dives.get(interaction.get_invoker().id)
	if dive == null:
		await interaction.reply("You are in no dive. Begin one with /game.", {"ephemeral": true})
	return dive


func _show_dive(dive: Dive, text: String) -> DiscordMessageBuilder:
	var embed := DiscordEmbedBuilder.create("🌊  %d m below" % dive.depth, text).set_color(BLUE)
	embed.add_field("Treasure", "💎 %d" % dive.treasure, true)
	embed.add_field("Risk", "🐙 %d %%" % roundi(dive.get_risk() * 100.0), true)
	var deeper := DiscordButtonBuilder.primary("dive:deeper", "Dive deeper").set_emoji("🌊")
	var up := DiscordButtonBuilder.success("dive:up", "Come up").set_emoji("⛵")
	up.set_disabled(dive.treasure == 0)
	return _with_image(embed, SeaImage.paint([dive.depth])).add_button(deeper).add_button(up)


func _show_octopus(dive: Dive) -> DiscordMessageBuilder:
	var text := "%d m below, the octopus woke up and took it all." % dive.depth
	var embed := DiscordEmbedBuilder.create("🐙  Lost!", text).set_color(RED)
	var again := DiscordButtonBuilder.secondary("dive:again", "Try again")
	return _with_image(embed, SeaImage.paint([dive.depth], true)).add_button(again)


func _show_scores(dive: Dive, place: int) -> DiscordMessageBuilder:
	var lines: Array[String] = []
	var depths: Array[int] = []
	for score in _scores.scores:
		var medal: String = ["🥇", "🥈", "🥉", "⭐", "⭐"][depths.size()]
		lines.append("%s  **%s**  —  💎 %d" % [medal, score.name, score.treasure])
		depths.append(score.depth)
	var embed := DiscordEmbedBuilder.create("🏆  The best dives", "\n".join(lines)).set_color(GOLD)
	var rank := "place %d" % place if place > 0 else "not among the best, this time"
	embed.set_footer("Yours: %d treasures from %d m, %s" % [dive.treasure, dive.depth, rank])
	var again := DiscordButtonBuilder.secondary("dive:again", "Dive again").set_emoji("🌊")
	return _with_image(embed, SeaImage.paint(depths)).add_button(again)


func _with_image(embed: DiscordEmbedBuilder, image: Image) -> DiscordMessageBuilder:
	embed.set_image("attachment://sea.png")
	var message := DiscordMessageBuilder.create().add_embed(embed)
	return message.add_file({"name": "sea.png", "data": image})
