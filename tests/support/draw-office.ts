/** An office that draws: two inspectors, six cases granted before the cut-off, one of a subject with a record; over tables in memory. */
import type { Person } from '#domain/access/person.ts';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { readCommitmentCaseRoute } from '../../functions/api/commitment-cases/read.ts';
import { listPublicDrawsRoute, readPublicDrawRoute } from '../../functions/api/public/draws.ts';
import { announceDrawRoute } from '../../functions/api/supervision/announce.ts';
import { listDrawnCasesRoute } from '../../functions/api/supervision/drawn-cases.ts';
import { holdDrawRoute } from '../../functions/api/supervision/hold.ts';
import { listDrawsRoute, readDrawRoute } from '../../functions/api/supervision/read.ts';
import { applyCommand, goodStanding, matterContent } from './commitment-world.ts';
import { applicant, later, monday, sha256, workflow } from './context.ts';
import { official, storedApi } from './stored-api.ts';
import type { StoredWorld } from './stored-world.ts';
import { market, openCaseCommand, record, tax } from './world.ts';

export const supervisor = official('unit-hn-credit', 'huainan', 'supervisor');
export const seed = 'a-seed-nobody-else-knows-2026-10-12';
export const inspectors = ['inspector-1', 'inspector-2'];
export const nobody = { ...supervisor, roles: [] };

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
export const office = async () => {
  const routes = [
    announceDrawRoute,
    holdDrawRoute,
    listDrawsRoute,
    readDrawRoute,
    listDrawnCasesRoute,
    listPublicDrawsRoute,
    readPublicDrawRoute,
    readCommitmentCaseRoute,
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
