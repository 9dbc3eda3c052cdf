"""The guild and what it is made of: roles, channels, emojis, stickers, sounds, templates."""

import io

import discord

from .things import PICTURE, SOUND


async def roles(found, did) -> None:
    guild = found.guild
    role = await guild.create_role(
        name="Baker",
        color=0xC27C0E,
        hoist=True,
        mentionable=True,
        permissions=discord.Permissions(view_channel=True, send_messages=True),
        reason="Bread is needed",
    )
    assert (role.name, role.hoist, role.color.value) == ("Baker", True, 0xC27C0E)
    did("create role")
    edited = await role.edit(name="Master Baker", mentionable=False, reason="Learned it")
    assert (edited.name, edited.mentionable) == ("Master Baker", False)
    did("modify role")
    await guild.edit_role_positions({role: 2})
    did("reorder roles")
    basil = found.member("basil")
    await basil.add_roles(role, reason="Bakes well")
    did("add member role")
    await found.member("clover").add_roles(role)
    await basil.remove_roles(role, reason="Burnt it")
    did("remove member role")
    assert "Master Baker" in [role.name for role in await guild.fetch_roles()]
    did("list roles")
    assert (await guild.role_member_counts())[role] == 1
    did("count role members")
    short = await guild.create_role(name="Apprentice")
    await short.delete(reason="Not for long")
    did("delete role")


async def channels(found, did) -> None:
    guild = found.guild
    reason = "A bakery"
    category = await guild.create_category("Bakery", reason=reason)
    did("create category")
    text = await guild.create_text_channel(
        "oven",
        category=category,
        topic="What is in it",
        slowmode_delay=5,
        overwrites={guild.default_role: discord.PermissionOverwrite(mention_everyone=False)},
        reason=reason,
    )
    assert (text.category_id, text.topic, text.slowmode_delay) == (category.id, "What is in it", 5)
    did("create text channel")
    voice = await guild.create_voice_channel("Counter", category=category, bitrate=48000, user_limit=4, reason=reason)
    assert (voice.bitrate, voice.user_limit) == (48000, 4)
    did("create voice channel")
    tags = [discord.ForumTag(name="Bread"), discord.ForumTag(name="Cake", moderated=True)]
    forum = await guild.create_forum("recipes", category=category, topic="One each", available_tags=tags, reason=reason)
    assert [tag.name for tag in forum.available_tags] == ["Bread", "Cake"]
    did("create forum channel")
    await guild.create_stage_channel("Tasting", category=category, reason=reason)
    did("create stage channel")

    edited = await text.edit(topic="Hot", nsfw=True, slowmode_delay=0, reason="It is on")
    assert (edited.topic, edited.nsfw, edited.slowmode_delay) == ("Hot", True, 0)
    did("modify channel")
    basil, dill = found.member("basil"), found.member("dill")
    await text.set_permissions(basil, manage_messages=True, attach_files=False, reason="Minds it")
    did("edit channel overwrite")
    await text.set_permissions(dill, send_messages=False)
    await text.set_permissions(dill, overwrite=None, reason="Forgiven")
    did("delete channel overwrite")
    await forum.move(beginning=True, reason="First of all")
    did("move channel")
    loose = await guild.create_text_channel("loose", reason=reason)
    loose = await loose.edit(category=category)
    assert loose.category_id == category.id
    did("move channel to category")
    assert (await guild.fetch_channel(voice.id)).name == "Counter"
    did("get channel")
    assert "recipes" in [channel.name for channel in await guild.fetch_channels()]
    did("list channels")
    await loose.delete(reason="Not needed")
    did("delete channel")


