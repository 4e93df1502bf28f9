/** With which written authority a person promises for a subject: a Representation for commitments, or the legal representative's own. */
import type { Person } from '#domain/access/person.ts';
import type { SignedLetter } from '#domain/commitment/state.ts';
import { covers } from '#domain/subject/authority.ts';

/** The strongest authority that holds today; null where the person has none for commitments. */
export const authorityOf = ({ represents }: Person, subjectId: string): SignedLetter['authority'] | null => {
  const held = represents.filter((one) => one.subjectId === subjectId && covers(one.scope, 'commitment'));
  const strongest = held.find(({ scope }) => scope === 'legalRepresentative') ?? held[0];
  return strongest === undefined ? null : { scope: strongest.scope, from: strongest.from, to: strongest.to };
};
