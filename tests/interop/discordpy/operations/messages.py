"""What is said: messages, pins, reactions, threads, invites, webhooks, polls, direct messages."""

import datetime
import io

import discord

from .things import PICTURE


def contents(messages) -> list[str]:
    return [message.content for message in messages]


async def messages(found, did) -> None:
    oven, basil = found.channel("oven"), found.member("basil")
    embed = discord.Embed(title="Today", description="Rye", color=0xC27C0E)
    embed.add_field(name="Price", value="3", inline=True).set_footer(text="While it lasts")
    file = discord.File(io.BytesIO(PICTURE), "menu.png", description="A pixel")
    menu = await oven.send("The menu", embed=embed, file=file)
    assert (menu.embeds[0].title, menu.attachments[0].filename) == ("Today", "menu.png")
    did("create message with embed and file")
    embed.title = "Tomorrow"
    menu = await menu.edit(content="The menu of today", embed=embed)
    assert (menu.content, menu.embeds[0].title, len(menu.attachments)) == ("The menu of today", "Tomorrow", 1)
    did("edit message")
    reply = await menu.reply("Sold out", mention_author=False)
    assert reply.reference.message_id == menu.id
    did("reply")
    mentions = discord.AllowedMentions(everyone=False, users=[basil], roles=False)
    hello = await oven.send(f"Hello {basil.mention} and @everyone", allowed_mentions=mentions, silent=True)
    assert (len(hello.mentions), hello.mention_everyone) == (1, False)
    did("create message with mentions")
    forwarded = await menu.forward(found.channel("showcase"))
    assert forwarded.message_snapshots[0].content == "The menu of today"
    did("forward message")
    await oven.typing()
    did("trigger typing")

    await menu.pin(reason="To be found")
    did("pin")
    await reply.pin()
    assert contents([pin async for pin in oven.pins()]) == ["Sold out", "The menu of today"]
    did("list pins")
    await reply.unpin(reason="Not any more")
    did("unpin")

    await menu.add_reaction("🍞")
    await menu.add_reaction(discord.utils.get(oven.guild.emojis, name="bread"))
    did("create reaction")
    await menu.add_reaction("🥐")
    menu = await oven.fetch_message(menu.id)
    assert [user.name async for user in menu.reactions[0].users()] == ["sandy"]
    did("list reactions")
    await menu.remove_reaction("🍞", oven.guild.me)
    did("delete own reaction")
    await menu.clear_reaction("🥐")
    did("delete reactions of emoji")
    await reply.add_reaction("👍")
    await reply.clear_reactions()
    did("delete all reactions")

    sent = [await oven.send(f"Bun {number}") for number in range(1, 7)]
    did("create messages")
    assert contents([one async for one in oven.history(before=sent[2], limit=2)]) == ["Bun 2", "Bun 1"]
    did("list messages before")
    assert contents([one async for one in oven.history(after=sent[2], limit=2)]) == ["Bun 4", "Bun 5"]
    did("list messages after")
    around = contents([one async for one in oven.history(around=sent[3], limit=3)])
    assert sorted(around) == ["Bun 3", "Bun 4", "Bun 5"]
    did("list messages around")
    assert (await oven.fetch_message(menu.id)).content == "The menu of today"
    did("get message")
    await oven.delete_messages(sent[:3])
    did("bulk delete messages")
    await sent[3].delete()
    did("delete message")


async def news(found, did) -> None:
    follower = await found.channel("news").follow(destination=found.channel("bot-corner"), reason="To hear of it")
    assert follower
    did("follow announcement channel")
    message = await found.channel("news").send("We bake")
    await message.publish()
    did("crosspost message")


