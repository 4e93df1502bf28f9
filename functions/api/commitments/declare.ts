/** Declaring a commitment: first the exact text, then the same text signed. Everything is checked before a code is taken for it. */
import { type CreditCommitmentAnswer, declareCommitment, previewDeclaration } from '#contracts/commitments.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import {
  type CreditCommitmentCommand,
  type CreditCommitmentState,
  creditCommitment,
} from '#domain/credit-commitment/credit-commitment.ts';
import {
  currentTextVersion,
  type Declaration,
  declarationHash,
  declarationText,
  declaredEntry,
} from '#domain/credit-commitment/declaration.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { nextCommitmentCode } from '../../shared/commitments/code.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { readSubject, signingSubject } from '../../shared/directory/subjects.ts';
import type { FindUnit } from '../../shared/directory/unit-names.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { authorityOf } from '../../shared/signatures/authority.ts';
import { registeredIn } from './about.ts';
import { commandAnswer } from './view.ts';

type Words = z.output<typeof previewDeclaration.body>;
type Shown = Pick<Declaration, 'subject' | 'regionId' | 'unitName' | 'words'>;

export const previewDeclarationRoute = (deps: ApiDeps, findUnit: FindUnit) =>
  route(previewDeclaration, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body }) => {
      const shown = await shownFor(deps, findUnit, body);
      if (!shown.ok) return shown;
      const { subject } = shown.value;
      const text = declarationText(shown.value);
      return ok({
        textVersion: currentTextVersion,
        text,
        textHash: declarationHash(text, subject.subjectId, sha256.hex),
        signAs: subject.name,
      });
    },
  });

export const declareCommitmentRoute = (deps: ApiDeps, findUnit: FindUnit) =>
  route(declareCommitment, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body: { signature, ...words }, person, acting, idempotency }) => {
      const shown = await shownFor(deps, findUnit, words);
      if (!shown.ok) return shown;
      const commitmentId = derivedId('declaration', idempotency);
      const authority = authorityOf(person, words.subjectId);
      const declaration: Declaration = { commitmentId, ...shown.value, signature, authority };
      const now = await deps.clock.now();
      const checked = declaredEntry(declaration, { ...acting, now, digest: sha256.hex });
      if (!checked.ok) return checked;
      // A repeated request finds the code of the first.
      const known = await deps.reader.load(creditCommitment, commitmentId);
      const code = known.state.entry?.code ?? (await nextCommitmentCode(deps.db, deps.tables.case, checked.value));
      const command: CreditCommitmentCommand = { type: 'declareCommitment', code, declaration };
      const done = await deps.door({
        kind: creditCommitment,
        id: commitmentId,
        command,
        ...acting,
        idempotency,
        answer: (after) => {
          const stored = registeredIn(after as Stored<CreditCommitmentState>);
          return stored && commandAnswer(stored, person, shanghaiDate(now));
        },
      });
      return done.ok ? ok(done.value.answer as z.input<typeof CreditCommitmentAnswer>) : done;
    },
  });

/** What the text is made of: the words, with the names of who promises and who receives it. */
const shownFor = async (
  deps: ApiDeps,
  findUnit: FindUnit,
  { subjectId, ...words }: Words,
): Promise<Result<Shown, Refusal>> => {
  const [subject, unit] = await Promise.all([
    readSubject(deps.db, deps.tables.directory, subjectId),
    findUnit(words.receivingUnitId),
  ]);
  if (subject === null) return refuse({ code: 'subjectNotFound' });
  if (subject.kind === 'naturalPerson') return refuse({ code: 'declarationForOrganisations' });
  if (unit === null) return refuse({ code: 'unitNotFound' });
  return ok({
    subject: { subjectId, subjectKind: subject.kind, ...signingSubject(subject) },
    regionId: unit.regionId,
    unitName: unit.name,
    words,
  });
};
