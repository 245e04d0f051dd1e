//! The cast: who is mentioned in a run of paragraphs.

use super::paragraph::Paragraph;
use crate::model::EntityIdx;

/// Who a run of paragraphs mentions. Small, and remembered with the run: a draft's cast is made from those of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    /// The entities mentioned by a name that is certain by itself, sorted.
    pub certain: Vec<EntityIdx>,
    /// The entities mentioned by a name that is not, sorted.
    pub doubtful: Vec<EntityIdx>,
}

impl Cast {
    /// The cast of some paragraphs.
    pub fn of<'a>(paragraphs: impl Iterator<Item = &'a Paragraph>) -> Cast {
        let mut cast = Cast::default();
        for mention in paragraphs.flat_map(|paragraph| &paragraph.names) {
            let list = if mention.certain {
                &mut cast.certain
            } else {
                &mut cast.doubtful
            };
            if list.last() != Some(&mention.entity) {
                list.push(mention.entity);
            }
        }
        for list in [&mut cast.certain, &mut cast.doubtful] {
            list.sort_unstable();
            list.dedup();
        }
        cast
    }

    /// The cast of all parts together.
    pub fn merged<'a>(parts: impl Iterator<Item = &'a Cast>) -> Cast {
        let (mut certain, mut doubtful) = (Union::default(), Union::default());
        for part in parts {
            certain.extend(&part.certain);
            doubtful.extend(&part.doubtful);
        }
        Cast {
            certain: certain.sorted(),
            doubtful: doubtful.sorted(),
        }
    }
}

/// A growing set of entities. A table of flags, since long drafts name the same few in each of their hundreds of parts.
#[derive(Default)]
struct Union {
    seen: Vec<bool>,
    members: Vec<EntityIdx>,
}

impl Union {
    fn extend(&mut self, entities: &[EntityIdx]) {
        for &entity in entities {
            let idx = entity.0 as usize;
            if self.seen.len() <= idx {
                self.seen.resize(idx + 1, false);
            }
            if let Some(seen) = self.seen.get_mut(idx)
                && !std::mem::replace(seen, true)
            {
                self.members.push(entity);
            }
        }
    }

    fn sorted(mut self) -> Vec<EntityIdx> {
        self.members.sort_unstable();
        self.members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_united_in_order() {
        let cast = |certain: &[u32], doubtful: &[u32]| Cast {
            certain: certain.iter().map(|&it| EntityIdx(it)).collect(),
            doubtful: doubtful.iter().map(|&it| EntityIdx(it)).collect(),
        };
        let parts = [cast(&[1, 7], &[]), cast(&[0, 7], &[3]), cast(&[], &[2, 3])];
        assert_eq!(Cast::merged(parts.iter()), cast(&[0, 1, 7], &[2, 3]));
    }
}
