//! Converts descriptions of class tables to BBCode, as gdext converts documentation comments.

/// Converts a description to BBCode. It may contain paragraphs, code, links and lists.
pub fn from_description(description: &str) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut lines = description
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    let mut is_open = false;
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let code: Vec<&str> = lines
                .by_ref()
                .take_while(|line| !line.starts_with("```"))
                .collect();
            let code = code.join("\n");
            blocks.push(format!("[codeblock lang={language}]{code}[/codeblock]"));
            is_open = false;
            continue;
        }
        let text = line.trim();
        let item = text.strip_prefix("- ");
        match (blocks.last_mut(), item) {
            _ if text.is_empty() => is_open = false,
            (Some(list), Some(item)) if list.starts_with('•') => {
                list.push_str("[br]• ");
                list.push_str(item);
                is_open = true;
            }
            (_, Some(item)) => {
                blocks.push(format!("• {item}"));
                is_open = true;
            }
            (Some(block), None) if is_open => {
                block.push(' ');
                block.push_str(text);
            }
            (_, None) => {
                blocks.push(text.to_owned());
                is_open = true;
            }
        }
    }
    let blocks = blocks
        .into_iter()
        .map(|block| match block.starts_with("[codeblock") {
            true => block,
            false => with_code(&block),
        });
    blocks.collect::<Vec<_>>().join("[br][br]")
}

/// Returns a text with tags in place of the backticks around code.
fn with_code(text: &str) -> String {
    let mut converted = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        match index % 2 {
            0 => converted.push_str(&with_links(part)),
            _ => converted.push_str(&format!("[code]{part}[/code]")),
        }
    }
    converted
}

/// Returns a text with tags in place of links such as `[Emoji](https://example.org)`.
fn with_links(text: &str) -> String {
    let mut converted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](")
        && let (Some(start), Some(end)) = (before.rfind('['), after.find(')'))
    {
        let (url, name) = (&after[..end], &before[start + 1..]);
        converted.push_str(&before[..start]);
        converted.push_str(&format!("[url={url}]{name}[/url]"));
        rest = &after[end + 1..];
    }
    converted + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_code_are_converted() {
        let description = " Rolls `a`\n die:\n\n - once, or\n   twice\n - thrice\n\n ```gdscript\n roll()\n     wait()\n ```\n The end.";
        assert_eq!(
            from_description(description),
            "Rolls [code]a[/code] die:[br][br]• once, or twice[br]• thrice[br][br]\
             [codeblock lang=gdscript]roll()\n    wait()[/codeblock][br][br]The end."
        );
        assert_eq!(from_description(""), "");
        assert_eq!(
            from_description(
                " See [method roll] and [Dice](https://example.org/dice), or [Cups](x)."
            ),
            "See [method roll] and [url=https://example.org/dice]Dice[/url], or [url=x]Cups[/url]."
        );
    }
}
