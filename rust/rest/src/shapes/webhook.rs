//! TODO.

use crate::schema::Shape;

/// TODO
pub static GITHUB_USER: Shape = Shape {
    required: fields![id: integer, login: text, html_url: text(0..=2048), avatar_url: text(0..=2048)],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_COMMENT: Shape = Shape {
    required: fields![id: integer, html_url: text(0..=2048), user: object(GITHUB_USER), body: text],
    optional: fields![commit_id: text],
    check: None,
};

/// TODO
pub static GITHUB_ISSUE: Shape = Shape {
    required: fields![id: integer, number: integer, html_url: text(0..=2048), user: object(GITHUB_USER), title: text],
    optional: fields![body: text, pull_request: not_null(any)],
    check: None,
};

/// TODO
pub static GITHUB_REPOSITORY: Shape = Shape {
    required: fields![id: integer, html_url: text(0..=2048), name: text, full_name: text],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_RELEASE: Shape = Shape {
    required: fields![id: integer, tag_name: text, html_url: text(0..=2048), author: object(GITHUB_USER)],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_COMMIT: Shape = Shape {
    required: fields![id: text, url: text(0..=2048), message: text, author: object(GITHUB_AUTHOR)],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_AUTHOR: Shape = Shape {
    required: fields![name: text],
    optional: fields![username: text],
    check: None,
};

/// TODO
pub static GITHUB_REVIEW: Shape = Shape {
    required: fields![user: object(GITHUB_USER), html_url: text(0..=2048), state: text],
    optional: fields![body: text],
    check: None,
};

/// TODO
pub static GITHUB_CHECK_RUN: Shape = Shape {
    required: fields![name: text, html_url: text(0..=2048), check_suite: object(GITHUB_CHECK_SUITE)],
    optional: fields![conclusion: text, details_url: text(0..=2048), output: object(GITHUB_CHECK_RUN_OUTPUT), pull_requests: list(object(GITHUB_CHECK_PULL), 0..=1521)],
    check: None,
};

/// TODO
pub static GITHUB_CHECK_SUITE: Shape = Shape {
    required: fields![head_sha: text, app: object(GITHUB_CHECK_APP)],
    optional: fields![conclusion: text, head_branch: text, pull_requests: list(object(GITHUB_CHECK_PULL), 0..=1521)],
    check: None,
};

/// TODO
pub static GITHUB_CHECK_APP: Shape = Shape {
    required: fields![name: text],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_CHECK_PULL: Shape = Shape {
    required: fields![number: integer],
    optional: fields![],
    check: None,
};

/// TODO
pub static GITHUB_CHECK_RUN_OUTPUT: Shape = Shape {
    required: fields![],
    optional: fields![title: text, summary: text],
    check: None,
};

/// TODO
pub static GITHUB_DISCUSSION: Shape = Shape {
    required: fields![title: text, number: integer, html_url: text(0..=2048), user: object(GITHUB_USER)],
    optional: fields![answer_html_url: text(0..=2048), body: text],
    check: None,
};

/// TODO
pub static WEBHOOK_SLACK_EMBED: Shape = Shape {
    required: fields![],
    optional: fields![title: text, title_link: text(0..=2048), text: text, color: text(0..=7), ts: integer, pretext: text, footer: text, footer_icon: text(0..=2048), author_name: text, author_link: text(0..=2048), author_icon: text(0..=2048), image_url: text(0..=2048), thumb_url: text(0..=2048), fields: list(object(WEBHOOK_SLACK_EMBED_FIELD), 0..=1521)],
    check: None,
};

/// TODO
pub static WEBHOOK_SLACK_EMBED_FIELD: Shape = Shape {
    required: fields![],
    optional: fields![name: text, value: text, inline: bool],
    check: None,
};
