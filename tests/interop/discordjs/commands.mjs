// discord.js, unpatched, against a sandbox: node commands.mjs URL TOKEN
// Commands, buttons, menus and forms: what a person uses, and what it sees then.

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";

import { Steps, act, token, url } from "./steps.mjs";

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${url}/api`, version: "10" } });
const steps = new Steps(client, [
  "commands registered",
  "suggestions shown",
  "command answered",
  "button changed the message",
  "choice answered in secret",
  "promised answer came",
  "follow-up came",
  "form sent in",
]);

client.on(Events.Error, (error) => console.log(`ERROR ${error}`));

const COMMANDS = [
  new SlashCommandBuilder()
    .setName("roll")
    .setDescription("Rolls a die")
    .addIntegerOption((option) => option.setName("sides").setDescription("How many").setRequired(true).setMinValue(2))
    .addUserOption((option) => option.setName("target").setDescription("Whom"))
    .addStringOption((option) => option.setName("tea").setDescription("What with it").setAutocomplete(true)),
  new SlashCommandBuilder().setName("slow").setDescription("Takes its time"),
  new SlashCommandBuilder().setName("form").setDescription("Asks for a name"),
];

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `Tea of ${interaction.options.getFocused()}`, value: "mint" }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: "Rolled again", components: [] });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply({ content: interaction.values.join(" and "), flags: MessageFlags.Ephemeral });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Welcome, ${interaction.fields.getTextInputValue("name")}`);
  } else if (interaction.commandName === "roll") {
    const again = new ButtonBuilder().setCustomId("again").setLabel("Again").setStyle(ButtonStyle.Primary);
    const teas = new StringSelectMenuBuilder().setCustomId("teas").setMaxValues(2);
    teas.addOptions({ label: "Mint", value: "mint" }, { label: "Sage", value: "sage" });
    const { options } = interaction;
    await interaction.reply({
      content: `${options.getUser("target").username} rolls ${options.getInteger("sides")} with ${options.getString("tea")}`,
      components: [new ActionRowBuilder().addComponents(again), new ActionRowBuilder().addComponents(teas)],
    });
  } else if (interaction.commandName === "slow") {
    await interaction.deferReply();
    await interaction.editReply("At last");
    await interaction.followUp({ content: "And more", flags: MessageFlags.Ephemeral });
  } else if (interaction.commandName === "form") {
    const name = new TextInputBuilder().setCustomId("name").setLabel("Name").setStyle(TextInputStyle.Short);
    const form = new ModalBuilder().setCustomId("form").setTitle("Who are you?");
    await interaction.showModal(form.addComponents(new ActionRowBuilder().addComponents(name)));
  }
});

/** What the person sees once that is so. */
async function seen(interaction, isSo) {
  for (;;) {
    const view = await act("interaction", { id: interaction.id });
    if (isSo(view)) return view;
    if (view.state === "failed") throw new Error(view.error);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function expect(found, wanted) {
  if (found !== wanted) throw new Error(`${JSON.stringify(found)} in place of ${JSON.stringify(wanted)}`);
}

client.once(Events.ClientReady, async () => {
  const guild = client.guilds.cache.find((guild) => guild.name === "Godot Workshop");
  const channel = guild.channels.cache.find((channel) => channel.name === "general").id;
  await guild.commands.set(COMMANDS);
  const kept = await guild.commands.fetch();
  expect(kept.map((command) => command.name).join(), "roll,slow,form");
  steps.pass("commands registered");

  const basil = { user: "basil", channel };
  const isAnswered = (view) => view.state === "responded";
  const typed = await act("autocomplete", { ...basil, command: "roll", focused: "tea", text: "m" });
  const { choices } = await seen(typed, isAnswered);
  expect(choices[0].name, "Tea of m");
  steps.pass("suggestions shown");

  const options = { sides: 6, target: "clover", tea: choices[0].value };
  const rolled = await act("use_command", { ...basil, command: "roll", options });
  const { message } = await seen(rolled, isAnswered);
  expect(message.content, "clover rolls 6 with mint");
  steps.pass("command answered");

  const chosen = await act("select", { user: "clover", message: message.id, values: ["Mint", "Sage"] });
  const secret = (await seen(chosen, isAnswered)).message;
  expect(`${secret.content} ${secret.flags}`, "mint and sage 64");
  steps.pass("choice answered in secret");

  const pressed = await act("press", { user: "clover", message: message.id, label: "Again" });
  const changed = (await seen(pressed, isAnswered)).message;
  expect(`${changed.id} ${changed.content} ${changed.components.length}`, `${message.id} Rolled again 0`);
  steps.pass("button changed the message");

  const waited = await act("use_command", { ...basil, command: "slow" });
  expect((await seen(waited, isAnswered)).message.content, "At last");
  steps.pass("promised answer came");
  const after = await seen(waited, (view) => view.follow_ups.length > 0);
  expect(after.follow_ups[0].content, "And more");
  steps.pass("follow-up came");

  const asked = await act("use_command", { ...basil, command: "form" });
  await seen(asked, (view) => view.state === "modal");
  const sent = await act("submit_modal", { user: "basil", interaction: asked.id, values: { name: "Basil" } });
  expect((await seen(sent, isAnswered)).message.content, "Welcome, Basil");
  steps.pass("form sent in");
});

await client.login(token);
