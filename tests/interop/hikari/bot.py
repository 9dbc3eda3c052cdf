"""hikari, unpatched, against a sandbox: python bot.py URL TOKEN

A conversation: what a person says, does and takes back, and what happens while the connection is gone.
"""

import asyncio
import logging
import sys

import aiohttp
import hikari

STEPS = [
    "ready",
    "message heard",
    "answer sent",
    "own answer heard",
    "edit seen",
    "reaction seen",
    "deletion seen",
    "reconnected with a resume",
    "missed message replayed",
    "no second ready",
]

INTENTS = (
    hikari.Intents.GUILDS
    | hikari.Intents.GUILD_MEMBERS
    | hikari.Intents.GUILD_PRESENCES
    | hikari.Intents.GUILD_MESSAGES
    | hikari.Intents.GUILD_MESSAGE_REACTIONS
    | hikari.Intents.MESSAGE_CONTENT
)


class Talker:
    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.missing = list(STEPS)
        self.done = asyncio.Event()
        self.readies = 0
        self.spoken: dict = {}
        self.answer: hikari.Message | None = None
        self.bot = hikari.GatewayBot(
            token, rest_url=f"{url}/api/v10", intents=INTENTS, banner=None, suppress_optimization_warning=True
        )
        for event, heard in {
            hikari.ShardReadyEvent: self.on_ready,
            hikari.StartedEvent: self.on_started,
            hikari.GuildMessageCreateEvent: self.on_message,
            hikari.GuildMessageUpdateEvent: self.on_edit,
            hikari.GuildReactionAddEvent: self.on_reaction,
            hikari.GuildMessageDeleteEvent: self.on_deletion,
            hikari.ShardResumedEvent: self.on_resumed,
            hikari.ExceptionEvent: self.on_error,
        }.items():
            self.bot.subscribe(event, heard)

    def seen(self, step: str) -> None:
        if step in self.missing:
            self.missing.remove(step)
            print(f"PASS {step}", flush=True)
        if not self.missing:
            self.done.set()

    async def act(self, action: str, **fields) -> dict:
        async with aiohttp.ClientSession() as session:
            async with session.post(f"{self.url}/sandbox/{action}", json=fields) as response:
                made = await response.json()
                if response.status != 200:
                    raise RuntimeError(f"{action}: {made}")
                return made

    async def on_error(self, event: hikari.ExceptionEvent) -> None:
        print(f"ERROR {event.exception!r}", flush=True)
        self.done.set()

    async def on_ready(self, _event: hikari.ShardReadyEvent) -> None:
        self.readies += 1

    async def on_started(self, _event: hikari.StartedEvent) -> None:
        async for guild in self.bot.rest.fetch_my_guilds():
            if guild.name == "Godot Workshop":
                break
        channels = await self.bot.rest.fetch_guild_channels(guild)
        general = next(channel for channel in channels if channel.name == "general")
        members = await self.bot.rest.fetch_members(guild)
        whole = await self.bot.rest.fetch_guild(guild)
        assert len(members) == whole.approximate_member_count
        self.seen("ready")
        self.spoken = await self.act(
            "send_message", channel=str(general.id), author="basil", content="Is anybody there?"
        )

    async def on_message(self, event: hikari.GuildMessageCreateEvent) -> None:
        message = event.message
        if message.content == "Is anybody there?" and message.author.username == "basil":
            self.seen("message heard")
            embed = hikari.Embed(title="Here", description="An answer")
            self.answer = await message.respond("I am.", embed=embed, reply=True)
            assert self.answer.content == "I am."
            assert self.answer.message_reference.id == message.id
            self.seen("answer sent")
            await self.act(
                "edit_message", channel=str(message.channel_id), message=str(message.id), content="Is somebody there?"
            )
        elif message.author.id == self.bot.get_me().id:
            self.seen("own answer heard")
        elif message.content == "While you were away":
            self.seen("missed message replayed")

    async def on_edit(self, event: hikari.GuildMessageUpdateEvent) -> None:
        before, after = event.old_message, event.message
        if before is None or (before.content, after.content) != ("Is anybody there?", "Is somebody there?"):
            return
        self.seen("edit seen")
        await self.bot.rest.add_reaction(after.channel_id, after.id, "👋")
        await self.act("react", channel=str(after.channel_id), message=str(self.answer.id), user="basil", emoji="🎉")

    async def on_reaction(self, event: hikari.GuildReactionAddEvent) -> None:
        if event.member.username != "basil" or event.emoji_name != "🎉" or event.message_id != self.answer.id:
            return
        self.seen("reaction seen")
        await self.act("delete_message", channel=str(event.channel_id), message=self.spoken["id"])

    async def on_deletion(self, event: hikari.GuildMessageDeleteEvent) -> None:
        if str(event.message_id) != self.spoken["id"]:
            return
        self.seen("deletion seen")
        await self.act("reconnect")
        await self.act(
            "send_message", channel=str(event.channel_id), author="clover", content="While you were away"
        )

    async def on_resumed(self, _event: hikari.ShardResumedEvent) -> None:
        self.seen("reconnected with a resume")
        if self.readies == 1:
            self.seen("no second ready")


async def live(url: str, token: str) -> int:
    talker = Talker(url, token)
    await talker.bot.start()
    try:
        await asyncio.wait_for(talker.done.wait(), timeout=30)
    except asyncio.TimeoutError:
        pass
    await talker.bot.close()
    for step in talker.missing:
        print(f"MISSING {step}")
    return 1 if talker.missing else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python bot.py URL TOKEN")
    logging.basicConfig(level=logging.WARNING)
    sys.exit(asyncio.run(live(*sys.argv[1:])))
