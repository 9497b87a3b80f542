//! Which sentences a page loads together.

/// The sentences that a page loads together. Each group has a table in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What is needed before the first mark.
    First,
    /// What is needed only after it.
    Later,
}

impl Group {
    /// Both groups, in the order in which a page needs them.
    pub const ALL: [Self; 2] = [Self::First, Self::Later];

    /// The name for files and addresses: `first` or `later`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Later => "later",
        }
    }
}
