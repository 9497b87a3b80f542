//! What somebody did, named as they would name it.

use std::rc::Rc;

use pledge_engine::score::Figure;
use pledge_words::Lang;

use super::{Adviser, Listed, Loaded, Page, Refused, SetupChange, Work};

/// What somebody did. It is shared rather than copied: a copy of so many kinds would weigh much.
#[derive(Debug)]
pub enum Action {
    /// Went to a page.
    Go(Page),
    /// Asked for the other language.
    SwitchLanguage,
    /// Switched the language; a framework that is shipped comes along in it.
    Speak(Lang, Option<Rc<Loaded>>),
    /// Asked for the other language, which did not load.
    CannotSpeak,
    /// Asked for the part that comes later.
    WantLater,
    /// The part that comes later, and gives advice, has arrived.
    Advised(Adviser),
    /// The texts of a shipped framework that are told later have arrived, in a language.
    Whole(Lang, Rc<Loaded>),
    /// The part that comes later did not load.
    NoLater,
    /// The list of frameworks has arrived; nothing if it did not load.
    Listed(Option<Rc<[Listed]>>),
    /// Asked for a framework of the list, by its place there.
    Choose(usize),
    /// Asked for a framework that did not load.
    CannotChoose,
    /// Chose a file that was not opened.
    Refuse(Rc<Refused>),
    /// Opened or closed a theme.
    ToggleTheme(usize),
    /// Opened all themes, or closed them.
    ToggleThemes,
    /// Asked for only the measures with a pledge, or for all.
    ToggleMine,
    /// Opened or closed the working of a figure, which stands within those before it.
    ToggleWorking(Vec<Figure>),
    /// Opened or closed the parts of the score panel.
    TogglePanel,
    /// Chose a framework; the contract and pledges typed so far stay.
    UseFramework(Rc<Loaded>),
    /// Opened a saved bid, which replaces the work.
    Open(Rc<Work>),
    /// Went back to work that tab or device storage kept; nothing to undo.
    Restore(Rc<Work>, Page),
    /// Threw everything away (undoable).
    StartAgain,
    /// Typed a fact of the contract.
    SetContract(ContractField, String),
    /// Typed or chose what the tender says.
    SetTender {
        /// Parameter id.
        parameter: String,
        /// As typed.
        text: String,
    },
    /// Typed the best offer expected from others in a section.
    SetBestRival {
        /// Section id.
        section: String,
        /// As typed.
        text: String,
    },
    /// Typed a fact about the supplier.
    SetBid(BidField, String),
    /// Typed an input of the nth pledge on a measure; makes the pledge if it is the next one.
    SetInput {
        /// Measure id.
        measure: String,
        /// Which of the pledges on that measure, from 0.
        nth: usize,
        /// Input key.
        input: &'static str,
        /// As typed.
        text: String,
    },
    /// Typed or chose the answer of a measure whose unit is text or yes/no.
    SetPledgeAnswer {
        /// Measure id.
        measure: String,
        /// Which of the pledges on that measure, from 0.
        nth: usize,
        /// As typed.
        text: String,
    },
    /// Typed or chose what a claim rule asks of a pledge.
    SetClaim {
        /// Measure id.
        measure: String,
        /// Which of the pledges on that measure, from 0.
        nth: usize,
        /// What is asked.
        field: PledgeField,
        /// As typed.
        text: String,
    },
    /// Added one more pledge on a measure.
    AddPledge {
        /// Measure id.
        measure: String,
    },
    /// Took the nth pledge on a measure away.
    RemovePledge {
        /// Measure id.
        measure: String,
        /// Which of the pledges on that measure, from 0.
        nth: usize,
    },
    /// Said that a pledge is, or is not, about the same people, money or hours as another.
    SetSameAs {
        /// Id of the pledge.
        pledge: String,
        /// Id of the other.
        other: String,
        /// Whether they are the same.
        same: bool,
    },
    /// Graded an answer; an empty grade takes it back.
    SetGrade {
        /// Criterion id.
        criterion: String,
        /// Grade id.
        grade: String,
    },
    /// Typed an answer to a written question.
    SetAnswer {
        /// Criterion id.
        criterion: String,
        /// As typed.
        text: String,
    },
    /// Typed a note on a written question.
    SetNote {
        /// Criterion id.
        criterion: String,
        /// As typed.
        text: String,
    },
    /// Changed the draft of a tender that is not listed. How comes along, because only the page that comes later
    /// knows it.
    ChangeSetup(fn(&mut Work, &SetupChange), SetupChange),
    /// Asked to keep the work on the device, or to remove it from there.
    KeepOnDevice(bool),
    /// Went to another bid of the file.
    ShowBid(usize),
    /// Came by a link that holds a shared bid, which this version cannot open.
    FollowLink,
    /// Threw away stored work that could not be read.
    ForgetUnreadable,
    /// Took the last change back.
    Undo,
    /// Made it again.
    Redo,
    /// Asked to save to a file.
    Save,
    /// Saved to a file, or tried to: whether it worked.
    Saved(bool),
}

