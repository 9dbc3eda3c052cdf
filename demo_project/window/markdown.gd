class_name Markdown
## Converts the parts of Discord's Markdown that bots use to BBCode.

## Converts each line, and then the formatting within the line.
const LINES: Dictionary[String, String] = {
	"(?m)^### (.*)$": "[font_size=15][b]$1[/b][/font_size]",
	"(?m)^## (.*)$": "[font_size=17][b]$1[/b][/font_size]",
	"(?m)^# (.*)$": "[font_size=20][b]$1[/b][/font_size]",
	"(?m)^-# (.*)$": "[font_size=12][color=#8b95a5]$1[/color][/font_size]",
	"(?m)^> (.*)$": "[color=#5cc8b1]▎[/color]$1",
	"(?m)^[-*] (.*)$": "  •  $1",
}
const WORDS: Dictionary[String, String] = {
	"\\*\\*(.+?)\\*\\*": "[b]$1[/b]",
	"__(.+?)__": "[u]$1[/u]",
	"~~(.+?)~~": "[s]$1[/s]",
	"\\*(.+?)\\*": "[i]$1[/i]",
	"`([^`]+)`": "[bgcolor=#262c36]\u00a0$1\u00a0[/bgcolor]",
}


static func to_bbcode(text: String) -> String:
	var code := text.replace("[", "[lb]")
	for pattern: String in LINES:
		code = RegEx.create_from_string(pattern).sub(code, LINES[pattern], true)
	for pattern: String in WORDS:
		code = RegEx.create_from_string(pattern).sub(code, WORDS[pattern], true)
	return code
