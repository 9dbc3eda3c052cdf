@icon("res://addons/discord/icons/discord_message.svg")
class_name DiscordText
extends Object
## Converts between the text of Discord and the text of a game.
##
## Discord's text has Markdown, and codes for mentions and custom emojis. All methods are static.

## The maximum number of characters in the content of a message.
const MAX_MESSAGE: int = 2000

## Codes are replaced by characters of this private range while Markdown is removed.
const _FIRST_PLACEHOLDER: int = 0xE000
const _LAST_PLACEHOLDER: int = 0xF8FF

const _CODES: String = "<(?:@!?|@&|#|a?:\\w+:|t:|/[^<>:]+:|id:)[\\w:-]+>"
const _ESCAPED: String = "\\\\([^A-Za-z0-9\\s])"
const _INVISIBLE: String = (
	"[\\s\\x00-\\x1F\\x7F\\x{200B}\\x{2028}-\\x{202E}" + "\\x{2060}-\\x{2069}\\x{FEFF}]+"
)
const _URL: String = "https?://[^\\s<>()]+"

## Patterns of Markdown, and what remains of each.
const _MARKDOWN: Dictionary[String, String] = {
	"```(?:\\w+\\n)?\\n?([\\s\\S]+?)\\n?```": "$1",
	"`([^`\\n]+)`": "$1",
	"\\[([^\\]\\n]+)\\]\\(<?([\\x{E000}-\\x{F8FF}])>?\\)": "$1 ($2)",
	"\\|\\|([\\s\\S]+?)\\|\\|": "$1",
	"\\*\\*\\*([^*]+)\\*\\*\\*": "$1",
	"\\*\\*([^*]+)\\*\\*": "$1",
	"\\*([^*\\s](?:[^*\\n]*[^*\\s])?)\\*": "$1",
	"(?<!\\w)__([^_]+)__(?!\\w)": "$1",
	"(?<!\\w)_([^_\\n]+)_(?!\\w)": "$1",
	"~~([^~]+)~~": "$1",
	"(?m)^(?:>>> |> |#{1,3} |-# )": "",
}


## Returns the content of a message as plain text: mentions become names such as [code]@Ada[/code]
## and [code]#general[/code], custom emojis become [code]:name:[/code], and timestamps become dates
## in UTC. If [param keep_markdown] is [code]false[/code], the marks of Markdown are removed.
static func from_message(message: DiscordMessage, keep_markdown: bool = false) -> String:
	var readable: Callable = func(code: String) -> String: return _read_code(code, message)
	return _convert(message.content, readable, keep_markdown)


## Returns a text without the marks of Markdown, such as the asterisks of bold text. Links keep
## their URL.
static func strip_markdown(text: String) -> String:
	return _convert(text, func(code: String) -> String: return code, false)


## Returns a text that Discord shows as it is: marks of Markdown, mentions and custom emojis are
## escaped. URLs are not changed.
static func escape_markdown(text: String) -> String:
	var marks: RegEx = RegEx.create_from_string("[\\\\*_~|`<\\[\\]]|(?m)^\\s*(?:>|#|-)")
	var escaped: String = ""
	var done: int = 0
	for url: RegExMatch in RegEx.create_from_string(_URL).search_all(text):
		escaped += _escape(text.substr(done, url.get_start() - done), marks)
		escaped += url.get_string()
		done = url.get_end()
	return escaped + _escape(text.substr(done), marks)


## Returns a text in parts of at most [param length] characters. They are split at the end of a line
## or between words, if possible.
static func split(text: String, length: int = MAX_MESSAGE) -> PackedStringArray:
	var parts: PackedStringArray = []
	var rest: String = text.strip_edges()
	while rest.length() > maxi(length, 1):
		var start: String = rest.left(maxi(length, 1) + 1)
		var end: int = maxi(start.rfind("\n"), start.rfind(" "))
		if end < start.length() / 2.0:
			end = start.length() - 1
		parts.append(rest.left(end).strip_edges())
		rest = rest.substr(end).strip_edges()
	if not rest.is_empty():
		parts.append(rest)
	return parts


## Returns at most [param length] characters of a text. A text that is longer ends with an ellipsis.
static func cut(text: String, length: int = MAX_MESSAGE) -> String:
	return text if text.length() <= length else text.left(maxi(length - 1, 0)) + "…"


