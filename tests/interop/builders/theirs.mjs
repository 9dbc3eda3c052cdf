// The cases of ours.gd, built with discord.js: node theirs.mjs prints `CASE name json` for each.

import { createRequire } from "node:module";

const {
  ActionRowBuilder,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  FileBuilder,
  FileUploadBuilder,
  InteractionContextType,
  LabelBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  MessageFlags,
  MessagePayload,
  ModalBuilder,
  PermissionFlagsBits,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SeparatorSpacingSize,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} = createRequire(new URL("../discordjs/", import.meta.url))("discord.js");

const slash = (name = "roll") => new SlashCommandBuilder().setName(name).setDescription("Rolls dice");
const named = (name, description = "x") => (option) => option.setName(name).setDescription(description);
const button = (id, style = ButtonStyle.Primary) => new ButtonBuilder().setCustomId(id).setStyle(style).setLabel("Label");
const text = (content) => new TextDisplayBuilder().setContent(content);
const modal = () => new ModalBuilder().setCustomId("form").setTitle("A form");
const label = () => new LabelBuilder().setLabel("Label");
const row = (...components) => new ActionRowBuilder().addComponents(...components);
const message = (options) => ({
  toJSON: () => MessagePayload.create({ client: { options: {} } }, options).resolveBody().body,
});

