// What is said: messages, pins, reactions, threads, invites, webhooks, polls, direct messages.

import { ChannelType, EmbedBuilder, MessageFlags } from "discord.js";

import { PICTURE, expect } from "./expect.mjs";

const contents = (messages) => [...messages.values()].map((message) => message.content);

async function messages({ channel, member }, did) {
  const oven = channel("oven");
  const embed = new EmbedBuilder().setTitle("Today").setDescription("Rye").setColor(0xc27c0e);
  embed.addFields({ name: "Price", value: "3", inline: true }).setFooter({ text: "While it lasts" });
  const menu = await oven.send({
    content: "The menu",
    embeds: [embed],
    files: [{ attachment: PICTURE, name: "menu.png", description: "A pixel" }],
  });
  expect([menu.embeds[0].title, menu.attachments.first().name], ["Today", "menu.png"]);
  did("create message with embed and file");
  const edited = await menu.edit({ content: "The menu of today", embeds: [embed.setTitle("Tomorrow")] });
  expect([edited.content, edited.embeds[0].title, edited.attachments.size], ["The menu of today", "Tomorrow", 1]);
  did("edit message");
  const reply = await menu.reply({ content: "Sold out", allowedMentions: { repliedUser: false } });
  expect(reply.reference.messageId, menu.id);
  did("reply");
  const hello = await oven.send({
    content: `Hello ${member("basil")} and @everyone`,
    allowedMentions: { users: [member("basil").id] },
    flags: MessageFlags.SuppressNotifications,
  });
  expect([hello.mentions.users.size, hello.mentions.everyone], [1, false]);
  did("create message with mentions");
  const forwarded = await menu.forward(channel("showcase"));
  expect(forwarded.messageSnapshots.first().content, "The menu of today");
  did("forward message");
  await oven.sendTyping();
  did("trigger typing");

  await menu.pin("To be found");
  did("pin");
  await reply.pin();
  const { items } = await oven.messages.fetchPins();
  expect(items.map((pin) => pin.message.content), ["Sold out", "The menu of today"]);
  did("list pins");
  await reply.unpin("Not any more");
  did("unpin");

  await menu.react("🍞");
  await menu.react(oven.guild.emojis.cache.find((emoji) => emoji.name === "bread"));
  did("create reaction");
  await menu.react("🥐");
  const [bread, , croissant] = menu.reactions.cache.values();
  expect([...(await bread.users.fetch()).values()].map((user) => user.username), ["sandy"]);
  did("list reactions");
  await bread.users.remove();
  did("delete own reaction");
  await croissant.remove();
  did("delete reactions of emoji");
  await reply.react("👍");
  await reply.reactions.removeAll();
  did("delete all reactions");

  const sent = [];
  for (const number of [1, 2, 3, 4, 5, 6]) sent.push(await oven.send(`Bun ${number}`));
  did("create messages");
  const before = await oven.messages.fetch({ before: sent[2].id, limit: 2 });
  expect(contents(before), ["Bun 2", "Bun 1"]);
  did("list messages before");
  const after = await oven.messages.fetch({ after: sent[2].id, limit: 2 });
  expect(contents(after).sort(), ["Bun 4", "Bun 5"]);
  did("list messages after");
  const around = await oven.messages.fetch({ around: sent[3].id, limit: 3 });
  expect(contents(around).sort(), ["Bun 3", "Bun 4", "Bun 5"]);
  did("list messages around");
  expect((await oven.messages.fetch({ message: menu.id, force: true })).content, "The menu of today");
  did("get message");
  await oven.bulkDelete(sent.slice(0, 3));
  did("bulk delete messages");
  await sent[3].delete();
  did("delete message");
}

async function news({ channel }, did) {
  const follower = await channel("news").addFollower(channel("bot-corner"), "To hear of it");
  expect(Boolean(follower), true);
  did("follow announcement channel");
  const message = await channel("news").send("We bake");
  await message.crosspost();
  did("crosspost message");
}

