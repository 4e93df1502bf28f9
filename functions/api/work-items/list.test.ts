/** What a desk shows: every filter finds what it says and nothing else, on pages of any size, and the numbers above are their lengths. */
import { describe, expect, it } from 'vitest';
import { repairCase } from '#domain/repair/repair-case.ts';
import { sampleUscc } from '../../../scripts/sample/codes.ts';
import { later } from '../../../tests/support/context.ts';
import { official, representing, storedApi } from '../../../tests/support/stored-api.ts';
import { market, openCaseCommand, record, tax } from '../../../tests/support/world.ts';
import { subjectItem } from '../../shared/directory/subjects.ts';
import { countWorkItemsRoute } from './counts.ts';
import { listWorkItemsRoute } from './list.ts';

const acceptor = official(market, 'huainan', 'acceptor');

const company = (subjectId: string, name: string) =>
  subjectItem({ subjectId, name, regionId: 'huainan', kind: 'legalPerson', uscc: sampleUscc('91', 1) });

/** Cases that wait for acceptance since that many days before today. Today is a Friday; acceptance takes three working days. */
const waiting = { late: 10, today: 3, monday: 2, wednesday: 0, claimed: 2, other: 2 } as const;

const office = async () => {
  const office = storedApi((deps) => [listWorkItemsRoute(deps), countWorkItemsRoute(deps)]);
  const { world, put } = office;
  put(company('subject-1', '淮南市舜珩精密机械有限公司'));
  put(company('subject-2', '淮南霁淝进出口贸易有限公司'));
  put({ pk: `USCC#${sampleUscc('91', 2)}`, sk: 'USCC', subjectId: 'subject-2' });
  const friday = later(world.now, 4);
  const opens = async (caseId: string, unitId: string, subjectId = 'subject-1') => {
    const records = [record({ recordId: `record-${caseId}` })];
    await world.does(
      repairCase,
      caseId,
      openCaseCommand({ caseId, unitId, subjectId, records, receivedAt: world.now }),
    );
    const enters = { type: 'enterStage' as const, stage: 'filed', generation: 1 };
    await world.does(repairCase, caseId, enters);
    await world.does(repairCase, caseId, { ...enters, stage: (await world.caseState(caseId)).stage } as typeof enters);
  };
  for (const [caseId, days] of Object.entries(waiting)) {
    world.now = later(friday, -days);
    await opens(caseId, market, caseId === 'other' ? 'subject-2' : 'subject-1');
  }
  await opens('tax1', tax);
  world.now = friday;
  const item = Object.values((await world.caseState('claimed')).items)[0];
  const claim = { type: 'claimItem' as const, itemId: item?.id ?? '', itemVersion: 1 };
  const actor = { principalId: acceptor.principalId, role: 'acceptor' as const, unitId: market };
  await world.asks(claim, { actor, represents: [] }, { id: 'claimed' });
  const idsOf = async (query: Record<string, string>, limit = 50, who = acceptor) =>
    (await office.list(who, '/work-items', limit, query)).map((entry) => entry.caseId);
  return { ...office, idsOf };
};

const all = ['late', 'claimed', 'monday', 'other', 'today', 'wednesday'];

describe('a filter finds', () => {
  it.each([
    ['everything where there is none', {}, all],
    ['what is claimed by oneself', { scope: 'mine' }, ['claimed']],
    ['what nobody has claimed', { scope: 'unclaimed' }, all.filter((id) => id !== 'claimed')],
    ['what has fallen due', { due: 'overdue' }, ['late']],
    ['what is due soon and has not fallen due', { due: 'soon' }, ['claimed', 'monday', 'other', 'today']],
    ['one’s own of what is due soon', { due: 'soon', scope: 'mine' }, ['claimed']],
    ['an item’s kind', { kind: 'accept' }, all],
    ['no item of another role', { kind: 'verify' }, []],
    ['a kind of case', { caseKind: 'repairCase' }, all],
    ['no other kind of case', { caseKind: 'commitmentCase' }, []],
    ['a case', { caseId: 'late' }, ['late']],
    ['no case of another unit', { caseId: 'tax1' }, []],
    ['no case that does not exist', { caseId: 'none' }, []],
    ['a subject by the beginning of its name', { subject: '淮南霁' }, ['other']],
    ['a subject by its code', { subject: sampleUscc('91', 2) }, ['other']],
    ['both by the beginning both have', { subject: '淮南' }, all],
    ['a case only of the subject named', { subject: '淮南霁', caseId: 'late' }, []],
    ['what is due soon of a subject', { subject: '淮南霁', due: 'soon' }, ['other']],
    ['nothing of a name nobody has', { subject: '宿州' }, []],
  ])('%s', async (_, query, expected) => {
    const { idsOf } = await office();
    for (const limit of [1, 2, 50]) {
      const found = await idsOf(query as Record<string, string>, limit);
      expect([...found].sort()).toEqual([...expected].sort());
    }
  });

  it('named cases in the order of the queue they lie in', async () => {
    const { idsOf } = await office();
    expect(await idsOf({ subject: '淮南' })).toEqual(await idsOf({}));
  });

  it('nobody by a name that begins too many', async () => {
    const { put, ask } = await office();
    for (let n = 0; n < 11; n += 1) put(company(`subject-of-many-${n}`, `众合${n}有限公司`));
    const answer = await ask(acceptor, 'GET', '/work-items', { rawQueryString: `subject=${encodeURIComponent('众')}` });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 422, code: 'subjectsTooMany' });
  });
});

describe('the numbers over a desk', () => {
  it('are the lengths of its lists', async () => {
    const { idsOf, get } = await office();
    const length = async (query: Record<string, string>) => (await idsOf(query)).length;
    expect(await get(acceptor, '/work-items/counts')).toEqual({
      mine: await length({ scope: 'mine' }),
      unclaimed: await length({ scope: 'unclaimed' }),
      dueSoon: await length({ due: 'soon' }),
      overdue: await length({ due: 'overdue' }),
      calendarMissing: 0,
      more: false,
    });
  });

  it('do not guess where the calendar ends', async () => {
    const { get, idsOf, world } = await office();
    world.now = '2031-06-02T01:00:00.000Z';
    expect(await get(acceptor, '/work-items/counts')).toMatchObject({ dueSoon: null, overdue: all.length });
    expect(await idsOf({ due: 'soon' })).toEqual([]);
  });

  it('are of an applicant’s own subjects', async () => {
    const { get } = await office();
    expect(await get(representing('subject-1'), '/work-items/counts')).toMatchObject({ mine: 0, unclaimed: 0 });
  });
});
