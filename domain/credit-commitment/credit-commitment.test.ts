/** A commitment in the register: how it comes in, what is found about it, and when its committer may take it back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicant, contextOf, officer, sha256 } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { market, tax } from '../../tests/support/world.ts';
import { CollectedCommitment, collected, unitsNamed } from './collection.ts';
import {
  type CreditCommitmentCommand,
  CreditCommitmentEvent,
  type CreditCommitmentState,
  creditCommitment,
  isPublic,
  standingOf,
} from './credit-commitment.ts';
import { currentTextVersion, type DeclaredWords, declarationHash, declarationText } from './declaration.ts';
import { type CommitmentEntry, commitmentTypes, maxLengths } from './entry.ts';
import { type CommitmentPerformance, overallPerformance, overallStatus } from './performance.ts';

type Of<T extends CreditCommitmentCommand['type']> = Extract<CreditCommitmentCommand, { type: T }>;

const code = '00000020261012000001';
const entry = (more: Partial<CommitmentEntry> = {}): CommitmentEntry => ({
  subjectId: 'subject-1',
  subjectKind: 'legalPerson',
  regionId: 'huainan',
  type: 'approvalSubstitution',
  reason: '办理“小餐饮经营许可”',
  content: '配备食品安全管理人员',
  breachLiability: '撤销许可并记入信用记录',
  remarks: null,
  committedOn: '2026-10-12',
  expiresOn: '2029-10-12',
  receivingUnitId: market,
  disclosureScope: 'public',
  source: { kind: 'commitmentCase', id: 'case-1' },
  textHash: 'a'.repeat(64),
  signature: null,
  ...more,
});
const register = (more: Partial<CommitmentEntry> = {}, as = code): Of<'registerCommitment'> => ({
  type: 'registerCommitment',
  code: as,
  entry: entry(more),
});
/** Signed as it is shown; `spoil` changes the signature afterwards. */
const declare = (
  more: Partial<DeclaredWords> = {},
  of: { subject?: object; authority?: null; spoil?: object } = {},
): Of<'declareCommitment'> => {
  const words: DeclaredWords = {
    type: 'voluntary',
    reason: '诚信经营',
    content: '不销售过期食品',
    breachLiability: '接受社会监督并公开致歉',
    remarks: null,
    expiresOn: null,
    receivingUnitId: market,
    disclosureScope: 'public',
    ...more,
  };
  const subject = {
    subjectId: 'subject-1',
    subjectKind: 'legalPerson' as const,
    name: '淮南市舜珩餐饮有限公司',
    code: '91000000MA0000000X',
    ...of.subject,
  };
  const shown = { subject, unitName: '淮南市市场监督管理局', words };
  const textHash = declarationHash(declarationText(shown), subject.subjectId, sha256.hex);
  return {
    type: 'declareCommitment',
    code,
    declaration: {
      ...shown,
      commitmentId: 'commitment-1',
      regionId: 'huainan',
      signature: { textVersion: currentTextVersion, textHash, typedName: ` ${subject.name} `, ...of.spoil },
      authority: of.authority === null ? null : { scope: 'commitment', from: '2026-01-01', to: null },
    },
  };
};

type Finding = { status?: CommitmentPerformance['status']; on?: string; unit?: string; caseId?: string };
const finding = (of: Finding = {}): CommitmentPerformance => {
  const { status = 'full', on = '2026-11-02', unit = market, caseId = `case-of-${unit}` } = of;
  const source = { kind: 'commitmentCase', id: caseId } as const;
  const determined = { determinedOn: on, determiningUnitId: unit, source };
  return status === 'full'
    ? { status, unkept: null, accountability: null, ...determined }
    : { status, unkept: '未配备管理人员', accountability: '撤销许可', ...determined };
};
const found = (more: Finding = {}): Of<'recordPerformance'> => ({
  type: 'recordPerformance',
  performance: finding(more),
});
const withdraw: CreditCommitmentCommand = { type: 'withdrawDeclaration', reason: '经营范围变更' };
const clerk = applicant();

