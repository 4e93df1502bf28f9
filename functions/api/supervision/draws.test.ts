/** A draw over the API: announced, held, read by the office and listed; a whole year of a unit at once. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import { answer as explain } from '../../../scripts/explain.ts';
import { later, monday, sha256 } from '../../../tests/support/context.ts';
import { nobody, office, seed, supervisor } from '../../../tests/support/draw-office.ts';
import { official } from '../../../tests/support/stored-api.ts';
import { market, tax } from '../../../tests/support/world.ts';

const verifier = official(market, 'huainan', 'verifier');

describe('随机抽查', () => {
  it('draws from what the unit granted before the cut-off, weighted by the credit of each subject', async () => {
    const { held, get } = await office();
    const draw = await get(supervisor, `/inspection-draws/${await held()}`);
    expect(draw).toMatchObject({ poolSize: 6, selectedCount: 3, mayHold: false, unit: { id: market } });
    expect(draw.pool.map(({ caseId }: { caseId: string }) => caseId)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `case-${n}`),
    );
    expect(draw.pool.map(({ weight }: { weight: number }) => weight)).toEqual([1, 1, 1, 1, 1, 2]);
    expect(draw.pool[5]).toMatchObject({ level: 'normal', creditState: { activeRecords: { general: 1 } } });
    expect(draw.selected[0].inspectors[0].name).toMatch(/^甲inspector/);
  });

  it('shows the office everything at once, and the public no more than a digest of the proof', async () => {
    const { announce, hold, get, list } = await office();
    const { drawId } = (await announce()).body;
    expect(await get(supervisor, `/inspection-draws/${drawId}`)).toMatchObject({ mayHold: true, pool: [] });
    expect(await list(supervisor, `/inspection-draws/${drawId}/cases`, 1)).toEqual([]);
    const before = await get(nobody, `/public/inspection-draws/${drawId}`);
    expect(before).toMatchObject({ heldAt: null, proofHash: null, revealedAt: null, proof: null });
    const { proofHash } = (await hold(drawId)).body;
    const shown = await get(nobody, `/public/inspection-draws/${drawId}`);
    expect(shown).toEqual({
      ...before,
      ...{ heldAt: later(monday, 1), poolSize: 6, selectedCount: 3, proofHash },
    });
    const auditor = official('unit-hn-credit', 'huainan', 'auditor');
    const { proof } = await get(auditor, `/inspection-draws/${drawId}`);
    expect(explain(JSON.stringify({ kind: 'draw', proofHash, proof }))).toMatchObject({ holds: true, drawn: 3 });
    expect(await list(nobody, '/public/inspection-draws', 1, { region: 'huainan' })).toHaveLength(1);
    expect(await list(nobody, '/public/inspection-draws', 1, { region: 'suzhou' })).toEqual([]);
  });

  it('is listed for the office it concerns', async () => {
    const { announce, list } = await office();
    await announce();
    await announce(supervisor, { size: { count: 2 } }, 'announce-2');
    expect(await list(supervisor, '/inspection-draws', 1)).toHaveLength(2);
    expect(await list(verifier, '/inspection-draws', 1)).toHaveLength(2);
    expect(await list(official(tax, 'huainan', 'verifier'), '/inspection-draws', 1)).toEqual([]);
  });

  it('repeated under the same key is one draw and one holding', async () => {
    const { announce, hold, world } = await office();
    const [first, again] = [await announce(), await announce()];
    expect(again).toEqual(first);
    const { drawId } = first.body;
    expect(await hold(drawId)).toEqual(await hold(drawId));
    expect(await hold(drawId, seed, 'hold-again')).toMatchObject({ status: 409, body: { code: 'drawAlreadyHeld' } });
    expect((await world.reader.load(inspectionDraw, drawId)).version).toBe(2);
  });

  it.each([
    ['a unit nobody knows', supervisor, { unitId: 'unit-nowhere' }, 422, 'unitNotFound'],
    [
      'an inspector who is no verifier of the unit',
      supervisor,
      { inspectors: ['acceptor'] },
      422,
      'drawInspectorInvalid',
    ],
    ['an inspector nobody knows', supervisor, { inspectors: ['nobody'] }, 422, 'drawInspectorInvalid'],
    ['an inspector named twice', supervisor, { inspectors: ['inspector-1', 'inspector-1'] }, 422, 'validationFailed'],
    ['more than everything', supervisor, { size: { sharePercent: 101 } }, 422, 'validationFailed'],
    ['nothing', supervisor, { size: { sharePercent: 0 } }, 422, 'validationFailed'],
    ['a period that ends before it begins', supervisor, { grantedFrom: later(monday, 9) }, 422, 'validationFailed'],
    ['by a supervisor of another city', official('unit-sz-credit', 'suzhou', 'supervisor'), {}, 403, 'wrongRegion'],
    ['by an inspector', verifier, {}, 403, 'wrongRole'],
  ])('announced for %s is refused and nothing is written', async (_, who, more, status, code) => {
    const { announce, world } = await office();
    const before = world.tables.transactions;
    expect(await announce(who, more)).toMatchObject({ status, body: { code } });
    expect(world.tables.transactions).toBe(before);
  });

  it.each([
    ['with another seed', {}, `${seed}x`, 422, 'drawSeedMismatch'],
    ['with a seed that can be guessed', { seedHash: sha256.hex('short') }, 'short', 422, 'drawSeedTooShort'],
    ['before the cut-off', { cutOffAt: later(monday, 30) }, seed, 409, 'drawTooEarly'],
    ['where nothing was granted', { cutOffAt: monday }, seed, 422, 'drawPoolEmpty'],
    ['with fewer inspectors than each case needs', { inspectorsPerCase: 3 }, seed, 422, 'drawInspectorsTooFew'],
  ])('held %s is refused and nothing is written', async (_, more, withSeed, status, code) => {
    const { announce, hold, world } = await office();
    const { drawId } = (await announce(supervisor, more)).body;
    const before = world.tables.transactions;
    expect(await hold(drawId, withSeed)).toMatchObject({ status, body: { code } });
    expect(await hold('draw-nowhere')).toMatchObject({ status: 404, body: { code: 'drawNotFound' } });
    expect(world.tables.transactions).toBe(before);
  });

  it('offers nobody to hold it before the cut-off', async () => {
    const { announce, get } = await office();
    const { drawId } = (await announce(supervisor, { cutOffAt: later(monday, 30) })).body;
    expect(await get(supervisor, `/inspection-draws/${drawId}`)).toMatchObject({ mayHold: false });
  });

  it('sends nobody who has left the office since', async () => {
    const { announce, hold, get, world } = await office();
    const { drawId } = (await announce()).body;
    const gone = world.tables.all('directory').find((row) => row['pk'] === 'PRINCIPAL#inspector-1');
    world.tables.put('directory', { ...gone, roles: ['acceptor'] });
    await hold(drawId);
    const { selected } = await get(supervisor, `/inspection-draws/${drawId}`);
    expect(selected.flatMap((one: { inspectors: { id: string }[] }) => one.inspectors.map(({ id }) => id))).toEqual(
      Array(3).fill('inspector-2'),
    );
  });
});

it('a whole year of a large unit is drawn, told and checked: 5,000 cases', async () => {
  const { world, announce, hold, get } = await office();
  const template = world.tables.all('cases').find((row) => row['pk'] === 'CASE#case-1' && row['sk'] === 'SNAPSHOT');
  for (let n = 7; n <= 5000; n += 1) {
    const caseId = `case-${n}-${randomUUID()}`;
    const state = { ...(template?.['state'] as object), caseId, subjectId: `subject-${n % 500}` };
    const order = `${String(template?.['gsi2sk']).split('#')[0]}#${caseId}`;
    world.tables.put('cases', { ...template, pk: `CASE#${caseId}`, id: caseId, state, gsi2sk: order });
  }
  const { drawId } = (await announce(supervisor, { size: { sharePercent: 5 } })).body;
  expect(await hold(drawId)).toMatchObject({ status: 200, body: { poolSize: 5000, selectedCount: 250 } });
  const rows = world.tables.all('cases').filter((row) => row['pk'] === `DRAW#${drawId}`);
  for (const row of rows) expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThan(100_000);
  const { pool, proof, proofHash } = await get(supervisor, `/inspection-draws/${drawId}`);
  expect(pool).toHaveLength(5000);
  expect(explain(JSON.stringify({ kind: 'draw', proofHash, proof }))).toEqual({
    ...{ holds: true, poolSize: 5000, drawn: 250 },
  });
}, 120_000);
