//! Decoding of options, lists and pointers.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Deserializer, SeqAccess, Visitor};

use super::lenient::{Lenient, LenientVisitor};
use super::{Decode, Seed, spend};

impl<T: Decode> Decode for Option<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        struct OptionVisitor<T>(PhantomData<T>);

        impl<'de, T: Decode> Visitor<'de> for OptionVisitor<T> {
            type Value = Option<Option<T>>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON value")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Some(None))
            }
            fn visit_none<E>(self) -> Result<Self::Value, E> {
                Ok(Some(None))
            }
            fn visit_some<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Self::Value, D::Error> {
                Ok(T::decode(deserializer)?.map(Some))
            }
        }
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }
}

impl<T: Decode> Decode for Arc<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        spend::<D::Error>(size_of::<T>())?;
        Ok(T::decode(deserializer)?.map(Self::new))
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        spend::<D::Error>(size_of::<T>())?;
        Ok(T::decode(deserializer)?.map(Self::new))
    }
}

/// `null` is an empty list. Elements of another type, and elements that are `null`, are left out.
impl<T: Decode> Decode for Vec<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(Lenient(ListVisitor(PhantomData)))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Decode> LenientVisitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn null(self) -> Option<Vec<T>> {
        Some(Vec::new())
    }

    fn array<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<Vec<T>>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = seq.next_element_seed(Seed::<Option<T>>::new())? {
            if let Some(element) = element.flatten() {
                spend::<A::Error>(size_of::<T>())?;
                list.push(element);
            }
        }
        Ok(Some(list))
    }
}

/// A list without spare capacity.
impl<T: Decode> Decode for Box<[T]> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(Vec::<T>::decode(deserializer)?.map(Vec::into_boxed_slice))
    }
}
