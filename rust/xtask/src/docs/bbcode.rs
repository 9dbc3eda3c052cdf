//! Converts the documentation of classes from BBCode, which the editor shows, to Markdown.

use super::links::Links;

/// Converts the documentation of a class to Markdown. Tags such as `[method login]` become links.
pub fn to_markdown(bbcode: &str, class: &str, links: &mut Links<'_>) -> String {
    let mut markdown = String::new();
    let mut rest = bbcode;
    while let Some((text, after)) = rest.split_once("[codeblock") {
        let Some((options, after)) = after.split_once(']') else {
            break;
        };
        let (code, after) = after.split_once("[/codeblock]").unwrap_or((after, ""));
        let language = options.trim().strip_prefix("lang=").unwrap_or("gdscript");
        markdown += &paragraphs(&inline(text, class, links));
        let lines = code.trim_matches('\n').lines().map(with_tabs);
        let lines: String = lines.map(|line| line + "\n").collect();
        markdown += &format!("\n\n```{language}\n{lines}```\n\n");
        rest = after;
    }
    markdown += &paragraphs(&inline(rest, class, links));
    markdown.trim().to_owned()
}

/// Converts a text without code blocks. Each `[br]` becomes a line break.
fn inline(bbcode: &str, class: &str, links: &mut Links<'_>) -> String {
    let mut markdown = String::new();
    let mut rest = bbcode;
    while let Some((text, after)) = rest.split_once('[') {
        // A line break in the source of a paragraph is a space.
        markdown += &escape(&text.replace('\n', " "));
        let Some((tag, after)) = after.split_once(']') else {
            markdown += "\\[";
            rest = after;
            continue;
        };
        rest = after;
        match tag.split_once([' ', '=']) {
            None if tag == "br" => markdown.push('\n'),
            None if matches!(tag, "b" | "/b") => markdown += "**",
            None if matches!(tag, "i" | "/i") => markdown.push('*'),
            None if tag == "code" => {
                let (code, after) = rest.split_once("[/code]").unwrap_or((rest, ""));
                markdown += &code_span(code);
                rest = after;
            }
            None if is_class(tag) => markdown += &links.class(tag),
            Some(("url", url)) => {
                let (name, after) = rest.split_once("[/url]").unwrap_or((rest, ""));
                markdown += &format!("[{}]({url})", inline(name, class, links));
                rest = after;
            }
            Some(("param", name)) => markdown += &code_span(name),
            Some((kind @ ("method" | "member" | "signal" | "constant" | "enum"), name)) => {
                markdown += &links.member(kind, name, class);
            }
            _ => markdown += &escape(&format!("[{tag}]")),
        }
    }
    markdown + &escape(&rest.replace('\n', " "))
}

/// Inserts the empty lines that Markdown requires around lists. Other line breaks are kept.
fn paragraphs(text: &str) -> String {
    let mut markdown = String::new();
    let mut was_item = false;
    let mut was_text = false;
    for line in text.split('\n') {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        let item = words.strip_prefix("• ");
        let is_item = item.is_some() || is_numbered(words);
        if was_text && !words.is_empty() {
            markdown += match (was_item, is_item) {
                (true, true) => "\n",
                // Two spaces at the end of a line are a line break in Markdown.
                (false, false) => "  \n",
                _ => "\n\n",
            };
        } else {
            markdown.push('\n');
        }
        match item {
            Some(item) => markdown += &format!("{indent}- {item}"),
            None if is_item => markdown += line,
            None => markdown += words,
        }
        (was_item, was_text) = (is_item, !words.is_empty());
    }
    markdown
}

/// A line of code, indented with tabs as in Godot's editor.
fn with_tabs(line: &str) -> String {
    let code = line.trim_start_matches(' ');
    let spaces = line.len() - code.len();
    "\t".repeat(spaces / 4) + &" ".repeat(spaces % 4) + code
}

/// Whether a line starts with a number, such as `1. `.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(". ")
}

/// Whether a tag names a class or a built-in type.
fn is_class(tag: &str) -> bool {
    tag.starts_with(char::is_uppercase) || matches!(tag, "bool" | "float" | "int")
}

/// A code span, also for code with backticks.
pub fn code_span(code: &str) -> String {
    match code.contains('`') {
        true => format!("`` {code} ``"),
        false => format!("`{code}`"),
    }
}

/// Escapes the characters that have a meaning in Markdown.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(bbcode: &str) -> String {
        to_markdown(bbcode, "DiscordDie", &mut Links::new(&[]))
    }

    #[test]
    fn text_and_code_are_kept() {
        assert_eq!(
            converted("An [b]id[/b] in\n[code]a[0] < b_c[/code], <*>."),
            "An **id** in `a[0] < b_c`, &lt;\\*>."
        );
        assert_eq!(
            converted(
                "See:[br][br][codeblock lang=gdscript]if a[0]:\n    print(a)[/codeblock][br][br]Then."
            ),
            "See:\n\n\n\n```gdscript\nif a[0]:\n\tprint(a)\n```\n\n\n\n\nThen."
        );
        assert_eq!(
            converted("[url=https://a.test/b]Text [i]x[/i][/url]"),
            "[Text *x*](https://a.test/b)"
        );
    }

    #[test]
    fn lists_have_empty_lines_around_them() {
        assert_eq!(
            converted("Values:[br]• one[br]• two[br]    • more[br][br]The end.[br]Really."),
            "Values:\n\n- one\n- two\n    - more\n\nThe end.  \nReally."
        );
    }
}
