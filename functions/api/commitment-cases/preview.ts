/** Before anybody applies: the exact texts with their digests, whether the subject may promise, and if not, why. */
import { previewCommitment } from '#contracts/commitment-cases.ts';
import { ineligibleReasons } from '#domain/commitment/rules.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { storedMatter } from '#domain/matter/state.ts';
import { matterTexts } from '#domain/matter/texts.ts';
import { readCreditStanding } from '../../shared/cases/credit-standing.ts';
import { readSubject, signingSubject } from '../../shared/directory/subjects.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { authorityOf } from '../../shared/signatures/authority.ts';

export const previewCommitmentRoute = (deps: ApiDeps) =>
  route(previewCommitment, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body: { subjectId, matterId }, person }) => {
      const [subject, { state, version: stored }, standing] = await Promise.all([
        readSubject(deps.db, deps.tables.directory, subjectId),
        deps.reader.load(storedMatter, matterId),
        readCreditStanding(deps, deps.tables.record, subjectId),
      ]);
      if (subject === null) return refuse({ code: 'subjectNotFound' });
      if (stored === 0) return refuse({ code: 'matterNotFound' });
      if (state.current === null) return refuse({ code: 'matterWithdrawn' });
      const { version, content } = state.current;
      const reasons = ineligibleReasons(content, standing, content.regionId);
      const authority = authorityOf(person, subjectId);
      return ok({
        matterId,
        version,
        ...matterTexts(content, signingSubject(subject), { matterId, version }, sha256.hex),
        signAs: subject.name,
        eligible: reasons.length === 0,
        reasons,
        mayCommit: authority !== null && (content.representativeAllowed || authority.scope === 'legalRepresentative'),
      });
    },
  });
