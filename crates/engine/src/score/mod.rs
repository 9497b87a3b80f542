//! Marks, values and certainty; the recorder and the traces.
//!
//! [`score`] gives every bid's scorecard. [`trace`] runs the same code once more with the recorder switched on
//! and gives the arithmetic of one figure. [`without`] is the exact difference that one measure makes.
//!
//! | file | what it decides |
//! |---|---|
//! | `facts` | what the contract and the tender say |
//! | `basis`, `stated` | a value of the contract on a basis; figures that the framework or the tender sets |
//! | `thresholds` | whether a condition on the contract holds |
//! | `value`, `place` | £ per unit, and where it holds |
//! | `years` | the years of the contract, and how much less later ones count |
//! | `marks` | what each section carries, by which method |
//! | `non_price` | what the marks are a part of |
//! | `quantity`, `pledged`, `answer` | typed inputs to units; one pledge, as a whole or by contract year; one without units |
//! | `lots` | which pledges belong to this lot |
//! | `rules/` | claim rules and their effects |
//! | `effect` | void sections and excluded bids, whatever makes them so |
//! | `pounds`, `additionality` | units of a line to pounds: by place, net, discounted by contract year |
//! | `offer`, `counted` | pledges to lines, for one bid; what each section counts of them |
//! | `relative`, `target`, `bands`, `points`, `graded`, `gate` | what is counted to marks: one file for each method |
//! | `asked` | what each written question weighs, and the scale that it is graded on |
//! | `run`, `cards` | the order of work and rivals; the scorecards |
//! | `memory` | what the last score worked out, used again |
//! | `without` | the difference that one measure makes |
//! | `fraction`, `word`, `long`, `recorder` | exact arithmetic, and the noting of its steps |
//! | `recompute`, `origins`, `export` | traces computed anew, who decided their figures, and traces written to files |

mod additionality;
mod answer;
mod asked;
mod bands;
mod basis;
mod card;
mod cards;
mod counted;
mod effect;
mod export;
mod facts;
mod fraction;
mod gate;
mod graded;
mod long;
mod lots;
mod marks;
mod memory;
mod non_price;
mod offer;
mod origins;
mod place;
mod pledged;
mod points;
mod pounds;
mod quantity;
mod recompute;
mod recorder;
mod relative;
mod rules;
mod run;
mod stated;
mod target;
mod thresholds;
mod trace;
mod value;
mod without;
mod word;
mod years;

pub use asked::scale_of;
pub use card::*;
pub use marks::method_of;
pub use memory::Memory;
pub use origins::{origin_of_bound, origin_of_constant};
pub use recompute::recompute;
pub use run::{ranks, score, score_again, trace};
pub use trace::*;
pub use without::without;

pub(crate) use facts::said;
pub(crate) use fraction::Fraction;
pub(crate) use lots::is_named;
pub(crate) use stated::first_row;
pub(crate) use thresholds::{deal, does_apply, notice_date};
