/** Filing: the whole package or nothing, and every reason why not in words people can act on. */
import { describe, expect, it } from 'vitest';
import { applicant, monday, sha256 } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { clerk, market, proofOf, record, tax, twoRecords } from '../../tests/support/world.ts';
import { currentLetterVersion, letterHash, letterText } from '../repair/letter.ts';
import type { CaseRecord } from '../repair/state.ts';
import { FileApplication, type FileCommand, type LoadedRecord, repairApplication } from './application.ts';

const subject = { name: '淮南市甲有限公司', code: '91340400MA2RXYZ00X', regionId: 'huainan', banFlagged: false };
const loaded = (one: CaseRecord, more: Partial<LoadedRecord> = {}): LoadedRecord => ({
  record: one,
  subjectId: 'subject-1',
  unitId: market,
  regionId: 'huainan',
  repaired: false,
  ...more,
});

/** A package of these records, its letter signed for them; `change` spoils it. */
const filing = (
  records: readonly (LoadedRecord | undefined)[],
  change: Partial<FileApplication['commitment']> = {},
  more: Partial<FileCommand> = {},
): FileCommand => {
  const numbers = records.map((one) => one?.record.decisionNumber ?? '');
  const textHash = letterHash(letterText(subject, numbers), 'subject-1', sha256.hex);
  return {
    type: 'fileApplication',
    applicationId: 'application-1',
    input: {
      subjectId: 'subject-1',
      records: records.map((one, n) => ({ recordId: one?.record.recordId ?? `unknown-${n}`, documentIds: [] })),
      commitment: { letterVersion: currentLetterVersion, textHash, typedName: subject.name, ...change },
      documentIds: [],
    },
    subject,
    records,
    materials: [proofOf()],
    ...more,
  };
};

const nothing = given(repairApplication);
const [first, second] = twoRecords() as [CaseRecord, CaseRecord];

