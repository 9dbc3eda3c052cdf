class_name SuggestionList
extends PanelContainer
## Suggestions above the input line, selected with the mouse, or with the arrow keys and Tab.

signal taken(text: String)

## The maximum number of suggestions.
const MAX_SUGGESTIONS := 8

var _texts: Array[String] = []
var _at := 0


func show_list(hint: String, suggestions: Array[Dictionary]) -> void:
	%Hint.text = hint
	%Hint.visible = not hint.is_empty()
	for row in %Rows.get_children():
		row.free()
	_texts.clear()
	for suggestion in suggestions.slice(0, MAX_SUGGESTIONS):
		_add(suggestion)
	_mark(0)
	visible = %Hint.visible or not _texts.is_empty()


## Handles a key. Returns `true` if the list used it.
func take_key(event: InputEvent) -> bool:
	if _texts.is_empty() or not event.is_pressed():
		return false
	if event.is_action(&"ui_up"):
		_mark(posmod(_at - 1, _texts.size()))
	elif event.is_action(&"ui_down"):
		_mark(posmod(_at + 1, _texts.size()))
	elif event.is_action(&"ui_focus_next"):
		taken.emit(_texts[_at])
	else:
		return false
	return true


func _add(suggestion: Dictionary) -> void:
	var button := Button.new()
	button.theme_type_variation = &"Suggestion"
	button.toggle_mode = true
	button.focus_mode = FOCUS_NONE
	button.text = suggestion.title
	button.alignment = HORIZONTAL_ALIGNMENT_LEFT
	var text: String = suggestion.text
	button.pressed.connect(taken.emit.bind(text))
	var hint := Label.new()
	hint.text = suggestion.hint
	hint.theme_type_variation = &"Quiet"
	hint.horizontal_alignment = HORIZONTAL_ALIGNMENT_RIGHT
	hint.vertical_alignment = VERTICAL_ALIGNMENT_CENTER
	hint.set_anchors_preset(PRESET_FULL_RECT)
	hint.offset_right = -12.0
	hint.mouse_filter = MOUSE_FILTER_IGNORE
	button.add_child(hint)
	%Rows.add_child(button)
	_texts.append(text)


func _mark(index: int) -> void:
	_at = index
	for row in %Rows.get_child_count():
		(%Rows.get_child(row) as Button).set_pressed_no_signal(row == index)
