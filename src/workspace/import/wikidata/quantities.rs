//! Figures of Wikidata: which properties are taken, and which of our units theirs are.
//!
//! An amount is a decimal in a text there (`"+12.50"`) and stays one here; it is never a float. A figure becomes a fact of a
//! relation that the imported layer brings with it, which has no sentence patterns: it is there for hovers and for figures
//! that a draft says of the entity, and contradicts nothing by itself.

use serde_json::{Map, Value, json};

use super::super::Layer;
use super::statement::{Statement, point_in_time, statements};

/// Properties that state a figure, and the relation that it is here, which is called by its id with spaces.
const PROPERTIES: &[(&str, &str)] = &[
    ("P2139", "revenue"),
    ("P2295", "net_profit"),
    ("P3362", "operating_income"),
    ("P2403", "total_assets"),
    ("P2137", "total_equity"),
    ("P2226", "market_capitalization"),
    ("P1128", "employees"),
    ("P2124", "members"),
    ("P2196", "students"),
    ("P2218", "net_worth"),
    ("P1082", "population"),
    ("P2131", "gross_domestic_product"),
    ("P2046", "area"),
    ("P2044", "elevation"),
    ("P2043", "length"),
    ("P2048", "height"),
    ("P2049", "width"),
    ("P2067", "mass"),
    ("P2052", "speed"),
    ("P2109", "power_output"),
    ("P1083", "capacity"),
    ("P2130", "cost"),
];

/// What a unit's entity is among our units. Amounts without a unit have `1` there.
const UNITS: &[(&str, &str)] = &[
    ("1", ""),
    ("Q199", ""),
    ("Q11229", "%"),
    // Money.
    ("Q4917", "USD"),
    ("Q4916", "EUR"),
    ("Q25224", "GBP"),
    ("Q8146", "JPY"),
    ("Q39099", "CNY"),
    ("Q25344", "CHF"),
    ("Q1104069", "CAD"),
    ("Q259502", "AUD"),
    ("Q122922", "SEK"),
    ("Q132643", "NOK"),
    ("Q25417", "DKK"),
    ("Q80524", "INR"),
    ("Q41044", "RUB"),
    ("Q202040", "KRW"),
    ("Q123213", "PLN"),
    // Length and area.
    ("Q11573", "m"),
    ("Q828224", "km"),
    ("Q174728", "cm"),
    ("Q174789", "mm"),
    ("Q253276", "mi"),
    ("Q3710", "ft"),
    ("Q218593", "in"),
    ("Q93318", "nmi"),
    ("Q25343", "m2"),
    ("Q712226", "km2"),
    ("Q35852", "ha"),
    ("Q81292", "acre"),
    ("Q232291", "mi2"),
    ("Q857027", "ft2"),
    // Volume, mass, speed, power.
    ("Q25517", "m3"),
    ("Q4243638", "km3"),
    ("Q11582", "L"),
    ("Q11570", "kg"),
    ("Q41803", "g"),
    ("Q191118", "t"),
    ("Q100995", "lb"),
    ("Q180154", "km/h"),
    ("Q182429", "m/s"),
    ("Q211256", "mph"),
    ("Q25236", "W"),
    ("Q3320608", "kW"),
    ("Q6982035", "MW"),
    ("Q5879479", "GW"),
];

/// The most digits that an amount may have: more fit no exact decimal of ours.
const MOST_DIGITS: usize = 28;

/// Writes the figures of an entity as facts.
pub(super) fn put(record: &Value, id: &str, name: &str, layer: &mut Layer) {
    for (property, relation) in PROPERTIES {
        for statement in statements(record, property, layer) {
            match value(statement) {
                Ok(value) => put_fact((id, name), property, relation, statement, value, layer),
                Err(why) => layer.leave(why),
            }
        }
    }
}

