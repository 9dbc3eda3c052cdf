//! Entitlements and subscriptions begin, change and end. Only shard 0 of their application's bot is told.

use super::*;

impl State {
    /// A user or a guild buys something of a bot's application.
    pub fn create_purchase(&mut self, kind: ItemKind, bot: Id, fields: &Fields) -> Value {
        let id = self.world.snowflakes.next();
        let mut purchase = Item::new(kind, id, Id::default(), bot);
        purchase.apply(fields);
        let all = self.world.purchases.entry(kind).or_default();
        all.insert(id, purchase.clone());
        self.announce_purchase(kind, &purchase, ItemChange::Created)
    }

    /// It is renewed, cancelled or otherwise changed.
    pub fn update_purchase(&mut self, kind: ItemKind, id: Id, changes: &Fields) -> Option<Value> {
        let found = self.world.purchases.get_mut(&kind)?.get_mut(&id)?;
        found.apply(changes);
        let changed = found.clone();
        Some(self.announce_purchase(kind, &changed, ItemChange::Updated))
    }

    /// It is taken back.
    pub fn delete_purchase(&mut self, kind: ItemKind, id: Id) -> Option<Value> {
        let mut gone = self.world.purchases.get_mut(&kind)?.remove(&id)?;
        gone.apply(&object([("deleted", json!(true))]));
        Some(self.announce_purchase(kind, &gone, ItemChange::Deleted))
    }

    fn announce_purchase(&mut self, kind: ItemKind, purchase: &Item, change: ItemChange) -> Value {
        let rendered = purchase.render(kind);
        let name = event_name(kind, change);
        self.emit(Event::bot(name, purchase.user, None, rendered.clone()));
        rendered
    }
}
