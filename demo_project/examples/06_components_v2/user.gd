extends ExampleUser


func play() -> void:
	await use("shop")
	await sees("You have **50 gold**.")
	await press("buy:30")
	var message := await sees("You have **20 gold**.")
	expect(
		int(message.flags) & DiscordMessageFlags.IS_COMPONENTS_V2 != 0, "all of it is components"
	)
	var sword: Dictionary = message.components[0].components[2].accessory
	expect(sword.disabled, "the sword is too expensive now")
	expect(message.attachments.size() <= 1, "the first image is gone")
