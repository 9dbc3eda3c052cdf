//! Requests that were signed by another implementation, the package `cryptography` of Python, with the private key of the bytes 0 to 31.

/// The public key.
pub const PUBLIC_KEY: &str = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

/// A signed request.
pub struct Signed {
    pub timestamp: &'static str,
    pub body: &'static str,
    pub signature: &'static str,
}

pub const PING: Signed = Signed {
    timestamp: "1700000000",
    body: r#"{"application_id":"10","id":"20","token":"aW50","type":1,"version":1}"#,
    signature: "634ce2c2d37ecdcc2324714ba91d0587d21bc2cb57481afa930c766e10bab841e6a85ece6f71e3a054c1aee04d910879247d318bb07f9764ea9b394de0fc9c05",
};

pub const COMMAND: Signed = Signed {
    timestamp: "1700000000",
    body: r#"{"application_id":"10","channel_id":"40","data":{"id":"30","name":"roll","type":1},"id":"20","token":"aW50","type":2,"user":{"id":"50","username":"ada","discriminator":"0","avatar":null},"version":1}"#,
    signature: "62417287cc6c9f2cc779c03a04e5da851461cf31a48c27839e3f1c49675e22b47ab395744134b1993e5e912bae0495416fa7d99ad5b60476792353fc0d076a05",
};

pub const WEBHOOK_PING: Signed = Signed {
    timestamp: "1700000000",
    body: r#"{"application_id":"10","type":0,"version":1}"#,
    signature: "dc9a26b9c0c70936b7fa014b5a3262cdb2f505bd13c3275bf118dc1badec87595c758495a040eec2fb6d134b3dc17b34862e4019d392a97a1b8e1511027de10a",
};

pub const WEBHOOK_EVENT: Signed = Signed {
    timestamp: "1700000000",
    body: r#"{"application_id":"10","event":{"data":{"integration_type":1,"scopes":["applications.commands"],"user":{"id":"50","username":"ada"}},"timestamp":"2024-10-18T14:42:53.064834","type":"APPLICATION_AUTHORIZED"},"type":1,"version":1}"#,
    signature: "cd97b59c6369b540006307907be8053b30e4e63f424eaf4ec6f930d53e8d4adf13a2f38b01a6d7ffda0bb9cc2a97143e4093bdb34e5dc4ef6b799649806f8a08",
};

pub const TEXT: Signed = Signed {
    timestamp: "1700000000",
    body: r#"no JSON: é"#,
    signature: "0b751efe7da5cbaedd5688af7864f19e0d8b878ff3aa75978cdc58246832848077eeeecc5f1ed6dec388cec6d949ea6ac5297d94f67eaa3f919935cc758c270f",
};

/// All of them.
pub const SIGNED: &[Signed] = &[PING, COMMAND, WEBHOOK_PING, WEBHOOK_EVENT, TEXT];
