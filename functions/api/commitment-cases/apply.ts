/** Applying for a matter: everything the decision needs is read first, then one command stores the application whole or not at all. */
import type { CommitmentCommandAnswer } from '#contracts/commitment-answer.ts';
import { applyForMatter } from '#contracts/commitment-cases.ts';
import type { Person } from '#domain/access/person.ts';
import type { ApplyForMatter } from '#domain/commitment/commands.ts';
import { applyForMatter as decideApplication } from '#domain/commitment/decide/applying.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { storedMatter } from '#domain/matter/state.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { readSubject, signingSubject } from '../../shared/directory/subjects.ts';
import { ownOf, resolveMaterials } from '../../shared/documents.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { authorityOf } from '../../shared/signatures/authority.ts';
import type { Seals } from '../../shared/signatures/seals.ts';
import { commandAnswer } from '../../shared/views/commitment-answer.ts';

const commitmentCase = commitmentCaseOf({ applyForMatter: decideApplication });

type Body = z.output<typeof applyForMatter.body>;

export const applyForMatterRoute = (deps: ApiDeps, seals: Seals) =>
  route(applyForMatter, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body, person, acting, idempotency }) => {
      const caseId = derivedId('commitment', idempotency);
      const command = await commandFor(deps, seals, caseId, body, person);
      if (!command.ok) return command;
      const done = await deps.door({
        kind: commitmentCase,
        id: caseId,
        command: command.value,
        ...acting,
        idempotency,
        answer: (after) => commandAnswer(after as Stored<CommitmentCaseState>, person),
      });
      return done.ok ? ok(done.value.answer as z.input<typeof CommitmentCommandAnswer>) : done;
    },
  });

const commandFor = async (
  deps: ApiDeps,
  seals: Seals,
  caseId: string,
  body: Body,
  person: Person,
): Promise<Result<ApplyForMatter, Refusal>> => {
  const { subjectId, matterId } = body;
  const [subject, matter, documents] = await Promise.all([
    readSubject(deps.db, deps.tables.directory, subjectId),
    deps.reader.load(storedMatter, matterId),
    resolveMaterials(deps.db, deps.tables.directory, ownOf(subjectId), body.materials, sha256.hex),
  ]);
  if (subject === null) return refuse({ code: 'subjectNotFound' });
  if (matter.version === 0) return refuse({ code: 'matterNotFound' });
  if (!documents.ok) return documents;
  return ok({
    type: 'applyForMatter',
    caseId,
    procedure: body.procedure,
    subject: { subjectId, kind: subject.kind, ...signingSubject(subject) },
    matter: { matterId, version: body.matterVersion, current: matter.state.current },
    answers: body.answers,
    materials: documents.value.map(({ documentId, sha256 }, index) => ({
      documentId,
      sha256,
      materialId: body.materials[index]?.materialId ?? '',
    })),
    deferredMaterialIds: body.deferredMaterialIds,
    signature: await signatureOf(seals, body),
    authority: authorityOf(person, subjectId),
  });
};

/** A seal is verified by its service before the decision looks at it: null says that it does not hold. */
const signatureOf = async (seals: Seals, { subjectId, signature }: Body): Promise<ApplyForMatter['signature']> => {
  if (signature === undefined) return null;
  const { noticeHash, letterHash, typedName, seal } = signature;
  return {
    noticeHash,
    letterHash,
    ...(typedName !== undefined && { typedName }),
    ...(seal !== undefined && { seal: await seals.verify(subjectId, seal, letterHash) }),
  };
};
