extends ExampleUser


func play() -> void:
	var example := stage.get_parent()
	var is_connected := func() -> bool: return example.voice != null
	await expect_soon(is_connected, "the bot is in the voice channel")
	var lounge := {"guild": ExampleStage.GUILD, "channel": example.channel_name}
	for name: String in ["basil", "clover"]:
		var speaks := {"guild": ExampleStage.GUILD, "user": name}
		await cause(name + " joins", "set_voice_state", lounge.merged(speaks))
		speaks.merge({"frequency": 300.0 if name == "basil" else 450.0, "ms": 8000})
		await cause(name + " speaks", "speak_tone", speaks)
	var has_avatars := func() -> bool: return example.avatars.size() == 2
	await expect_soon(has_avatars, "both have an avatar")
	var is_loud := func(speaker: DiscordVoiceSpeaker) -> bool: return speaker.get_level() > 0.05
	var are_heard := func() -> bool: return example.avatars.keys().all(is_loud)
	await expect_soon(are_heard, "both are heard")
	var plays := func() -> bool:
		var clients: Array = stage.sandbox.act("voice_clients")
		return clients.any(func(bot: Dictionary) -> bool: return bot.packets > 50)
	await expect_soon(plays, "the radio is heard in the channel")
