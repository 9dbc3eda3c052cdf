## Arguments of a wrong type: the error names the method, the parameter and the expected type.
extends ClientSuite


func test_arguments_of_wrong_types_are_named() -> void:
	var rest: Object = client.rest
	expect_error("DiscordREST.create_message: 0 arguments were given; it takes 2 to 3.")
	expect_error("create_message")
	rest.callv("create_message", [])
	expect_error("DiscordREST.fetch_image: `url` must be of type String; 5 was given, of type int.")
	expect_error("fetch_image")
	rest.callv("fetch_image", [5])
	expect_error("DiscordREST.create_message: `options` must be of type Dictionary")
	expect_error("create_message")
	rest.callv("create_message", [channel().id, "Hello", 5])


func test_objects_of_wrong_classes_are_named() -> void:
	var basil: Object = guild().get_members()[0]
	expect_error("DiscordMember.get_permissions_in: `channel` must be a DiscordChannel")
	expect_error("get_permissions_in")
	basil.callv("get_permissions_in", [guild()])
	expect_error("DiscordMember.get_permissions_in: `channel` must be a DiscordChannel")
	expect_error("get_permissions_in")
	basil.callv("get_permissions_in", [null])
