//! Emojis, stickers and soundboard sounds.

use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::stranger::*;

const INTENT: u64 = 1 << 3;
const WORKSHOP: &str = "Godot Workshop";
const IMAGE: &str = "data:image/png;base64,iVBORw0KGgo=";

#[tokio::test]
async fn emojis_are_uploaded_renamed_and_deleted() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let path = format!("/guilds/{}/emojis", guild(&sandbox, WORKSHOP));
    let made = rest
        .send("POST", &path, json!({ "name": "wave", "image": IMAGE }))
        .await;
    assert_eq!((made.status, &made.body["name"]), (201, &json!("wave")));
    assert_eq!(made.body["user"]["username"], "sandy");
    let told = gateway.event("GUILD_EMOJIS_UPDATE").await;
    assert_eq!(told["emojis"][0]["id"], made.body["id"]);
    assert!(told["emojis"][0].get("user").is_none());
    let one = format!("{path}/{}", text(&made.body["id"]));
    let renamed = rest
        .send("PATCH", &one, json!({ "name": "hello" }))
        .await
        .body;
    assert_eq!(renamed["name"], "hello");
    let told = gateway.event("GUILD_EMOJIS_UPDATE").await;
    assert_eq!(told["emojis"][0]["name"], "hello");
    assert_eq!(rest.get(&path).await.body[0], renamed);
    let shown = rest
        .get(&format!("/guilds/{}", guild(&sandbox, WORKSHOP)))
        .await
        .body;
    assert_eq!(shown["emojis"][0]["name"], "hello");
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    assert_eq!(
        gateway.event("GUILD_EMOJIS_UPDATE").await["emojis"],
        json!([])
    );
    assert_eq!(rest.get(&one).await.body["code"], 10014);
    let wrong = rest
        .send("POST", &path, json!({ "name": "x", "image": "x" }))
        .await
        .body;
    assert!(wrong["errors"]["image"].is_object() && wrong["errors"]["name"].is_object());
}

#[tokio::test]
async fn stickers_come_as_forms() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let path = format!("/guilds/{}/stickers", guild(&sandbox, WORKSHOP));
    let file = Part::bytes(b"GIF89a".to_vec()).file_name("cat.gif");
    let form = Form::new()
        .text("name", "Cat")
        .text("tags", "cat")
        .text("description", "A cat")
        .part("file", file);
    let made = rest
        .request("POST", &path)
        .multipart(form)
        .send()
        .await
        .unwrap();
    let made = Answer::read(made).await;
    assert_eq!(
        (made.status, &made.body["format_type"], &made.body["type"]),
        (201, &json!(4), &json!(2))
    );
    let told = gateway.event("GUILD_STICKERS_UPDATE").await;
    assert_eq!(told["stickers"][0]["description"], "A cat");
    let id = text(&made.body["id"]);
    assert_eq!(
        rest.get(&format!("/stickers/{id}")).await.body["name"],
        "Cat"
    );
    let change = json!({ "guild": WORKSHOP, "sticker": "Cat", "name": "Kitten" });
    sandbox.act_json("update_sticker", change).unwrap();
    let told = gateway.event("GUILD_STICKERS_UPDATE").await;
    assert_eq!(told["stickers"][0]["name"], "Kitten");
    assert_eq!(
        rest.call("DELETE", &format!("{path}/{id}")).await.status,
        204
    );
    assert_eq!(
        gateway.event("GUILD_STICKERS_UPDATE").await["stickers"],
        json!([])
    );
    let empty = rest
        .send("POST", &path, json!({ "name": "Cat" }))
        .await
        .body;
    assert!(empty["errors"]["file"].is_object() && empty["errors"]["tags"].is_object());
    let packs = rest.get("/sticker-packs").await.body;
    assert_eq!(packs["sticker_packs"][0]["stickers"][0]["type"], 1);
}

