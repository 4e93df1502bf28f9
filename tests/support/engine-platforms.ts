/** The played platforms and the delivery ledger as a test looks at them. */
import type { Delivery } from '#domain/delivery/delivery.ts';
import type { CreditCommitmentOnDelivery } from '#domain/delivery/message.ts';
import type { RepairStage } from '#domain/repair/stages.ts';
import { makeLedger } from '#shared/ledger/ledger.ts';
import { makeEnqueue } from '#shared/send-queue.ts';
import { replayDelivery } from '../../functions/delivery/replay.ts';
import type { Engine } from './engine.ts';
import type { RepairCase } from './engine-cases.ts';

export type Mode = { readonly mode: 'up' | 'refuse' | 'down' } | { readonly mode: 'slow'; readonly delayMs: number };

/** Sets how a platform answers from now on. */
export const setPlatform = async (engine: Engine, platformId: string, mode: Mode): Promise<void> => {
  const response = await fetch(`${engine.info.receiverUrl}/control/${platformId}`, {
    method: 'POST',
    body: JSON.stringify(mode),
  });
  if (!response.ok) throw new Error(`platform ${platformId} did not take ${mode.mode}`);
};

export interface PlatformState {
  readonly records: Readonly<
    Record<string, { readonly version: number; readonly publication: { readonly state: string } }>
  >;
  readonly commitments: Readonly<Record<string, { readonly version: number }>>;
  readonly creditCommitments: Readonly<Record<string, CreditCommitmentOnDelivery>>;
  readonly owing: readonly string[];
}

export const platformState = async (engine: Engine, platformId: string): Promise<PlatformState> =>
  (await fetch(`${engine.info.receiverUrl}/state/${platformId}`)).json() as Promise<PlatformState>;

export const ledgerOf = ({ db, tables }: Engine) => makeLedger(db, tables.ledger);

/** Every delivery of a case, by id. */
export const deliveriesOf = async (engine: Engine, caseId: string): Promise<Delivery[]> =>
  ledgerOf(engine).ofCase(caseId);

/** A person's replay of a delivery; it must not be refused. */
export const replay = async (engine: Engine, deliveryId: string): Promise<void> => {
  const result = await replayDelivery({
    ledger: ledgerOf(engine),
    enqueue: makeEnqueue(engine.sqs, engine.info.queues['deliverySend'] ?? ''),
    now: engine.wiring.clock.realNow,
  })(deliveryId);
  if (!result.ok) throw new Error(`the replay was refused: ${result.problem.code}`);
};

/** Sends everything of the case again that no platform has confirmed: what a person does once a platform is back. */
export const replayOpen = async (engine: Engine, caseId: string): Promise<void> => {
  for (const { deliveryId, status } of await deliveriesOf(engine, caseId))
    if (status !== 'acknowledged' && status !== 'superseded') await replay(engine, deliveryId);
};

/**
 * Runs `work` while the platform is down, waits until the case stands in the stage that needs it, then brings the platform back. So
 * the machine is seen to enter the stage, however fast receipts are.
 */
export const heldBy = async (
  engine: Engine,
  platformId: string,
  repair: RepairCase,
  stage: RepairStage,
  work: () => Promise<unknown>,
): Promise<void> => {
  await setPlatform(engine, platformId, { mode: 'down' });
  try {
    await work();
    await repair.untilStage(stage);
  } finally {
    await setPlatform(engine, platformId, { mode: 'up' });
  }
  await replayOpen(engine, repair.id);
};
