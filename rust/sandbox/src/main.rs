//! The sandbox as a program: prints its URL in the first line and runs until it is interrupted.

#![forbid(unsafe_code)]

use std::io::{self, Write};
use std::process::ExitCode;

use discord_sandbox::{Config, Preset, Sandbox, Tls};

const USAGE: &str = "\
discord-sandbox [options]
  --port N           listen on this port of the loopback interface (0, the default: a free one)
  --token TOKEN      the bot's token (default: a random one)
  --empty            only the bot and its owner
  --big GUILDS MEMBERS
                     many guilds, for benchmarks
  --heartbeat MS     the heartbeat interval (default: 41250)
  --limits MODE      off, lenient (the default) or strict
  --public-url URL   the URL of a proxy in front of it, under which clients reach it
  --voice-certificate FILE
                     write the certificate (PEM) that clients of the voice server have to trust to this file
  --tls CERT KEY     speak TLS with this certificate chain and key (PEM files)
";

fn main() -> ExitCode {
    let outcome = configure(std::env::args().skip(1)).and_then(|options| match options {
        Some(options) => run(options).map_err(|error| error.to_string()),
        None => say(USAGE).map_err(|error| error.to_string()),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "discord-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for.
#[derive(Default)]
struct Options {
    config: Config,
    /// The file for the certificate of the voice server's authority.
    voice_certificate: Option<String>,
}

fn run(options: Options) -> io::Result<()> {
    let sandbox = Sandbox::start(options.config)?;
    if let Some(path) = options.voice_certificate {
        let certificate = sandbox.voice_certificate();
        let missing = || io::Error::other("the voice server cannot be started");
        std::fs::write(path, certificate.ok_or_else(missing)?)?;
    }
    let url = sandbox.url();
    say(&format!(
        "{url}\ntoken: {}\n\n\
         API      {url}/api/v10\n\
         gateway  as GET {url}/api/v10/gateway/bot says\n\
         actions  POST {url}/sandbox/ACTION with a JSON object, as in\n\
         \x20        curl {url}/sandbox/send_message -d '{{\"channel\": \"general\", \"author\": \"basil\", \"content\": \"Hello!\"}}'\n\
         Ctrl-C ends it.\n",
        sandbox.bot_token()
    ))?;
    loop {
        std::thread::park();
    }
}

/// Prints and flushes: a program may be waiting for the first line at the other end of a pipe.
fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Reads the arguments; `None` when help is asked for.
fn configure(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options::default();
    let config = &mut options.config;
    while let Some(argument) = arguments.next() {
        let missing = || format!("{argument} needs a value");
        let mut value = || arguments.next().ok_or_else(missing);
        match argument.as_str() {
            "--port" => config.address.set_port(number(&value()?)?),
            "--token" => config.token = Some(value()?),
            "--empty" => config.preset = Preset::Empty,
            "--big" => {
                config.preset = Preset::Big {
                    guilds: number(&value()?)?,
                    members: number(&value()?)?,
                }
            }
            "--heartbeat" => config.heartbeat_interval_ms = number(&value()?)?,
            "--limits" => {
                let mode = value()?;
                let reason = format!("the mode is {mode:?}; it must be off, lenient or strict");
                config.limits = serde_json::from_value(mode.into()).map_err(|_| reason)?;
            }
            "--public-url" => config.public_url = Some(value()?),
            "--voice-certificate" => options.voice_certificate = Some(value()?),
            "--tls" => {
                config.tls = Some(Tls {
                    certificate: read(&value()?)?,
                    key: read(&value()?)?,
                })
            }
            "--help" | "-h" => return Ok(None),
            other => return Err(format!("unknown argument {other:?}\n{USAGE}")),
        }
    }
    Ok(Some(options))
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not a number, or too large"))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
