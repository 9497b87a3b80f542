//! Who carries a sentence.

/// Who carries a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The page, loaded before the first mark.
    First,
    /// The page, loaded with what comes after the first mark.
    Later,
    /// The page's code, in both languages at once: for texts that are written into files.
    Both,
    /// The page before any script runs: put into its HTML when it is built.
    Page,
    /// Only the terminal tool.
    Terminal,
}

/// All groups, in the order in which faults name them.
pub const GROUPS: [Group; 5] = [Group::First, Group::Later, Group::Both, Group::Page, Group::Terminal];

/// The groups that have a table, in the order in which their sentences are numbered.
pub const LOADED: [Group; 2] = [Group::First, Group::Later];

impl Group {
    /// How the sentence files write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Later => "later",
            Self::Both => "both",
            Self::Page => "page",
            Self::Terminal => "terminal",
        }
    }
}
