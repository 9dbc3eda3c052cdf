//! Messages of many kinds, for what is only read.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::place::Place;
use crate::stranger::*;

impl Place {
    /// More of what is only read: messages of many kinds, threads, a follower.
    pub async fn fill(&mut self) {
        let (general, news) = (self.id("general"), self.id("news"));
        let messages = format!("/channels/{general}/messages");
        let reference = json!({ "message_id": self.id("message_id") });
        let forwarded = json!({
            "type": 1, "channel_id": general, "message_id": self.id("another"),
        });
        let embed = json!({
            "title": "Sun", "description": "Rises", "url": "https://example.com", "color": 255,
            "timestamp": "2100-01-01T10:00:00Z", "footer": { "text": "Foot" }, "author": { "name": "Sage" },
            "image": { "url": "https://example.com/a.png" }, "thumbnail": { "url": "https://example.com/b.png" },
            "fields": [{ "name": "a", "value": "b", "inline": true }, { "name": "c", "value": "d" }],
        });
        let button = json!({ "type": 2, "style": 1, "label": "Press", "custom_id": "go" });
        let menu = json!({
            "type": 3, "custom_id": "pick", "options": [{ "label": "Tea", "value": "tea" }],
        });
        let section = json!({
            "type": 9, "components": [{ "type": 10, "content": "Text" }], "accessory": button,
        });
        let container = json!({
            "type": 17, "components": [{ "type": 10, "content": "Text" }, { "type": 14 }],
        });
        let gallery = json!({
            "type": 12, "items": [{ "media": { "url": "https://example.com/a.png" } }],
        });
        for body in [
            json!({ "content": "Yes", "message_reference": reference }),
            json!({ "message_reference": forwarded }),
            json!({ "embeds": [embed], "tts": true, "flags": 4 }),
            json!({ "content": "x", "components": [{ "type": 1, "components": [button] }] }),
            json!({ "content": "x", "components": [{ "type": 1, "components": [menu] }] }),
            json!({ "flags": 32768, "components": [section, container, gallery] }),
            json!({ "content": "x", "sticker_ids": [self.id("sticker_id")] }),
            json!({ "content": format!("<@{}> <@&{}>", self.id("basil"), self.id("role_id")) }),
        ] {
            self.ask("POST", &messages, body).await;
        }
        let file = Part::bytes(vec![1, 2]).file_name("a.txt");
        let form = Form::new().text("payload_json", "{\"content\": \"file\"}");
        let sent = self.rest.request("POST", &messages);
        let sent = sent.multipart(form.part("files[0]", file)).send().await;
        assert_eq!(sent.unwrap().status().as_u16(), 200);
        let follow = json!({ "webhook_channel_id": general });
        self.ask("POST", &format!("/channels/{news}/followers"), follow)
            .await;
        let published = self.id("announcement");
        let path = format!("/channels/{news}/messages/{published}/crosspost");
        self.ask("POST", &path, Value::Null).await;
        let path = format!("{messages}/{}/threads", self.id("message_id"));
        let begun = self.ask("POST", &path, json!({ "name": "aside" })).await;
        let aside = format!("/channels/{}", text(&begun["id"]));
        let said = json!({ "content": "aside" });
        self.ask("POST", &format!("{aside}/messages"), said).await;
        self.ask("PATCH", &aside, json!({ "archived": true })).await;
        let topic = json!({ "name": "topic", "message": { "content": "First" } });
        let path = format!("/channels/{}/threads", self.id("forum"));
        self.ask("POST", &path, topic).await;
    }
}
