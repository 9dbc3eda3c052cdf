class_name HighScores
extends RefCounted
## The five best dives, the best first.

const MAX_SCORES := 5


class Score:
	var name: String
	var treasure: int
	var depth: int

	func _init(who: String, found: int, how_deep: int) -> void:
		name = who
		treasure = found
		depth = how_deep


var scores: Array[Score] = [
	Score.new("Captain Coral", 42, 50),
	Score.new("Anemone", 27, 40),
	Score.new("Barnacle Bob", 9, 20)
]


## Adds a dive. Returns its rank in the table, or 0 if it is not among the best.
func add(name: String, dive: Dive) -> int:
	var score := Score.new(name, dive.treasure, dive.depth)
	scores.append(score)
	scores.sort_custom(func(a: Score, b: Score) -> bool: return a.treasure > b.treasure)
	scores.resize(mini(scores.size(), MAX_SCORES))
	return scores.find(score) + 1