async function threads({ channel, member }, did) {
  const message = await channel("oven").send("What next?");
  const thread = await message.startThread({ name: "next", autoArchiveDuration: 1440, reason: "To talk" });
  expect([thread.name, thread.autoArchiveDuration], ["next", 1440]);
  did("start thread from message");
  await thread.send("Buns?");
  await thread.members.add(member("clover"));
  await thread.members.add(member("dill"));
  did("add thread member");
  await thread.members.remove(member("dill"));
  did("remove thread member");
  const members = await thread.members.fetch({ withMember: false });
  expect(members.map((member) => member.id).sort(), [thread.client.user.id, member("clover").id].sort());
  did("list thread members");
  const alone = await channel("showcase").threads.create({ name: "alone", type: ChannelType.PrivateThread, invitable: false });
  did("start thread without message");
  await alone.leave();
  did("leave thread");
  await thread.edit({ name: "next week", archived: true, locked: true, reason: "Decided" });
  did("archive thread");
  const { threads } = await channel("oven").threads.fetchArchived();
  expect(threads.map((thread) => thread.name), ["next week"]);
  did("list archived threads");
  const active = await channel("oven").guild.channels.fetchActiveThreads();
  expect([...active.threads.values()].map((thread) => thread.name), ["alone"]);
  did("list active threads");

  const forum = channel("recipes");
  const post = await forum.threads.create({
    name: "Rye bread",
    message: { content: "Flour, water, time" },
    appliedTags: [forum.availableTags[0].id],
  });
  expect(post.appliedTags.length, 1);
  did("start forum post");
  await post.send("And salt");
  await post.edit({ appliedTags: [], autoArchiveDuration: 4320 });
  did("modify forum post");
  const short = await forum.threads.create({ name: "Nothing", message: { content: "At all" } });
  await short.delete("Empty");
  did("delete thread");
}

async function invites({ guild, channel }, did) {
  const invite = await channel("oven").createInvite({ maxAge: 3600, maxUses: 7, unique: true, reason: "Guests" });
  expect([invite.maxAge, invite.maxUses], [3600, 7]);
  did("create invite");
  expect((await channel("oven").fetchInvites()).map((invite) => invite.maxUses), [7]);
  did("list channel invites");
  const other = await channel("general").createInvite({ maxAge: 0, temporary: true, unique: true });
  expect((await guild.invites.fetch()).size, 2);
  did("list guild invites");
  expect((await guild.client.fetchInvite(other.code)).guild.name, "Godot Workshop");
  did("get invite");
  await other.delete("Full");
  did("delete invite");
}

async function webhooks({ guild, channel }, did) {
  const webhook = await channel("oven").createWebhook({ name: "Timer", avatar: PICTURE, reason: "Rings" });
  expect(webhook.name, "Timer");
  did("create webhook");
  const message = await webhook.send({ content: "Ding", username: "The oven", embeds: [{ title: "Done" }] });
  did("execute webhook");
  const edited = await webhook.editMessage(message, { content: "Dong" });
  expect([edited.content, edited.author.username], ["Dong", "The oven"]);
  did("edit webhook message");
  const silent = await webhook.send("Ssh");
  await webhook.deleteMessage(silent);
  did("delete webhook message");
  await webhook.edit({ name: "Alarm", channel: channel("general").id, reason: "Louder" });
  did("modify webhook");
  expect((await guild.fetchWebhooks()).some((webhook) => webhook.name === "Alarm"), true);
  did("list guild webhooks");
  const short = await channel("oven").createWebhook({ name: "Once" });
  expect([...(await channel("oven").fetchWebhooks()).values()].map((webhook) => webhook.name), ["Once"]);
  did("list channel webhooks");
  // By its own way it would be the webhook's token that deletes it, and the log would not say who did.
  await guild.client.deleteWebhook(short.id, { reason: "Enough" });
  did("delete webhook");
}

async function polls({ channel }, did) {
  const ask = (text) =>
    channel("general").send({
      poll: {
        question: { text },
        answers: [{ text: "Rye", emoji: "🍞" }, { text: "Wheat" }],
        duration: 24,
        allowMultiselect: true,
      },
    });
  const message = await ask("Which?");
  expect(message.poll.question.text, "Which?");
  did("create poll");
  const voters = await message.poll.answers.get(1).voters.fetch();
  expect(voters.size, 0);
  did("list poll voters");
  await message.poll.end();
  did("end poll");
  await ask("And tomorrow?");
}

async function direct({ member }, did) {
  const message = await member("basil").send("Between us");
  expect(message.channel.type, ChannelType.DM);
  did("direct message");
  await message.edit("Only between us");
  did("edit direct message");
}

export const all = [messages, news, threads, invites, webhooks, polls, direct];