describe('an application', () => {
  it('is filed whole, with a case planned for each determining unit and a guard on each record', () => {
    const third = record({ recordId: 'record-3', decisionNumber: '淮税罚〔2026〕3号' });
    const when = nothing.when(filing([loaded(first), loaded(third, { unitId: tax }), loaded(second)]), clerk);
    when.thenEvents({
      type: 'RepairApplicationFiled',
      data: { filedBy: 'clerk-zhang', receivedAt: monday, banFlagged: false },
    });
    if (!when.result.ok) throw new Error('refused');
    const [filed] = when.result.value.events;
    if (filed === undefined) throw new Error('nothing filed');
    expect(filed.data.cases.map((c) => [c.caseId, c.records.map((r) => r.recordId)])).toEqual([
      [`application-1-${market}`, ['record-1', 'record-2']],
      [`application-1-${tax}`, ['record-3']],
    ]);
    const { state } = given(repairApplication, filed);
    expect(repairApplication.guards(state)).toMatchObject([
      { key: 'record#record-1', owner: `application-1-${market}` },
      { key: 'record#record-2', owner: `application-1-${market}` },
      { key: 'record#record-3', owner: `application-1-${tax}` },
    ]);
    expect(repairApplication.guards(state)[0]?.taken).toMatchObject({
      code: 'recordInOpenCase',
      params: { recordId: 'record-1' },
    });
    given(repairApplication, filed)
      .when(filing([loaded(first)]), clerk)
      .thenNothing();
  });

  it('splits a unit’s records where only some need a joint review', () => {
    const exported = record({ recordId: 'record-2', decisionNumber: '淮税罚〔2026〕2号', sector: 'export' });
    const { result } = nothing.when(filing([loaded(first), loaded(exported)]), clerk);
    const [event] = result.ok ? result.value.events : [];
    expect(event?.data.cases.map((c) => [c.caseId, c.records.map((r) => r.recordId)])).toEqual([
      [`application-1-${market}`, ['record-1']],
      [`application-1-${market}-joint`, ['record-2']],
    ]);
  });

  it('keeps digests of what was signed, never the name or the text', () => {
    const { result } = nothing.when(filing([loaded(first)]), clerk);
    const text = JSON.stringify(result);
    expect(text).toContain('typedNameDigest');
    expect(text).not.toContain(subject.name);
  });

  it('leaves to a person what no rule settles: an old or unlevelled record may be filed', () => {
    const open = [
      record({ determinedOn: '2025-12-01' }),
      record({ recordId: 'record-2', severity: null, penaltyKinds: ['fine'] }),
    ];
    nothing.when(filing(open.map((one) => loaded(one))), clerk).thenEvents('RepairApplicationFiled');
  });

  it.each<[string, FileCommand, Parameters<ReturnType<typeof nothing.when>['thenRefused']>[0]]>([
    ['the same record twice', filing([loaded(first), loaded(first)]), 'duplicateRecord'],
    ['a record nobody has reported', filing([loaded(first), undefined]), 'recordNotFound'],
    [
      'a record of another subject',
      filing([loaded(first), loaded(second, { subjectId: 'subject-2' })]),
      'recordOfOtherSubject',
    ],
    ['a record that is repaired', filing([loaded(first), loaded(second, { repaired: true })]), 'recordAlreadyRepaired'],
    ['an older letter', filing([loaded(first)], { letterVersion: '2025-01' }), 'commitmentTextChanged'],
    ['a letter of other words', filing([loaded(first)], { textHash: '0'.repeat(64) }), 'commitmentTextChanged'],
    ['another name', filing([loaded(first)], { typedName: '淮南市乙有限公司' }), 'signatureMismatch'],
  ])('with %s is refused whole', (_, command, code) => {
    nothing.when(command, clerk).thenRefused(code);
  });

  it('without a signed letter is refused, with what to do', () => {
    const { commitment: _, ...input } = filing([loaded(first)]).input;
    expect(FileApplication.safeParse(input).success).toBe(true);
    nothing.when({ ...filing([loaded(first)]), input }, clerk).thenRefused('commitmentMissing');
  });

  it('signed for these records in another order is another letter', () => {
    const { input } = filing([loaded(second), loaded(first)]);
    const command = filing([loaded(first), loaded(second)]);
    nothing
      .when({ ...command, input: { ...command.input, commitment: input.commitment } }, clerk)
      .thenRefused('commitmentTextChanged');
  });

  it('signed with spaces around the name is signed', () => {
    nothing
      .when(filing([loaded(first)], { typedName: ` ${subject.name} ` }), clerk)
      .thenEvents('RepairApplicationFiled');
  });

  it('of a subject the person does not represent is refused before anything else is told', () => {
    nothing.when(filing([undefined]), applicant('subject-2')).thenRefused('notRepresenting');
  });

  it('names every record that is not yet eligible, with the unmet conditions and their dates, and only those', () => {
    const early = record({ recordId: 'record-2', determinedOn: '2026-09-01', correctedOn: '2026-09-10' });
    const open = record({ recordId: 'record-3', correctedOn: null });
    const { result } = nothing.when(filing([loaded(first), loaded(early), loaded(open)]), clerk);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'notYetEligible',
        params: {
          records: [
            {
              recordId: 'record-2',
              unmet: ['minPeriodNotReached'],
              earliestFilingOn: '2026-12-02',
              conditions: [{ code: 'minPeriodNotReached', holdsFrom: '2026-12-02' }],
            },
            { recordId: 'record-3', unmet: ['notCorrected'], conditions: [{ code: 'notCorrected', holdsFrom: null }] },
          ],
        },
      },
    });
  });
});

describe('what an applicant may send', () => {
  const good = filing([loaded(first)]).input;
  const many = Array.from({ length: 21 }, (_, n) => ({ recordId: `record-${n}`, documentIds: [] }));

  it.each([
    ['no record', { ...good, records: [] }],
    ['more records than one package takes', { ...good, records: many }],
    ['a field nobody knows', { ...good, urgent: true }],
    ['a control character in the name', { ...good, commitment: { ...good.commitment, typedName: '甲\u0007公司' } }],
    ['a name that runs backwards', { ...good, commitment: { ...good.commitment, typedName: '甲\u202e公司' } }],
    ['an over-long name', { ...good, commitment: { ...good.commitment, typedName: '甲'.repeat(201) } }],
    ['a blank name', { ...good, commitment: { ...good.commitment, typedName: '  ' } }],
    ['a day that does not exist', { ...good, records: [{ recordId: 'r', correctedOn: '2026-02-30' }] }],
  ])('not: %s', (_, input) => {
    expect(FileApplication.safeParse(input).success).toBe(false);
  });
});
