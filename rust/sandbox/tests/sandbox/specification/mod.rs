//! The sandbox beside Discord's own specification: every operation is there, and answers as it says.
//!
//! The specification and the list of operations stand in `tests/spec`, or in the folder that `DISCORD_FACTS` names.

mod answers;
mod bodies;
mod fill;
mod place;
mod requests;
mod table;

use std::path::{Path, PathBuf};

/// The text of one of the facts.
fn fact(name: &str) -> String {
    let folder = std::env::var_os("DISCORD_FACTS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec"),
        PathBuf::from,
    );
    let file = folder.join(name);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The forms that the route table takes are those the specification names.
#[tokio::test]
async fn forms_are_taken_where_the_specification_says() {
    let specification: serde_json::Value = serde_json::from_str(&fact("openapi.json")).unwrap();
    let sandbox = crate::stranger::demo();
    let client = crate::stranger::http();
    let form = "application/x-www-form-urlencoded";
    let mut taken = 0;
    for (path, verbs) in specification["paths"].as_object().unwrap() {
        for (verb, operation) in verbs.as_object().unwrap() {
            let Some(content) = operation["requestBody"]["content"].as_object() else {
                continue;
            };
            let segments = path.split('/');
            let segments = segments.map(|part| if part.starts_with('{') { "1" } else { part });
            let url = segments.collect::<Vec<_>>().join("/");
            let request = client
                .request(
                    verb.to_uppercase().parse().unwrap(),
                    format!("{}/api/v10{url}", sandbox.url()),
                )
                .header("authorization", format!("Bot {}", sandbox.bot_token()))
                .header("content-type", form)
                .body("a=b");
            let answer = crate::stranger::Answer::read(request.send().await.unwrap()).await;
            // Operations the sandbox lacks are the business of another test.
            if answer.status == 404 && answer.body["code"] == 0 {
                continue;
            }
            let refused = crate::stranger::has_error(&answer.body, &[], "CONTENT_TYPE_INVALID");
            let documented = content.contains_key(form);
            assert_eq!(refused, !documented, "{verb} {path}: {}", answer.body);
            taken += usize::from(documented);
        }
    }
    assert_eq!(taken, 12);
}
