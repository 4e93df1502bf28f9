/** A dishonesty record through its life: what the public sees, what a repair changes, and how it ends by itself. */
import { describe, expect, it } from 'vitest';
import { given } from '../../tests/support/given.ts';
import { recordReport } from '../../tests/support/records.ts';
import { market } from '../../tests/support/world.ts';
import type { RecordCommand } from './commands.ts';
import { RecordEvent } from './events.ts';
import { dishonestyRecord } from './record.ts';
import type { RecordReport } from './report.ts';

/** The events that lead there. */
const historyOf = (...commands: readonly RecordCommand[]): RecordEvent[] => {
  const events: RecordEvent[] = [];
  for (const command of commands) {
    const { result } = given(dishonestyRecord, ...events).when(command);
    if (!result.ok) throw new Error(result.problem.code);
    events.push(...result.value.events);
  }
  return events;
};

const register = (more: Partial<RecordReport> = {}, correctedOn: string | null = null): RecordCommand => ({
  type: 'registerRecord',
  report: recordReport(more),
  correctedOn,
});
const repair: RecordCommand = { type: 'repairRecord', caseId: 'case-1', ruleSetId: 'ndrc36', clause: '第三条' };
const revoke: RecordCommand = { type: 'revokeRepair', caseId: 'case-1', reason: '材料虚假' };
const correction: RecordCommand = { type: 'noteCorrection', correctedOn: '2026-05-08', source: market };
const stateAfter = (...commands: readonly RecordCommand[]) => given(dishonestyRecord, ...historyOf(...commands)).state;
const shown = (...commands: readonly RecordCommand[]) => {
  const { publication, sharing, sanctions } = stateAfter(...commands);
  return [publication?.state, sharing?.state, sanctions?.state];
};

describe('registered', () => {
  it.each([
    ['general: published, shared, sanctioned', {}, ['published', 'shared', 'inForce']],
    ['minor: in principle not published, no sanction', { severity: 'minor' }, ['notPublished', 'shared', 'none']],
    [
      'minor, with a reason to publish',
      { severity: 'minor', minorPublicationReason: '影响较大' },
      ['published', 'shared', 'none'],
    ],
    ['of a natural person: never published', { publishable: false }, ['notPublished', 'shared', 'inForce']],
  ] as const)('%s', (_, more, states) => {
    expect(shown(register(more))).toEqual(states);
  });

  it('knows the end of its publication, and by itself only once corrected', () => {
    expect(stateAfter(register())).toMatchObject({ maxPeriodEndsOn: '2027-04-10', autoStopOn: null });
    expect(stateAfter(register(), correction)).toMatchObject({ correctedOn: '2026-05-08', autoStopOn: '2027-04-11' });
  });

  it('twice with the same content is one record; with other content the sender has to settle it', () => {
    const registered = given(dishonestyRecord, ...historyOf(register()));
    registered.when(register({ source: { fileSha256: 'a', line: 7 } })).thenNothing();
    registered.when(register({ fineCents: 1 })).thenRefused('recordReportConflict');
  });

  it('found to be minor it is taken back: from the public, from the platforms, and no sanction stands', () => {
    const determine = (severity: 'minor' | 'general'): RecordCommand => ({
      type: 'determineSeverity',
      severity,
      standard: '认定单位确定',
      reason: '情节轻微',
    });
    const unlevelled = register({ severity: null, penaltyKinds: ['fine'] });
    expect(shown(unlevelled, determine('minor'))).toEqual(['notPublished', 'shared', 'none']);
    expect(historyOf(unlevelled, determine('minor')).at(-1)?.type).toBe('DishonestyRecordPublicationWithheld');
    expect(shown(unlevelled, determine('general'))).toEqual(['published', 'shared', 'inForce']);
  });

  it('whose repair is revoked after the maximum period does not become public again', () => {
    const repaired = given(dishonestyRecord, ...historyOf(register({}, '2026-05-08'), repair));
    repaired.when(revoke, undefined, { now: '2027-03-01T01:30:00.000Z' }).thenEvents('DishonestyRecordRepairRevoked');
    repaired
      .when(revoke, undefined, { now: '2027-08-02T01:30:00.000Z' })
      .thenEvents('DishonestyRecordRepairRevoked', 'DishonestyRecordAutomaticallyStopped');
    given(dishonestyRecord, ...historyOf(register(), repair))
      .when(revoke, undefined, { now: '2027-08-02T01:30:00.000Z' })
      .thenEvents('DishonestyRecordRepairRevoked', 'DishonestyRecordSectorRuleRequired');
  });

  it('without a level promises no dates until a person has set one', () => {
    const unlevelled = register({ severity: null, penaltyKinds: ['fine'] });
    expect(stateAfter(unlevelled)).toMatchObject({
      flags: ['severityUndetermined'],
      maxPeriodEndsOn: null,
      autoStopOn: null,
    });
    const levelled = {
      type: 'determineSeverity',
      severity: 'general',
      standard: '认定单位确定',
      reason: '数额较大',
    } as const;
    expect(stateAfter(unlevelled, levelled)).toMatchObject({
      flags: [],
      report: { severity: 'general', severityStatus: 'confirmed' },
      maxPeriodEndsOn: '2027-04-10',
    });
  });

  it.each([
    ['minor, no reason to publish: taken off the public pages', 'minor', null, 'notPublished'],
    ['minor, with a reason to publish: stays', 'minor', '影响较大', 'published'],
    ['general: stays', 'general', null, 'published'],
  ] as const)('then found to be %s', (_, severity, minorPublicationReason, publication) => {
    const unlevelled = register({ severity: null, penaltyKinds: ['fine'], minorPublicationReason });
    const determine = { type: 'determineSeverity', severity, standard: '认定单位确定', reason: '会商' } as const;
    expect(stateAfter(unlevelled, determine).publication?.state).toBe(publication);
  });

  it('notes its correction once', () => {
    const corrected = given(dishonestyRecord, ...historyOf(register(), correction));
    corrected.when({ ...correction, correctedOn: '2026-06-01' }).thenNothing();
  });
});

