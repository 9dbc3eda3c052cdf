//! Which interactions wait for an answer, and what may be said when.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_client::{Failure, Kind};
use discord_model::Interaction;

use super::how::How;

/// How long Discord waits for the first answer.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// How long an interaction can be answered at all.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// How many are remembered.
const REMEMBERED: usize = 10_000;

/// An interaction that came.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The interaction.
    pub interaction: Arc<Interaction>,
    /// Since when.
    pub since: Instant,
    /// What people did, for the log.
    pub what: String,
    /// Who takes it, for the log.
    pub handler: String,
    /// Whether to defer it if nobody answers: for a component the update, and whether only the person sees it.
    pub auto_defer: Option<AutoDefer>,
    /// Whether it was told that nobody answered.
    pub told: bool,
    answered: Option<(How, Instant)>,
}

/// How an interaction is deferred by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutoDefer {
    pub how: How,
    pub ephemeral: bool,
}

/// All interactions that came lately.
#[derive(Default)]
pub struct Open(RefCell<BTreeMap<u64, Waiting>>);

impl Open {
    /// An interaction has come.
    pub fn came(&self, interaction: Arc<Interaction>, what: String) {
        let id = interaction.id.get();
        let mut open = self.0.borrow_mut();
        // Ids grow with time.
        while open.len() >= REMEMBERED
            || open
                .first_key_value()
                .is_some_and(|(_, first)| first.since.elapsed() > LIFE)
        {
            open.pop_first();
        }
        open.insert(
            id,
            Waiting {
                interaction,
                since: Instant::now(),
                what,
                handler: String::new(),
                auto_defer: None,
                told: false,
                answered: None,
            },
        );
    }

    /// Somebody takes it.
    pub fn taken(&self, id: u64, handler: String, auto_defer: Option<AutoDefer>) {
        if let Some(waiting) = self.0.borrow_mut().get_mut(&id) {
            waiting.handler = handler;
            waiting.auto_defer = auto_defer;
        }
    }

    /// It was answered.
    pub fn answered(&self, id: u64, how: How) {
        if let Some(waiting) = self.0.borrow_mut().get_mut(&id) {
            waiting.answered = Some((how, Instant::now()));
        }
    }

    /// The answer was none after all.
    pub fn not_answered(&self, id: u64) {
        if let Some(waiting) = self.0.borrow_mut().get_mut(&id) {
            waiting.answered = None;
        }
    }

    /// How it was answered.
    pub fn how(&self, id: u64) -> Option<How> {
        Some(self.0.borrow().get(&id)?.answered?.0)
    }

    /// How long ago it came.
    pub fn age(&self, id: u64) -> Option<Duration> {
        Some(self.0.borrow().get(&id)?.since.elapsed())
    }

    /// Those nobody has answered for so long, each told once.
    pub fn forgotten(&self, after: Duration) -> Vec<Waiting> {
        let mut open = self.0.borrow_mut();
        // Only the youngest can be: the others were told of long ago.
        open.iter_mut()
            .rev()
            .take_while(|(_, waiting)| waiting.since.elapsed() < 2 * PATIENCE)
            .filter(|(_, waiting)| {
                waiting.answered.is_none() && !waiting.told && waiting.since.elapsed() >= after
            })
            .map(|(_, waiting)| {
                waiting.told = true;
                waiting.clone()
            })
            .collect()
    }

    /// Those that are to be deferred by now.
    pub fn to_defer(&self, after: Duration) -> Vec<(Arc<Interaction>, AutoDefer)> {
        let open = self.0.borrow();
        open.iter()
            .rev()
            .take_while(|(_, waiting)| waiting.since.elapsed() < PATIENCE)
            .filter(|(_, waiting)| waiting.answered.is_none() && waiting.since.elapsed() >= after)
            .filter_map(|(_, waiting)| Some((waiting.interaction.clone(), waiting.auto_defer?)))
            .collect()
    }

    /// Whether this first answer may be given now.
    ///
    /// # Errors
    /// Says why not, and what to do instead.
    pub fn may_answer(&self, interaction: &Interaction, how: How) -> Result<(), Failure> {
        how.fits(interaction)
            .map_err(|problem| wrong(how.method(), problem))?;
        let open = self.0.borrow();
        let Some(waiting) = open.get(&interaction.id.get()) else {
            return Ok(());
        };
        if let Some((first, when)) = waiting.answered {
            let remedy = match first {
                How::Defer | How::DeferUpdate => {
                    "Use edit_reply to fulfil what was promised, or send_followup."
                }
                How::Choices => "Each suggestion is asked for by an interaction of its own.",
                _ => "Use edit_reply to change the answer, or send_followup to say more.",
            };
            return Err(wrong_with(
                how.method(),
                &format!(
                    "the interaction was answered already, with {}, {:.1} s ago; each takes one first answer",
                    first.method(),
                    when.elapsed().as_secs_f64()
                ),
                remedy,
            ));
        }
        alive(how.method(), waiting)
    }

