/** However the bus delivers a history – in any order, several times, several at once – a unit's month ends in the same figures. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitmentCommand } from '#domain/commitment/commands.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { applyCommand, CommitmentPlay } from '../../../tests/support/commitment-world.ts';
import { type By, workflow } from '../../../tests/support/context.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { MemoryTables } from '../../../tests/support/memory-tables.ts';
import { StoredWorld } from '../../../tests/support/stored-world.ts';
import { clerk, market, openCaseCommand, type RepairPlay, twoRecords } from '../../../tests/support/world.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/cloud-event.ts';
import { project, statisticKey } from './project.ts';

interface History {
  readonly kind: string;
  readonly world: StoredWorld;
  readonly events: readonly CloudEvent[];
}

/** A repair case with an item that fell due, one grant and one refusal, concluded; its events as the bus has them. */
const concluded = async (): Promise<History> => {
  const world = new StoredWorld();
  world.now = '2026-10-20T01:30:00.000Z';
  // Received so long ago that the acceptance is overdue when it is taken up.
  const opening = openCaseCommand({ records: twoRecords(), receivedAt: '2026-09-01T01:30:00.000Z' });
  const toTheEnd = (play: RepairPlay): RepairPlay => {
    play.accepting().does({ type: 'raiseDueEvents', escalateTo: { [market]: market } });
    play.on('accept', { type: 'accept', opinion: '齐全' }, play.officer('acceptor')).enters().verifies().enters();
    return play.published().enters().decides(['record-2']).enters().acknowledged();
  };
  await world.stores(toTheEnd, opening);
  const stored = await world.reader.events(repairCase, 'case-1');
  return { kind: repairCase.name, world, events: stored.map(({ body }) => toCloudEvent(body)) };
};

type Step = readonly [command: CommitmentCommand, by: By, now: string];

/** Remembers every step with its moment, so that the door can take them again. */
class RecordingPlay extends CommitmentPlay {
  private readonly steps: Step[] | undefined;
  constructor(steps: Step[]) {
    const opening = applyCommand();
    super(opening);
    steps.push([opening, clerk, this.now]);
    this.steps = steps;
  }
  override does(command: CommitmentCommand, by: By = workflow): this {
    this.steps?.push([command, by, this.now]);
    return super.does(command, by);
  }
}

/** A promise reviewed for two days, found broken, put right and kept, inspected, and in the next month broken and revoked. */
const revoked = async (): Promise<History> => {
  const steps: Step[] = [];
  const play = new RecordingPlay(steps).reviewing();
  play.now = '2026-10-14T01:30:00.000Z';
  play.grants().verifies('breached').ordersRectification().rectifies().verifies();
  const inspectors = [{ principalId: play.officer('verifier').actor.principalId }];
  play.does({ type: 'orderInspection', drawId: 'draw-1', inspectors, intensity: 'normal' });
  const result = { outcome: 'kept' as const, finding: '与承诺一致', documentIds: [] };
  play.on('inspect', { type: 'recordInspection', result }, play.officer('verifier'));
  play.now = '2026-11-02T01:30:00.000Z';
  play.reportsBreach().revokes();
  const world = new StoredWorld();
  const subject = { type: 'registerSubject', kind: 'legalPerson', regionId: 'huainan' } as Command;
  await world.does(creditSubject, 'subject-1', subject);
  for (const [command, by, now] of steps) {
    world.now = now;
    await world.does(commitmentCase, 'case-1', command, by);
  }
  const stored = await world.reader.events(commitmentCase, 'case-1');
  return { kind: commitmentCase.name, world, events: stored.map(({ body }) => toCloudEvent(body)) };
};

const projecting = ({ world, kind }: History) => {
  const directory = new MemoryTables();
  const { log } = rememberingLog();
  const run = project({ db: directory.db, reader: world.reader, directoryTable: 'directory', log });
  const figures = (month = '2026-10') => {
    const { pk, sk } = statisticKey(market, month, kind);
    return directory.all('directory').find((row) => row['pk'] === pk && row['sk'] === sk);
  };
  return { run, figures, directory };
};

/** Everything that the projection holds once these were delivered. */
const delivered = async (history: History, events: readonly CloudEvent[], together = false) => {
  const { run, figures, directory } = projecting(history);
  if (together) await Promise.all(events.map(run));
  else for (const event of events) await run(event);
  return { rows: directory.all('directory'), october: figures(), november: figures('2026-11') };
};

describe('the figures of a unit’s month', () => {
  it.each([
    ['a repair case', concluded],
    ['a commitment case', revoked],
  ])('of %s are the same for any order, any doubles, one by one or at once', async (_, play) => {
    const history = await play();
    const { events } = history;
    const expected = await delivered(history, events);
    const anyOrder = fc
      .shuffledSubarray([...events], { minLength: events.length })
      .chain((all) => fc.shuffledSubarray([...events]).map((doubles) => [...all, ...doubles]))
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.boolean(), async (order, together) => {
        expect(await delivered(history, order, together)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('count a repair case by its records', async () => {
    const history = await concluded();
    const { october } = await delivered(history, history.events);
    expect(october).toMatchObject({ opened: 1, accepted: 1, granted: 1, refused: 1, concluded: 1, fellDue: 1 });
  });

  it('count what became of a promise, and how long its decision took', async () => {
    const history = await revoked();
    const { october, november } = await delivered(history, history.events);
    const { pk: _, sk: __, ...figures } = october ?? {};
    expect(figures).toEqual({
      ...{ applied: 1, promised: 1, grantedOnReview: 1, decisions: 1 },
      decisionDays: 2,
      ...{ verifiedBreached: 1, breachesReported: 1, rectificationsOrdered: 1, verifiedKept: 1, fulfilled: 1 },
      inspectedKept: 1,
    });
    expect(november).toMatchObject({ breachesReported: 1, revoked: 1 });
  });

  it('of one message that arrives alone contain everything before it: the gap is read from the store', async () => {
    const history = await concluded();
    const last = history.events.at(-1);
    if (last === undefined) throw new Error('no events');
    expect(await delivered(history, [last])).toEqual(await delivered(history, history.events));
  });

  it('wait for an event the store does not have yet', async () => {
    const history = await concluded();
    const { run, figures } = projecting(history);
    const unknown = { ...(history.events[0] as CloudEvent), subject: 'case-9' };
    await expect(run(unknown)).rejects.toThrow('has no event 1 in the store yet');
    expect(figures()).toBeUndefined();
  });
});
