/** Which cases a person finds: every one their office reaches, once each, whatever the size of the pages, and none beyond it. */
import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/person.ts';
import type { OpenCase } from '#domain/repair/commands.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { later, monday } from '../../../tests/support/context.ts';
import { official, representing, storedApi } from '../../../tests/support/stored-api.ts';
import { tableNames } from '../../../tests/support/stored-world.ts';
import {
  clerk,
  customs,
  inSuzhou,
  jointly,
  market,
  openCaseCommand,
  record,
  szEcology,
  tax,
} from '../../../tests/support/world.ts';
import { listRepairCasesRoute } from './list.ts';

const cases: Readonly<Record<string, (more: Partial<OpenCase>) => OpenCase>> = {
  market1: openCaseCommand,
  tax1: (more) => openCaseCommand({ ...more, unitId: tax }),
  joint1: (more) => jointly({ ...more, records: [record({ recordId: 'record-joint1', sector: 'export' })] }),
  suzhou1: inSuzhou,
  other1: (more) => openCaseCommand({ ...more, subjectId: 'subject-2' }),
  joint2: (more) => jointly({ ...more, records: [record({ recordId: 'record-joint2', sector: 'export' })] }),
  market2: openCaseCommand,
  abroad1: (more) => openCaseCommand({ ...more, unitId: customs, regionId: 'suzhou' }),
};

/** One case after the other, two of them in the same instant; the first joint one is withdrawn. */
const office = async () => {
  const office = storedApi((deps) => [listRepairCasesRoute(deps)]);
  const { world } = office;
  for (const [index, [caseId, opening]] of Object.entries(cases).entries()) {
    world.now = later(monday, 0, Math.floor(index / 2));
    const records = [record({ recordId: `record-${caseId}` })];
    await world.does(repairCase, caseId, opening({ caseId, records }));
  }
  const withdrawn = await world.asks({ type: 'withdraw', reason: '不办' }, clerk, { id: 'joint1' });
  expect(withdrawn.ok).toBe(true);
  return office;
};

const inHuainan = ['market2', 'other1', 'joint2', 'joint1', 'tax1', 'market1'];
const both: Person = { ...official(market, 'huainan', 'acceptor', 'applicant'), represents: [] };

const found: readonly [string, Person, string[]][] = [
  ['an officer their unit’s', official(market, 'huainan', 'acceptor'), ['market2', 'other1', 'market1']],
  ['the unit in charge its joint reviews', official(tax, 'huainan', 'approver'), ['joint2', 'joint1', 'tax1']],
  [
    'another body the joint reviews it takes part in',
    official(customs, 'huainan', 'verifier'),
    ['abroad1', 'joint2', 'joint1'],
  ],
  ['an auditor the region’s', official('unit-hn-credit', 'huainan', 'auditor'), inHuainan],
  [
    'a supervisor of any unit the region’s, and no other region’s',
    official(market, 'huainan', 'supervisor'),
    inHuainan,
  ],
  ['who holds two roles what the wider reaches', official(market, 'huainan', 'acceptor', 'supervisor'), inHuainan],
  ['another region its own', official(szEcology, 'suzhou', 'supervisor'), ['suzhou1']],
  ['an applicant their subjects’', representing('subject-2'), ['other1']],
  ['an officer who also represents somebody their unit’s', both, ['market2', 'other1', 'market1']],
];

const ids = (entries: readonly { caseId: string }[]): string[] => entries.map((entry) => entry.caseId);
/** The newest first; of the same instant the greater id. */
const sorted = (caseIds: readonly string[]): string[] => {
  const minute = (id: string): number => Math.floor(Object.keys(cases).indexOf(id) / 2);
  return caseIds.toSorted((a, b) => minute(b) - minute(a) || (a < b ? 1 : -1));
};

describe('without further wishes the list shows', () => {
  it.each(found)('%s, the same by pages of any size', async (_, who, expected) => {
    const { list } = await office();
    for (const limit of [1, 2, 3, 50]) expect(ids(await list(who, '/repair-cases', limit))).toEqual(sorted(expected));
  });
});

describe('narrowed', () => {
  it('to a stage: a joint review that has ended is still found by every body', async () => {
    const { list } = await office();
    for (const unit of [tax, customs]) {
      const entries = await list(official(unit, 'huainan', 'approver'), '/repair-cases', 1, { stage: 'withdrawn' });
      expect(ids(entries)).toEqual(['joint1']);
    }
  });

  it('to one’s own subjects: an applicant sees them, an officer without any sees none', async () => {
    const { list } = await office();
    const mine = (who: Person) => list(who, '/repair-cases', 2, { scope: 'mine' });
    expect(ids(await mine(representing('subject-2')))).toEqual(['other1']);
    expect(await mine(official(market, 'huainan', 'acceptor'))).toEqual([]);
  });
});

it('a further body’s row is written once, with the case, and holds nothing but keys', async () => {
  const { world } = await office();
  const rows = world.tables.all(tableNames.case).filter((row) => String(row['sk']).startsWith('UNIT#'));
  expect(rows.map((row) => row['pk'])).toEqual(['CASE#joint1', 'CASE#joint2']);
  expect(rows[0]).toEqual({
    pk: 'CASE#joint1',
    sk: `UNIT#${customs}`,
    schemaVersion: 1,
    gsi2pk: `UNIT#${customs}`,
    gsi2sk: `${later(monday, 0, 1)}#joint1`,
  });
});