describe('repaired', () => {
  it('ends publication, sharing and sanctions, each with time and reason', () => {
    expect(shown(register(), repair)).toEqual(['ended', 'stopped', 'lifted']);
    expect(stateAfter(register(), repair).publication).toMatchObject({ reason: 'repaired' });
  });

  it('by the same case again changes nothing, by another is refused', () => {
    const repaired = given(dishonestyRecord, ...historyOf(register(), repair));
    repaired.when(repair).thenNothing();
    repaired.when({ ...repair, caseId: 'case-2' }).thenRefused('recordAlreadyRepaired');
  });

  it('and revoked is as it was before, and may be repaired again', () => {
    expect(shown(register(), repair, revoke)).toEqual(['published', 'shared', 'inForce']);
    expect(stateAfter(register(), repair, revoke)).toMatchObject({
      repairedBy: null,
      publication: { reason: 'repairRevoked' },
    });
    expect(shown(register(), repair, revoke, { ...repair, caseId: 'case-2' })).toEqual(['ended', 'stopped', 'lifted']);
  });

  it('is revoked only by the case that repaired it', () => {
    const repaired = given(dishonestyRecord, ...historyOf(register(), repair));
    repaired.when({ ...revoke, caseId: 'case-2' }).thenRefused('recordNotRepairedByCase');
    given(dishonestyRecord, ...historyOf(register()))
      .when(revoke)
      .thenRefused('recordNotRepairedByCase');
  });
});

describe('at the end of the longest publication', () => {
  const stopOn = (today: string): RecordCommand => ({ type: 'stopAutomatically', today });
  const lookup = (...commands: readonly RecordCommand[]) => dishonestyRecord.lookup(stateAfter(...commands)).autoStopOn;

  it('a corrected record ends by itself on the day after; whether sharing ends too is left open', () => {
    const corrected = given(dishonestyRecord, ...historyOf(register({}, '2026-05-08')));
    corrected.when(stopOn('2027-04-10')).thenNothing();
    corrected
      .when(stopOn('2027-04-11'))
      .thenEvents({ type: 'DishonestyRecordAutomaticallyStopped', data: { stoppedOn: '2027-04-11' } });
    const stopped = [register({}, '2026-05-08'), stopOn('2027-04-11')];
    expect(shown(...stopped)).toEqual(['ended', 'shared', 'inForce']);
    expect(stateAfter(...stopped).flags).toEqual(['sharingEffectUndetermined']);
    given(dishonestyRecord, ...historyOf(...stopped))
      .when(stopOn('2027-04-12'))
      .thenNothing();
  });

  it('an uncorrected one goes to the sector’s rules, once, and stays published', () => {
    const referred = [register(), stopOn('2027-04-11')];
    expect(historyOf(...referred).at(-1)).toMatchObject({ type: 'DishonestyRecordSectorRuleRequired' });
    expect(shown(...referred)).toEqual(['published', 'shared', 'inForce']);
    given(dishonestyRecord, ...historyOf(...referred))
      .when(stopOn('2027-04-12'))
      .thenNothing();
  });

  it('corrected late, it ends at the next sweep after the correction', () => {
    const late = [register(), { ...correction, correctedOn: '2027-04-01' }, stopOn('2027-04-20')] as const;
    expect(shown(...late)).toEqual(['ended', 'shared', 'inForce']);
  });

  it('the sweep finds it by its last day while there is something to do, and not afterwards', () => {
    expect(lookup(register({}, '2026-05-08'))).toBe('2027-04-10');
    expect(lookup(register(), repair)).toBeUndefined();
    expect(lookup(register({}, '2026-05-08'), stopOn('2027-04-11'))).toBeUndefined();
    expect(lookup(register(), stopOn('2027-04-11'))).toBeUndefined();
    expect(lookup(register({}, '2026-05-08'), repair, revoke)).toBe('2027-04-10');
  });
});

it('a record nobody has reported has no commands but its registration', () => {
  for (const command of [repair, revoke, correction])
    given(dishonestyRecord).when(command).thenRefused('recordNotFound');
});

it('every event of a record happens', () => {
  const happened = [
    historyOf(register({}, '2026-05-08'), repair, revoke, { type: 'stopAutomatically', today: '2027-04-11' }),
    historyOf(register(), correction),
    historyOf(register(), { type: 'stopAutomatically', today: '2027-04-11' }),
    historyOf(register({ severity: null, penaltyKinds: ['fine'] }), {
      type: 'determineSeverity',
      severity: 'minor',
      standard: '认定单位确定',
      reason: '会商',
    }),
  ].flat();
  const types = new Set(happened.map((event) => event.type));
  expect([...types].sort()).toEqual(RecordEvent.def.options.map((option) => option.shape.type.def.values[0]).sort());
});
