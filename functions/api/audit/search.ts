/** One field for whatever number somebody holds in their hands. */
import { searchCases } from '#contracts/audit.ts';
import { may } from '#domain/access/rights.ts';
import type { ApplicationState } from '#domain/application/application.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import type { CreditCommitmentState } from '#domain/credit-commitment/credit-commitment.ts';
import { ok } from '#domain/kernel/result.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { byDelivery, byIds, byNumber, bySubject, casesAbout, type Found, type Search, together } from './finders.ts';

export const searchCasesRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(searchCases, {
    about: aboutPerson,
    handle: async ({ query: { q }, person }) => {
      const direct = together(
        await Promise.all([byIds(deps, [q]), byNumber(deps, q), byDelivery(deps, ledger, q), bySubject(deps, q)]),
      );
      // Of a subject everything is there already.
      const leading = direct.found.filter(({ foundBy }) => foundBy !== 'subject');
      const related = await Promise.all(leading.map((hit) => relatedTo(deps, hit)));
      const { found, incomplete } = together([direct, ...related]);
      const context = await deps.look();
      const within = found.filter(({ facts: { regionId } }) => may(searchCases.access, person, { regionId }));
      return ok({ entries: await Promise.all(within.map((hit) => shown(hit, context))), incomplete });
    },
  });

/** What leads on from a hit, one step far. */
const relatedTo = (deps: ApiDeps, { kind, id, state, facts }: Found): Promise<Search> =>
  kind === 'dishonestyRecord' ? casesAbout(deps, facts.subjectId, id) : byIds(deps, namedIn(kind, state), 'related');

const namedIn = (kind: Exclude<Found['kind'], 'dishonestyRecord'>, state: unknown): string[] => {
  switch (kind) {
    case 'repairCase': {
      const { applicationId } = state as RepairCaseState;
      return applicationId === null ? [] : [applicationId];
    }
    case 'repairApplication':
      return (state as ApplicationState).cases.map(({ caseId }) => caseId);
    case 'commitmentCase': {
      const { recordId, commitment } = state as CommitmentCaseState;
      return [recordId, commitment?.commitmentId].filter((one) => one != null);
    }
    case 'creditCommitment': {
      const { entry } = state as CreditCommitmentState;
      return entry === null ? [] : [entry.source.id];
    }
  }
};

const shown = async ({ kind, id, foundBy, facts }: Found, context: ViewContext) => {
  const { unitId, ...rest } = facts;
  const [subjectName, unit] = await Promise.all([
    context.subjectName(facts.subjectId),
    unitId === null ? null : context.unit(unitId),
  ]);
  return { kind, id, foundBy, ...rest, subjectName, unit };
};
