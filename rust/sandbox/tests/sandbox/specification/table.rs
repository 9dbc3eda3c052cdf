//! Every operation has a route.

use reqwest::Method;

use super::fact;
use crate::stranger::*;

/// The columns of a line, which may stand in quotes.
fn columns(line: &str) -> Vec<String> {
    let mut columns = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => columns.push(String::new()),
            other => columns.last_mut().unwrap().push(other),
        }
    }
    columns
}

/// The path with every parameter filled in.
fn filled(path: &str) -> String {
    let segment = |segment: &str| {
        if segment.starts_with('{') {
            "1".to_owned()
        } else {
            segment.to_owned()
        }
    };
    let segments: Vec<String> = path.split('/').map(segment).collect();
    segments.join("/")
}

#[tokio::test]
async fn every_operation_is_known() {
    let list = fact("endpoints.csv");
    let mut lines = list.lines().map(columns);
    let title = lines.next().unwrap();
    let place = |name: &str| title.iter().position(|column| column == name).unwrap();
    let [id, method, path, auth] = ["operation_id", "method", "path", "auth"].map(place);
    let sandbox = demo();
    let client = http();
    let (mut asked, mut missing) = (0, Vec::new());
    for line in lines {
        // What an application asks for itself, with its secret, is not a bot's.
        if line[auth].starts_with("client credentials") {
            continue;
        }
        let url = format!("{}/api/v10{}", sandbox.url(), filled(&line[path]));
        let verb = Method::from_bytes(line[method].as_bytes()).unwrap();
        // Without a token: what is known asks for one, or says what it does not find.
        let answer = Answer::read(client.request(verb, url).send().await.unwrap()).await;
        let unknown = answer.status == 404 && answer.body["code"] == 0;
        if unknown || answer.status == 405 {
            missing.push(format!("{} {} ({})", line[method], line[path], line[id]));
        }
        asked += 1;
    }
    assert!(asked > 240, "only {asked} operations in the list");
    assert!(missing.is_empty(), "no route for {missing:#?}");
}
