//! Sentences as business desks and agencies write them, with every figure that is meant in them: the parts of the grammar
//! together, on a day in July 2025.

mod agency;
mod bounds;
mod business;
mod regression;