#[tokio::test]
async fn sounds_are_told_one_by_one_and_all_together() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, 1 | INTENT).await;
    let workshop = guild(&sandbox, WORKSHOP);
    let path = format!("/guilds/{workshop}/soundboard-sounds");
    let body =
        json!({ "name": "boing", "sound": "data:audio/ogg;base64,T2dnUw==", "emoji_name": "🦘" });
    let made = rest.send("POST", &path, body).await;
    assert_eq!((made.status, &made.body["volume"]), (201, &json!(1.0)));
    let told = gateway.event("GUILD_SOUNDBOARD_SOUND_CREATE").await;
    assert_eq!(told, made.body);
    let id = text(&made.body["sound_id"]);
    let one = format!("{path}/{id}");
    let changed = rest
        .send("PATCH", &one, json!({ "volume": 0.5 }))
        .await
        .body;
    assert_eq!(
        gateway.event("GUILD_SOUNDBOARD_SOUND_UPDATE").await,
        changed
    );
    let all = json!({ "guild": WORKSHOP, "available": false });
    sandbox.act_json("update_soundboard_sounds", all).unwrap();
    let told = gateway.event("GUILD_SOUNDBOARD_SOUNDS_UPDATE").await;
    assert_eq!(told["soundboard_sounds"][0]["available"], false);

    gateway
        .send(json!({ "op": 31, "d": { "guild_ids": [workshop] } }))
        .await;
    let asked = gateway.event("SOUNDBOARD_SOUNDS").await;
    assert_eq!(
        (&asked["guild_id"], &asked["soundboard_sounds"]),
        (&json!(workshop), &told["soundboard_sounds"])
    );
    assert_eq!(
        rest.get(&path).await.body["items"],
        told["soundboard_sounds"]
    );
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    let gone = gateway.event("GUILD_SOUNDBOARD_SOUND_DELETE").await;
    assert_eq!(gone, json!({ "sound_id": id, "guild_id": workshop }));
    let default = rest.get("/soundboard-default-sounds").await.body;
    assert!(default[0].get("guild_id").is_none() && default[0]["sound_id"].is_string());
}

#[tokio::test]
async fn a_guild_comes_with_its_expressions() {
    let sandbox = demo();
    for (action, name) in [
        ("create_emoji", "e"),
        ("create_sticker", "s"),
        ("create_soundboard_sound", "n"),
    ] {
        sandbox
            .act_json(action, json!({ "guild": WORKSHOP, "name": name }))
            .unwrap();
    }
    let (mut gateway, _) = Gateway::login(&sandbox, 1).await;
    let told = loop {
        let told = gateway.event("GUILD_CREATE").await;
        if told["name"] == WORKSHOP {
            break told;
        }
    };
    assert_eq!(told["emojis"][0]["name"], "e");
    assert_eq!(told["stickers"][0]["name"], "s");
    assert_eq!(told["soundboard_sounds"][0]["name"], "n");
}

#[tokio::test]
async fn an_application_has_emojis_of_its_own() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/applications/{}/emojis", user(&sandbox, "sandy"));
    let image = json!({ "name": "wave", "image": IMAGE });
    let made = rest.send("POST", &path, image).await;
    assert_eq!(
        (made.status, &made.body["user"]["username"]),
        (201, &json!("sandy"))
    );
    let one = format!("{path}/{}", text(&made.body["id"]));
    let renamed = rest.send("PATCH", &one, json!({ "name": "hello" })).await;
    assert_eq!(rest.get(&path).await.body["items"], json!([renamed.body]));
    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    assert_eq!(rest.get(&one).await.body["code"], 10014);
    let foreign = format!("/applications/{}/emojis", user(&sandbox, "basil"));
    assert_eq!(rest.get(&foreign).await.status, 403);
}

#[tokio::test]
async fn a_sticker_is_an_image_whatever_its_file_is_called() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/guilds/{}/stickers", guild(&sandbox, WORKSHOP));
    let send = async |bytes: Vec<u8>| {
        let file = Part::bytes(bytes).file_name("cat.png");
        let form = Form::new()
            .text("name", "Cat")
            .text("tags", "cat")
            .text("description", "A cat")
            .part("file", file);
        let request = rest.request("POST", &path).multipart(form);
        Answer::read(request.send().await.unwrap()).await.body
    };
    assert_eq!(send(b"not a picture".to_vec()).await["code"], 50046);
    assert_eq!(send(Vec::new()).await["code"], 50046);
    assert_eq!(send(vec![0; (512 << 10) + 1]).await["code"], 50045);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(send(png.to_vec()).await["format_type"], 1);
    assert_eq!(send([&png[..], b"acTL"].concat()).await["format_type"], 2);
    assert_eq!(
        send(br#"{"v":"5","layers":[]}"#.to_vec()).await["format_type"],
        3
    );
}
