extends ExampleUser


func play() -> void:
	await use("vote")
	await sees("Cats 0 : 0 dogs")
	await press("vote:dogs")
	await press("vote:dogs")
	await press("vote:cats")
	await sees("Cats 1 : 2 dogs")
	await press("end")
	var message := await sees("Cats 1 : 2 dogs")
	expect(message.components[0].components[0].disabled, "nobody votes any more")
