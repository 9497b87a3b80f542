//! Marks, values and certainty; the recorder and the traces.
//!
//! [`score`] gives every bid's scorecard. [`trace`] runs the same code once more with the recorder switched on
//! and gives the arithmetic of one figure. [`without`] is the exact difference that one measure makes.
//!
//! | file | what it decides |
//! |---|---|
//! | `facts` | what the contract and the tender say |
//! | `basis`, `stated` | a value of the contract on a basis; figures that the framework or the tender sets |
//! | `value`, `place` | £ per unit, and where it holds |
//! | `years` | the years of the contract, and how much less later ones count |
//! | `marks` | what each section carries, by which method |
//! | `quantity`, `pledged` | typed inputs to units; one pledge, as a whole or by contract year |
//! | `rules`, `exclusive` | claim rules and their effects |
//! | `pounds`, `additionality` | units of a line to pounds: by place, net, discounted by contract year |
//! | `offer` | pledges to lines and sections, for one bid |
//! | `relative`, `target`, `graded` | pounds or grades to marks: one file for each method |
//! | `run`, `cards` | the order of work and rivals; the scorecards |
//! | `without` | the difference that one measure makes |
//! | `fraction`, `recorder` | exact arithmetic, and the noting of its steps |
//! | `recompute`, `export` | traces computed anew, and written to files |

mod additionality;
mod basis;
mod card;
mod cards;
mod exclusive;
mod export;
mod facts;
mod fraction;
mod graded;
mod marks;
mod offer;
mod place;
mod pledged;
mod pounds;
mod quantity;
mod recompute;
mod recorder;
mod relative;
mod rules;
mod run;
mod stated;
mod target;
mod trace;
mod value;
mod without;
mod years;

pub use card::*;
pub use marks::method_of;
pub use recompute::recompute;
pub use run::{score, trace};
pub use trace::*;
pub use without::without;

pub(crate) use fraction::Fraction;
