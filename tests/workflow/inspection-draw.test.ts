/**
 * A random inspection on the deployed system: announced and held over the API, its cases told by the bus, and its proof checked by anybody
 * when they have been inspected.
 */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inspectionDraw } from '#domain/supervision/draw.ts';
import { sha256 } from '#shared/hash.ts';
import { answer as explain } from '../../scripts/explain.ts';
import { connectApi } from '../support/api.ts';
import { act } from '../support/api-cases.ts';
import { matterContent } from '../support/commitment-world.ts';
import { connect, until } from '../support/engine.ts';
import { apply, type CommitmentOnEngine } from '../support/engine-commitments.ts';
import { backwardsTwice, busMessage, send, untilEmpty } from '../support/engine-queues.ts';
import { type Enterprise, newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
/** A unit that no other test grants anything in. */
const unitId = 'unit-hn-fire';

/** A case of an enterprise of its own, granted on the spot and waiting to be verified. */
const granted = async (): Promise<{ one: CommitmentOnEngine; enterprise: Enterprise }> => {
  const enterprise = await newEnterprise(engine);
  const one = await apply(engine, enterprise, matterContent({ unitId, decidedOnTheSpot: true }));
  await one.untilStage('verifying');
  return { one, enterprise };
};

test('a draw nobody could choose reaches the cases it drew and nobody else, and anybody can draw again', async () => {
  const supervisor = api.as('supervisor-hn');
  const inspector = await api.as('fire-verifier').principalId();
  const grantedFrom = await engine.wiring.clock.now();
  const all = await Promise.all([granted(), granted(), granted()]);
  const cases = all.map(({ one }) => one);
  // Its credit has changed since it was granted; what counts is the day of the draw.
  if (all[2]) await newRecord(engine, all[2].enterprise, { severity: 'serious' });
  const seed = randomUUID();
  const announced = await supervisor.post('/inspection-draws', {
    ...{ unitId, grantedFrom, cutOffAt: await engine.wiring.clock.now(), size: { count: 2 } },
    ...{ inspectors: [inspector], inspectorsPerCase: 1, seedHash: sha256.hex(seed) },
  });
  expect(announced).toMatchObject({ status: 201, body: { heldAt: null } });
  const path = `/inspection-draws/${announced.body.drawId}`;
  const late = (await granted()).one;

  expect(await supervisor.post(`${path}/hold`, { seed: randomUUID() })).toMatchObject({
    status: 422,
    body: { code: 'drawSeedMismatch' },
  });
  const key = randomUUID();
  const held = await supervisor.post(`${path}/hold`, { seed }, key);
  expect(held).toMatchObject({ status: 200, body: { poolSize: 3, selectedCount: 2 } });
  expect((await supervisor.post(`${path}/hold`, { seed }, key)).body).toEqual(held.body);
  expect(await supervisor.post(`${path}/hold`, { seed })).toMatchObject({
    status: 409,
    body: { code: 'drawAlreadyHeld' },
  });

  const { pool, selected } = (await api.as('fire-verifier').get(path)).body;
  const weights = new Map(pool.map((one: { caseId: string; weight: number }) => [one.caseId, one.weight]));
  expect(cases.map(({ id }) => weights.get(id))).toEqual([1, 1, 4]);
  const drawn: string[] = selected.map((one: { caseId: string }) => one.caseId);
  const ordered = await Promise.all(
    cases.filter(({ id }) => drawn.includes(id)).map((one) => one.item('inspect', { about: announced.body.drawId })),
  );
  expect(ordered).toMatchObject([
    { role: 'verifier', assignee: inspector },
    { role: 'verifier', assignee: inspector },
  ]);
  for (const other of [...cases.filter(({ id }) => !drawn.includes(id)), late])
    expect((await other.state()).inspections).toEqual([]);

  const shown = () => api.call({ method: 'GET', path: `/public${path}` });
  const { proofHash } = held.body;
  expect((await shown()).body).toMatchObject({ proofHash, revealedAt: null, proof: null });
  for (const caseId of drawn) {
    const result = { outcome: 'kept', finding: '经营场所与承诺一致。', documentIds: [] };
    await act(api.as('fire-verifier'), caseId, 'recordInspection', { result });
  }
  const { proof } = await until('the proof to be public', async () => {
    const { body } = await shown();
    return body.revealedAt === null ? undefined : body;
  });
  expect(JSON.stringify(proof)).not.toContain(inspector);
  expect(explain(JSON.stringify({ kind: 'draw', proofHash, proof }))).toEqual({
    ...{ holds: true, poolSize: 3, drawn: 2 },
  });
  const listed = await until('the draw in the public list', async () => {
    const { body } = await api.call({ method: 'GET', path: '/public/inspection-draws?region=huainan&limit=50' });
    return body.entries.find((entry: { drawId: string }) => entry.drawId === announced.body.drawId);
  });
  expect(listed).toMatchObject({ unit: { id: unitId }, selectedCount: 2 });

  // Told again, twice and the last first, nothing changes: no second order, no second reveal.
  const outcome = async () => ({
    draw: await engine.wiring.reader.events(inspectionDraw, announced.body.drawId),
    cases: await Promise.all(cases.map((one) => one.history())),
  });
  const before = await outcome();
  const bodies = [...before.draw.map(({ body }) => body), ...before.cases.flat().map((event) => JSON.stringify(event))];
  const heard = bodies.filter((body) => /"type":"(InspectionDrawHeld|CommitmentInspectionRecorded)"/.test(body));
  expect(heard).toHaveLength(3);
  await send(engine, 'eventsInspectionOrders', backwardsTwice(heard.map(busMessage)));
  await untilEmpty(engine, 'eventsInspectionOrders');
  expect(await outcome()).toEqual(before);
});
