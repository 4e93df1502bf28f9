/** How a case of each kind travels through its machine: what the walks and faults of every machine need to know of a kind, as data. */
import { repairApplication } from '#domain/application/application.ts';
import { commitmentStages } from '#domain/commitment/stages.ts';
import type { CaseStage } from '#domain/kernel/case-actions.ts';
import { repairStages } from '#domain/repair/stages.ts';
import type { Door } from '#shared/case-store/door.ts';
import { toCloudEvent } from '#shared/cloud-event.ts';
import { makeLog } from '#shared/log.ts';
import { drive } from '../../functions/events/driver/drive.ts';
import { withDeferred } from './commitment-world.ts';
import type { Engine } from './engine.ts';
import type { AnyEngineCase } from './engine-case.ts';
import { fileOne, type RepairCase } from './engine-cases.ts';
import { apply } from './engine-commitments.ts';
import type { MachineKind } from './engine-machine.ts';
import { newEnterprise, newRecord } from './engine-records.ts';

export interface Journey {
  readonly machine: MachineKind;
  /** The function that starts this machine and ends its waits; its queue has the same name. */
  readonly driver: string;
  readonly stages: Readonly<Record<string, CaseStage>>;
  /** Where a case waits, in an order in which one case can be at all of them. */
  readonly stops: readonly [string, ...string[]];
  /** Those of them that platforms end at once, if they are not kept from it. */
  readonly endedByPlatforms: readonly string[];
  /** What the machine goes through without waiting; a case begins in the first of them. */
  readonly passed: readonly [string, ...string[]];
  /** Where the journey ends, and the kinds of items that are open even then. */
  readonly end: string;
  readonly leftOpen: readonly string[];
  /** Events that stand once in the history of a case at its end, wherever else it has been. */
  readonly once: readonly string[];
  /** A case of an enterprise of its own. */
  readonly begin: (engine: Engine) => Promise<AnyEngineCase>;
  /**
   * A case as it is opened at the time of `door` while the driver is held: nobody starts its machine. `heard` is in every message the
   * driver has not heard yet, and there are `messages` of them.
   */
  readonly unstarted: (engine: Engine, door: Door) => Promise<Unstarted>;
}

export interface Unstarted {
  readonly one: AnyEngineCase;
  readonly heard: string;
  readonly messages: number;
}

const newRepair = async (engine: Engine, door?: Door): Promise<RepairCase> => {
  const enterprise = await newEnterprise(engine, 'suzhou');
  return fileOne(engine, enterprise, [await newRecord(engine, enterprise, { unitId: 'unit-sz-market' })], door);
};

/** The product's own driver, by the clock of `door`. */
const repairDriver = (engine: Engine, door: Door) =>
  drive({
    ...engine.wiring,
    door,
    sfn: engine.sfn,
    caseTable: engine.tables.case,
    machineArn: engine.info.machines['repair'] ?? '',
    log: makeLog('test-driver', () => undefined),
  });

export const repairJourney: Journey = {
  machine: 'repair',
  driver: 'eventsDriver',
  stages: repairStages,
  stops: ['accepting', 'supplementing', 'verifying', 'training', 'publicising', 'deciding', 'stopping'],
  endedByPlatforms: ['publicising', 'stopping'],
  passed: ['filed'],
  end: 'concluded',
  // The commitment is for a person to look at later.
  leftOpen: ['followUpCommitment'],
  once: ['RepairCaseAccepted', 'RepairCaseVerified', 'RepairCaseDecided', 'RepairCaseConcluded'],
  begin: newRepair,
  unstarted: async (engine, door) => {
    const one = await newRepair(engine, door);
    // Opening is the driver's first half; the second, which its own event would bring, is missing.
    const [filed] = await engine.wiring.reader.events(repairApplication, one.applicationId);
    await repairDriver(engine, door)(toCloudEvent(filed?.body ?? ''));
    return { one, heard: one.applicationId, messages: 2 };
  },
};

const newCommitment = async (engine: Engine, door?: Door) =>
  apply(engine, await newEnterprise(engine), withDeferred(), {}, door);

export const commitmentJourney: Journey = {
  machine: 'commitment',
  driver: 'eventsCommitmentDriver',
  stages: commitmentStages,
  stops: ['reviewing', 'awaitingDocuments', 'verifying', 'rectifying', 'verifying'],
  endedByPlatforms: [],
  passed: ['applied', 'granted'],
  end: 'fulfilled',
  leftOpen: [],
  once: ['CommitmentCaseChecked', 'CommitmentCaseGranted', 'CommitmentDecisionServed', 'CommitmentCaseFulfilled'],
  begin: newCommitment,
  unstarted: async (engine, door) => {
    const one = await newCommitment(engine, door);
    return { one, heard: one.id, messages: 1 };
  },
};

export const journeys: readonly Journey[] = [repairJourney, commitmentJourney];
