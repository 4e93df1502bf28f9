/** A random inspection on the deployed system: announced and held over the API, its cases told by the bus, its proof checked by anybody. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CommitmentCommand } from '#domain/commitment/commands.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { CommitmentItemKind } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { sha256 } from '#shared/hash.ts';
import { answer as explain } from '../../scripts/explain.ts';
import { connectApi } from '../support/api.ts';
import { applyCommand, matterContent } from '../support/commitment-world.ts';
import { connect, until } from '../support/engine.ts';
import { EngineCase } from '../support/engine-case.ts';
import { type Enterprise, newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
/** A unit that no other test grants anything in. */
const unitId = 'unit-hn-fire';

class CommitmentCase extends EngineCase<CommitmentCaseState, CommitmentCommand, CommitmentItemKind> {}

/** A case of an enterprise of its own, granted on the spot and waiting to be verified. */
const granted = async (): Promise<{ one: CommitmentCase; enterprise: Enterprise }> => {
  const enterprise = await newEnterprise(engine);
  const { subjectId, name, uscc, kind } = enterprise;
  const caseId = `commitment-${randomUUID()}`;
  const content = matterContent({ unitId, decidedOnTheSpot: true });
  const command = applyCommand(content, { caseId, subject: { subjectId, name, code: uscc, kind } });
  const actor = { principalId: 'applicant', role: 'applicant' as const };
  const opened = await engine.wiring.door({
    kind: commitmentCase,
    id: caseId,
    command,
    actor,
    represents: [subjectId],
  });
  if (!opened.ok) throw new Error(`the application was refused: ${JSON.stringify(opened.problem)}`);
  const one = new CommitmentCase(engine, commitmentCase, caseId);
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
  const told = await Promise.all(
    cases.filter(({ id }) => drawn.includes(id)).map((one) => one.item('inspect', { about: announced.body.drawId })),
  );
  expect(told).toMatchObject([
    { role: 'verifier', assignee: inspector },
    { role: 'verifier', assignee: inspector },
  ]);
  for (const other of [...cases.filter(({ id }) => !drawn.includes(id)), late])
    expect((await other.state()).inspections).toEqual([]);

  const shown = await api.call({ method: 'GET', path: `/public${path}` });
  expect(JSON.stringify(shown.body)).not.toContain(inspector);
  expect(explain(JSON.stringify({ kind: 'draw', proof: shown.body.proof }))).toEqual({
    ...{ holds: true, poolSize: 3, drawn: 2 },
  });
  const listed = await until('the draw in the public list', async () => {
    const { body } = await api.call({ method: 'GET', path: '/public/inspection-draws?region=huainan&limit=50' });
    return body.entries.find((entry: { drawId: string }) => entry.drawId === announced.body.drawId);
  });
  expect(listed).toMatchObject({ unit: { id: unitId }, selectedCount: 2 });
});