## Returns a name under which a webhook may send a message. Discord does not accept names that
## contain "clyde", "discord" or "```", the names "everyone" and "here", and more than 80
## characters. A hair space, which is hardly visible, is inserted into such a name. A name without
## visible characters becomes [param fallback].
static func to_webhook_name(name: String, fallback: String = "Player") -> String:
	var clean: String = RegEx.create_from_string(_INVISIBLE).sub(name, " ", true)
	clean = clean.replace("```", "'''").strip_edges()
	for refused: String in ["(c)(lyde)", "(d)(iscord)", "^(e)(veryone)$", "^(h)(ere)$"]:
		clean = RegEx.create_from_string("(?i)" + refused).sub(clean, "$1\u200A$2", true)
	clean = RegEx.create_from_string("(?i)^(s)(ystem message)$").sub(clean, "$1\u200A$2")
	clean = clean.left(80).strip_edges()
	return fallback if clean.is_empty() else clean


static func _escape(text: String, marks: RegEx) -> String:
	var escaped: String = ""
	var done: int = 0
	for mark: RegExMatch in marks.search_all(text):
		# Spaces before the mark of a quote, a heading or a list are part of the match.
		var last: int = mark.get_end() - 1
		escaped += text.substr(done, last - done) + "\\"
		done = last
	return escaped + text.substr(done)


static func _convert(text: String, readable: Callable, keep_markdown: bool) -> String:
	var kept: PackedStringArray = []
	var plain: String = ""
	var done: int = 0
	# Names and escaped characters must not be read as Markdown.
	var codes: String = _CODES if keep_markdown else "%s|%s|%s" % [_CODES, _ESCAPED, _URL]
	for found: RegExMatch in RegEx.create_from_string(codes).search_all(text):
		if _FIRST_PLACEHOLDER + kept.size() > _LAST_PLACEHOLDER:
			break
		plain += _without_placeholders(text.substr(done, found.get_start() - done))
		plain += String.chr(_FIRST_PLACEHOLDER + kept.size())
		var code: String = found.get_string()
		if code.begins_with("\\"):
			code = code.substr(1)
		elif code.begins_with("<"):
			code = readable.call(code)
		kept.append(code)
		done = found.get_end()
	plain += _without_placeholders(text.substr(done))
	if not keep_markdown:
		for pattern: String in _MARKDOWN:
			plain = RegEx.create_from_string(pattern).sub(plain, _MARKDOWN[pattern], true)
	var result: String = ""
	for character: String in plain:
		var index: int = character.unicode_at(0) - _FIRST_PLACEHOLDER
		result += kept[index] if index >= 0 and index < kept.size() else character
	return result


static func _without_placeholders(text: String) -> String:
	return RegEx.create_from_string("[\\x{E000}-\\x{F8FF}]").sub(text, "", true)


static func _read_code(code: String, message: DiscordMessage) -> String:
	var inner: String = code.substr(1, code.length() - 2)
	if inner.begins_with("@&"):
		var role: DiscordRole = null
		if message.guild != null:
			role = message.guild.get_role(inner.substr(2))
		return "@role" if role == null else "@" + role.name
	if inner.begins_with("@"):
		return "@" + _get_user_name(inner.trim_prefix("@").trim_prefix("!"), message)
	if inner.begins_with("#"):
		var channel: DiscordChannel = null
		if message.guild != null:
			channel = message.guild.get_channel(inner.substr(1))
		return "#channel" if channel == null else "#" + channel.name
	if inner.begins_with("t:"):
		var time: int = inner.get_slice(":", 1).to_int()
		return Time.get_datetime_string_from_unix_time(time, true).left(16) + " UTC"
	if inner.begins_with("/"):
		return inner.get_slice(":", 0)
	if inner.begins_with("id:"):
		return "#" + inner.get_slice(":", 1)
	return ":%s:" % inner.get_slice(":", 1)


static func _get_user_name(id: String, message: DiscordMessage) -> String:
	if message.guild != null:
		var member: DiscordMember = message.guild.get_member(id)
		if member != null:
			return member.get_display_name()
	for user: DiscordUser in message.mentions:
		if user.id == id.to_int():
			return user.get_display_name()
	return "user"
