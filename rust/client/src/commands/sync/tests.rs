use serde_json::json;

use super::*;

/// A simulated Discord, which changes the texts that it receives.
struct Discord {
    commands: Vec<Value>,
    next_id: u64,
    change: fn(&str) -> String,
    /// The requests since the last call that returned them.
    requests: Vec<String>,
}

impl Discord {
    fn new(change: fn(&str) -> String) -> Self {
        Self {
            commands: Vec::new(),
            next_id: 7,
            change,
            requests: Vec::new(),
        }
    }

    fn put(&mut self, command: &Value) -> Value {
        let mut stored = command.clone();
        stored["name"] = (self.change)(name(command)).into();
        if let Some(description) = command["description"].as_str() {
            stored["description"] = (self.change)(description).into();
        }
        let same = |known: &Value| {
            name(known) == name(&stored) && command_type(known) == command_type(&stored)
        };
        self.requests.push(format!("POST {}", name(&stored)));
        match self.commands.iter().position(same) {
            Some(place) => {
                stored["id"] = self.commands[place]["id"].clone();
                self.commands[place] = stored.clone();
            }
            None => {
                stored["id"] = self.next_id.to_string().into();
                self.next_id += 1;
                self.commands.push(stored.clone());
                let kind = command_type(&stored);
                let count = self
                    .commands
                    .iter()
                    .filter(|each| command_type(each) == kind)
                    .count();
                let limit = LIMITS
                    .iter()
                    .find(|(limited, ..)| *limited == kind)
                    .unwrap()
                    .1;
                assert!(count <= limit, "Discord refuses the command");
            }
        }
        stored
    }

    fn delete(&mut self, deleted: u64) {
        self.requests.push(format!("DELETE {deleted}"));
        self.commands.retain(|command| id(command) != Some(deleted));
    }

    /// Synchronizes the commands, and returns the requests that this required.
    fn sync(&mut self, wanted: &[Value], memory: &mut SyncMemory) -> Vec<String> {
        let mut sync = CommandSync::new(0, wanted.to_vec(), self.commands.clone(), memory);
        loop {
            match sync.next_step(memory) {
                SyncStep::Delete(id) => self.delete(id),
                SyncStep::Keep(_) => {}
                SyncStep::Put(index) => {
                    let response = self.put(&wanted[index]);
                    sync.record_response(index, &response, memory);
                }
                SyncStep::Done => return std::mem::take(&mut self.requests),
            }
        }
    }
}

fn slash(name: &str) -> Value {
    json!({"name": name, "description": "x"})
}

fn user(name: &str) -> Value {
    json!({"name": name, "type": 2})
}

#[test]
fn the_difference_is_sent_alone() {
    let mut memory = SyncMemory::default();
    let mut discord = Discord::new(str::to_owned);
    let first = [slash("a"), slash("b"), user("a")];
    assert_eq!(
        discord.sync(&first, &mut memory),
        ["POST a", "POST b", "POST a"]
    );
    assert!(discord.sync(&first, &mut memory).is_empty());
    assert!(discord.sync(&first, &mut SyncMemory::default()).is_empty());
    let mut changed = slash("b");
    changed["description"] = json!("y");
    let second = [slash("c"), changed, user("a")];
    assert_eq!(
        discord.sync(&second, &mut memory),
        ["DELETE 7", "POST c", "POST b"]
    );
    assert!(discord.sync(&second, &mut memory).is_empty());
    assert_eq!(discord.sync(&[], &mut memory).len(), 3);
}

#[test]
fn what_was_sent_is_not_sent_again_whatever_discord_does_to_it() {
    for change in [
        |text: &str| text.replace('\u{fe0f}', ""),
        |text: &str| text.trim().to_owned(),
        |text: &str| text.to_uppercase(),
        |text: &str| text.chars().rev().collect::<String>(),
        |text: &str| format!("{text}!"),
    ] {
        let mut memory = SyncMemory::default();
        let mut discord = Discord::new(change);
        let wanted = [
            json!({"name": "\u{2699}\u{fe0f} Settings", "type": 3}),
            json!({"name": "roll", "description": "Rolls a \u{1f3b2}\u{fe0f}  "}),
        ];
        assert_eq!(discord.sync(&wanted, &mut memory).len(), 2);
        let requests = discord.sync(&wanted, &mut memory);
        assert!(requests.is_empty(), "{requests:?}");
        assert_eq!(discord.commands.len(), 2);
    }
}

