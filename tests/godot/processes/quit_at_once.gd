# Quits in the first frame of a game that never used the addon.
# expect-exit: 0
# max-seconds: 10
# quit-seconds: 1.0
extends SceneTree


func _process(_delta: float) -> bool:
	print("quitting")
	quit()
	return false