/** The events that lead there; declarations and withdrawals are the applicant's. */
const historyOf = (...commands: readonly CreditCommitmentCommand[]): CreditCommitmentEvent[] => {
  const events: CreditCommitmentEvent[] = [];
  for (const command of commands) {
    const own = command.type === 'declareCommitment' || command.type === 'withdrawDeclaration';
    const { result } = given(creditCommitment, ...events).when(command, own ? clerk : undefined);
    if (!result.ok) throw new Error(result.problem.code);
    events.push(...result.value.events);
  }
  return events;
};
const following = (...commands: readonly CreditCommitmentCommand[]) =>
  given(creditCommitment, ...historyOf(...commands));

describe('registered', () => {
  it.each(commitmentTypes)('a commitment of type %s, with its code', (type) => {
    given(creditCommitment)
      .when(register({ type }))
      .thenEvents({ type: 'CreditCommitmentRegistered', data: { code, type } });
  });

  it('twice is one, under its first code; other content under the same id is a conflict', () => {
    following(register()).when(register({}, '00000020261012000002')).thenNothing();
    following(register())
      .when(register({ content: '别的内容' }))
      .thenRefused('commitmentConflict');
  });

  it('not with an end before its beginning; the day itself is allowed', () => {
    given(creditCommitment)
      .when(register({ expiresOn: '2026-10-11' }))
      .thenRefused('commitmentTermInvalid', { committedOn: '2026-10-12' });
    given(creditCommitment)
      .when(register({ expiresOn: '2026-10-12' }))
      .thenEvents('CreditCommitmentRegistered');
  });

  it.each(['reason', 'content', 'breachLiability', 'remarks'] as const)(
    '%s is at most as long as the template allows',
    (field) => {
      const [registered] = historyOf(register({ [field]: '字'.repeat(maxLengths[field]) }));
      expect(CreditCommitmentEvent.safeParse(registered).success).toBe(true);
      const long = { ...registered, data: { ...registered?.data, [field]: '字'.repeat(maxLengths[field] + 1) } };
      expect(CreditCommitmentEvent.safeParse(long).success).toBe(false);
    },
  );

  it('is found by subject, by unit and in the month’s list of its region', () => {
    expect(creditCommitment.lookup(following(register()).state)).toEqual({
      subjectId: 'subject-1',
      unitId: market,
      sortedBy: '2026-10-12',
      listedIn: 'REGISTER#huainan#2026-10',
    });
  });
});

describe('declared by an organisation', () => {
  it('under its typed name, the exact text as a digest', () => {
    given(creditCommitment)
      .when(declare(), clerk)
      .thenEvents({
        type: 'CreditCommitmentRegistered',
        data: {
          type: 'voluntary',
          committedOn: '2026-10-12',
          source: { kind: 'declaration', id: 'commitment-1' },
          textHash: declare().declaration.signature.textHash,
          signature: { textVersion: currentTextVersion, signedBy: 'clerk-zhang', authority: { scope: 'commitment' } },
        },
      });
  });

  it('in a text that says all of it, and that nobody else’s text shares its digest with', () => {
    const { declaration } = declare({ remarks: '长期有效', expiresOn: '2027-12-31' });
    const text = declarationText(declaration);
    for (const said of [
      '主动型',
      declaration.subject.name,
      declaration.subject.code,
      declaration.unitName,
      '诚信经营',
      '不销售过期食品',
      '接受社会监督并公开致歉',
      '至2027-12-31',
      '可向社会公开',
      '长期有效',
    ])
      expect(text).toContain(said);
    expect(declarationHash(text, 'subject-2', sha256.hex)).not.toBe(declaration.signature.textHash);
  });

  it('keeps neither name nor typed name in its event', () => {
    expect(JSON.stringify(historyOf(declare()))).not.toContain('舜珩');
  });

  it.each([
    ['another name is typed', declare({}, { spoil: { typedName: '舜珩' } }), clerk, 'signatureMismatch'],
    ['another text was signed', declare({}, { spoil: { textHash: 'a'.repeat(64) } }), clerk, 'commitmentTextChanged'],
    ['the text has changed since', declare({}, { spoil: { textVersion: '2025' } }), clerk, 'commitmentTextChanged'],
    [
      'it is of a natural person',
      declare({}, { subject: { subjectKind: 'naturalPerson' } }),
      clerk,
      'declarationForOrganisations',
    ],
    ['the sender does not represent it', declare(), applicant('subject-2'), 'notRepresenting'],
    ['the sender has no written authority to promise', declare({}, { authority: null }), clerk, 'authorityMissing'],
    ['it ends before it begins', declare({ expiresOn: '2026-10-01' }), clerk, 'commitmentTermInvalid'],
  ] as const)('not where %s', (_, command, by, problem) => {
    given(creditCommitment).when(command, by).thenRefused(problem);
  });
});

