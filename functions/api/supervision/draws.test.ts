/** A draw over the API: announced, held, read by the office and checked by the public; the cases it draws learn of it. */
import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/person.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import { answer as explain } from '../../../scripts/explain.ts';
import { applyCommand, goodStanding, matterContent } from '../../../tests/support/commitment-world.ts';
import { applicant, later, monday, sha256, workflow } from '../../../tests/support/context.ts';
import { rememberingLog } from '../../../tests/support/logged.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import type { StoredWorld } from '../../../tests/support/stored-world.ts';
import { market, openCaseCommand, record, tax } from '../../../tests/support/world.ts';
import { orderInspections } from '../../events/inspection-orders/order.ts';
import { toCloudEvent } from '../../shared/cloud-event.ts';
import { listPublicDrawsRoute, readPublicDrawRoute } from '../public/draws.ts';
import { announceDrawRoute } from './announce.ts';
import { holdDrawRoute } from './hold.ts';
import { listDrawsRoute, readDrawRoute } from './read.ts';

const supervisor = official('unit-hn-credit', 'huainan', 'supervisor');
const verifier = official(market, 'huainan', 'verifier');
const seed = 'a-seed-nobody-else-knows-2026-10-12';
const inspectors = ['inspector-1', 'inspector-2'];

/** A case of this subject, granted on the spot: by nobody in particular, at the moment the world stands at. */
const grants = async (world: StoredWorld, caseId: string, subjectId: string, unitId = market) => {
  await world.registers(openCaseCommand({ subjectId, records: [] }));
  const content = matterContent({ decidedOnTheSpot: true, unitId });
  const { subject } = applyCommand();
  const apply = applyCommand(content, { caseId, subject: { ...subject, subjectId } });
  await world.does(commitmentCase, caseId, apply, applicant(subjectId));
  for (const stage of ['applied', 'granted']) {
    const enter = { type: 'enterStage', stage, generation: 1, standing: goodStanding };
    await world.does(commitmentCase, caseId, enter as Command, workflow);
  }
};

/** An office whose directory knows two inspectors; six cases granted before the cut-off, of one subject with a serious record. */
const office = async () => {
  const routes = [
    announceDrawRoute,
    holdDrawRoute,
    listDrawsRoute,
    readDrawRoute,
    listPublicDrawsRoute,
    readPublicDrawRoute,
  ];
  const api = storedApi((deps) => routes.map((route) => route(deps)));
  const { world } = api;
  for (const principalId of [...inspectors, 'acceptor'])
    world.tables.put('directory', {
      ...{ pk: `PRINCIPAL#${principalId}`, sk: 'OFFICER', schemaVersion: 1, name: `甲${principalId}` },
      ...{ roles: [principalId === 'acceptor' ? 'acceptor' : 'verifier'], unitId: market, regionId: 'huainan' },
    });
  await world.registers(openCaseCommand({ subjectId: 'subject-6', records: [record({ recordId: 'record-6' })] }));
  for (const n of [1, 2, 3, 4, 5, 6]) await grants(world, `case-${n}`, `subject-${n}`);
  await grants(world, 'case-of-tax', 'subject-8', tax);
  world.now = later(monday, 1);
  await grants(world, 'case-too-late', 'subject-7');
  const body = {
    ...{ unitId: market, cutOffAt: later(monday, 0, 60), size: { sharePercent: 50 }, inspectors, inspectorsPerCase: 1 },
    seedHash: sha256.hex(seed),
  };
  const announce = (who: Person = supervisor, more: object = {}, key = 'announce') =>
    api.post(who, '/inspection-draws', { ...body, ...more }, key);
  const hold = (drawId: string, withSeed = seed, key = 'hold') =>
    api.post(supervisor, `/inspection-draws/${drawId}/hold`, { seed: withSeed }, key);
  /** Announced and held; its id. */
  const held = async (more: object = {}): Promise<string> => {
    const { drawId } = (await announce(supervisor, more)).body;
    const done = await hold(drawId);
    if (done.status !== 200) throw new Error(JSON.stringify(done));
    return drawId;
  };
  return { ...api, announce, hold, held };
};

describe('随机抽查', () => {
  it('draws from what the unit granted before the cut-off, weighted by the credit of each subject', async () => {
    const { held, get } = await office();
    const draw = await get(supervisor, `/inspection-draws/${await held()}`);
    expect(draw).toMatchObject({ poolSize: 6, selectedCount: 3, mayHold: false, unit: { id: market } });
    expect(draw.pool.map(({ caseId }: { caseId: string }) => caseId)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `case-${n}`),
    );
    expect(draw.pool.map(({ weight }: { weight: number }) => weight)).toEqual([1, 1, 1, 1, 1, 2]);
    expect(draw.pool[5].reasons).toMatchObject([{ code: 'generalRecord', count: 1, status: 'assumed' }]);
    expect(draw.selected[0].inspectors[0].name).toMatch(/^甲inspector/);
  });

  it('is public before and after, without a case, subject or person, and anybody can draw again', async () => {
    const { announce, hold, get, list } = await office();
    const { drawId } = (await announce()).body;
    const nobody = { ...supervisor, roles: [] };
    expect(await get(nobody, `/public/inspection-draws/${drawId}`)).toMatchObject({ heldAt: null, proof: null });
    await hold(drawId);
    const shown = await get(nobody, `/public/inspection-draws/${drawId}`);
    expect(JSON.stringify(shown)).not.toMatch(/case-\d|subject-\d|inspector-\d/);
    const line = JSON.stringify({ kind: 'draw', proof: shown.proof });
    expect(explain(line)).toEqual({ holds: true, poolSize: 6, drawn: 3 });
    expect(explain(line.replace(shown.proof.nonce, 'another nonce'))).toMatchObject({ holds: false });
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

describe('a held draw', () => {
  const told = async () => {
    const { world, held } = await office();
    const drawId = await held();
    const [, stored] = await world.reader.events(inspectionDraw, drawId);
    const event = toCloudEvent(stored?.body ?? '');
    const { log, codes } = rememberingLog();
    const run = orderInspections({ door: world.door, log });
    const cases = async () =>
      Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => (await world.reader.load(commitmentCase, `case-${n}`)).state));
    return { world, drawId, event, codes, run, cases };
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
    const { event, run, cases } = await told();
    const selected = [
      { caseId: 'case-nowhere', level: 'low', inspectors: [] },
      ...(event.data['selected'] as object[]),
    ];
    await expect(run({ ...event, data: { ...event.data, selected } })).rejects.toThrow('case-nowhere');
    expect((await cases()).filter(({ inspections }) => inspections.length > 0)).toHaveLength(3);
  });
});
