//! Trust: nothing lost, nothing crashes, nothing leaks. `docs/reliability.md` tells what is promised and how to try more.

mod faults;
mod killed;
mod limits;
mod privacy;
mod program;
mod seeds;

#[path = "../../fuzz/src/lib.rs"]
#[expect(
    unreachable_pub,
    reason = "a crate of its own, whose inputs run here as well"
)]
mod fuzz;
