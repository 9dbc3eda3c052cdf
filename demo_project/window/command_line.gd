class_name CommandLine
extends RefCounted
## Parses a typed command such as `/roll dice:2 sides:6` with the list of registered commands.

## The option types of Discord.
enum {SUBCOMMAND = 1, GROUP = 2, STRING = 3, INTEGER = 4, BOOL = 5, USER = 6, CHANNEL = 7, ROLE = 8}
enum { MENTIONABLE = 9, NUMBER = 10, FILE = 11 }

const TYPES: Dictionary[int, String] = {
	STRING: "text",
	INTEGER: "whole number",
	BOOL: "yes or no",
	USER: "user",
	CHANNEL: "channel",
	ROLE: "role",
	MENTIONABLE: "user or role",
	NUMBER: "number",
	FILE: "file",
}

## The recognized part of the command, such as `stats show`.
var path := ""
## The command or subcommand at `path`, or an empty dictionary if none matches yet.
var command: Dictionary = {}
## The entered options as text, by name.
var values: Dictionary[String, String] = {}
## The option that is being typed, or an empty dictionary.
var focused: Dictionary = {}
## The word that is being typed: a part of a name, or of the value of the focused option.
var word := ""

var _commands: Array = []
var _text := ""


static func parse(text: String, commands: Array) -> CommandLine:
	var line := CommandLine.new()
	line._commands = commands.filter(
		func(command: Dictionary) -> bool: return int(command.type) == 1
	)
	line._read(text.trim_prefix("/"))
	return line


## Returns suggestions, each as `{text, title, hint}`, where `text` is the complete line.
func get_suggestions(choices: Array = []) -> Array[Dictionary]:
	var found: Array[Dictionary] = []
	if command.is_empty() or _has_subcommands():
		var before := "/" + (path + " " if not path.is_empty() else "")
		for one: Dictionary in _list() if not command.is_empty() else _commands:
			if str(one.name).begins_with(word):
				var needs := "" if _list(one).is_empty() else " "
				var title := before + str(one.name)
				found.append(_suggestion(title + needs, title, one.get("description", "")))
	elif focused.is_empty():
		for option in _list():
			if not values.has(option.name) and str(option.name).begins_with(word):
				var type: String = TYPES.get(int(option.type), "")
				var hint := "%s  ·  %s" % [option.description, type]
				if option.get("required", false):
					hint += "  ·  required"
				found.append(_suggestion(_line(word) + option.name + ":", option.name, hint))
	else:
		for choice: Dictionary in choices if not choices.is_empty() else _choices():
			if not choices.is_empty() or word.to_lower() in str(choice.name).to_lower():
				var text := "%s%s " % [_line(word), choice.name]
				found.append(_suggestion(text, str(choice.name), ""))
	return found


## Returns whether the bot suggests values for the option that is being typed.
func wants_autocomplete() -> bool:
	return not focused.is_empty() and focused.get("autocomplete", false)


## Returns the entered options, converted to their types.
func get_options(but := "") -> Dictionary:
	var options: Dictionary = {}
	for name in values:
		if name == but or values[name].is_empty():
			continue
		var option := _option(name)
		options[name] = _convert(int(option.type), values[name])
	return options


func _read(text: String) -> void:
	_text = text
	var words := text.split(" ")
	var level := _commands
	var taken := 0
	for index in words.size() - 1:  # The last word is still being typed.
		var next: Dictionary = {}
		for one: Dictionary in level:
			if one.name == words[index]:
				next = one
		if next.is_empty():
			break
		taken = index + 1
		path = (path + " " + next.name).strip_edges()
		command = next
		if not _has_subcommands():
			break
		level = _list()
	word = words[-1]
	if command.is_empty() or _has_subcommands():
		return
	_read_values(" " + " ".join(words.slice(taken)))


func _read_values(text: String) -> void:
	var names: Array = _list().map(func(option: Dictionary) -> String: return option.name)
	if names.is_empty():
		return
	var pattern := RegEx.create_from_string(" (%s):" % "|".join(names))
	var matches := pattern.search_all(text)
	for index in matches.size():
		var from := matches[index].get_end()
		var to := matches[index + 1].get_start() if index + 1 < matches.size() else text.length()
		var value := text.substr(from, to - from)
		values[matches[index].get_string(1)] = value.strip_edges()
		var is_last := index + 1 == matches.size()
		if is_last and (value.is_empty() or not value.ends_with(" ")):
			focused = _option(matches[index].get_string(1))
			word = value.strip_edges()
			# A new option begins after a space, unless the value can contain spaces.
			var last := value.get_slice(" ", value.get_slice_count(" ") - 1)
			var begins := names.any(
				func(name: String) -> bool: return not values.has(name) and name.begins_with(last)
			)
			if " " in value.strip_edges(true, false) and not last.is_empty() and begins:
				focused = {}
				word = last
				values[matches[index].get_string(1)] = value.trim_suffix(last).strip_edges()


func _line(without: String) -> String:
	return "/" + _text.trim_suffix(without)


func _has_subcommands() -> bool:
	return _list().any(
		func(option: Dictionary) -> bool: return int(option.type) in [SUBCOMMAND, GROUP]
	)


func _list(of := command) -> Array:
	var options: Variant = of.get("options")
	return [] if options == null else options


func _option(name: String) -> Dictionary:
	for option: Dictionary in _list():
		if option.name == name:
			return option
	return {}


func _choices() -> Array:
	if int(focused.type) == BOOL:
		return [{"name": "yes"}, {"name": "no"}]
	var choices: Variant = focused.get("choices")
	return [] if choices == null else choices


func _convert(type: int, text: String) -> Variant:
	match type:
		BOOL:
			return text.to_lower() in ["yes", "true", "1"]
		USER, CHANNEL, ROLE, MENTIONABLE:
			return text.trim_prefix("@").trim_prefix("#")
	return text


func _suggestion(text: String, title: String, hint: String) -> Dictionary:
	return {"text": text, "title": title, "hint": hint}
