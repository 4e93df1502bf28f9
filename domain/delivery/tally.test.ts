import { describe, expect, it } from 'vitest';
import { delivery, receipt } from './samples.ts';
import { tally } from './tally.ts';

const line = (effect: string, entries = [delivery()], receipts = [receipt('national')]) =>
  tally(entries, receipts).find((l) => l.effect === effect);

describe('the tally of an effect', () => {
  it('names who is missing, although only one entry is visible', () => {
    expect(line('publicationEnd')).toMatchObject({ missing: ['province', 'city'], complete: false });
  });

  it('is complete with the last mandatory receipt', () => {
    const all = ['national', 'province', 'city'].map((id) => receipt(id));
    expect(line('publicationEnd', [delivery()], all)).toMatchObject({ missing: [], complete: true, caseId: 'case-1' });
    expect(line('sharingStop', [delivery()], all)).toMatchObject({ missing: ['national'], complete: false });
  });

  it('counts neither another version nor another item nor another effect', () => {
    const others = [
      receipt('province', { deliveryId: 'record-1-v9-province' }),
      receipt('province', { itemId: 'record-2', deliveryId: 'record-2-v5-province' }),
      receipt('city', { effect: 'restore' }),
    ];
    expect(line('publicationEnd', [delivery()], others)?.missing).toEqual(['national', 'province', 'city']);
  });

  it('has one line per effect of several platforms', () => {
    const other = delivery({ deliveryId: 'record-1-v5-city', platformId: 'city', effects: ['publicationEnd'] });
    expect(tally([delivery(), other], []).map((l) => l.effect)).toEqual(['publicationEnd', 'sharingStop']);
  });

  it('of a recommended effect is complete as it is, of a commitment only with somebody’s word', () => {
    const recommended = delivery({ mandatory: { publicationEnd: [], sharingStop: [] } });
    expect(line('sharingStop', [recommended], [])?.complete).toBe(true);
    const commitment = delivery({ effects: ['commitmentPublication'], mandatory: { commitmentPublication: [] } });
    expect(line('commitmentPublication', [commitment], [])?.complete).toBe(false);
    const word = receipt('national', { effect: 'commitmentPublication' });
    expect(line('commitmentPublication', [commitment], [word])?.complete).toBe(true);
  });
});
