//! Texts by name, as a sorted list.
//!
//! A bid has a handful of them, which are copied with every step that can be undone. A tree would look up no faster
//! and weigh five kilobytes of the page.

/// How many names are looked through one by one.
const FEW: usize = 4;

/// Values by name, sorted, each name once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<V>(Vec<(String, V)>);

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Map<V> {
    /// A map with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where a name stands, or where it would.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        // Names of a few are told apart by their lengths.
        if self.0.len() <= FEW {
            return self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value);
        }
        let place = self.place(name).ok()?;
        Some(&self.0[place].1)
    }

    /// Whether the name has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Gives a name a value; the one that it had comes back.
    pub fn insert(&mut self, name: String, value: V) -> Option<V> {
        match self.place(&name) {
            Ok(place) => Some(core::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (name, value));
                None
            }
        }
    }

    /// The value of a name, which gets one if it has none.
    pub fn or_default(&mut self, name: &str) -> &mut V
    where
        V: Default,
    {
        let place = match self.place(name) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (name.to_owned(), V::default()));
                place
            }
        };
        &mut self.0[place].1
    }

    /// Takes a name away with its value.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let place = self.place(name).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &V)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Names and values, the values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&String, &mut V)> {
        self.0.iter_mut().map(|(name, value)| (&*name, value))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many names have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<V> Extend<(String, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (String, V)>>(&mut self, all: I) {
        for (name, value) in all {
            self.insert(name, value);
        }
    }
}

impl<V> FromIterator<(String, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(all: I) -> Self {
        let mut map = Self::default();
        map.extend(all);
        map
    }
}

impl<V, const N: usize> From<[(String, V); N]> for Map<V> {
    fn from(all: [(String, V); N]) -> Self {
        all.into_iter().collect()
    }
}

/// Panics where the name has no value, as maps do.
impl<V> core::ops::Index<&str> for Map<V> {
    type Output = V;

    fn index(&self, name: &str) -> &V {
        self.get(name).expect("the name has a value")
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn names_stand_once_and_in_order() {
        let mut map: Map<u8> = [("b".to_owned(), 1), ("a".to_owned(), 2), ("b".to_owned(), 3)].into();
        assert_eq!(map.iter().map(|(name, value)| (name.as_str(), *value)).collect::<Vec<_>>(), [("a", 2), ("b", 3)]);
        assert_eq!((map.get("b"), map.get("c")), (Some(&3), None));
        assert_eq!((map.insert("c".into(), 4), map.insert("a".into(), 5)), (None, Some(2)));
        assert_eq!((map.remove("b"), map.remove("b"), map.len()), (Some(3), None, 2));
        assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "c"]);
    }
}
