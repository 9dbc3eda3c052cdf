// Oceanic, unpatched, against a sandbox: node bot.mjs URL TOKEN
// A conversation: what a person says, does and takes back, and what happens while the connection is gone.

import { Client } from "oceanic.js";

import { Steps, act, token, url } from "../discordjs/steps.mjs";

const client = new Client({
  auth: `Bot ${token}`,
  rest: { baseURL: `${url}/api/v10` },
  gateway: {
    intents: ["GUILDS", "GUILD_MEMBERS", "GUILD_PRESENCES", "GUILD_MESSAGES", "GUILD_MESSAGE_REACTIONS", "MESSAGE_CONTENT"],
  },
});

const steps = new Steps({ destroy: () => client.disconnect(false) }, [
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
]);
const pass = (step) => steps.pass(step);
let readies = 0;
let spoken;
let answer;

client.on("error", (error) => console.log(`ERROR ${error}`));
// Emitted for READY alone; "shardReady" comes after a resume, too.
client.on("shardPreReady", () => (readies += 1));

client.once("ready", async () => {
  const guild = client.guilds.find((guild) => guild.name === "Godot Workshop");
  const members = await guild.fetchMembers();
  const general = guild.channels.find((channel) => channel.name === "general");
  if (members.length !== guild.memberCount || !general) throw new Error("the guild is not complete");
  pass("ready");
  spoken = await act("send_message", { channel: general.id, author: "basil", content: "Is anybody there?" });
});

client.on("messageCreate", async (message) => {
  if (message.content === "Is anybody there?" && message.author.username === "basil") {
    pass("message heard");
    answer = await client.rest.channels.createMessage(message.channelID, {
      content: "I am.",
      embeds: [{ title: "Here", description: "An answer" }],
      messageReference: { messageID: message.id },
    });
    if (answer.content !== "I am." || answer.messageReference?.messageID !== message.id) throw new Error("wrong answer");
    pass("answer sent");
    await act("edit_message", { channel: message.channelID, message: message.id, content: "Is somebody there?" });
  } else if (message.author.id === client.user.id) {
    pass("own answer heard");
  } else if (message.content === "While you were away") {
    pass("missed message replayed");
  }
});

client.on("messageUpdate", async (message, before) => {
  if (message.content !== "Is somebody there?" || before?.content !== "Is anybody there?") return;
  pass("edit seen");
  await message.createReaction("👋");
  await act("react", { channel: message.channelID, message: answer.id, user: "basil", emoji: "🎉" });
});

client.on("messageReactionAdd", async (message, reactor, reaction) => {
  const name = (reactor.user ?? reactor).username;
  if (name !== "basil" || reaction.emoji.name !== "🎉" || message.id !== answer.id) return;
  pass("reaction seen");
  await act("delete_message", { channel: message.channelID, message: spoken.id });
});

client.on("messageDelete", async (message) => {
  if (message.id !== spoken.id) return;
  pass("deletion seen");
  await act("reconnect");
  await act("send_message", { channel: message.channelID, author: "clover", content: "While you were away" });
});

client.on("shardResume", () => {
  pass("reconnected with a resume");
  if (readies === 1) pass("no second ready");
});

await client.connect();
