/** What follows a draw: its cases are told once, and the public learns what was drawn when they have been inspected, not before. */
import { describe, expect, it } from 'vitest';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import { markOf } from '#domain/supervision/lots.ts';
import { answer as explain } from '../../../scripts/explain.ts';
import { officer, sha256 } from '../../../tests/support/context.ts';
import { nobody, office, supervisor } from '../../../tests/support/draw-office.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { representing } from '../../../tests/support/stored-api.ts';
import { type StoredWorld, tableNames } from '../../../tests/support/stored-world.ts';
import { market } from '../../../tests/support/world.ts';
import { type CloudEvent, toCloudEvent } from '../../shared/cloud-event.ts';
import { poolWrites, readPool } from '../../shared/draws/pool-pages.ts';
import { runInspections } from './run.ts';

/** A breach is found and the decision revoked: nothing is left to inspect. */
const revokes = async (world: StoredWorld, caseId: string) => {
  const breach = { breachKind: 'notKept', finding: '未配备人员', unkept: '配备人员', documentIds: [] };
  await world.does(commitmentCase, caseId, { type: 'reportBreach', ...breach } as Command, officer('verifier', market));
  const { items } = (await world.reader.load(commitmentCase, caseId)).state;
  const item = Object.values(items).find(({ kind }) => kind === 'decideBreach');
  const command = {
    ...{ type: 'revokeDecision', itemId: item?.id, itemVersion: item?.version, decisionNumber: `撤${caseId}号` },
    ...{ reason: '未履行承诺', severity: 'minor', performance: 'none', accountability: '撤销许可' },
  };
  await world.does(commitmentCase, caseId, command as Command, officer('approver', market));
};

