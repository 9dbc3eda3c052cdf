// discord.js, unpatched, against a sandbox: node bot.mjs URL TOKEN
// A conversation: what a person says, does and takes back, and what happens while the connection is gone.

import { Client, CompressionMethod, Events, GatewayIntentBits, Partials } from "discord.js";

import { Steps, act, token, url } from "./steps.mjs";

const STEPS = [
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
];

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMembers,
    GatewayIntentBits.GuildPresences,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.MessageContent,
  ],
  partials: [Partials.Message],
  rest: { api: `${url}/api`, version: "10" },
  ws: { compression: CompressionMethod.ZlibNative },
});

const steps = new Steps(client, STEPS);
const pass = (step) => steps.pass(step);
let readies = 0;
let spoken;
let answer;

client.on(Events.ShardReady, () => (readies += 1));
client.on(Events.Error, (error) => console.log(`ERROR ${error}`));

client.once(Events.ClientReady, async () => {
  const guild = client.guilds.cache.find((guild) => guild.name === "Godot Workshop");
  const members = await guild.members.fetch();
  const general = guild.channels.cache.find((channel) => channel.name === "general");
  if (members.size !== guild.memberCount || !general) throw new Error("the guild is not complete");
  pass("ready");
  spoken = await act("send_message", { channel: general.id, author: "basil", content: "Is anybody there?" });
});

client.on(Events.MessageCreate, async (message) => {
  if (message.content === "Is anybody there?" && message.author.username === "basil") {
    pass("message heard");
    answer = await message.reply({ content: "I am.", embeds: [{ title: "Here", description: "An answer" }] });
    if (answer.content !== "I am." || answer.reference?.messageId !== message.id) throw new Error("wrong answer");
    pass("answer sent");
    await act("edit_message", { channel: message.channelId, message: message.id, content: "Is somebody there?" });
  } else if (message.author.id === client.user.id) {
    pass("own answer heard");
  } else if (message.content === "While you were away") {
    pass("missed message replayed");
  }
});

client.on(Events.MessageUpdate, async (before, after) => {
  if (after.content !== "Is somebody there?" || before.content !== "Is anybody there?") return;
  pass("edit seen");
  await after.react("👋");
  await act("react", { channel: after.channelId, message: answer.id, user: "basil", emoji: "🎉" });
});

client.on(Events.MessageReactionAdd, async (reaction, user) => {
  if (user.username !== "basil" || reaction.emoji.name !== "🎉" || reaction.message.id !== answer.id) return;
  pass("reaction seen");
  await act("delete_message", { channel: reaction.message.channelId, message: spoken.id });
});

client.on(Events.MessageDelete, async (message) => {
  if (message.id !== spoken.id) return;
  pass("deletion seen");
  await act("reconnect");
  await act("send_message", { channel: message.channelId, author: "clover", content: "While you were away" });
});

client.on(Events.ShardResume, (_shard, replayed) => {
  if (replayed >= 1) pass("reconnected with a resume");
  if (readies === 1) pass("no second ready");
});

await client.login(token);