async def threads(found, did) -> None:
    oven, guild = found.channel("oven"), found.guild
    clover, dill = found.member("clover"), found.member("dill")
    message = await oven.send("What next?")
    thread = await message.create_thread(name="next", auto_archive_duration=1440, reason="To talk")
    assert (thread.name, thread.auto_archive_duration) == ("next", 1440)
    did("start thread from message")
    await thread.send("Buns?")
    await thread.add_user(clover)
    await thread.add_user(dill)
    did("add thread member")
    await thread.remove_user(dill)
    did("remove thread member")
    assert {member.id for member in await thread.fetch_members()} == {guild.me.id, clover.id}
    did("list thread members")
    alone = await found.channel("showcase").create_thread(
        name="alone", type=discord.ChannelType.private_thread, invitable=False
    )
    did("start thread without message")
    await alone.leave()
    did("leave thread")
    await thread.edit(name="next week", archived=True, locked=True, reason="Decided")
    did("archive thread")
    assert [thread.name async for thread in oven.archived_threads()] == ["next week"]
    did("list archived threads")
    assert [thread.name for thread in await guild.active_threads()] == ["alone"]
    did("list active threads")

    forum = found.channel("recipes")
    tags = forum.available_tags[:1]
    post, _ = await forum.create_thread(name="Rye bread", content="Flour, water, time", applied_tags=tags)
    assert len(post.applied_tags) == 1
    did("start forum post")
    await post.send("And salt")
    await post.edit(applied_tags=[], auto_archive_duration=4320)
    did("modify forum post")
    short, _ = await forum.create_thread(name="Nothing", content="At all")
    await short.delete(reason="Empty")
    did("delete thread")


async def invites(found, did) -> None:
    oven, guild = found.channel("oven"), found.guild
    invite = await oven.create_invite(max_age=3600, max_uses=7, unique=True, reason="Guests")
    assert (invite.max_age, invite.max_uses) == (3600, 7)
    did("create invite")
    assert [invite.max_uses for invite in await oven.invites()] == [7]
    did("list channel invites")
    other = await found.channel("general").create_invite(max_age=0, temporary=True, unique=True)
    assert len(await guild.invites()) == 2
    did("list guild invites")
    assert (await found.client.fetch_invite(other.code)).guild.name == "Godot Workshop"
    did("get invite")
    await other.delete(reason="Full")
    did("delete invite")


async def webhooks(found, did) -> None:
    oven, guild = found.channel("oven"), found.guild
    webhook = await oven.create_webhook(name="Timer", avatar=PICTURE, reason="Rings")
    assert webhook.name == "Timer"
    did("create webhook")
    message = await webhook.send("Ding", username="The oven", embed=discord.Embed(title="Done"), wait=True)
    did("execute webhook")
    edited = await message.edit(content="Dong")
    assert (edited.content, edited.author.name) == ("Dong", "The oven")
    did("edit webhook message")
    silent = await webhook.send("Ssh", wait=True)
    await silent.delete()
    did("delete webhook message")
    await webhook.edit(name="Alarm", channel=found.channel("general"), reason="Louder")
    did("modify webhook")
    assert "Alarm" in [webhook.name for webhook in await guild.webhooks()]
    did("list guild webhooks")
    short = await oven.create_webhook(name="Once")
    assert [webhook.name for webhook in await oven.webhooks()] == ["Once"]
    did("list channel webhooks")
    await short.delete(reason="Enough")
    did("delete webhook")


async def polls(found, did) -> None:
    async def ask(text: str) -> discord.Message:
        poll = discord.Poll(text, datetime.timedelta(hours=24), multiple=True)
        poll.add_answer(text="Rye", emoji="🍞").add_answer(text="Wheat")
        return await found.channel("general").send(poll=poll)

    message = await ask("Which?")
    assert message.poll.question == "Which?"
    did("create poll")
    assert [voter async for voter in message.poll.answers[0].voters()] == []
    did("list poll voters")
    await message.end_poll()
    did("end poll")
    await ask("And tomorrow?")


async def direct(found, did) -> None:
    message = await found.member("basil").send("Between us")
    assert message.channel.type == discord.ChannelType.private
    did("direct message")
    await message.edit(content="Only between us")
    did("edit direct message")


ALL = (messages, news, threads, invites, webhooks, polls, direct)