fn put_fact(
    (id, name): (&str, &str),
    property: &str,
    relation: &str,
    statement: Statement<'_>,
    value: Figure<'_>,
    layer: &mut Layer,
) {
    let at = point_in_time(statement);
    let own_id = statement.id().map(str::to_owned);
    let fact_id = own_id.unwrap_or_else(|| {
        let at = at.as_deref().unwrap_or("undated");
        format!("{id}-{property}-{at}-{}", value.amount)
    });
    let unit = if value.unit.is_empty() { "" } else { " " }.to_owned() + value.unit;
    let when = at.as_ref().map_or(String::new(), |it| format!(" ({it})"));
    let words = relation.replace('_', " ");
    let record = json!({"id": relation, "label": words, "exclusive": "no"});
    layer.once("relations", relation, record);
    let said = format!("{name}: {words} {}{unit}{when}.", value.amount);
    let mut fact = Map::new();
    fact.insert("id".to_owned(), json!(fact_id));
    fact.insert("subject".to_owned(), json!(id));
    fact.insert("relation".to_owned(), json!(relation));
    fact.insert("value".to_owned(), Value::Object(value.to_record()));
    fact.insert("statement".to_owned(), json!(said));
    statement.put_times_and_sources(&mut fact, layer);
    layer.fact(fact);
}

/// A figure as the model has it.
struct Figure<'v> {
    amount: &'v str,
    unit: &'static str,
    /// Whether the statement gives other bounds than the amount: it is known to be no exact one.
    is_about: bool,
}

impl Figure<'_> {
    fn to_record(&self) -> Map<String, Value> {
        let mut record = Map::from_iter([("amount".to_owned(), json!(self.amount))]);
        if !self.unit.is_empty() {
            record.insert("unit".to_owned(), json!(self.unit));
        }
        if self.is_about {
            record.insert("bound".to_owned(), json!("about"));
        }
        record
    }
}

/// The figure of a statement; the error says why it is left out.
fn value(statement: Statement<'_>) -> Result<Figure<'_>, &'static str> {
    let value = statement
        .value()
        .ok_or("statements whose value is unknown or none")?;
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let amount = text("amount")
        .and_then(decimal)
        .ok_or("amounts that are no plain decimals")?;
    let unit = text("unit").unwrap_or("1");
    let entity = unit.rsplit('/').next().unwrap_or(unit);
    let unit = UNITS.iter().find(|(known, _)| *known == entity);
    let (_, unit) = unit.ok_or("figures in units that copydesk does not know")?;
    let differs = |key: &str| text(key).and_then(decimal).is_some_and(|it| it != amount);
    Ok(Figure {
        amount,
        unit,
        is_about: differs("upperBound") || differs("lowerBound"),
    })
}

/// A decimal as Wikidata writes it, `+12.50` or `-3`, without its plus; `None` for one that has too many digits for us, or is
/// none.
fn decimal(text: &str) -> Option<&str> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_number(whole) && is_number(part) && digits.len() <= MOST_DIGITS;
    fits.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{Layer as ModelLayer, LayerFile, Model};

    #[test]
    fn decimals() {
        for (text, read) in [
            ("+12.50", Some("12.50")),
            ("-3", Some("-3")),
            ("7", Some("7")),
            ("+0.000000000000000000000000001", None),
            ("1e6", None),
            ("1,000", None),
            ("+", None),
            (".5", None),
        ] {
            assert_eq!(decimal(text), read, "{text}");
        }
    }

    #[test]
    fn every_unit_and_relation_is_one_of_a_model() {
        let facts: Vec<String> = UNITS
            .iter()
            .zip(PROPERTIES.iter().cycle())
            .map(|((_, unit), (_, relation))| {
                format!(r#"{{"id": "{unit}", "subject": "a", "relation": "{relation}", "statement": "-", "value": {{"amount": "1", "unit": "{unit}"}}}}"#)
            })
            .filter(|it| !it.contains(r#""id": """#))
            .collect();
        let relations: Vec<String> = PROPERTIES
            .iter()
            .map(|(_, id)| format!(r#"{{"id": "{id}", "label": "{id}"}}"#))
            .collect();
        let text = format!(
            r#"{{"entities": [{{"id": "a", "kind": "company", "name": "Alder Works"}}], "relations": [{}], "facts": [{}]}}"#,
            relations.join(","),
            facts.join(",")
        );
        let mut files = Model::embedded();
        files.push(LayerFile {
            layer: ModelLayer::Shared,
            path: "a.json".to_owned(),
            text: text.into(),
        });
        let (_, problems) = Model::build(&files);
        assert_eq!(problems, []);
    }
}
