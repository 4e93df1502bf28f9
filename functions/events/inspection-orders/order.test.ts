/** A draw reaches its cases once, however often and in whatever order draws arrive, and no case keeps another from its order. */
import { describe, expect, it } from 'vitest';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { applyCommand, goodStanding, matterContent } from '../../../tests/support/commitment-world.ts';
import { applicant, monday } from '../../../tests/support/context.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { cancelled } from '../../../tests/support/memory-tables.ts';
import { StoredWorld } from '../../../tests/support/stored-world.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { orderInspections } from './order.ts';

/** Cases granted on the spot, each of a subject of its own, and the consumer beside them. */
const granted = async (...caseIds: readonly string[]) => {
  const world = new StoredWorld();
  for (const caseId of caseIds) {
    const subjectId = `subject-of-${caseId}`;
    const content = matterContent({ decidedOnTheSpot: true });
    const subject = {
      subjectId,
      name: '淮南市舜珩餐饮有限公司',
      code: '91000000MA0000000X',
      kind: 'legalPerson',
    } as const;
    const registered = { type: 'registerSubject', kind: 'legalPerson', regionId: 'huainan' };
    await world.does(creditSubject, subjectId, registered as Command);
    await world.does(commitmentCase, caseId, applyCommand(content, { caseId, subject }), applicant(subjectId));
    for (const stage of ['applied', 'granted', 'verifying'])
      await world.does(commitmentCase, caseId, {
        type: 'enterStage',
        stage,
        generation: 1,
        standing: goodStanding,
      } as Command);
  }
  const { log, codes } = rememberingLog();
  const stateOf = async (caseId: string) => (await world.reader.load(commitmentCase, caseId)).state;
  return {
    world,
    codes,
    stateOf,
    run: orderInspections({ door: world.door, log }),
    /** The draws a case was told of, and those somebody still has to inspect it for. */
    ordersOf: async (caseId: string) => {
      const { inspections, items } = await stateOf(caseId);
      const open = Object.values(items).filter(({ kind, status }) => kind === 'inspect' && status === 'open');
      return { told: inspections.map(({ drawId }) => drawId), open: open.map(({ about }) => about) };
    },
  };
};

const held = (drawId: string, ...caseIds: readonly string[]): CloudEvent => ({
  specversion: '1.0',
  id: `event-of-${drawId}`,
  source: 'xinxiu',
  type: 'any',
  subject: drawId,
  time: monday,
  sequence: 2,
  aggregatekind: 'inspectionDraw',
  regionid: 'huainan',
  eventtype: 'InspectionDrawHeld',
  data: {
    seed: 'seed',
    nonce: 'nonce',
    pool: [],
    selected: caseIds.map((caseId) => ({ caseId, level: 'normal', inspectors: ['inspector'] })),
  },
});

describe('a draw that was held', () => {
  it('orders one inspection of each of its cases, however often it arrives', async () => {
    const { run, ordersOf, codes } = await granted('case-1', 'case-2', 'case-3');
    const draw = held('draw-1', 'case-1', 'case-2');
    await Promise.all([run(draw), run(draw)]);
    await run(draw);
    for (const caseId of ['case-1', 'case-2'])
      expect(await ordersOf(caseId)).toEqual({ told: ['draw-1'], open: ['draw-1'] });
    expect(await ordersOf('case-3')).toEqual({ told: [], open: [] });
    expect(codes).toContain('INSPECTIONS_ORDERED');
  });

  it('is told beside another, in whatever order the two arrive', async () => {
    const [first, second] = [held('draw-1', 'case-1'), held('draw-2', 'case-1')];
    for (const order of [
      [first, second],
      [second, first],
      [second, first, second, first],
    ]) {
      const { run, ordersOf } = await granted('case-1');
      for (const draw of order) await run(draw);
      const { told, open } = await ordersOf('case-1');
      expect([told.toSorted(), open.toSorted()]).toEqual([
        ['draw-1', 'draw-2'],
        ['draw-1', 'draw-2'],
      ]);
    }
  });

  it('that comes again after the inspection orders no second one', async () => {
    const { world, run, stateOf, ordersOf } = await granted('case-1');
    const draw = held('draw-1', 'case-1');
    await run(draw);
    const item = Object.values((await stateOf('case-1')).items).find(({ kind }) => kind === 'inspect');
    const result = { outcome: 'kept', finding: '与承诺一致', documentIds: [] };
    const inspected = { type: 'recordInspection', itemId: item?.id, itemVersion: item?.version, result } as Command;
    const inspector = { principalId: 'inspector', role: 'verifier', unitId: 'unit-hn-market' } as const;
    await world.does(commitmentCase, 'case-1', inspected, { actor: inspector, represents: [] });
    await run(draw);
    expect(await ordersOf('case-1')).toEqual({ told: ['draw-1'], open: [] });
  });

  it('of which one case could not be told has told the others, and comes back for that one', async () => {
    const { world, run, ordersOf } = await granted('case-1', 'case-2');
    const draw = held('draw-1', 'case-1', 'case-2');
    world.tables.fail.push(...Array.from({ length: 5 }, () => cancelled(['TransactionConflict'])));
    await expect(run(draw)).rejects.toThrow('case-1');
    expect(await ordersOf('case-1')).toEqual({ told: [], open: [] });
    expect(await ordersOf('case-2')).toEqual({ told: ['draw-1'], open: ['draw-1'] });
    await run(draw);
    for (const caseId of ['case-1', 'case-2'])
      expect(await ordersOf(caseId)).toEqual({ told: ['draw-1'], open: ['draw-1'] });
  });

  it('that names a case which has ended leaves it as it is', async () => {
    const { world, run, stateOf } = await granted('case-1');
    const by = (role: 'verifier' | 'approver') => ({
      actor: { principalId: `the-${role}`, role, unitId: 'unit-hn-market' },
      represents: [],
    });
    const breach = { type: 'reportBreach', breachKind: 'notKept', finding: '未配备', unkept: '配备', documentIds: [] };
    await world.does(commitmentCase, 'case-1', breach as Command, by('verifier'));
    const item = Object.values((await stateOf('case-1')).items).find(({ kind }) => kind === 'decideBreach');
    const revoked = {
      ...{ type: 'revokeDecision', itemId: item?.id, itemVersion: item?.version, decisionNumber: '验撤〔2026〕1号' },
      ...{ reason: '未履行承诺', severity: 'minor', performance: 'none', accountability: '撤销决定' },
    };
    await world.does(commitmentCase, 'case-1', revoked as Command, by('approver'));
    const before = await stateOf('case-1');
    expect(before.stage).toBe('revoked');
    await run(held('draw-1', 'case-1'));
    expect(await stateOf('case-1')).toEqual(before);
  });
});