const CASES = {
  command_plain: () => slash(),

  command_every_option: () =>
    slash()
      .addStringOption(named("a"))
      .addIntegerOption(named("b"))
      .addBooleanOption(named("c"))
      .addUserOption(named("d"))
      .addChannelOption(named("e"))
      .addRoleOption(named("f"))
      .addMentionableOption(named("g"))
      .addNumberOption(named("h"))
      .addAttachmentOption(named("i")),

  command_required: () =>
    slash()
      .addUserOption((option) => named("a")(option).setRequired(true))
      .addBooleanOption((option) => named("b")(option).setRequired(false)),

  command_texts: () =>
    slash().addStringOption((option) => named("a")(option).setRequired(true).setMinLength(2).setMaxLength(20)),

  command_choices: () =>
    slash()
      .addStringOption((option) =>
        named("a")(option).addChoices({ name: "Red", value: "red" }, { name: "Blue", value: "blue" }),
      )
      .addIntegerOption((option) => named("b")(option).addChoices({ name: "Six", value: 6 }, { name: "Twenty", value: 20 }))
      .addNumberOption((option) => named("c")(option).addChoices({ name: "Half", value: 0.5 })),

  command_choices_translated: () =>
    slash().addStringOption((option) =>
      named("a")(option).addChoices({ name: "Red", value: "red", name_localizations: { de: "Rot", fr: "Rouge" } }),
    ),

  command_numbers: () =>
    slash()
      .addIntegerOption((option) => named("a")(option).setMinValue(2).setMaxValue(100))
      .addNumberOption((option) => named("b")(option).setMinValue(-0.5).setMaxValue(2))
      .addIntegerOption((option) => named("c")(option).setMinValue(0)),

  command_autocomplete: () =>
    slash()
      .addStringOption((option) => named("a")(option).setAutocomplete(true))
      .addNumberOption((option) => named("b")(option).setAutocomplete(true)),

  command_channel_types: () =>
    slash().addChannelOption((option) =>
      named("a")(option).addChannelTypes(ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildForum),
    ),

  command_file_types: () => slash().addAttachmentOption((option) => named("a")(option).setFileTypes("image", ".pdf")),

  command_subcommands: () =>
    slash("shop")
      .addSubcommand((command) =>
        named("buy", "Buys")(command)
          .addIntegerOption((option) => named("amount")(option).setRequired(true))
          .addStringOption(named("note")),
      )
      .addSubcommand(named("sell", "Sells")),

  command_groups: () =>
    slash("shop")
      .addSubcommand(named("buy", "Buys"))
      .addSubcommandGroup((group) =>
        named("admin", "Sets up")(group)
          .addSubcommand((command) => named("reset", "Anew")(command).addBooleanOption(named("hard")))
          .addSubcommand(named("close", "Ends")),
      ),

  command_translated: () =>
    slash()
      .setNameLocalizations({ de: "würfeln", "pt-BR": "rolar" })
      .setDescriptionLocalizations({ de: "Würfelt" })
      .addIntegerOption((option) =>
        named("sides")(option).setNameLocalizations({ de: "seiten" }).setDescriptionLocalizations({ de: "Wie viele" }),
      ),

  command_permissions: () =>
    slash().setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ModerateMembers),

  command_for_administrators: () => slash().setDefaultMemberPermissions(0n),

  command_contexts: () =>
    slash()
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall),

  command_nsfw: () => slash().setNSFW(true),

  command_of_users: () => new ContextMenuCommandBuilder().setName("High Five").setType(ApplicationCommandType.User),

  command_of_messages: () =>
    new ContextMenuCommandBuilder()
      .setName("Report it")
      .setType(ApplicationCommandType.Message)
      .setNameLocalizations({ de: "Melden" })
      .setDefaultMemberPermissions(PermissionFlagsBits.SendMessages),

  row_of_styles: () =>
    row(
      button("a", ButtonStyle.Primary),
      button("b", ButtonStyle.Secondary),
      button("c", ButtonStyle.Success),
      button("d", ButtonStyle.Danger).setDisabled(true),
      new ButtonBuilder().setStyle(ButtonStyle.Link).setURL("https://example.org/a").setLabel("Label"),
    ),

  button_with_emoji: () => button("a").setEmoji({ name: "🔥" }),

  button_with_custom_emoji: () => button("a").setEmoji({ id: "1431059404182044900", name: "blob", animated: true }),

  button_premium: () => new ButtonBuilder().setStyle(ButtonStyle.Premium).setSKUId("1431059404182044900"),

  select_of_texts: () =>
    new StringSelectMenuBuilder()
      .setCustomId("weapon")
      .setPlaceholder("Choose a weapon")
      .setMinValues(0)
      .setMaxValues(2)
      .addOptions(
        { label: "Sword", value: "sword", description: "Strong and slow", emoji: { name: "🗡️" }, default: true },
        { label: "Bow", value: "bow" },
      ),

  select_of_users: () =>
    new UserSelectMenuBuilder().setCustomId("who").setDefaultUsers("1431059404182044900").setMinValues(1).setMaxValues(3),

  select_of_roles: () =>
    new RoleSelectMenuBuilder().setCustomId("which").setPlaceholder("Role").setDefaultRoles("1431059404182044901"),

  select_of_mentionables: () =>
    new MentionableSelectMenuBuilder()
      .setCustomId("any")
      .addDefaultUsers("1431059404182044900")
      .addDefaultRoles("1431059404182044901")
      .setMinValues(0)
      .setMaxValues(5),

  select_of_channels: () =>
    new ChannelSelectMenuBuilder()
      .setCustomId("where")
      .setChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement)
      .setDefaultChannels("1431059404182044902")
      .setDisabled(true),

  text_display: () => text("# Round 3").setId(7),

  section_with_a_button: () =>
    new SectionBuilder().addTextDisplayComponents(text("Ada leads"), text("by 200")).setButtonAccessory(button("watch")),

  section_with_a_thumbnail: () =>
    new SectionBuilder()
      .addTextDisplayComponents(text("Ada"))
      .setThumbnailAccessory(
        new ThumbnailBuilder().setURL("https://example.org/ada.png").setDescription("Ada").setSpoiler(true),
      ),

  media_gallery: () =>
    new MediaGalleryBuilder().addItems(
      { media: { url: "attachment://map.png" }, description: "The map", spoiler: true },
      { media: { url: "https://example.org/b.png" } },
    ),

  separators: () => new SeparatorBuilder().setDivider(true).setSpacing(SeparatorSpacingSize.Large),

  file: () => new FileBuilder().setURL("attachment://replay.bin").setSpoiler(true),

  container: () =>
    new ContainerBuilder()
      .setAccentColor(0xff_d7_00)
      .setSpoiler(true)
      .addTextDisplayComponents(text("# Round 3"))
      .addSeparatorComponents(new SeparatorBuilder().setDivider(true))
      .addSectionComponents(
        new SectionBuilder().addTextDisplayComponents(text("Ada")).setButtonAccessory(button("watch")),
      )
      .addMediaGalleryComponents(new MediaGalleryBuilder().addItems({ media: { url: "attachment://map.png" } }))
      .addFileComponents(new FileBuilder().setURL("attachment://replay.bin"))
      .addActionRowComponents(row(button("next"))),

  modal_of_texts: () =>
    modal().addLabelComponents(
      label().setTextInputComponent(
        new TextInputBuilder()
          .setCustomId("name")
          .setStyle(TextInputStyle.Short)
          .setPlaceholder("Name")
          .setMinLength(2)
          .setMaxLength(20)
          .setValue("Ada")
          .setRequired(true),
      ),
      label()
        .setDescription("As long as you like")
        .setTextInputComponent(
          new TextInputBuilder().setCustomId("story").setStyle(TextInputStyle.Paragraph).setRequired(false),
        ),
    ),

  modal_of_menus: () =>
    modal().addLabelComponents(
      label().setStringSelectMenuComponent(
        new StringSelectMenuBuilder().setCustomId("class").setRequired(true).addOptions({ label: "Thief", value: "t" }),
      ),
      label().setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId("who").setMinValues(1).setMaxValues(2)),
      label().setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId("role")),
      label().setMentionableSelectMenuComponent(new MentionableSelectMenuBuilder().setCustomId("any")),
      label().setChannelSelectMenuComponent(
        new ChannelSelectMenuBuilder().setCustomId("where").setChannelTypes(ChannelType.GuildText),
      ),
    ),

  modal_of_lists: () =>
    modal().addLabelComponents(
      label().setRadioGroupComponent(
        new RadioGroupBuilder()
          .setCustomId("side")
          .setRequired(true)
          .addOptions({ label: "White", value: "w", description: "Begins", default: true }, { label: "Black", value: "b" }),
      ),
      label().setCheckboxGroupComponent(
        new CheckboxGroupBuilder()
          .setCustomId("extras")
          .setMinValues(0)
          .setMaxValues(2)
          .addOptions({ label: "Clock", value: "c" }, { label: "Hints", value: "h", default: true }),
      ),
      label().setCheckboxComponent(new CheckboxBuilder().setCustomId("agree").setDefault(true)),
    ),

  modal_of_files: () =>
    modal().addLabelComponents(
      label().setFileUploadComponent(
        new FileUploadBuilder()
          .setCustomId("proof")
          .setMinValues(1)
          .setMaxValues(3)
          .setFileTypes("image", ".pdf")
          .setRequired(true),
      ),
    ),

  modal_with_a_text: () =>
    modal()
      .addTextDisplayComponents(text("Think twice."))
      .addLabelComponents(label().setCheckboxComponent(new CheckboxBuilder().setCustomId("agree"))),

  embed_plain: () => new EmbedBuilder().setTitle("High scores").setDescription("The best"),

  embed_full: () =>
    new EmbedBuilder()
      .setTitle("High scores")
      .setDescription("The best")
      .setURL("https://example.org/scores")
      .setColor(0xff_d7_00)
      .setTimestamp(new Date("2026-01-31T12:00:00.000Z"))
      .setAuthor({ name: "Ada", url: "https://example.org/ada", iconURL: "https://example.org/ada.png" })
      .setFooter({ text: "Since Monday", iconURL: "https://example.org/clock.png" })
      .setImage("attachment://scores.png")
      .setThumbnail("https://example.org/cup.png")
      .addFields({ name: "Ada", value: "12,034", inline: true }, { name: "Bob", value: "9,800" }),

  message_with_buttons: () =>
    message({
      content: "Again?",
      tts: true,
      embeds: [new EmbedBuilder().setTitle("Score")],
      components: [row(button("yes"), button("no")), row(new UserSelectMenuBuilder().setCustomId("who"))],
    }),

  message_of_components: () =>
    message({
      flags: MessageFlags.IsComponentsV2,
      components: [text("Hello"), new ContainerBuilder().addTextDisplayComponents(text("Box")), row(button("yes"))],
    }),

  message_for_few: () =>
    message({
      content: "psst @everyone",
      flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds,
      allowedMentions: { parse: ["roles"], users: ["1431059404182044900"] },
    }),

  message_with_a_poll: () =>
    message({
      poll: {
        question: { text: "Which map next?" },
        answers: [{ text: "Ice cave", emoji: "🧊" }, { text: "Volcano" }],
        duration: 2,
        allowMultiselect: true,
      },
    }),
};

for (const [name, build] of Object.entries(CASES)) {
  console.log(`CASE ${name} ${JSON.stringify(build().toJSON())}`);
}