describe('a held draw', () => {
  const told = async () => {
    const { world, held, get, list } = await office();
    const drawId = await held();
    const [, stored] = await world.reader.events(inspectionDraw, drawId);
    const event = toCloudEvent(stored?.body ?? '');
    const { log, codes } = rememberingLog();
    const { door, reader, tables } = world;
    const run = runInspections({ door, reader, db: tables.db, caseTable: tableNames.case, log });
    const drawn: string[] = (await get(supervisor, `/inspection-draws/${drawId}`)).selected.map(
      ({ caseId }: { caseId: string }) => caseId,
    );
    const cases = async () =>
      Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => (await reader.load(commitmentCase, `case-${n}`)).state));
    /** Whoever holds the item records that all is well, and the bus says so. */
    const inspects = async (caseId: string): Promise<CloudEvent> => {
      const { items, inspections } = (await reader.load(commitmentCase, caseId)).state;
      const item = Object.values(items).find(({ kind }) => kind === 'inspect');
      const ref = { itemId: item?.id, itemVersion: item?.version };
      const [principalId = ''] = inspections[0]?.inspectors ?? [];
      await world.does(
        commitmentCase,
        caseId,
        { type: 'recordInspection', ...ref, result: { outcome: 'kept', finding: '属实' } } as Command,
        { actor: { principalId, role: 'verifier', unitId: market }, represents: [] },
      );
      const last = (await reader.events(commitmentCase, caseId)).at(-1);
      return toCloudEvent(last?.body ?? '');
    };
    const publicly = () => get(nobody, `/public/inspection-draws/${drawId}`);
    return { world, get, list, drawId, event, codes, run, drawn, cases, inspects, publicly };
  };

  it('reaches each of its cases once, however often it is told', async () => {
    const { drawId, event, run, cases, codes } = await told();
    await run(event);
    await run(event);
    const ordered = (await cases()).filter(({ inspections }) => inspections.length > 0);
    expect(ordered).toHaveLength(3);
    expect(ordered.every(({ inspections }) => inspections.length === 1 && inspections[0]?.drawId === drawId)).toBe(
      true,
    );
    expect(codes).toEqual(['INSPECTIONS_ORDERED', 'INSPECTIONS_ORDERED']);
  });

  it('of which one case cannot be told reaches the others and comes back', async () => {
    const { world, event, run, cases, drawn } = await told();
    const lost = world.tables.all('cases').find((row) => row['pk'] === `CASE#${drawn[0]}` && row['sk'] === 'SNAPSHOT');
    world.tables.put('cases', { ...lost, kind: 'somethingElse' });
    await expect(run(event)).rejects.toThrow(`${drawn[0]}: caseNotFound`);
    expect((await cases()).filter(({ inspections }) => inspections.length > 0)).toHaveLength(2);
  });

  it('is revealed when the last of its cases has been inspected, in whatever order and however often it is told', async () => {
    const { event, run, drawn, inspects, publicly, codes, world, drawId } = await told();
    const recorded: CloudEvent[] = [];
    await run(event);
    for (const caseId of drawn) {
      for (const earlier of recorded) await run(earlier);
      expect(await publicly()).toMatchObject({ revealedAt: null, proof: null });
      recorded.push(await inspects(caseId));
    }
    for (const one of recorded.toReversed()) await run(one);
    await run(event);
    expect(codes.filter((code) => code === 'DRAW_REVEALED')).toHaveLength(1);
    expect((await world.reader.load(inspectionDraw, drawId)).version).toBe(3);
    const { proof, proofHash, revealedAt } = await publicly();
    expect(revealedAt).toBe(world.now);
    expect(JSON.stringify(proof)).not.toMatch(/case-\d|subject-\d|inspector-\d/);
    const mark = markOf('case', drawId, drawn[0] ?? '', sha256.hex);
    expect(proof.selected[0].case).toBe(mark);
    const check = (text = '', by = '') =>
      explain(JSON.stringify({ kind: 'draw', proofHash, proof }).replaceAll(text, by));
    expect(check()).toEqual({ holds: true, poolSize: 6, drawn: 3 });
    expect(check(proof.seed, `${proof.seed}.`)).toEqual({ holds: false, fault: 'seedNotCommitted' });
    expect(check(proof.nonce, 'another nonce')).toEqual({ holds: false, fault: 'casesNotDrawn' });
    expect(check(proofHash, '0'.repeat(64))).toEqual({ holds: false, fault: 'proofNotCommitted' });
    expect(check(mark, '0'.repeat(64))).toMatchObject({ holds: false });
  });

  it('is revealed without the inspection of a case that ended before it', async () => {
    const { event, run, drawn, inspects, publicly, world, list, drawId } = await told();
    const progress = async () => {
      const entries = await list(supervisor, `/inspection-draws/${drawId}/cases`, 2);
      return entries.map((one: { caseId: string; progress: string }) => [one.caseId, one.progress]);
    };
    expect(await progress()).toEqual(drawn.map((caseId) => [caseId, 'awaited']));
    await run(event);
    const [first = '', ...others] = drawn;
    for (const caseId of others) await run(await inspects(caseId));
    expect(await progress()).toEqual([[first, 'awaited'], ...others.map((caseId) => [caseId, 'kept'])]);
    expect(await publicly()).toMatchObject({ revealedAt: null });
    await revokes(world, first);
    expect(await progress()).toEqual([[first, 'notNeeded'], ...others.map((caseId) => [caseId, 'kept'])]);
    const cancelled = (await world.reader.events(commitmentCase, first)).findLast(({ body }) =>
      body.includes('WorkItemCancelled'),
    );
    await run(toCloudEvent(cancelled?.body ?? ''));
    expect(await publicly()).toMatchObject({ revealedAt: world.now });
  });

  it('tells a subject nothing before the reveal: not by what is public, nor by its own case', async () => {
    const { event, run, drawn, publicly, get, inspects, world, drawId } = await told();
    const caseId = drawn[0] ?? '';
    const clerk = representing((await world.reader.load(commitmentCase, caseId)).state.subjectId, 'commitment');
    const ownCase = () => get(clerk, `/commitment-cases/${caseId}`);
    const [own, open] = [await ownCase(), await publicly()];
    await run(event);
    expect(await ownCase()).toEqual(own);
    expect(await publicly()).toEqual(open);
    // What it could compute itself stands nowhere: its mark needs no secret, so no mark may be shown, nor what the digest is made with.
    const { proof } = await get(supervisor, `/inspection-draws/${drawId}`);
    for (const secret of [proof.seed, proof.nonce, ...proof.pool.map((one: { case: string }) => one.case)])
      expect(JSON.stringify(open)).not.toContain(secret);
    await inspects(caseId);
    expect((await ownCase()).inspections).toMatchObject([{ drawId, outcome: 'kept' }]);
  });

  it('whose pool was changed in the store is shown to nobody', async () => {
    const { world, drawId } = await told();
    const { db } = world.tables;
    const { state } = await world.reader.load(inspectionDraw, drawId);
    expect(await readPool(db, tableNames.case, state)).toHaveLength(6);
    const pool = (await readPool(db, tableNames.case, state)).map((one, n) => (n === 0 ? { ...one, weight: 9 } : one));
    for (const { Put } of poolWrites(tableNames.case, drawId, pool)) world.tables.put('cases', Put?.Item ?? {});
    await expect(readPool(db, tableNames.case, state)).rejects.toThrow('has been changed');
  });
});
