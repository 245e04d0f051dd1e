//! What an entry of the table of names says beside its key: whose name it is, how it behaves and how it is spelled.
//!
//! Entities are numbered in the order in which the table names them first, so most entries need not say whose they are;
//! what else an entry says (how the name behaves, which of the names it is) is one of a few sorts, and one byte.

use rustc_hash::FxHashMap;

use super::super::entity::NameForm;
use super::shape::Shape;
use super::sorted::Values;
use super::wire::{Put, Take};

/// Whose name an entry is, and how it behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) entity: u32,
    /// Which of the entity's names.
    pub(super) name: u32,
    pub(super) form: NameForm,
    pub(super) takes_plural: bool,
}

/// What an entry says beside its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameValue<'a> {
    /// `None` for a phrase that is nobody's.
    pub(super) owner: Option<Owner>,
    shape: Shape,
    rest: &'a [u8],
}

/// The forms in the order of their numbers in files.
const FORMS: [NameForm; 10] = [
    NameForm::Name,
    NameForm::Alias,
    NameForm::Abbreviation,
    NameForm::Legal,
    NameForm::Short,
    NameForm::Metonym,
    NameForm::Former,
    NameForm::Misspelt,
    NameForm::Variant,
    NameForm::Weak,
];
/// The form of a phrase that is nobody's name.
pub(super) const NOBODY: u8 = 15;

/// The number of a form in files.
pub(super) fn form_number(form: NameForm) -> u8 {
    let number = FORMS.iter().position(|&it| it == form);
    number.map_or(0, |it| it as u8)
}

/// The form with this number.
pub(super) fn form_of(number: u8) -> Option<NameForm> {
    FORMS.get(usize::from(number)).copied()
}

/// Where an entry says whose name it is. The numbers stand in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    /// The first name of the next entity.
    Next = 0,
    /// A name of one of the last entities: how many came since.
    Recent = 1,
    /// The number of the entity.
    Any = 2,
    /// Nobody's.
    Nobody = 3,
}

const WHOSE: [Whose; 4] = [Whose::Next, Whose::Recent, Whose::Any, Whose::Nobody];

/// Entities that came this long ago are numbered in two bytes at most.
const RECENT: u32 = 1 << 14;

impl Whose {
    /// How to say that a name is an entity's where `counted` entities have been named.
    fn of(entity: u32, counted: u32) -> Whose {
        match counted.checked_sub(entity) {
            Some(0) => Whose::Next,
            Some(ago) if ago <= RECENT => Whose::Recent,
            _ => Whose::Any,
        }
    }
}

/// What many entries have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Sort {
    form: u8,
    takes_plural: bool,
    shape: Shape,
    whose: Whose,
    /// Which of the entity's names.
    name: u32,
}

impl Sort {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(self.form | u8::from(self.takes_plural) << 4 | (self.shape as u8) << 5);
        out.push(self.whose as u8);
        out.number(u64::from(self.name));
    }

    fn take(take: &mut Take<'_>) -> Option<Sort> {
        let tag = take.byte()?;
        Some(Sort {
            form: tag & 15,
            takes_plural: tag & 16 != 0,
            shape: Shape::of_number(tag >> 5)?,
            whose: *WHOSE.get(usize::from(take.byte()?))?,
            name: take.index()?,
        })
    }
}

/// The sorts of entries by the bytes that stand for them.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    sorts: Vec<Sort>,
    /// How many bytes the number of an entity has.
    width: usize,
}

/// Stands before a sort that has no byte of its own.
const OWN_SORT: u8 = u8::MAX;

impl Sorts {
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        out.number(self.sorts.len() as u64);
        self.sorts.iter().for_each(|it| it.put(out));
    }

    pub(super) fn take(take: &mut Take<'_>, width: usize) -> Option<Sorts> {
        let count = take.len()?;
        let sorts = (0..count).map(|_| Sort::take(take));
        let sorts = sorts.collect::<Option<Vec<Sort>>>()?;
        Some(Sorts { sorts, width })
    }
}

