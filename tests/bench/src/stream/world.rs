//! The world of the stream: its guilds and users. [`super::render`] has their JSON.

use super::dice::Dice;
use super::{time, words};

/// A user.
pub struct User {
    pub id: u64,
    pub name: String,
    pub display: Option<String>,
    pub avatar: Option<String>,
    pub bot: bool,
}

/// A guild, with the indices of its users and channels.
pub struct Guild {
    pub id: u64,
    pub name: String,
    pub roles: Vec<u64>,
    pub categories: Vec<u64>,
    pub texts: Vec<u64>,
    pub voices: Vec<u64>,
    pub threads: Vec<u64>,
    pub emojis: Vec<(u64, String)>,
    /// Indices of users.
    pub members: Vec<usize>,
    /// The users in voice channels, with their channels.
    pub talking: Vec<(usize, u64)>,
}

/// All guilds and users.
pub struct World {
    pub users: Vec<User>,
    pub guilds: Vec<Guild>,
    /// The user of the bot.
    pub me: User,
}

impl World {
    pub fn new(dice: &mut Dice, guilds: usize, members: usize) -> Self {
        // Neighboring guilds share a fifth of their members.
        let apart = (members * 4 / 5).max(1);
        let users = (0..apart * guilds + members)
            .map(|number| user(dice, number))
            .collect();
        let guilds = (0..guilds)
            .map(|number| guild(dice, number, number * apart..number * apart + members))
            .collect();
        let me = User {
            id: time::id(time::BEGIN - 1, 1),
            name: "bench".into(),
            display: None,
            avatar: None,
            bot: true,
        };
        Self { users, guilds, me }
    }
}

fn user(dice: &mut Dice, number: usize) -> User {
    let age = 86_400_000 * (dice.below(2500) as u64 + 1);
    User {
        id: time::id(time::BEGIN - age, number as u64),
        name: words::name(dice),
        display: dice.percent(70).then(|| words::title(dice)),
        avatar: dice.percent(80).then(|| dice.hash()),
        bot: dice.percent(3),
    }
}

fn guild(dice: &mut Dice, number: usize, members: std::ops::Range<usize>) -> Guild {
    let made = time::BEGIN - 86_400_000 * (dice.below(2000) as u64 + 30);
    let base = number as u64 * 128;
    let mut next = 0;
    let mut ids = |count: usize| -> Vec<u64> {
        (0..count)
            .map(|_| {
                next += 1;
                time::id(made + next * 1000, base + next)
            })
            .collect()
    };
    let id = time::id(made, base);
    let mut roles = vec![id];
    roles.extend(ids(8 + dice.below(14)));
    let (categories, texts) = (ids(3 + dice.below(3)), ids(10 + dice.below(14)));
    let (voices, threads) = (ids(2 + dice.below(5)), ids(dice.below(5)));
    let emojis = ids(5 + dice.below(20))
        .into_iter()
        .map(|id| (id, words::word(dice).to_owned()))
        .collect();
    let members: Vec<_> = members.collect();
    let talking = (0..dice.below(9))
        .map(|index| {
            (
                members[index * 7 % members.len()],
                voices[dice.below(voices.len())],
            )
        })
        .collect();
    Guild {
        id,
        name: format!("{} {}", words::title(dice), words::game(dice)),
        roles,
        categories,
        texts,
        voices,
        threads,
        emojis,
        members,
        talking,
    }
}