describe('its performance', () => {
  it('is not full without saying what was kept back and what follows', () => {
    const data = { ...finding({ status: 'partial' }), unkept: null };
    const bare = { type: 'CreditCommitmentPerformanceRecorded', data };
    expect(CreditCommitmentEvent.safeParse(bare).success).toBe(false);
  });

  it('of several units is the worst', () => {
    const { state } = following(register(), found({ status: 'partial', unit: tax }), found({ status: 'full' }));
    expect(overallStatus(state.performances)).toBe('partial');
    expect(overallStatus([])).toBeNull();
  });

  it('of two cases of one unit is the worse of both: a later finding of the one does not undo the other', () => {
    const { state } = following(
      register(),
      found({ status: 'none', on: '2026-11-02', caseId: 'case-1' }),
      found({ status: 'full', on: '2026-11-20', caseId: 'case-2' }),
    );
    expect(overallStatus(state.performances)).toBe('none');
  });

  it('and what was not kept are told together, with who found the worst', () => {
    const { state } = following(
      register(),
      found({ status: 'partial', unit: tax, on: '2026-11-20' }),
      found({ status: 'none', on: '2026-11-02' }),
    );
    expect(overallPerformance(state.performances)).toEqual({
      status: 'none',
      unkept: '未配备管理人员；未配备管理人员',
      accountability: '撤销许可；撤销许可',
      determinedOn: '2026-11-02',
      determiningUnitId: market,
    });
    expect(overallPerformance(following(register(), found()).state.performances)).toMatchObject({
      status: 'full',
      unkept: null,
      accountability: null,
    });
    expect(overallPerformance([])).toBeNull();
  });

  it('of one case is its latest; the same again changes nothing, an older or milder one of the day is refused', () => {
    const broken = following(register(), found(), found({ status: 'none', on: '2026-11-20' }));
    expect(overallStatus(broken.state.performances)).toBe('none');
    broken.when(found({ status: 'none', on: '2026-11-20' })).thenNothing();
    broken.when(found()).thenRefused('performanceSuperseded', { determinedOn: '2026-11-20' });
    broken.when(found({ on: '2026-11-20' })).thenRefused('performanceSuperseded');
    broken.when(found({ on: '2026-11-21' })).thenEvents('CreditCommitmentPerformanceRecorded');
  });

  it('ends the same whatever the order in which findings arrive, and however often', () => {
    const findings = [
      finding({ on: '2026-11-02' }),
      finding({ status: 'partial', on: '2026-11-02' }),
      finding({ status: 'none', on: '2026-12-01' }),
      finding({ status: 'partial', unit: tax }),
      finding({ unit: tax }),
    ];
    const endOf = (order: readonly CommitmentPerformance[]) =>
      order.reduce(
        (state, performance) => folded(state, { type: 'recordPerformance', performance }),
        following(register()).state,
      );
    const wanted = endOf(findings).performances;
    expect(wanted.map(({ status }) => status).sort()).toEqual(['none', 'partial']);
    const orders = fc
      .array(fc.constantFrom(...findings), { maxLength: 6 })
      .map((more) => [...findings, ...more])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
    fc.assert(
      fc.property(orders, (order) => {
        expect(endOf(order).performances).toEqual(wanted);
      }),
    );
  });

  it('of a declared commitment is found by the unit that received it, and by nobody who represents the subject', () => {
    const declared = following(declare());
    declared.when(found(), officer('verifier', market)).thenEvents('CreditCommitmentPerformanceRecorded');
    declared.when(found(), officer('verifier', tax)).thenRefused('wrongUnit', { unitId: market });
    declared.when(found(), officer('verifier', market, { represents: ['subject-1'] })).thenRefused('ownCase');
  });

  it('of one that a case took is found by that case only', () => {
    following(register()).when(found(), officer('verifier', market)).thenRefused('performanceFoundByCase');
  });

  it('of one that was withdrawn or has run out can still be found', () => {
    following(declare(), withdraw)
      .when(found({ status: 'none' }))
      .thenEvents('CreditCommitmentPerformanceRecorded');
  });
});