/// Facts of the contract that the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContractField {
    /// Name.
    Title,
    /// The tender's reference.
    Reference,
    /// Where it is delivered.
    Place,
    /// Value in pounds.
    Value,
    /// "included" or "excluded".
    Vat,
    /// First day, `YYYY-MM-DD`.
    Start,
    /// Fixed term in months.
    Months,
    /// Value with all extensions, in pounds.
    ValueWithExtensions,
    /// What the pledges belong to: "contract", "lease" …
    Kind,
    /// The kind of buyer.
    Buyer,
    /// The nation.
    Nation,
    /// The lot.
    Lot,
    /// Date of the tender notice, `YYYY-MM-DD`.
    NoticeDate,
    /// Last moment for questions, in UK time.
    ClarificationDeadline,
    /// Last moment for the bid, in UK time.
    SubmissionDeadline,
}

/// Facts about the supplier that the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BidField {
    /// Name of the supplier.
    Name,
    /// People who will work on the contract.
    People,
    /// The bid's own price, in pounds.
    Price,
    /// "included" or "excluded".
    PriceVat,
}

/// What a claim rule asks of a pledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PledgeField {
    /// Where it is delivered.
    Place,
    /// The percentage that this contract brings.
    Share,
    /// "yes" or "no" to the question of a rule (id).
    Attest(String),
}

impl Action {
    /// The same action with this text in it, or whether the box is ticked: fields say what typing does by an action
    /// without its text. Nothing for an action that takes neither.
    pub fn with(&self, typed: String, ticked: bool) -> Option<Self> {
        Some(match self {
            Self::SetContract(field, _) => Self::SetContract(*field, typed),
            Self::SetBid(field, _) => Self::SetBid(*field, typed),
            Self::ChangeSetup(make, SetupChange::Type(slot, _)) => {
                Self::ChangeSetup(*make, SetupChange::Type(*slot, typed))
            }
            Self::SetTender { parameter, .. } => Self::SetTender { parameter: parameter.clone(), text: typed },
            Self::SetBestRival { section, .. } => Self::SetBestRival { section: section.clone(), text: typed },
            Self::SetInput { measure, nth, input, .. } => {
                Self::SetInput { measure: measure.clone(), nth: *nth, input, text: typed }
            }
            Self::SetPledgeAnswer { measure, nth, .. } => {
                Self::SetPledgeAnswer { measure: measure.clone(), nth: *nth, text: typed }
            }
            Self::SetClaim { measure, nth, field, .. } => {
                Self::SetClaim { measure: measure.clone(), nth: *nth, field: field.clone(), text: typed }
            }
            Self::SetSameAs { pledge, other, .. } => {
                Self::SetSameAs { pledge: pledge.clone(), other: other.clone(), same: ticked }
            }
            Self::SetGrade { criterion, .. } => Self::SetGrade { criterion: criterion.clone(), grade: typed },
            Self::SetAnswer { criterion, .. } => Self::SetAnswer { criterion: criterion.clone(), text: typed },
            Self::SetNote { criterion, .. } => Self::SetNote { criterion: criterion.clone(), text: typed },
            Self::ShowBid(_) => Self::ShowBid(typed.parse().unwrap_or_default()),
            _ => return None,
        })
    }
}
