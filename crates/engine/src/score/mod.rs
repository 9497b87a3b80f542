//! Marks, values and certainty; the recorder and the traces.
//!
//! [`score`] gives every bid's scorecard. [`trace`] runs the same code once more with the recorder switched on
//! and gives the arithmetic of one figure. [`without`] is the exact difference that one measure makes.
//!
//! | file | what it decides |
//! |---|---|
//! | `facts` | what the contract and the tender say |
//! | `value` | £ per unit |
//! | `marks` | what each section carries, by which method |
//! | `quantity` | typed inputs to units |
//! | `rules` | claim rules and their effects |
//! | `offer` | units to pounds, for one bid |
//! | `relative`, `target`, `graded` | pounds or grades to marks: one file for each method |
//! | `run` | the order of work, rivals, the card |
//! | `fraction`, `recorder` | exact arithmetic, and the noting of its steps |
//! | `recompute`, `export` | traces computed anew, and written to files |

mod card;
mod export;
mod facts;
mod fraction;
mod graded;
mod marks;
mod offer;
mod quantity;
mod recompute;
mod recorder;
mod relative;
mod rules;
mod run;
mod target;
mod trace;
mod value;

pub use card::*;
pub use recompute::recompute;
pub use run::{score, trace, without};
pub use trace::*;

pub(crate) use fraction::Fraction;
