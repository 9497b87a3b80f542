//! The supplier's page. The loader calls `mount`, so that it can say what went wrong if it fails.

// Links the library, whose exports are the page's.
use bid_pledge_calculator as _;

fn main() {}