describe('withdrawn', () => {
  it('by its subject, while it is in force and nothing is found', () => {
    following(declare()).when(withdraw, clerk).thenEvents('CreditCommitmentWithdrawn');
    following(declare(), withdraw).when(withdraw, clerk).thenRefused('commitmentEnded');
    following(declare(), found()).when(withdraw, clerk).thenRefused('performanceOnRecord');
    following(declare()).when(withdraw, applicant('subject-2')).thenRefused('notRepresenting');
    following(declare({ expiresOn: '2026-12-31' }))
      .when(withdraw, clerk, { now: '2026-12-31T16:00:00.000Z' })
      .thenRefused('commitmentEnded');
  });

  it('never one that was given in a case', () => {
    for (const type of commitmentTypes.filter((each) => each !== 'voluntary' && each !== 'industrySelfDiscipline'))
      following(register({ type })).when(withdraw, clerk).thenRefused('commitmentNotWithdrawable');
  });
});

it('binds until the end of its last day', () => {
  const { state } = following(register());
  expect([standingOf(state, '2029-10-12'), standingOf(state, '2029-10-13')]).toEqual(['inForce', 'expired']);
});

describe('is shown to everybody only where it is public, of an organisation and stands', () => {
  it.each([
    ['public, of an organisation', following(register()), true],
    ['limited', following(register({ disclosureScope: 'limited' })), false],
    ['not public', following(register({ disclosureScope: 'notPublic' })), false],
    ['of a natural person', following(register({ subjectKind: 'naturalPerson' })), false],
    ['withdrawn', following(declare(), withdraw), false],
  ] as const)('%s', (_, { state }, shown) => {
    expect(isPublic(state)).toBe(shown);
  });
});

describe('its events say whether platforms show it because it is in the register', () => {
  it.each([
    ['public, of an organisation', {}, true],
    ['limited', { disclosureScope: 'limited' }, false],
    ['of a natural person', { subjectKind: 'naturalPerson' }, false],
    ['a repair commitment, whose case orders its publication', { type: 'creditRepair' }, false],
  ] as const)('%s', (_, more, published) => {
    following(register(more)).when(found()).thenEvents({
      type: 'CreditCommitmentPerformanceRecorded',
      data: { published },
    });
  });

  it('a withdrawal too', () => {
    following(declare())
      .when(withdraw, clerk)
      .thenEvents({
        type: 'CreditCommitmentWithdrawn',
        data: { reason: '经营范围变更', published: true },
      });
  });
});

describe('collected', () => {
  const units = (unitId: string) => ({ name: `单位${unitId}`, code: '11000000MB00000001' });
  const committer = { name: '淮南市舜珩餐饮有限公司', code: '91000000MA0000000X' };

  it.each(commitmentTypes)('is every field of the standard, for type %s', (type) => {
    const { state } = following(register({ type }), found({ status: 'partial' }));
    const record = collected(state, committer, units);
    expect(CollectedCommitment.parse(record)).toEqual(record);
    expect(record).toMatchObject({
      commitmentCode: code,
      committerName: committer.name,
      committerKind: 'organization',
      commitmentType: type,
      receivingUnitName: `单位${market}`,
      performance: { status: 'partial', unkept: '未配备管理人员', determiningUnitName: `单位${market}` },
      withdrawnOn: null,
    });
    expect(unitsNamed(state)).toEqual([market]);
  });

  it('says that it was withdrawn, and when', () => {
    const { state } = following(declare(), withdraw);
    expect(collected(state, committer, units)).toMatchObject({ performance: null, withdrawnOn: '2026-10-12' });
  });

  it('is nothing before it is registered', () => {
    expect(collected(creditCommitment.initial, committer, units)).toBeNull();
    expect(unitsNamed(creditCommitment.initial)).toEqual([]);
  });
});

it('a commitment nobody registered has no findings and no withdrawal', () => {
  given(creditCommitment).when(found()).thenRefused('commitmentNotFound');
  given(creditCommitment).when(withdraw, clerk).thenRefused('commitmentNotFound');
});

/** The state after the command, or the same one where it is refused. */
const folded = (state: CreditCommitmentState, command: CreditCommitmentCommand): CreditCommitmentState => {
  const { now, actor } = contextOf();
  const result = creditCommitment.decide(state, command, contextOf());
  return (result.ok ? result.value.events : []).reduce(
    (so, event) => creditCommitment.evolve(so, event, { occurredAt: now, recordedAt: now, actor, sequence: 1 }),
    state,
  );
};
