import { describe, expect, it } from 'vitest';
import { monday } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { creditSubject } from './credit-subject.ts';
import { holding } from './state.ts';

const registered = { type: 'CreditSubjectRegistered', data: { kind: 'legalPerson', regionId: 'huainan' } } as const;
const flag = {
  type: 'flagReapplicationBan',
  caseId: 'case-1',
  finding: '凭证系伪造',
  recordIds: ['record-1'],
} as const;
const flagged = { type: 'ReapplicationBanFlagged', data: { caseId: 'case-1', finding: '凭证系伪造' } } as const;

describe('a credit subject', () => {
  it('is registered once', () => {
    const register = { type: 'registerSubject', kind: 'legalPerson', regionId: 'huainan' } as const;
    given(creditSubject).when(register).thenEvents(registered);
    given(creditSubject, registered)
      .when({ ...register, regionId: 'suzhou' })
      .thenNothing();
  });

  it('is barred once per case, without an end that nobody has established', () => {
    given(creditSubject, registered).when(flag).thenEvents(flagged);
    const barred = given(creditSubject, registered, flagged);
    expect(barred.state.bans).toEqual([{ caseId: 'case-1', flaggedAt: monday, endsOn: null }]);
    barred.when(flag).thenNothing();
    barred.when({ ...flag, caseId: 'case-2' }).thenEvents('ReapplicationBanFlagged');
  });

  it('may not promise again while a broken promise stands, and may once its record is repaired', () => {
    const bar = { type: 'barCommitment', caseId: 'case-2', recordId: 'record-1', breachKind: 'notKept' } as const;
    const barred = {
      type: 'CommitmentBarred',
      data: { caseId: 'case-2', recordId: 'record-1', breachKind: 'notKept' },
    } as const;
    const lift = { type: 'liftCommitmentBars', caseId: 'case-3', recordIds: ['record-1', 'record-9'] } as const;
    const lifted = { type: 'CommitmentBarLifted', data: { recordId: 'record-1', caseId: 'case-3' } } as const;
    given(creditSubject, registered).when(bar).thenEvents(barred);
    given(creditSubject, registered).when(lift).thenNothing();
    given(creditSubject, registered, barred).when(bar).thenNothing();
    given(creditSubject, registered, barred).when(lift).thenEvents(lifted);
    const free = given(creditSubject, registered, barred, lifted);
    expect(holding(free.state)).toEqual([]);
    free.when(lift).thenNothing();
    // The repair was obtained by false material: the record counts again, and so does the bar.
    free.when(flag).thenEvents(flagged, barred);
    expect(holding(given(creditSubject, registered, barred, lifted, flagged, barred).state)).toHaveLength(1);
  });

  it('remembers every look at personal data with its purpose', () => {
    const read = { type: 'readPersonalData' as const, fields: ['identityNumber'], purpose: '送达核对' };
    given(creditSubject, registered)
      .when(read)
      .thenEvents({ type: 'PersonalDataRead', data: { fields: ['identityNumber'], purpose: '送达核对' } });
  });

  it('that nobody registered cannot be barred or read', () => {
    given(creditSubject).when(flag).thenRefused('subjectNotFound');
    given(creditSubject).when({ type: 'readPersonalData', fields: [], purpose: '查' }).thenRefused('subjectNotFound');
  });
});
