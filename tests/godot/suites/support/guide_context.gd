## What a block of a guide that is only part of a script can use: these names, and what they stand
## for in most scripts.
class_name GuideContext
extends Node

## A client that is logged in.
var client: DiscordClient

## The sandbox it is logged in to.
var sandbox: DiscordSandbox

## A guild, with everything below in it.
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
