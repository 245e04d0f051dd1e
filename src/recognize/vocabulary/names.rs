//! Words after which a number names rather than counts: flights, sections, models.

use crate::text::{WordTable, words};

/// When a number behind a word names one of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recognize) enum Naming {
    /// Behind a capital only: "Game 7".
    InCapitals,
    /// Behind a small letter too, unless something is counted: "chapter 11", not "a room 12 people share".
    Always,
    /// Behind a small letter too, whatever follows: "stage 4 cancers".
    OfDegree,
}

/// When a number behind `word`, in any case, names one of its kind; `None` where it counts.
pub(in crate::recognize) fn naming(word: &str) -> Option<Naming> {
    let always = || THINGS.folded(word).map(|()| Naming::Always);
    let in_capitals = || CAPITALS.folded(word).map(|()| Naming::InCapitals);
    DEGREES
        .folded(word)
        .map(|()| Naming::OfDegree)
        .or_else(always)
        .or_else(in_capitals)
}

/// Whether a number in words behind a small `word` names one of its kind: "game two", "phase three".
pub(in crate::recognize) fn is_counted_off(word: &str) -> bool {
    COUNTED_OFF.folded(word).is_some()
}

#[rustfmt::skip]
static DEGREES: WordTable<(), 32> = WordTable::new(words![
    "category" "grade" "level" "phase" "stage" "tier" "type"
]);

#[rustfmt::skip]
static THINGS: WordTable<(), 256> = WordTable::new(words![
    "airbus" "amendment" "android" "antonov" "apartment" "apollo" "appendix" "ariane" "artemis" "article" "asx"
    "bluetooth" "boeing" "cac" "cessna" "channel" "chapter" "clause" "covid" "csi" "dax" "directive" "episode" "ext"
    "falcon" "ferrari" "firmware" "flight" "fokker" "formula" "ftse" "gate" "gulfstream" "hangar" "hdax" "hdmi"
    "highway" "ibex" "ilyushin" "interstate" "ios" "ipad" "iphone" "junction" "kospi" "learjet" "macos" "mib" "mig"
    "nasdaq" "nifty" "nikkei" "page" "pages" "paragraph" "pentium" "peugeot" "pier" "platform" "playstation"
    "porsche" "prop" "proposition" "psalm" "python" "resolution" "room" "route" "row" "scene" "section" "soyuz"
    "stoxx" "suite" "thunderbolt" "topix" "tsx" "tupolev" "usb" "version" "voyager" "web" "windows" "xbox"
]);

#[rustfmt::skip]
static CAPITALS: WordTable<(), 256> = WordTable::new(words![
    "act" "area" "band" "big" "bill" "box" "building" "bus" "case" "catch" "class" "district" "division" "exhibit" "exit"
    "fi" "figure" "form" "fortune" "galaxy" "game" "gemini" "group" "lane" "line" "lot" "model" "number" "order"
    "part" "pixel" "port" "precinct" "protocol" "radio" "reactor" "round" "rule" "russell" "schedule" "season"
    "studio" "super" "table" "title" "train" "unit" "volume" "ward" "week" "zip" "pin" "world" "year" "zone"
]);

#[rustfmt::skip]
static COUNTED_OFF: WordTable<(), 64> = WordTable::new(words![
    "category" "chapter" "episode" "game" "grade" "level" "number" "part" "phase" "platform" "round" "stage" "tier" "type"
]);
