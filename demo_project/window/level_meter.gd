class_name LevelMeter
extends Control
## How loud a user is heard: a row of segments for the left ear, and one for the right.

const SEGMENTS := 16
const GAP := 2.0
## The level of the first segment, in decibels.
const QUIETEST := -48.0
## How fast a level falls, in decibels per second.
const FALL := 60.0
## From these segments on, the level is high, and too high.
const HIGH := 11
const TOO_HIGH := 14

var _shown := Vector2(QUIETEST, QUIETEST)


## Shows a level, left in `x` and right in `y`, from `0.0` to `1.0`. Called in each frame.
func show_level(level: Vector2, delta: float) -> void:
	for ear in 2:
		var falling := maxf(_shown[ear] - FALL * delta, QUIETEST)
		_shown[ear] = clampf(linear_to_db(level[ear]), falling, 0.0)
	queue_redraw()


func _draw() -> void:
	var segment := Vector2((size.x + GAP) / SEGMENTS - GAP, (size.y - GAP) / 2.0)
	for ear in 2:
		var lit := roundi(SEGMENTS * inverse_lerp(QUIETEST, 0.0, _shown[ear]))
		for index in SEGMENTS:
			var at := Vector2(index * (segment.x + GAP), ear * (segment.y + GAP))
			draw_rect(Rect2(at, segment), _color(index, index < lit))


func _color(index: int, is_lit: bool) -> Color:
	if not is_lit:
		return get_theme_color(&"unlit", &"Colors")
	if index >= TOO_HIGH:
		return get_theme_color(&"dnd", &"Colors")
	return get_theme_color(&"idle" if index >= HIGH else &"online", &"Colors")
