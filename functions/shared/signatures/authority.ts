/** With which written authority a person promises for a subject: a Representation for commitments, or the legal representative's own. */
import type { Person } from '#domain/access/person.ts';
import type { SignedLetter } from '#domain/commitment/state.ts';

const scopes = ['legalRepresentative', 'commitment'];

/** The strongest authority that holds today; null where the person has none for commitments. */
export const authorityOf = ({ represents }: Person, subjectId: string): SignedLetter['authority'] | null => {
  const held = represents
    .filter((one) => one.subjectId === subjectId && scopes.includes(one.scope))
    .toSorted((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope))[0];
  return held === undefined ? null : { scope: held.scope, from: held.from, to: held.to };
};
