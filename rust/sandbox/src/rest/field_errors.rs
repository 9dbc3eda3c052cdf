//! The errors of single fields whose message is always the same.

/// The code and the message of an error of a field.
pub type FieldError = (&'static str, &'static str);

macro_rules! field_errors {
    ($($code:ident = $message:literal;)+) => {
        $(pub const $code: FieldError = (stringify!($code), $message);)+
    };
}

field_errors! {
    APPLICATION_COMMANDS_DUPLICATE_NAME = "Application command names must be unique";
    APPLICATION_COMMAND_INVALID_DESCRIPTION = "Context menu commands cannot have description";
    APPLICATION_COMMAND_INVALID_HANDLER = "Only entry point commands have a handler";
    APPLICATION_COMMAND_INVALID_NAME = "Command name is invalid";
    APPLICATION_COMMAND_INVALID_TYPE = "Entry point commands cannot be guild commands";
    APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID = "Autocomplete is only for texts and numbers without choices";
    APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID = "Choices are only for texts and numbers";
    APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS = "Option choice name already exists";
    APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS = "Option name already exists";
    APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID = "Required options must be placed before non-required options";
    APPLICATION_COMMAND_OPTIONS_TYPE_INVALID =
        "Sub-command and sub-command group option types are mutually exclusive to all other types";
    APPLICATION_COMMAND_OPTIONS_UNSUPPORTED = "Options are only supported on chat input commands";
    APPLICATION_COMMAND_TOO_LARGE = "Command exceeds maximum size (8000)";
    BASE_TYPE_INVALID = "Invalid image data";
    BASE_TYPE_REQUIRED = "This field is required";
    BOOLEAN_TYPE_CONVERT = "Must be either true or false.";
    BUTTON_COMPONENT_CUSTOM_ID_REQUIRED = "A custom id is required";
    BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE = "A custom id and url cannot both be specified";
    BUTTON_COMPONENT_LABEL_REQUIRED = "A label or an emoji is required";
    COMPONENT_CUSTOM_ID_DUPLICATED = "Component custom id cannot be duplicated";
    COMPONENT_DISABLED_UNSUPPORTED = "Components of a modal cannot be disabled";
    COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED = "Components displayable text size exceeds maximum size of 4000";
    COMPONENT_ID_DUPLICATED = "Component id cannot be duplicated";
    COMPONENT_LABEL_UNSUPPORTED = "A text input inside of a label cannot have one itself";
    COMPONENT_LAYOUT_WIDTH_EXCEEDED = "The specified component exceeds the maximum width";
    COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED = "Message exceeds the maximum number of components (40)";
    CONTENT_TYPE_INVALID = "Expected \"Content-Type\" header to be one of {'application/json'}.";
    DATETIME_TYPE_RANGE = "Must be within a day.";
    GUILD_SCHEDULED_EVENT_END_BEFORE_START = "The end has to be after the start.";
    GUILD_SCHEDULED_EVENT_SCHEDULE_PAST = "Cannot schedule event in the past.";
    INVALID_COMMUNICATION_DISABLED_TIMESTAMP = "Communication can be disabled for 28 days at most.";
    LIST_TYPE_CONVERT = "Only iterables may be used in a ListType";
    MAX_EMBED_SIZE_EXCEEDED = "Embed size exceeds maximum size of 6000";
    MESSAGE_REFERENCE_UNKNOWN_MESSAGE = "Unknown message";
    SELECT_COMPONENT_MIN_VALUES_INVALID = "min_values must be less than or equal to max_values";
    SELECT_COMPONENT_OPTION_VALUE_DUPLICATED = "The specified option value is already used";
    SET_TYPE_ALREADY_CONTAINS_VALUE = "The set already contains this value";
    STRING_TYPE_REGEX = "String value did not match validation regex.";
    TEXT_INPUT_LENGTH_INVALID = "min_length must be less than or equal to max_length";
    UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND = "The referenced attachment was not found";
    URL_NOT_VERIFIED = "The specified url could not be verified.";
}
