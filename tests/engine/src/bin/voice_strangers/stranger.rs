//! A program with another library.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{self, Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long a program may take to answer.
const ANSWER: Duration = Duration::from_secs(20);

/// How a program of a library is started.
pub struct Command {
    pub name: String,
    program: String,
    arguments: Vec<String>,
}

impl Command {
    /// The name of the library, the program, and its first arguments.
    pub fn new(words: &[String]) -> Command {
        let [name, program, arguments @ ..] = words else {
            panic!("{words:?} is no command");
        };
        Command {
            name: name.clone(),
            program: program.clone(),
            arguments: arguments.to_vec(),
        }
    }
}

/// A running program.
pub struct Stranger {
    name: String,
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    heard: PathBuf,
    is_ready: bool,
    has_spoken: bool,
    code: Option<String>,
}

impl Stranger {
    /// Starts a program. `place` is the URL of the sandbox, the token, the channel, and the other user.
    pub fn start(
        command: &Command,
        place: [&str; 4],
        spoken: &Path,
        heard: PathBuf,
        ca: &Path,
    ) -> Stranger {
        let mut child = process::Command::new(&command.program)
            .args(&command.arguments)
            .args(place)
            .args([spoken, &heard])
            .env("NODE_EXTRA_CA_CERTS", ca)
            .env("SSL_CERT_FILE", ca)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Stranger {
            name: command.name.clone(),
            input: child.stdin.take().unwrap(),
            child,
            lines,
            heard,
            is_ready: false,
            has_spoken: false,
            code: None,
        }
    }

    /// Reads what the program prints. Returns whether it has said everything.
    pub fn step(&mut self) -> bool {
        while let Ok(line) = self.lines.try_recv() {
            self.read(&line);
        }
        self.has_spoken
    }

    fn read(&mut self, line: &str) {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("READY", _) => self.is_ready = true,
            ("SPOKEN", "") => self.has_spoken = true,
            ("CODE", code) => self.code = Some(code.to_owned()),
            _ => panic!("{}: {line}", self.name),
        }
    }

    /// Asks for the privacy code. `None` if the program has not joined.
    pub fn code(&mut self) -> Option<String> {
        self.step();
        if !self.is_ready {
            assert_eq!(self.child.try_wait().unwrap(), None, "{}", self.name);
            return None;
        }
        self.order("code");
        while self.code.is_none() {
            let line = self.lines.recv_timeout(ANSWER);
            self.read(&line.unwrap_or_else(|_| panic!("{} does not answer", self.name)));
        }
        self.code.take()
    }

    pub fn speak(&mut self) {
        self.order("speak");
    }

    fn order(&mut self, order: &str) {
        writeln!(self.input, "{order}").unwrap();
    }

    /// Ends the program. Returns the file with what it has heard.
    pub fn finish(mut self) -> PathBuf {
        self.order("quit");
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{}: {status}", self.name);
        self.step();
        self.heard.clone()
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
