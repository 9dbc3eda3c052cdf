//! Polls.

use super::*;

/// A poll on a message.
#[derive(Clone, Debug)]
pub struct Poll {
    question: Value,
    pub answers: Vec<PollAnswer>,
    /// When it ends (Unix time, milliseconds).
    pub ends_ms: u64,
    pub multiselect: bool,
    /// Whether it is over and counted.
    pub finalized: bool,
}

/// Something that can be voted for.
#[derive(Clone, Debug)]
pub struct PollAnswer {
    pub id: u64,
    media: Value,
    /// In the order of their votes.
    pub voters: Vec<Id>,
}

impl Poll {
    /// Reads the poll of a request: its answers are numbered from 1, it lasts for a day when it does not say how long.
    pub fn read(asked: &Value) -> Poll {
        let read_answer = |(answer, id): (&Value, u64)| PollAnswer {
            id,
            media: media(&answer["poll_media"]),
            voters: Vec::new(),
        };
        let answers = entries(&asked["answers"]).iter().zip(1..);
        let hours = asked["duration"].as_f64().unwrap_or(24.0) as u64;
        Poll {
            question: json!({ "text": asked["question"]["text"] }),
            answers: answers.map(read_answer).collect(),
            ends_ms: unix_ms().saturating_add(hours.saturating_mul(3_600_000)),
            multiselect: asked["allow_multiselect"] == true,
            finalized: false,
        }
    }

    /// Whether it can still be voted on.
    pub fn is_open(&self) -> bool {
        !self.finalized && unix_ms() < self.ends_ms
    }

    pub fn answer(&self, id: u64) -> Option<&PollAnswer> {
        self.answers.iter().find(|answer| answer.id == id)
    }

    pub fn answer_mut(&mut self, id: u64) -> Option<&mut PollAnswer> {
        self.answers.iter_mut().find(|answer| answer.id == id)
    }

    /// The answer with the most votes; `None` for a tie, or without votes.
    fn victor(&self) -> Option<&PollAnswer> {
        let most = self.answers.iter().map(|answer| answer.voters.len()).max();
        let most = most.filter(|most| *most > 0)?;
        let mut first = self.answers.iter().filter(|one| one.voters.len() == most);
        first.next().filter(|_| first.next().is_none())
    }

    /// The embed that tells how it ended.
    pub fn render_result(&self) -> Value {
        let total: usize = self.answers.iter().map(|answer| answer.voters.len()).sum();
        let most = self.answers.iter().map(|answer| answer.voters.len()).max();
        let mut fields = vec![
            ("poll_question_text", self.question["text"].clone()),
            ("victor_answer_votes", json!(most.unwrap_or(0).to_string())),
            ("total_votes", json!(total.to_string())),
        ];
        if let Some(victor) = self.victor() {
            fields.push(("victor_answer_id", json!(victor.id.to_string())));
            let emoji = &victor.media["emoji"];
            fields.push(("victor_answer_text", victor.media["text"].clone()));
            fields.push(("victor_answer_emoji_id", emoji["id"].clone()));
            fields.push(("victor_answer_emoji_name", emoji["name"].clone()));
        }
        let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
        let fields =
            fields.map(|(name, value)| json!({ "name": name, "value": value, "inline": false }));
        json!({ "type": "poll_result", "fields": fields.collect::<Value>() })
    }

    /// The poll as that viewer sees it. Answers without votes have no counts.
    pub fn render(&self, viewer: Option<Id>) -> Value {
        let answers = self.answers.iter();
        let counted = answers.clone().filter(|answer| !answer.voters.is_empty());
        let answers = answers.map(|it| json!({ "answer_id": it.id, "poll_media": it.media }));
        let counts = counted.map(|answer| {
            json!({
                "id": answer.id,
                "count": answer.voters.len(),
                "me_voted": viewer.is_some_and(|viewer| answer.voters.contains(&viewer)),
            })
        });
        json!({
            "question": self.question,
            "answers": answers.collect::<Vec<_>>(),
            "expiry": iso(self.ends_ms),
            "allow_multiselect": self.multiselect,
            "layout_type": 1,
            "results": {
                "is_finalized": self.finalized,
                "answer_counts": counts.collect::<Vec<_>>(),
            },
        })
    }
}

/// Text and emoji, those that are there. An emoji is asked for by id or by its characters alone.
fn media(asked: &Value) -> Value {
    let mut media = json!({});
    if asked["text"].is_string() {
        media["text"] = asked["text"].clone();
    }
    let emoji = &asked["emoji"];
    if emoji.is_object() {
        media["emoji"] = json!({ "id": emoji["id"], "name": emoji["name"] });
    }
    media
}
