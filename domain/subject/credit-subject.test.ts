import { describe, expect, it } from 'vitest';
import { monday } from '../../tests/support/context.ts';
import { given } from '../../tests/support/given.ts';
import { creditSubject } from './credit-subject.ts';

const registered = { type: 'CreditSubjectRegistered', data: { kind: 'legalPerson', regionId: 'huainan' } } as const;
const flag = { type: 'flagReapplicationBan', caseId: 'case-1', finding: '凭证系伪造' } as const;
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
