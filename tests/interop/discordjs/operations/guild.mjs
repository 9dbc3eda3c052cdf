// The guild and what it is made of: roles, channels, emojis, stickers, sounds, templates.

import {
  ChannelType,
  GuildOnboardingMode,
  GuildOnboardingPromptType,
  OverwriteType,
  PermissionFlagsBits,
} from "discord.js";

import { PICTURE, SOUND, expect } from "./expect.mjs";

async function roles({ guild, member }, did) {
  const role = await guild.roles.create({
    name: "Baker",
    colors: { primaryColor: 0xc27c0e },
    hoist: true,
    mentionable: true,
    permissions: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    reason: "Bread is needed",
  });
  expect([role.name, role.hoist, role.colors.primaryColor], ["Baker", true, 0xc27c0e]);
  did("create role");
  const edited = await role.edit({ name: "Master Baker", mentionable: false, reason: "Learned it" });
  expect([edited.name, edited.mentionable], ["Master Baker", false]);
  did("modify role");
  await guild.roles.setPositions([{ role, position: 2 }]);
  did("reorder roles");
  const basil = member("basil");
  await basil.roles.add(role, "Bakes well");
  did("add member role");
  await member("clover").roles.add(role);
  await basil.roles.remove(role, "Burnt it");
  did("remove member role");
  const all = await guild.roles.fetch();
  expect([...all.values()].map((role) => role.name).includes("Master Baker"), true);
  did("list roles");
  const counts = await guild.roles.fetchMemberCounts();
  expect(counts.get(role.id), 1);
  did("count role members");
  const short = await guild.roles.create({ name: "Apprentice", permissions: [] });
  await short.delete("Not for long");
  did("delete role");
}

async function channels({ guild, member }, did) {
  const create = (name, type, more) => guild.channels.create({ name, type, reason: "A bakery", ...more });
  const category = await create("Bakery", ChannelType.GuildCategory);
  did("create category");
  const text = await create("oven", ChannelType.GuildText, {
    parent: category,
    topic: "What is in it",
    rateLimitPerUser: 5,
    permissionOverwrites: [
      { id: guild.id, type: OverwriteType.Role, deny: [PermissionFlagsBits.MentionEveryone] },
    ],
  });
  expect([text.parentId, text.topic, text.rateLimitPerUser], [category.id, "What is in it", 5]);
  did("create text channel");
  const voice = await create("Counter", ChannelType.GuildVoice, { parent: category, bitrate: 48000, userLimit: 4 });
  expect([voice.bitrate, voice.userLimit], [48000, 4]);
  did("create voice channel");
  const forum = await create("recipes", ChannelType.GuildForum, {
    parent: category,
    topic: "One each",
    availableTags: [{ name: "Bread" }, { name: "Cake", moderated: true }],
  });
  expect(forum.availableTags.map((tag) => tag.name), ["Bread", "Cake"]);
  did("create forum channel");
  await create("Tasting", ChannelType.GuildStageVoice, { parent: category });
  did("create stage channel");

  const edited = await text.edit({ topic: "Hot", nsfw: true, rateLimitPerUser: 0, reason: "It is on" });
  expect([edited.topic, edited.nsfw, edited.rateLimitPerUser], ["Hot", true, 0]);
  did("modify channel");
  const basil = member("basil");
  await text.permissionOverwrites.edit(
    basil,
    { ManageMessages: true, AttachFiles: false },
    { type: OverwriteType.Member, reason: "Minds it" },
  );
  did("edit channel overwrite");
  await text.permissionOverwrites.edit(member("dill"), { SendMessages: false }, { type: OverwriteType.Member });
  await text.permissionOverwrites.delete(member("dill"), "Forgiven");
  did("delete channel overwrite");
  await forum.setPosition(0, { reason: "First of all" });
  did("move channel");
  const loose = await create("loose", ChannelType.GuildText);
  await loose.setParent(category.id, { lockPermissions: false });
  expect(loose.parentId, category.id);
  did("move channel to category");
  expect((await guild.channels.fetch(voice.id, { force: true })).name, "Counter");
  did("get channel");
  const names = (await guild.channels.fetch()).map((channel) => channel.name);
  expect(names.includes("recipes"), true);
  did("list channels");
  await loose.delete("Not needed");
  did("delete channel");
}

