extends ExampleUser


func play() -> void:
	await use("timeout", {"who": "basil", "reason": "Too loud"})
	await sees("was changed: Too loud")
	await use("kick", {"who": "ginger", "reason": "Spam"})
	await sees("was kicked: Spam")
	var rule := {
		"guild": ExampleStage.GUILD,
		"name": "No spoilers",
		"event_type": 1,
		"trigger_type": 1,
		"trigger_metadata": {"keyword_filter": ["final boss*"]},
		"actions": [{"type": 1, "metadata": {}}],
		"enabled": true,
	}
	await cause("Ada makes a rule", "create_auto_moderation_rule", rule)
	var spoiler := {"channel": ExampleStage.CHANNEL, "author": "clover"}
	spoiler["content"] = "The final boss is the cat!"
	await cause("Clover tells how it ends", "send_message", spoiler)
	await sees("A message with “final boss*” was stopped.")
	expect(_find("The final boss is the cat!").is_empty(), "nobody reads how it ends")