impl Values for Sorts {
    fn pass(&self, take: &mut Take<'_>, counted: &mut u32) -> Option<()> {
        let (value, whose) = NameValue::take(take, self, *counted)?;
        *counted = counted.wrapping_add(u32::from(whose == Whose::Next));
        value.shape.pass(take)
    }
}

/// Writes values, and keeps their sorts.
pub(super) struct ValueWriter {
    pub(super) sorts: Sorts,
    codes: FxHashMap<Sort, u8>,
}

impl ValueWriter {
    /// `width` is that of an entity's number.
    pub(super) fn new(width: usize) -> ValueWriter {
        ValueWriter {
            sorts: Sorts {
                sorts: Vec::new(),
                width,
            },
            codes: FxHashMap::default(),
        }
    }

    /// Appends the bytes of a value, where `counted` entities have been named. One whose number that is becomes the next.
    pub(super) fn put(
        &mut self,
        key: &[u8],
        written: &str,
        owner: Option<Owner>,
        counted: u32,
        out: &mut Vec<u8>,
    ) {
        let (shape, extra) = Shape::of(&String::from_utf8_lossy(key), written);
        let whose = owner.map_or(Whose::Nobody, |it| Whose::of(it.entity, counted));
        self.put_sort(
            Sort {
                form: owner.map_or(NOBODY, |it| form_number(it.form)),
                takes_plural: owner.is_some_and(|it| it.takes_plural),
                shape,
                whose,
                name: owner.map_or(0, |it| it.name),
            },
            out,
        );
        let entity = owner.map_or(0, |it| it.entity);
        match whose {
            Whose::Recent => out.number(u64::from(counted.saturating_sub(entity))),
            Whose::Any => out.fixed(entity, self.sorts.width),
            Whose::Next | Whose::Nobody => {}
        }
        out.extend_from_slice(&extra);
    }

    fn put_sort(&mut self, sort: Sort, out: &mut Vec<u8>) {
        let next = self.codes.len() as u8;
        match self.codes.get(&sort) {
            Some(&code) => out.push(code),
            None if next < OWN_SORT => {
                self.codes.insert(sort, next);
                self.sorts.sorts.push(sort);
                out.push(next);
            }
            None => {
                out.push(OWN_SORT);
                sort.put(out);
            }
        }
    }
}