    /// Whether something may follow the first answer.
    ///
    /// # Errors
    /// Says why not.
    pub fn may_follow(
        &self,
        interaction: &Interaction,
        method: &'static str,
    ) -> Result<(), Failure> {
        let open = self.0.borrow();
        let Some(waiting) = open.get(&interaction.id.get()) else {
            return Ok(());
        };
        if waiting.answered.is_none() {
            return Err(wrong_with(
                method,
                "the interaction has not been answered yet",
                "Begin with reply, or with defer if the answer takes longer.",
            ));
        }
        alive(method, waiting)
    }
}

fn alive(method: &'static str, waiting: &Waiting) -> Result<(), Failure> {
    match waiting.since.elapsed() {
        age if age > LIFE => Err(wrong_with(
            method,
            &format!(
                "the interaction is {} minutes old; Discord takes answers for 15",
                age.as_secs() / 60
            ),
            "Write to the channel with channel.send instead.",
        )),
        _ => Ok(()),
    }
}

/// A failure of a method's own, before anything was sent.
pub fn wrong(method: &'static str, problem: &str) -> Failure {
    wrong_with(method, problem, "")
}

fn wrong_with(method: &'static str, problem: &str, remedy: &str) -> Failure {
    Failure {
        route: method.to_owned(),
        ..Failure::new(Kind::Argument, format!("{method}: {problem}."), remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use discord_model::{Id, InteractionType};

    fn interaction(id: u64, kind: InteractionType) -> Interaction {
        Interaction {
            id: Id::new(id),
            kind,
            ..Interaction::default()
        }
    }

    #[test]
    fn each_takes_one_first_answer() {
        let open = Open::default();
        let command = interaction(1, InteractionType::APPLICATION_COMMAND);
        open.came(Arc::new(command.clone()), "roll".into());
        assert!(open.may_follow(&command, "send_followup").is_err());
        assert!(open.may_answer(&command, How::Reply).is_ok());
        open.answered(1, How::Reply);
        let told = open.may_answer(&command, How::Defer).unwrap_err().message;
        assert!(told.contains("answered already, with reply"), "{told}");
        assert!(open.may_follow(&command, "send_followup").is_ok());
    }

    #[test]
    fn answers_fit_what_they_answer() {
        use InteractionType as Kind;
        let open = Open::default();
        for (kind, how, fits) in [
            (Kind::APPLICATION_COMMAND, How::Modal, true),
            (Kind::APPLICATION_COMMAND, How::Update, false),
            (Kind::APPLICATION_COMMAND, How::Choices, false),
            (Kind::MESSAGE_COMPONENT, How::Update, true),
            (Kind::APPLICATION_COMMAND_AUTOCOMPLETE, How::Reply, false),
            (Kind::APPLICATION_COMMAND_AUTOCOMPLETE, How::Choices, true),
            (Kind::MODAL_SUBMIT, How::Modal, false),
            (Kind::MODAL_SUBMIT, How::DeferUpdate, false),
        ] {
            let may = open.may_answer(&interaction(9, kind), how);
            assert_eq!(may.is_ok(), fits, "{kind:?} {how:?}");
        }
    }

    #[test]
    fn what_nobody_answers_is_told_once() {
        let open = Open::default();
        for (id, what) in [(1, "roll"), (2, "ping")] {
            let command = interaction(id, InteractionType::APPLICATION_COMMAND);
            open.came(Arc::new(command), what.into());
        }
        open.answered(2, How::Reply);
        let told: Vec<_> = open
            .forgotten(Duration::ZERO)
            .into_iter()
            .map(|told| told.what)
            .collect();
        assert_eq!(told, ["roll"]);
        assert!(open.forgotten(Duration::ZERO).is_empty());
    }

    #[test]
    fn it_does_not_grow_without_bound() {
        let open = Open::default();
        for id in 0..REMEMBERED as u64 + 10 {
            let command = interaction(id, InteractionType::APPLICATION_COMMAND);
            open.came(Arc::new(command), String::new());
        }
        assert_eq!(open.0.borrow().len(), REMEMBERED);
        assert!(open.age(0).is_none(), "the oldest went");
    }
}
