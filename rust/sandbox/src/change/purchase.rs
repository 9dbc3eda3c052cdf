//! Entitlements and subscriptions begin, change and end. Only shard 0 of their application's bot is told.

use serde_json::Value;

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::{Fields, Purchase, PurchaseKind};

impl State {
    /// A user or a guild buys something of a bot's application.
    pub fn create_purchase(&mut self, kind: PurchaseKind, bot: Id, fields: &Fields) -> Value {
        let id = self.world.snowflakes.next();
        let mut purchase = Purchase::new(kind, id, bot);
        purchase.apply(fields);
        let rendered = purchase.render(kind);
        self.world
            .purchases
            .entry(kind)
            .or_default()
            .insert(id, purchase);
        let name = match kind {
            PurchaseKind::Entitlement => "ENTITLEMENT_CREATE",
            PurchaseKind::Subscription => "SUBSCRIPTION_CREATE",
        };
        self.emit(Event::bot(name, bot, None, rendered.clone()));
        rendered
    }

    /// It is renewed, cancelled or otherwise changed.
    pub fn update_purchase(
        &mut self,
        kind: PurchaseKind,
        id: Id,
        changes: &Fields,
    ) -> Option<Value> {
        let found = self.world.purchases.get_mut(&kind)?.get_mut(&id)?;
        found.apply(changes);
        let (bot, rendered) = (found.application_id, found.render(kind));
        let name = match kind {
            PurchaseKind::Entitlement => "ENTITLEMENT_UPDATE",
            PurchaseKind::Subscription => "SUBSCRIPTION_UPDATE",
        };
        self.emit(Event::bot(name, bot, None, rendered.clone()));
        Some(rendered)
    }

    /// It is taken back.
    pub fn delete_purchase(&mut self, kind: PurchaseKind, id: Id) -> Option<Value> {
        let mut gone = self.world.purchases.get_mut(&kind)?.remove(&id)?;
        gone.apply(&Fields::from_iter([(
            "deleted".to_owned(),
            Value::Bool(true),
        )]));
        let (bot, rendered) = (gone.application_id, gone.render(kind));
        let name = match kind {
            PurchaseKind::Entitlement => "ENTITLEMENT_DELETE",
            PurchaseKind::Subscription => "SUBSCRIPTION_DELETE",
        };
        self.emit(Event::bot(name, bot, None, rendered.clone()));
        Some(rendered)
    }
}
