extends ExampleUser


func play() -> void:
	var fields := {"channel": ExampleStage.CHANNEL, "name": "Bug reports"}
	var webhook: Dictionary = await cause("Ada makes a webhook", "create_webhook", fields)
	var example: Control = stage.get_parent()
	var address := "%s/api/webhooks/%s/%s" % [stage.sandbox.get_url(), webhook.id, webhook.token]
	example.get_node("Reporter").webhook_url = address
	example.get_node("Report").text = "The boat flies when it should swim."
	example.get_node("Send").pressed.emit()
	var message := await sees("The boat flies when it should swim.")
	expect("The lagoon" in JSON.stringify(message.embeds), "the level is in the report")
	if DisplayServer.get_name() != "headless":
		expect(message.attachments[0].filename == "screenshot.png", "the screenshot is with it")
