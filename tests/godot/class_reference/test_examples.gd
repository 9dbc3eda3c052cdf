## Tests that every GDScript example of the class reference compiles.
##
## [code]cargo xtask test --only docs[/code] writes a page for each class, and names their folder in
## the environment variable CLASS_REFERENCE_PAGES. An example is compiled in a [GuideContext], with
## declarations of the names in [constant TYPES] that it uses. Names such as [code]guild_id[/code]
## are ids.
extends TestSuite

## The types of names that examples use without declaring them.
const TYPES: Dictionary[String, String] = {
	"SEASON_PASS": "int",
	"_on_buy": "Callable",
	"_on_daily": "Callable",
	"_on_give": "Callable",
	"_on_pressed": "Callable",
	"_on_restart": "Callable",
	"_on_roll": "Callable",
	"_on_speaker_joined": "Callable",
	"_on_stats_show": "Callable",
	"_on_wave_at_user": "Callable",
	"access_token": "String",
	"ada": "DiscordUser",
	"ada_token": "String",
	"application": "DiscordApplication",
	"attachment": "DiscordAttachment",
	"avatars": "Dictionary[int, Node3D]",
	"basil": "DiscordUser",
	"ben_token": "String",
	"blue": "DiscordRole",
	"blue_team": "DiscordRole",
	"champion_role": "DiscordRole",
	"christmas": "int",
	"collector": "DiscordCollector",
	"command": "DiscordApplicationCommand",
	"emoji": "DiscordEmoji",
	"entitlement": "DiscordEntitlement",
	"event": "DiscordScheduledEvent",
	"exception": "DiscordScheduledEventException",
	"executor": "DiscordApplicationCommandExecutor",
	"found": "Array[DiscordMessage]",
	"frames": "PackedVector2Array",
	"github_event": "Dictionary",
	"gold": "DiscordRole",
	"gong": "AudioStream",
	"icons": "Dictionary[int, CanvasItem]",
	"instance_id": "String",
	"integration": "DiscordIntegration",
	"invite": "DiscordInvite",
	"is_guess": "Callable",
	"lobby": "DiscordLobby",
	"maps": "Array[String]",
	"meter": "Range",
	"modal": "DiscordModalBuilder",
	"music": "AudioStream",
	"one": "DiscordUser",
	"other": "DiscordUser",
	"ping": "DiscordApplicationCommandBuilder",
	"player_count": "int",
	"player_name": "String",
	"player_role": "DiscordRole",
	"player_text": "String",
	"players": "Array[DiscordUser]",
	"raiders": "Array[int]",
	"red": "DiscordRole",
	"red_team": "DiscordRole",
	"red_team_channel": "DiscordChannel",
	"report": "Variant",
	"request": "DiscordGuildJoinRequest",
	"roll": "DiscordApplicationCommandBuilder",
	"rule": "DiscordAutoModerationRule",
	"rules": "DiscordChannel",
	"samples": "PackedVector2Array",
	"silver": "DiscordRole",
	"sound": "DiscordSoundboardSound",
	"speaker": "DiscordVoiceSpeaker",
	"stage": "DiscordStageInstance",
	"state": "DiscordVoiceState",
	"status_message": "DiscordMessage",
	"sticker": "DiscordSticker",
	"team": "Array[int]",
	"template": "DiscordGuildTemplate",
	"text": "String",
	"thread": "DiscordChannel",
	"ticket": "String",
	"token": "String",
	"track": "DiscordVoiceTrack",
	"trial": "DiscordEntitlement",
	"turn": "int",
	"voice": "DiscordVoiceConnection",
	"webhook": "DiscordWebhook",
	"webhook_token": "String",
	"year": "int",
}

## The functions that examples use without declaring them.
const FUNCTIONS: Dictionary[String, String] = {
	"find_path": "func find_path() -> Array:\n\treturn []\n",
	"let_in": "func let_in(_user: int) -> void:\n\tpass\n",
	"think_for_a_while": 'func think_for_a_while() -> String:\n\treturn ""\n',
}


## Each page of the class reference is one test.
func circumstances() -> PackedStringArray:
	var pages: PackedStringArray = []
	for file: String in DirAccess.get_files_at(_folder()):
		if not GuideBlock.find_all(_read(file)).is_empty():
			pages.append(file)
	return pages


func test_every_block_compiles() -> void:
	for block: GuideBlock in GuideBlock.find_all(_read(circumstance)):
		var script: GDScript = GDScript.new()
		script.source_code = _get_source(block)
		assert_equal(script.reload(), OK, "%s:%d compiles" % [circumstance, block.line])


func _get_source(block: GuideBlock) -> String:
	var start: String = "extends GuideContext\n"
	return block.get_script_source().replace(start, start + _get_declarations(block.source))


## The declarations of what a block uses and does not declare.
func _get_declarations(source: String) -> String:
	var declarations: String = ""
	var declared: RegEx = RegEx.create_from_string("\\b(?:var|func) (\\w+)")
	var names: PackedStringArray = []
	for found: RegExMatch in declared.search_all(source):
		names.append(found.get_string(1))
	var word: RegEx = RegEx.create_from_string("(?<![\\w.])[A-Za-z_]\\w*")
	for found: RegExMatch in word.search_all(source):
		var name_in_source: String = found.get_string()
		if name_in_source in names:
			continue
		names.append(name_in_source)
		if name_in_source in FUNCTIONS:
			declarations += FUNCTIONS[name_in_source]
		elif name_in_source in TYPES:
			declarations += "var %s: %s\n" % [name_in_source, TYPES[name_in_source]]
		elif name_in_source.ends_with("_id"):
			declarations += "var %s: int\n" % name_in_source
	return declarations


func _read(file: String) -> String:
	return FileAccess.get_file_as_string(_folder().path_join(file))


func _folder() -> String:
	return OS.get_environment("CLASS_REFERENCE_PAGES")
