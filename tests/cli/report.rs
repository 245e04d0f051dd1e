//! Reports: every text of a draft is shown as text, and each format says what stands behind a figure.

use std::fs;

use expect_test::expect;
use serde_json::Value;

use crate::{folder, run};

const DRAFT: &[u8] = "---\ndate: 2026-03-18\n---\n\n# Amazon puts $50 billion into OpenAI\n\nAmazon will invest $50 million in \
    OpenAI, \"they\" said & left <script>alert('x')</script> 40 <b onclick=\"x()\">tons</b>, =2+3.\n"
    .as_bytes();

#[test]
fn a_page_is_one_file_without_script() {
    let place = folder(&[("a<b>&\"c.md", DRAFT)]);
    let made = run(place.path(), &["report", ".", "-o", "out.html"], b"");
    assert_eq!(
        (made.code, made.out.as_str(), made.err.as_str()),
        (Some(0), "", "")
    );
    let page = fs::read_to_string(place.path().join("out.html")).expect("a page");
    for wrong in [
        "<script",
        "<b ",
        "onclick=\"",
        "a<b>",
        "<link",
        "src=",
        "http-equiv",
    ] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    for right in [
        "a&lt;b&gt;&amp;&quot;c.md",
        "contradicted",
        "Amazon will invest $50 billion in OpenAI",
        "<svg",
        "Time line",
    ] {
        assert!(page.contains(right), "{right}");
    }
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .collect();
    for target in page
        .split("popovertarget=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
    {
        assert!(ids.contains(&target), "{target}");
    }
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
}

#[test]
fn the_ledger_is_a_spreadsheet() {
    let place = folder(&[("=a.md", DRAFT)]);
    let made = run(place.path(), &["report", "=a.md", "--format", "csv"], b"");
    assert_eq!(made.code, Some(0));
    expect![[r#"
        draft,line,figure,value,kind,state,fact,statement,source,address,findings,sentence,initials,note
        '=a.md,5,$50 billion,"50,000,000,000 USD",money,sourced,S21,Amazon will invest $50 billion in OpenAI.,"OpenAI and Amazon, release of 27 February 2026",,"“$50 billion” here, “$50 million” elsewhere in the draft for the same thing",Amazon puts $50 billion into OpenAI,,
        '=a.md,7,$50 million,"50,000,000 USD",money,contradicted,S21,Amazon will invest $50 billion in OpenAI.,"OpenAI and Amazon, release of 27 February 2026",,"“$50 million” is a thousandth of the known figure: Amazon will invest $50 billion in OpenAI (S21, announced February 2026; OpenAI and Amazon, release of 27 February 2026); “$50 million” here, “$50 billion” elsewhere in the draft for the same thing","Amazon will invest $50 million in OpenAI, ""they"" said & left alert('x') 40 tons, =2+3.",,
        '=a.md,7,"40 <b onclick=""x()"">tons",40 ton,quantity,unsourced,,,,,,"Amazon will invest $50 million in OpenAI, ""they"" said & left alert('x') 40 tons, =2+3.",,
        '=a.md,7,2+,at least 2,number,unsourced,,,,,,"Amazon will invest $50 million in OpenAI, ""they"" said & left alert('x') 40 tons, =2+3.",,
    "#]].assert_eq(&made.out);
}

#[test]
fn claims_are_linked_data() {
    let place = folder(&[("a.md", DRAFT)]);
    let made = run(place.path(), &["report", "a.md", "--format", "jsonld"], b"");
    let document: Value = serde_json::from_str(&made.out).expect("one JSON document");
    let nodes = document["@graph"].as_array().expect("nodes");
    let known: Vec<&Value> = nodes.iter().map(|it| &it["@id"]).collect();
    let mut reviews = String::new();
    for node in nodes.iter().filter(|it| it["@type"] == "ClaimReview") {
        assert!(known.contains(&&node["itemReviewed"]["@id"]), "{node}");
        reviews += &format!(
            "{} {}\n",
            node["claimReviewed"], node["reviewRating"]["alternateName"]
        );
    }
    expect![[r#"
        "Amazon puts $50 billion into OpenAI" "sourced"
        "Amazon will invest $50 million in OpenAI, \"they\" said & left alert('x') 40 tons, =2+3." "contradicted"
    "#]].assert_eq(&reviews);
}

#[test]
fn several_drafts_share_a_page_and_what_cannot_be_read_is_named() {
    let place = folder(&[("a.md", DRAFT), ("b.md", DRAFT), ("c.md", b"\xff")]);
    let made = run(place.path(), &["report", "."], b"");
    assert_eq!(made.code, Some(2));
    assert!(made.out.contains("Fact check: 2 drafts"));
    expect![[r#"
        copydesk: ./c.md: not UTF-8: byte 1 of line 1 is 0xFF; save it as UTF-8
    "#]]
    .assert_eq(&made.err);
    assert_eq!(run(place.path(), &["report", "none.md"], b"").code, Some(2));
}