#[test]
fn a_new_process_sends_nothing_that_differs_only_as_discord_stores_it() {
    let mut discord = Discord::new(crate::commands::normalized_text);
    let wanted = [
        json!({"name": "\u{2699}\u{fe0f} Settings", "type": 3}),
        json!({"name": "wu\u{308}rfeln", "description": "Rolls\n\u{200b}a die "}),
    ];
    assert_eq!(discord.sync(&wanted, &mut SyncMemory::default()).len(), 2);
    assert!(discord.sync(&wanted, &mut SyncMemory::default()).is_empty());
}

#[test]
fn a_name_that_discord_changes_in_an_unknown_way_is_not_deleted() {
    let mut discord = Discord::new(|text| text.replace('&', "+"));
    let wanted = [user("Rock & Roll")];
    discord.sync(&wanted, &mut SyncMemory::default());
    let requests = discord.sync(&wanted, &mut SyncMemory::default());
    assert_eq!(
        requests,
        ["POST Rock + Roll"],
        "another process cannot know"
    );
    assert_eq!(discord.commands.len(), 1);
}

#[test]
fn a_similar_name_is_another_command() {
    let mut memory = SyncMemory::default();
    let mut discord = Discord::new(str::to_owned);
    discord.sync(&[user("Wave")], &mut memory);
    assert_eq!(
        discord.sync(&[user("Wave!")], &mut memory),
        ["POST Wave!", "DELETE 7"]
    );
    assert!(discord.sync(&[user("Wave!")], &mut memory).is_empty());
}

#[test]
fn what_others_change_is_sent_again() {
    let mut memory = SyncMemory::default();
    let mut discord = Discord::new(|text| format!("{text}!"));
    let wanted = [slash("roll")];
    discord.sync(&wanted, &mut memory);
    discord.commands[0]["description"] = json!("Rolls two dice");
    assert_eq!(discord.sync(&wanted, &mut memory), ["POST roll!"]);
    discord.commands.clear();
    assert_eq!(discord.sync(&wanted, &mut memory), ["POST roll!"]);
}

#[test]
fn a_full_set_of_commands_can_be_replaced() {
    let mut memory = SyncMemory::default();
    let mut discord = Discord::new(str::to_owned);
    let numbered = |from: usize| -> Vec<_> {
        (from..from + 100)
            .map(|number| slash(&format!("c{number}")))
            .collect()
    };
    assert_eq!(discord.sync(&numbered(0), &mut memory).len(), 100);
    assert_eq!(
        discord.sync(&numbered(1), &mut memory),
        ["DELETE 7", "POST c100"]
    );
    assert_eq!(discord.sync(&numbered(500), &mut memory).len(), 200);
}

#[test]
fn primary_entry_points_are_never_deleted() {
    let mut discord = Discord::new(str::to_owned);
    let entry_point = json!({"id": "5", "type": 4, "name": "launch", "description": "Launch"});
    discord.commands.push(entry_point.clone());
    discord
        .commands
        .push(json!({"id": "6", "type": 1, "name": "old", "description": "x"}));
    assert_eq!(discord.sync(&[], &mut SyncMemory::default()), ["DELETE 6"]);
    assert_eq!(discord.commands, [entry_point]);
}

#[test]
fn sets_that_discord_refuses_are_refused() {
    let numbered = |count: usize, kind: u64| -> Vec<_> {
        let one = |number| json!({"name": format!("c{number}"), "type": kind});
        (0..count).map(one).collect()
    };
    for (kind, limit) in [(1, 100), (2, 15), (3, 15), (4, 1)] {
        assert_eq!(check_commands(&numbered(limit, kind)), Ok(()));
        let problem = check_commands(&numbered(limit + 1, kind)).unwrap_err();
        assert!(
            problem.contains(&format!("Discord allows {limit}")),
            "{problem}"
        );
    }
    assert_eq!(check_commands(&[slash("a"), user("a")]), Ok(()));
    let twice = [user("\u{2699}\u{fe0f} x"), user("\u{2699} x")];
    assert!(check_commands(&twice).unwrap_err().contains("two commands"));
}
