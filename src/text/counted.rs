//! A number and what it counts.

/// "1 place", "2 places": the number, and a word in the plural unless it is one.
pub fn counted(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_and_others() {
        assert_eq!(counted(0, "draft"), "0 drafts");
        assert_eq!(counted(1, "draft"), "1 draft");
        assert_eq!(counted(12, "compiled model"), "12 compiled models");
    }
}