async function expressions({ guild }, did) {
  const emoji = await guild.emojis.create({ attachment: PICTURE, name: "loaf", reason: "Looks nice" });
  expect(emoji.name, "loaf");
  did("create emoji");
  await emoji.edit({ name: "bread", reason: "Plainer" });
  did("modify emoji");
  expect((await guild.emojis.fetch()).map((emoji) => emoji.name), ["bread"]);
  did("list emojis");
  const crumb = await guild.emojis.create({ attachment: PICTURE, name: "crumb" });
  await crumb.delete("Swept");
  did("delete emoji");
  const sticker = await guild.stickers.create({
    file: { attachment: PICTURE, name: "bun.png" },
    name: "A bun",
    tags: "🍞",
    description: "Fresh from the oven",
    reason: "To stick",
  });
  did("create sticker");
  await sticker.edit({ name: "The bun", reason: "The only one" });
  did("modify sticker");
  expect((await guild.stickers.fetch()).map((sticker) => sticker.name), ["The bun"]);
  did("list stickers");
  const old = await guild.stickers.create({
    file: { attachment: PICTURE, name: "old.png" },
    name: "Stale",
    tags: "🥖",
    description: "From last week",
  });
  await old.delete("Stale");
  did("delete sticker");
  const sound = await guild.soundboardSounds.create({
    file: SOUND,
    contentType: "audio/mpeg",
    name: "ding",
    volume: 0.5,
    emojiName: "🔔",
    reason: "It is done",
  });
  expect([sound.name, sound.volume], ["ding", 0.5]);
  did("create sound");
  await sound.edit({ name: "dong", volume: 0.75 });
  did("modify sound");
  expect((await guild.soundboardSounds.fetch()).map((sound) => sound.name), ["dong"]);
  did("list sounds");
  const noise = await guild.soundboardSounds.create({ file: SOUND, contentType: "audio/mpeg", name: "noise", volume: 1 });
  await noise.delete("Too loud");
  did("delete sound");
}

async function settings({ guild, channel }, did) {
  const general = channel("general");
  const edited = await guild.edit({
    description: "Where things are made",
    afkTimeout: 900,
    afkChannel: channel("Focus"),
    systemChannel: general,
    verificationLevel: 2,
    defaultMessageNotifications: 1,
    reason: "Spring cleaning",
  });
  expect([edited.description, edited.afkTimeout, edited.verificationLevel], ["Where things are made", 900, 2]);
  did("modify guild");
  await guild.setIcon(PICTURE, "A new face");
  did("set guild icon");
  await guild.setWidgetSettings({ enabled: true, channel: general }, "Be seen");
  did("modify widget");
  await guild.editWelcomeScreen({
    enabled: true,
    description: "Come in",
    welcomeChannels: [{ channel: general, description: "Talk", emoji: "👋" }],
  });
  did("modify welcome screen");
  const screen = await guild.fetchWelcomeScreen();
  expect(screen.description, "Come in");
  did("get welcome screen");
  await guild.editOnboarding({
    enabled: false,
    mode: GuildOnboardingMode.OnboardingAdvanced,
    defaultChannels: [general],
    prompts: [
      {
        title: "What do you like?",
        type: GuildOnboardingPromptType.MultipleChoice,
        singleSelect: false,
        required: false,
        inOnboarding: true,
        options: [{ title: "To show", description: "Pictures", emoji: "🎨", channels: [channel("showcase")], roles: [] }],
      },
    ],
    reason: "A warm welcome",
  });
  did("modify onboarding");
  const onboarding = await guild.fetchOnboarding();
  expect(onboarding.prompts.first().title, "What do you like?");
  did("get onboarding");
  const template = await guild.createTemplate("Workshop", "To make another");
  did("create template");
  await template.edit({ name: "The Workshop", description: "To make one more" });
  did("modify template");
  await template.sync();
  did("sync template");
  expect((await guild.fetchTemplates()).map((template) => template.name), ["The Workshop"]);
  did("list templates");
  await template.delete();
  did("delete template");
}

async function application({ guild }, did) {
  const { application, user } = guild.client;
  const emoji = await application.emojis.create({ attachment: PICTURE, name: "flour" });
  await emoji.edit({ name: "rye_flour" });
  did("create application emoji");
  expect((await application.emojis.fetch()).map((emoji) => emoji.name), ["rye_flour"]);
  did("list application emojis");
  await emoji.delete();
  did("delete application emoji");
  await user.setAvatar(PICTURE);
  did("modify current user");
  expect((await guild.fetchIntegrations()).size, 0);
  did("list integrations");
}

export const all = [roles, channels, expressions, settings, application];