async def expressions(found, did) -> None:
    guild = found.guild
    emoji = await guild.create_custom_emoji(name="loaf", image=PICTURE, reason="Looks nice")
    assert emoji.name == "loaf"
    did("create emoji")
    await emoji.edit(name="bread", reason="Plainer")
    did("modify emoji")
    assert [emoji.name for emoji in await guild.fetch_emojis()] == ["bread"]
    did("list emojis")
    crumb = await guild.create_custom_emoji(name="crumb", image=PICTURE)
    await crumb.delete(reason="Swept")
    did("delete emoji")
    sticker = await guild.create_sticker(
        name="A bun",
        description="Fresh from the oven",
        emoji="🍞",
        file=discord.File(io.BytesIO(PICTURE), "bun.png"),
        reason="To stick",
    )
    did("create sticker")
    await sticker.edit(name="The bun", reason="The only one")
    did("modify sticker")
    assert [sticker.name for sticker in await guild.fetch_stickers()] == ["The bun"]
    did("list stickers")
    file = discord.File(io.BytesIO(PICTURE), "old.png")
    old = await guild.create_sticker(name="Stale", description="From last week", emoji="🥖", file=file)
    await old.delete(reason="Stale")
    did("delete sticker")
    sound = await guild.create_soundboard_sound(
        name="ding", sound=SOUND, volume=0.5, emoji="🔔", reason="It is done"
    )
    assert (sound.name, sound.volume) == ("ding", 0.5)
    did("create sound")
    await sound.edit(name="dong", volume=0.75)
    did("modify sound")
    assert [sound.name for sound in await guild.fetch_soundboard_sounds()] == ["dong"]
    did("list sounds")
    noise = await guild.create_soundboard_sound(name="noise", sound=SOUND, volume=1)
    await noise.delete(reason="Too loud")
    did("delete sound")


async def settings(found, did) -> None:
    guild = found.guild
    general = found.channel("general")
    edited = await guild.edit(
        description="Where things are made",
        afk_timeout=900,
        afk_channel=found.channel("Focus"),
        system_channel=general,
        verification_level=discord.VerificationLevel.medium,
        default_notifications=discord.NotificationLevel.only_mentions,
        reason="Spring cleaning",
    )
    assert (edited.description, edited.afk_timeout) == ("Where things are made", 900)
    assert edited.verification_level == discord.VerificationLevel.medium
    did("modify guild")
    await guild.edit(icon=PICTURE, reason="A new face")
    did("set guild icon")
    await guild.edit_widget(enabled=True, channel=general, reason="Be seen")
    did("modify widget")
    welcome = discord.WelcomeChannel(channel=general, description="Talk", emoji="👋")
    await guild.edit_welcome_screen(enabled=True, description="Come in", welcome_channels=[welcome])
    did("modify welcome screen")
    assert (await guild.welcome_screen()).description == "Come in"
    did("get welcome screen")
    option = discord.OnboardingPromptOption(
        title="To show", description="Pictures", emoji="🎨", channels=[found.channel("showcase")]
    )
    prompt = discord.OnboardingPrompt(
        title="What do you like?",
        type=discord.OnboardingPromptType.multiple_choice,
        options=[option],
        single_select=False,
        required=False,
    )
    await guild.edit_onboarding(
        enabled=False,
        mode=discord.OnboardingMode.advanced,
        default_channels=[general],
        prompts=[prompt],
        reason="A warm welcome",
    )
    did("modify onboarding")
    assert (await guild.onboarding()).prompts[0].title == "What do you like?"
    did("get onboarding")
    template = await guild.create_template(name="Workshop", description="To make another")
    did("create template")
    template = await template.edit(name="The Workshop", description="To make one more")
    did("modify template")
    await template.sync()
    did("sync template")
    assert [template.name for template in await guild.templates()] == ["The Workshop"]
    did("list templates")
    await template.delete()
    did("delete template")


async def application(found, did) -> None:
    client = found.client
    emoji = await client.create_application_emoji(name="flour", image=PICTURE)
    await emoji.edit(name="rye_flour")
    did("create application emoji")
    assert [emoji.name for emoji in await client.fetch_application_emojis()] == ["rye_flour"]
    did("list application emojis")
    await emoji.delete()
    did("delete application emoji")
    await client.user.edit(avatar=PICTURE)
    did("modify current user")
    assert await found.guild.integrations() == []
    did("list integrations")


ALL = (roles, channels, expressions, settings, application)
