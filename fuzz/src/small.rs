//! A model of a few records, which is read a hundred times faster than the shipped one.

use copydesk::ide::{Layer, LayerFile, Model};

/// The records, as a model file.
pub(crate) const RECORDS: &str = r#"{
 "entities": [
  {"id": "nordvik", "kind": "company", "name": "Nordvik Ferries", "alias": ["Nordvik"]},
  {"id": "alder", "kind": "company", "name": "Alder Works"},
  {"id": "eastmere", "kind": "place", "name": "Eastmere"},
  {"id": "okafor", "kind": "person", "name": "Lena Okafor"}],
 "sources": [{"id": "report", "kind": "filing", "tier": 1, "title": "Annual report"}],
 "relations": [
  {"id": "employs", "label": "employs", "subject_kinds": ["company"], "cues": ["employ"],
   "patterns": [{"text": "{subject} <have|employ> {quantity}"}]},
  {"id": "pays", "label": "pays", "subject_kinds": ["company"], "object_kinds": ["company"], "cues": ["pay"],
   "patterns": [{"text": "{subject} <pay> {quantity} to {object} [by {date}]"}]}],
 "facts": [
  {"id": "staff", "subject": "nordvik", "relation": "employs", "value": {"amount": "250"},
   "statement": "Nordvik Ferries employs 250 people.", "evidence": [{"source": "report", "quote": "250"}]},
  {"id": "payment", "subject": "nordvik", "relation": "pays", "object": "alder",
   "value": {"amount": "30000000", "unit": "USD", "bound": "up_to"}, "statement": "Nordvik pays Alder up to $30 million.",
   "evidence": [{"source": "report", "quote": "30"}]}]
}"#;

/// What lies below a model under test: the records; in one run of 64, as `choice` has it, the shipped model.
pub(crate) fn lower_layer(choice: u8) -> Vec<LayerFile> {
    if choice % 64 == 63 {
        return Model::embedded();
    }
    vec![LayerFile {
        layer: Layer::Seed,
        path: "copydesk:/small.json".to_owned(),
        text: RECORDS.into(),
    }]
}
