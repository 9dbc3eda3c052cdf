extends ExampleUser


func play() -> void:
	await use("hero")
	expect(view.modal.title == "Your hero", "the modal is that of the hero")
	await fill_in({"name": "Moss", "kind": "thief", "hardcore": true})
	expect("Welcome, Moss the thief! Be careful." in get_answer(), "the hero is welcome")
	expect(int(view.message.flags) & DiscordMessageFlags.EPHEMERAL != 0, "only Ada sees it")
