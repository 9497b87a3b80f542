//! Journeys through the built page, one file for each thing that people set out to do.

mod accessibility;
mod keyboard;
mod later_parts;
mod looks;
mod nothing_lost;
mod schemes;
mod strict;
mod supplier_first_bid;
mod tender_not_listed;
mod walk_through;
mod workings;