impl<'a> NameValue<'a> {
    /// Reads a value before which `counted` entities were named.
    pub(super) fn read(bytes: &'a [u8], sorts: &Sorts, counted: u32) -> Option<NameValue<'a>> {
        NameValue::take(&mut Take(bytes), sorts, counted).map(|it| it.0)
    }

    fn take(take: &mut Take<'a>, sorts: &Sorts, counted: u32) -> Option<(NameValue<'a>, Whose)> {
        let sort = match take.byte()? {
            OWN_SORT => Sort::take(take)?,
            code => *sorts.sorts.get(usize::from(code))?,
        };
        let entity = match sort.whose {
            Whose::Next => Some(counted),
            Whose::Recent => Some(counted.checked_sub(take.index()?)?),
            Whose::Any => Some(take.fixed(sorts.width)?),
            Whose::Nobody => None,
        };
        let owner = match entity {
            None => None,
            Some(entity) => Some(Owner {
                entity,
                name: sort.name,
                form: form_of(sort.form)?,
                takes_plural: sort.takes_plural,
            }),
        };
        let value = NameValue {
            owner,
            shape: sort.shape,
            rest: take.0,
        };
        Some((value, sort.whose))
    }

    /// Puts the spelling of the entry into `out`, whose old content goes.
    pub(super) fn written(&self, key: &[u8], out: &mut String) -> Option<()> {
        let key = std::str::from_utf8(key).ok()?;
        self.shape.spell(key, Take(self.rest), out)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::gazetteer::cut_all;
    use super::super::spelling::{LONGEST, key_of, spellings};
    use super::*;
    use proptest::prelude::*;

    /// Writes a value where five entities were named, reads it, and tells its length.
    fn written(name: &str, entity: Option<u32>) -> usize {
        let mut len = 0;
        for spelling in spellings(name) {
            let mut writer = ValueWriter::new(3);
            let owner = entity.map(|entity| Owner {
                entity,
                name: 3,
                form: NameForm::Alias,
                takes_plural: true,
            });
            let mut value = Vec::new();
            writer.put(&spelling.key, &spelling.written, owner, 5, &mut value);
            let mut counted = 5;
            let mut take = Take(&value);
            assert_eq!(
                writer.sorts.pass(&mut take, &mut counted),
                Some(()),
                "{name}"
            );
            assert_eq!(
                (take.0.len(), counted),
                (0, 5 + u32::from(entity == Some(5)))
            );
            let read = NameValue::read(&value, &writer.sorts, 5).expect("a value");
            assert_eq!(read.owner, owner);
            let mut written = String::new();
            read.written(&spelling.key, &mut written)
                .expect("a spelling");
            assert_eq!(written, spelling.written);
            // A spelling is cut into the pieces that it was made of.
            assert_eq!(key_of(&written, &cut_all(&written)), spelling.key, "{name}");
            len = value.len();
        }
        len
    }

    fn round_trip(name: &str) {
        for entity in [None, Some(5), Some(4), Some(70_000)] {
            written(name, entity);
        }
    }

    #[test]
    fn spellings_come_back_from_their_keys() {
        for name in [
            "Nordvik Shipping",
            "Nordvik, Inc.",
            "nordvik",
            "NORDVIK AB",
            "Bank of Ostby",
            "Alder & Birch",
            "AT&T",
            "Østby-Havn",
            "U.S. Steel",
            "the Hill",
            "O’Malley’s",
            "R. B. Alder, Jr., and Sons",
            "1.,1",
        ] {
            round_trip(name);
        }
        let sizes =
            ["Nordvik Shipping", "Bank of Ostby", "Alder & Birch"].map(|it| written(it, Some(5)));
        assert_eq!(sizes, [1, 2, 1], "the usual capitals take no room");
        let sizes = [5, 2, 70_000].map(|entity| written("Nordvik Shipping", Some(entity)));
        assert_eq!(
            sizes,
            [1, 2, 4],
            "the next entity takes no room, a recent one little"
        );
    }

    #[test]
    fn sorts_beyond_a_byte_are_spelled_out() {
        let mut writer = ValueWriter::new(3);
        let owner = |name| Owner {
            entity: 0,
            name,
            form: NameForm::Alias,
            takes_plural: false,
        };
        let mut put = |name| {
            let mut value = Vec::new();
            writer.put(b"a", "A", Some(owner(name)), 0, &mut value);
            value
        };
        let values: Vec<Vec<u8>> = (0..300).map(&mut put).collect();
        assert_eq!((values[254].len(), values[255].len()), (1, 5));
        let mut sorts = Vec::new();
        writer.sorts.put(&mut sorts);
        let sorts = Sorts::take(&mut Take(&sorts), 3).expect("the sorts");
        for (name, value) in (0..).zip(&values) {
            let read = NameValue::read(value, &sorts, 0).expect("a value");
            assert_eq!(read.owner, Some(owner(name)));
        }
    }

    #[test]
    fn what_is_no_name_has_no_spelling() {
        assert!(spellings("").is_empty());
        assert!(spellings("\u{1}").is_empty());
        assert!(spellings(&"a".repeat(LONGEST + 1)).is_empty());
    }

    proptest! {
        #[test]
        fn any_name_comes_back(name in "[A-Ca-c1é&., \\-'’]{1,20}") {
            round_trip(&name);
        }

        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>, key: Vec<u8>, sorts: Vec<u8>) {
            let mut out = String::new();
            let sorts = Sorts::take(&mut Take(&sorts), 3).unwrap_or_default();
            if let Some(value) = NameValue::read(&bytes, &sorts, 3) {
                value.written(&key, &mut out);
            }
            sorts.pass(&mut Take(&bytes), &mut 0);
        }
    }
}
