// discord.js, unpatched, against a sandbox: node rest.mjs URL TOKEN
// What bots commonly ask the API for, one after another, as rest.py does. What it leaves behind is compared with that.

import { Client, Events, GatewayIntentBits } from "discord.js";

import * as guild from "./operations/guild.mjs";
import * as messages from "./operations/messages.mjs";
import * as people from "./operations/people.mjs";
import { token, url } from "./steps.mjs";

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMembers,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.GuildMessagePolls,
    GatewayIntentBits.GuildExpressions,
    GatewayIntentBits.GuildVoiceStates,
    GatewayIntentBits.GuildScheduledEvents,
    GatewayIntentBits.MessageContent,
  ],
  rest: { api: `${url}/api`, version: "10" },
});

function finish(code) {
  client.destroy();
  setTimeout(() => process.exit(code), 100);
}

function fail(error) {
  console.log(`ERROR ${error?.stack ?? error}`);
  finish(1);
}

process.on("unhandledRejection", fail);
client.on(Events.Error, fail);
setTimeout(() => fail("too slow"), 60_000);

client.once(Events.ClientReady, async () => {
  const workshop = client.guilds.cache.find((guild) => guild.name === "Godot Workshop");
  await workshop.members.fetch();
  const found = {
    guild: workshop,
    channel: (name) => workshop.channels.cache.find((channel) => channel.name === name),
    member: (name) => workshop.members.cache.find((member) => member.user.username === name),
  };
  let done = 0;
  const did = (operation) => {
    done += 1;
    console.log(`PASS ${operation}`);
  };
  for (const part of [guild, messages, people]) {
    for (const run of part.all) await run(found, did);
  }
  console.log(`${done} operations`);
  finish(0);
});

await client.login(token);
