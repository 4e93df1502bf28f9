import { describe, expect, it } from 'vitest';
import { maskIdentityNumber, maskName } from './mask.ts';
import { CreditSubject, isIndividualBusinessCode, maskIdentity } from './subject.ts';
import { syntheticUscc } from './uscc.ts';

const company = {
  subjectId: 's-1',
  regionId: 'huainan',
  kind: 'legalPerson',
  name: '示例商贸有限公司',
  uscc: syntheticUscc('91', 'MATEXT20'),
};

describe('a credit subject', () => {
  it.each([
    ['a company', {}, true],
    ['a natural person without code', { kind: 'naturalPerson', name: '张*', uscc: null }, true],
    ['a natural person with a code', { kind: 'naturalPerson' }, false],
    ['a company without code', { uscc: null }, false],
    ['a code with a wrong check character', { uscc: '91350100M000100Y44' }, false],
    ['a code that is not normalised', { uscc: company.uscc.toLowerCase() }, false],
    ['a kind nobody knows', { kind: 'enterprise' }, false],
    ['an unknown field', { phone: '0' }, false],
  ])('%s', (_, change, valid) => {
    expect(CreditSubject.safeParse({ ...company, ...change }).success).toBe(valid);
  });

  it('tells individual businesses by their code', () => {
    expect(isIndividualBusinessCode('92000000MATEXT036T')).toBe(true);
    expect(isIndividualBusinessCode('91000000MATEXT2040')).toBe(false);
  });
});

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳修', '欧**'],
    ['𠮷野家', '𠮷**'],
    ['', ''],
  ])('name %s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['340400199001010010', '340*************10'],
    ['E12345678', 'E********'],
    ['', ''],
  ])('number %s → %s', (number, masked) => {
    expect(maskIdentityNumber(number)).toBe(masked);
  });

  it('covers name and number of an identity', () => {
    const identity = {
      subjectId: 's',
      fullName: '张三',
      identityKind: 'residentIdentityCard',
      identityNumber: '340400199001010010',
    };
    expect(maskIdentity(identity)).toEqual({ ...identity, fullName: '张*', identityNumber: '340*************10' });
  });
});
