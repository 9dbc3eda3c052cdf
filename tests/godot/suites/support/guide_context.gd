## The names that a part of a script in a guide can use, with the values they have in most scripts.
class_name GuideContext
extends Node

## A client that is logged in.
var client: DiscordClient

## The sandbox it is logged in to.
var sandbox: DiscordSandbox

## The guild with everything below in it.
var guild: DiscordGuild

## A text channel.
var channel: DiscordChannel

## A message of the bot, in the channel.
var message: DiscordMessage

## A member, but not the bot.
var member: DiscordMember

## The user of the member.
var user: DiscordUser

## A role.
var role: DiscordRole

## A slash command that was just used, without a response.
var interaction: DiscordInteraction


## The block.
func run() -> void:
	pass
