//! Images.

use crate::stranger::*;

#[tokio::test]
async fn avatars_icons_and_defaults_are_png() {
    let sandbox = demo();
    for path in [
        "/avatars/1/a.png?size=64",
        "/icons/2/b.png?size=64",
        "/embed/avatars/3.png?size=64",
    ] {
        let response = http()
            .get(format!("{}{path}", sandbox.url()))
            .send()
            .await
            .unwrap();
        assert_eq!(response.headers()["content-type"], "image/png", "{path}");
        let png = response.bytes().await.unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(&png[16..24], [0, 0, 0, 64, 0, 0, 0, 64]);
    }
    for path in [
        "/embed/avatars/9.png",
        "/avatars/nobody/a.png",
        "/attachments/1/2/gone.txt",
    ] {
        assert_eq!(
            http()
                .get(format!("{}{path}", sandbox.url()))
                .send()
                .await
                .unwrap()
                .status(),
            404,
            "{path}"
        );
    }
}
