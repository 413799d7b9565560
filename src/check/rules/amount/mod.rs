//! 金额: amounts and percentages that do not fit one another.

mod breakdown;
mod crowd;
mod fact;
mod heading;
mod magnitude;
mod phrase;
mod reason;
mod share;
mod stated_amount;
mod stated_share;

category! {
    "AMT", "金额":
    amt01_execution_rate,
    amt02_missing,
    amt03_parts,
    amt04_overspent,
    amt05_two_amounts,
    amt06_percentage,
    amt07_magnitude,
    amt08_arrival,
    amt09_remainder,
    amt10_unexplained_change,
    amt11_spending,
    amt12_source_beyond_total,
}
