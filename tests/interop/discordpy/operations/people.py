"""Members and what is done with them: bans, voice, events, auto moderation. And the log of it all."""

import datetime

import discord
from discord import AuditLogAction, AutoModRuleEventType, AutoModRuleTriggerType


async def members(found, did) -> None:
    guild = found.guild
    basil, clover, dill = found.member("basil"), found.member("clover"), found.member("dill")
    assert (await guild.fetch_member(basil.id)).name == "basil"
    did("get member")
    assert {member.name async for member in guild.fetch_members(limit=2)} == {"ada", "sandy"}
    did("list members")
    # The library searches over the gateway only.
    assert [member.name for member in await guild.query_members("fen", limit=5)] == ["fennel"]
    did("search members")
    basil = await basil.edit(nick="Chef", reason="Promoted")
    assert basil.nick == "Chef"
    did("set nickname")
    await guild.me.edit(nick="Crumb")
    did("set own nickname")
    await dill.timeout(datetime.timedelta(hours=1), reason="Too loud")
    assert (await guild.fetch_member(dill.id)).is_timed_out()
    did("timeout")
    await clover.timeout(datetime.timedelta(minutes=1))
    await clover.timeout(None, reason="Sorry")
    did("end timeout")
    await found.member("kale").kick(reason="Never here")
    did("kick")


async def bans(found, did) -> None:
    guild = found.guild
    ivy, juniper, laurel = (discord.Object(found.member(name).id) for name in ("ivy", "juniper", "laurel"))
    await guild.ban(found.member("fennel"), delete_message_days=7, reason="Spam")
    did("ban with deletion")
    await guild.ban(ivy, delete_message_seconds=0, reason="By mistake")
    ban = await guild.fetch_ban(ivy)
    assert (ban.user.name, ban.reason) == ("ivy", "By mistake")
    did("get ban")
    assert sorted([ban.user.name async for ban in guild.bans()]) == ["fennel", "ivy"]
    did("list bans")
    await guild.unban(ivy, reason="Was a mistake")
    did("unban")
    many = await guild.bulk_ban([juniper, laurel], delete_message_seconds=0, reason="Together")
    assert len(many.banned) == 2
    did("bulk ban")
    assert await guild.estimate_pruned_members(days=30) == 0
    did("count members to prune")
    left = [message.content async for message in found.channel("showcase").history()]
    assert "I would live there." in left


async def voice(found, did) -> None:
    elder, tasting = found.member("elder"), found.channel("Tasting")
    assert (await elder.fetch_voice()).channel.name == "Lounge"
    did("get voice state")
    await elder.move_to(found.channel("Focus"), reason="Quieter")
    did("move member to voice channel")
    await elder.edit(mute=True, reason="Quiet")
    did("mute member")
    stage = await tasting.create_instance(topic="Bread", send_start_notification=False)
    assert stage.topic == "Bread"
    did("create stage")
    await stage.edit(topic="Cake")
    did("modify stage")
    assert (await tasting.fetch_instance()).topic == "Cake"
    did("get stage")


async def events(found, did) -> None:
    guild = found.guild
    tomorrow = discord.utils.utcnow() + datetime.timedelta(days=1)
    event = await guild.create_scheduled_event(
        name="Open day",
        description="Come and see",
        entity_type=discord.EntityType.external,
        location="The bakery",
        privacy_level=discord.PrivacyLevel.guild_only,
        start_time=tomorrow,
        end_time=tomorrow + datetime.timedelta(hours=1),
        reason="Once a year",
    )
    assert event.location == "The bakery"
    did("create external event")
    evening = await guild.create_scheduled_event(
        name="Evening",
        entity_type=discord.EntityType.voice,
        channel=found.channel("Lounge"),
        privacy_level=discord.PrivacyLevel.guild_only,
        start_time=tomorrow,
    )
    did("create voice event")
    event = await event.edit(name="Open house", reason="Bigger")
    did("modify event")
    assert sorted(event.name for event in await guild.fetch_scheduled_events()) == ["Evening", "Open house"]
    did("list events")
    assert [user async for user in event.users()] == []
    did("list event users")
    await evening.delete()
    did("delete event")


async def rules(found, did) -> None:
    guild = found.guild
    rule = await guild.create_automod_rule(
        name="No raisins",
        event_type=AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(keyword_filter=["raisin", "raisins*"], allow_list=["praising"]),
        actions=[
            discord.AutoModRuleAction(custom_message="Please not"),
            discord.AutoModRuleAction(channel_id=found.channel("bot-corner").id),
        ],
        enabled=True,
        exempt_channels=[found.channel("recipes")],
        reason="Taste",
    )
    assert rule.trigger.keyword_filter == ["raisin", "raisins*"]
    did("create auto moderation rule")
    rule = await rule.edit(name="No raisins at all", enabled=False, reason="Nobody did")
    assert (rule.name, rule.enabled) == ("No raisins at all", False)
    did("modify auto moderation rule")
    mentions = await guild.create_automod_rule(
        name="Calm",
        event_type=AutoModRuleEventType.message_send,
        trigger=discord.AutoModTrigger(type=AutoModRuleTriggerType.mention_spam, mention_limit=4),
        actions=[discord.AutoModRuleAction(duration=datetime.timedelta(minutes=1))],
        enabled=True,
    )
    assert sorted(rule.name for rule in await guild.fetch_automod_rules()) == ["Calm", "No raisins at all"]
    did("list auto moderation rules")
    await mentions.delete(reason="All are")
    did("delete auto moderation rule")


async def log(found, did) -> None:
    async def read(action: AuditLogAction) -> list[discord.AuditLogEntry]:
        return [entry async for entry in found.guild.audit_logs(action=action, limit=20)]

    [unbanned] = await read(AuditLogAction.unban)
    assert (unbanned.target.name, unbanned.reason) == ("ivy", "Was a mistake")
    assert [entry.reason for entry in await read(AuditLogAction.role_create)] == [None, "Bread is needed"]
    [kicked] = await read(AuditLogAction.kick)
    assert (kicked.user.name, kicked.reason) == ("sandy", "Never here")
    did("read audit log")


ALL = (members, bans, voice, events, rules, log)
