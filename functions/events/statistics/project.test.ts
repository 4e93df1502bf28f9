/** However the bus delivers a history – in any order, several times, several at once – a unit's month ends in the same figures. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairCase } from '#domain/repair/repair-case.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { MemoryTables } from '../../../tests/support/memory-tables.ts';
import { StoredWorld } from '../../../tests/support/stored-world.ts';
import { market, openCaseCommand, type RepairPlay, twoRecords } from '../../../tests/support/world.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/cloud-event.ts';
import { project, statisticKey } from './project.ts';

/** A case with an item that fell due, one grant and one refusal, concluded; its events as the bus has them. */
const concluded = async (): Promise<{ world: StoredWorld; events: CloudEvent[] }> => {
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
  return { world, events: stored.map(({ body }) => toCloudEvent(body)) };
};

const projecting = async (world: StoredWorld) => {
  const directory = new MemoryTables();
  const { log } = rememberingLog();
  const run = project({ db: directory.db, reader: world.reader, directoryTable: 'directory', log });
  const figures = () => directory.all('directory').find((row) => row['pk'] === statisticKey(market, '2026-10').pk);
  return { run, figures, directory };
};

const delivered = async (world: StoredWorld, events: readonly CloudEvent[], together = false) => {
  const { run, figures } = await projecting(world);
  if (together) await Promise.all(events.map(run));
  else for (const event of events) await run(event);
  return figures();
};

describe('the figures of a unit’s month', () => {
  it('are the same for any order, any doubles, one by one or at once', async () => {
    const { world, events } = await concluded();
    const expected = await delivered(world, events);
    expect(expected).toMatchObject({ opened: 1, accepted: 1, granted: 1, refused: 1, concluded: 1, fellDue: 1 });
    const anyOrder = fc
      .shuffledSubarray(events, { minLength: events.length })
      .chain((all) => fc.shuffledSubarray(events).map((doubles) => [...all, ...doubles]))
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.boolean(), async (order, together) => {
        expect(await delivered(world, order, together)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('of one message that arrives alone contain everything before it: the gap is read from the store', async () => {
    const { world, events } = await concluded();
    const last = events.at(-1);
    if (last === undefined) throw new Error('no events');
    expect(await delivered(world, [last])).toEqual(await delivered(world, events));
  });

  it('wait for an event the store does not have yet', async () => {
    const { world, events } = await concluded();
    const { run, figures } = await projecting(world);
    const unknown = { ...(events[0] as CloudEvent), subject: 'case-9' };
    await expect(run(unknown)).rejects.toThrow('has no event 1 in the store yet');
    expect(figures()).toBeUndefined();
  });
});
