class_name Dive
extends RefCounted
## The rules of the game: deeper dives find more treasure, until the octopus wakes up.

## The depth of one dive, in meters.
const STEP := 10
const DEEPEST := 80

var depth := 0
var treasure := 0
## If `true`, the octopus has taken everything.
var is_lost := false


## Returns the probability that diving deeper wakes the octopus.
func get_risk() -> float:
	return 0.04 + 0.005 * depth


func go_deeper() -> void:
	if randf() < get_risk():
		is_lost = true
		treasure = 0
		return
	depth = mini(depth + STEP, DEEPEST)
	@warning_ignore("integer_division")
	treasure += randi_range(1, 6) * (depth / STEP)
