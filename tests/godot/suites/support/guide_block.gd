## A block of GDScript in a Markdown file.
##
## An HTML comment on the lines above a block describes how it is tested:
## [br]- [code]<!-- compile only -->[/code]: it is not run, such as a block that waits for a player.
## [br]- [code]<!-- fails: text -->[/code]: a request of it fails, or an error is logged, with this
## text.
## [br]- [code]<!-- run[/code]: the block is a whole script. It is run in the sandbox, and the
## following lines of the comment are steps, see [GuideRun].
class_name GuideBlock
extends RefCounted

const FENCE: String = "```"

## The line of the first line of code.
var line: int

## The code.
var source: String = ""

## Whether the block must only compile.
var is_only_compiled: bool = false

## The text that an error of the block contains; empty if it has no error.
var expected_error: String = ""

## The steps of a script that is run.
var steps: PackedStringArray = []


## All blocks of GDScript in a Markdown file.
static func find_all(markdown: String) -> Array[GuideBlock]:
	var found: Array[GuideBlock] = []
	var comment: String = ""
	var block: GuideBlock = null
	var is_in_comment: bool = false
	var is_in_other_fence: bool = false
	var lines: PackedStringArray = markdown.split("\n")
	for index: int in lines.size():
		var text: String = lines[index]
		if block != null:
			if text.begins_with(FENCE):
				block = null
			else:
				block.source += text + "\n"
		elif is_in_other_fence:
			is_in_other_fence = not text.begins_with(FENCE)
		elif text.begins_with(FENCE + "gdscript"):
			block = GuideBlock.new(index + 2, comment)
			found.append(block)
			comment = ""
		elif text.begins_with(FENCE):
			is_in_other_fence = true
		elif text.begins_with("<!--") or is_in_comment:
			comment += text + "\n"
			is_in_comment = not "-->" in text
		elif not text.strip_edges().is_empty():
			comment = ""
	return found


func _init(first_line: int, comment: String) -> void:
	line = first_line
	var meaning: String = comment.replace("<!--", "").replace("-->", "").strip_edges()
	if meaning == "compile only":
		is_only_compiled = true
	elif meaning.begins_with("fails: "):
		expected_error = meaning.trim_prefix("fails: ")
	elif meaning.begins_with("run\n"):
		steps = meaning.trim_prefix("run\n").split("\n")


## Whether the block is a whole script.
func is_script() -> bool:
	return _has_line("extends ")


## Whether the block is part of a script, not of a function.
func is_members() -> bool:
	for start: String in ["func ", "static ", "signal ", "const ", "@export", "@onready", "class "]:
		if _has_line(start):
			return true
	return false


## The script to compile: the block, inside a [GuideContext] if it is only a part of a script.
func get_script_source() -> String:
	if is_script():
		return source
	if is_members():
		return "extends GuideContext\n\n" + source
	return "extends GuideContext\n\nfunc run() -> void:\n" + source.indent("\t") + "\tpass\n"


func _has_line(start: String) -> bool:
	return source.begins_with(start) or ("\n" + start) in source
