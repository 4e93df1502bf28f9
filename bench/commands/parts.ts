/** What of each kind of case runs in this process: its routes, its driver, the step of its machine, and what platforms would answer. */
import type { SFNClient } from '@aws-sdk/client-sfn';
import { commitmentCaseActions } from '#contracts/commitment-actions.ts';
import { caseActions } from '#contracts/repair-actions.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { effects } from '#domain/repair/state.ts';
import { makeCaseEffects } from '#shared/case-effects.ts';
import type { CloudEvent } from '#shared/cloud-event.ts';
import { tableOfFacts } from '#shared/departments/departments.ts';
import { tableOfMatterFacts } from '#shared/departments/matter-facts.ts';
import type { ApiDeps } from '#shared/http/deps.ts';
import type { Route } from '#shared/http/route.ts';
import type { Log } from '#shared/log.ts';
import { directorySeals } from '#shared/signatures/seals.ts';
import { driveMachine } from '#shared/workflow/machines.ts';
import { fileApplicationRoute } from '../../functions/api/applications/file.ts';
import { commitmentActionRoute } from '../../functions/api/commitment-actions/action.ts';
import { applyForMatterRoute } from '../../functions/api/commitment-cases/apply.ts';
import { repairActionRoute } from '../../functions/api/repair-actions/action.ts';
import { drive } from '../../functions/events/driver/drive.ts';
import { enterCommitmentStage } from '../../functions/workflow/enter-commitment-stage/enter-commitment-stage.ts';
import { enterStage } from '../../functions/workflow/enter-stage/enter-stage.ts';
import type { Journey } from '../journeys/journey.ts';

export interface Parts {
  readonly routes: readonly Route[];
  /** Hears an event as the driver does. */
  readonly drive: (event: CloudEvent) => Promise<void>;
  /** Runs the machine's step. */
  readonly enter: (input: unknown) => Promise<void>;
  /** Whatever platforms confirm of a case that waits for them. */
  readonly receipts: (caseId: string) => Promise<void>;
}

type Deps = ApiDeps & { readonly sfn: SFNClient; readonly caseTable: string; readonly log: Log };
const machineArn = 'machine';

export const partsOf: Readonly<Record<Journey['kind'], (deps: Deps) => Parts>> = {
  repair: (deps) => {
    const told = makeCaseEffects(deps.door);
    return {
      routes: [fileApplicationRoute(deps), ...caseActions.map((contract) => repairActionRoute(deps, contract))],
      drive: drive({ ...deps, machineArn }),
      enter: enterStage({ ...deps, departments: tableOfFacts(deps.db, deps.tables.directory) }),
      receipts: async (caseId) => {
        const { stage, records } = (await deps.reader.load(repairCase, caseId)).state;
        if (stage === 'publicising') await told.confirmCommitmentPublication(caseId, ['receipt']);
        if (stage !== 'stopping') return;
        for (const { recordId } of records)
          await told.completeEffect(
            caseId,
            recordId,
            effects.map((effect) => ({ effect, receipts: ['receipt'] })),
          );
      },
    };
  },
  commitment: (deps) => {
    const facts = tableOfMatterFacts(deps.db, deps.tables.directory);
    const seals = directorySeals(deps.db, deps.tables.directory, deps.clock);
    return {
      routes: [
        applyForMatterRoute(deps, seals),
        ...commitmentCaseActions.map((contract) => commitmentActionRoute(deps, contract)),
      ],
      drive: (event) => driveMachine(deps, { kind: commitmentCase, machineArn }, event),
      enter: enterCommitmentStage({ ...deps, recordTable: deps.tables.record, facts }),
      // Platforms learn of a promise; its case waits for none of them.
      receipts: async () => undefined,
    };
  },
};
