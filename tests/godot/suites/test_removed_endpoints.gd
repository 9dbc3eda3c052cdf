## Endpoints that Discord has removed or does not allow bots to use: their methods name a
## replacement.
extends ClientSuite

## The name that the remedy of each method contains.
const REPLACEMENTS: Dictionary[String, String] = {
	"batch_edit_application_command_permissions": "default_member_permissions",
	"create_guild": "invite the bot",
	"create_guild_from_guild_template": "discord.new",
	"create_guild_integration": "get_guild_integrations",
	"create_or_join_lobby": "create_lobby",
	"delete_guild": "leave_guild",
	"edit_application_command_permissions": "default_member_permissions",
	"get_current_authorization_information": "get_current_application",
	"get_current_user_guild_member": "get_guild_member",
	"get_user_connections": "token of a user",
	"get_user_dms": "create_dm",
	"leave_lobby": "remove_lobby_member",
	"link_channel_to_lobby": "add_lobby_member",
	"modify_guild_integration": "delete_guild_integration",
	"modify_guild_mfa_level": "owner",
	"modify_guild_vanity_url": "get_guild_vanity_url",
	"sync_guild_integration": "automatically",
}


func test_each_method_names_its_remedy() -> void:
	sandbox.act("clear_requests")
	for method: String in REPLACEMENTS:
		var begun: Variant = client.rest.call(method)
		if not assert_equal(typeof(begun), TYPE_SIGNAL, method):
			continue
		assert_null(await begun, method)
		var error: DiscordError = client.rest.last_error
		if assert_not_null(error, method):
			assert_equal(error.kind, DiscordError.ARGUMENT, method)
			assert_equal(error.route, method)
			assert_has(str(error), REPLACEMENTS[method])
	assert_equal(sandbox.act("requests"), [], "nothing is sent")


func test_removed_methods_accept_their_former_arguments() -> void:
	for arguments: Array in [[1], [1, {"name": "x"}], ["x", [1, 2], Node]]:
		assert_null(await client.rest.callv("create_guild", arguments))
		assert_has(str(client.rest.last_error), "invite the bot")


func test_named_replacement_exists() -> void:
	for method: String in REPLACEMENTS:
		var instead: String = REPLACEMENTS[method]
		if "_" in instead and instead != "default_member_permissions":
			assert_true(client.rest.has_method(instead), instead)
