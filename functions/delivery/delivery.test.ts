import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCommitment, type RegisteredEntry } from '#domain/credit-commitment/credit-commitment.ts';
import { platform, threePlatforms } from '#domain/delivery/samples.ts';
import { refuse } from '#domain/kernel/result.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { CloudEvent } from '../shared/cloud-event.ts';
import { replayDelivery } from './replay.ts';
import { busy, type Fate, playDeliveries, repairedEvent } from './testing/played-delivery.ts';

const registeredEntry: RegisteredEntry = {
  code: '00000020261012000001',
  subjectId: 'subject-1',
  subjectKind: 'legalPerson',
  regionId: 'huainan',
  type: 'voluntary',
  reason: '诚信经营',
  content: '不销售过期食品',
  breachLiability: '公开致歉',
  remarks: null,
  committedOn: '2026-10-12',
  expiresOn: null,
  receivingUnitId: 'unit-1',
  disclosureScope: 'public',
  source: { kind: 'declaration', id: 'commitment-1' },
  textHash: 'a'.repeat(64),
  signature: null,
};

const statuses = (played: ReturnType<typeof playDeliveries>) =>
  Object.fromEntries(played.ledger.all().map((entry) => [entry.platformId, entry.status]));

describe('a repaired record', () => {
  it('is sent to every platform, and each effect is complete with its last mandatory receipt', async () => {
    const played = playDeliveries();
    await played.plan();
    await played.drain();
    expect(statuses(played)).toEqual({ national: 'sent', province: 'sent', city: 'sent' });
    const [national, province, city] = played.posted;
    if (!national || !province || !city) throw new Error('three were to be posted');
    await played.confirm(national);
    await played.confirm(province);
    expect(played.told.map(({ effect }) => effect)).toEqual(['sharingStop', 'sanctionLift']);
    await played.confirm(city);
    expect(played.told.at(-1)).toEqual({
      caseId: 'case-1',
      effect: 'publicationEnd',
      receipts: ['national', 'province', 'city'].map((id) => `record-1-v5-${id}/publicationEnd`),
    });
    expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['acknowledged']));
    expect(played.ledger.marks()).toBe(0);
  });

  it('planned twice is planned once, and only what was never tried is queued again', async () => {
    const played = playDeliveries();
    await played.plan();
    const first = played.next(0) ?? '';
    await played.send(first);
    await played.plan();
    expect(played.ledger.all()).toHaveLength(3);
    expect(played.queue.map(({ deliveryId }) => deliveryId)).not.toContain(first);
  });

  it('of which nobody owes an effect completes that effect at once, with a warning', async () => {
    const played = playDeliveries([platform('city', { publicationEnd: { mandatory: true } })]);
    await played.plan();
    expect(played.told).toEqual([
      { caseId: 'case-1', effect: 'sharingStop', receipts: [] },
      { caseId: 'case-1', effect: 'sanctionLift', receipts: [] },
    ]);
    expect(played.logged.filter((code) => code === 'EFFECT_UNOWED')).toHaveLength(2);
  });

  it('is never sent as repaired once the repair is revoked', async () => {
    const played = playDeliveries();
    await played.plan();
    played.world.record = {
      version: 6,
      state: { ...dishonestyRecord.initial, report: played.world.record.state.report },
    };
    await played.drain();
    expect(played.posted).toEqual([]);
    expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['superseded']));
  });

  it('that changed otherwise is sent as it stands now, under the same delivery', async () => {
    const played = playDeliveries();
    await played.plan();
    played.world.record = { ...played.world.record, version: 9 };
    await played.drain();
    expect(played.posted[0]?.message).toMatchObject({ deliveryId: 'record-1-v5-national', record: { version: 9 } });
    for (const one of played.posted) expect(await played.confirm(one)).toMatchObject({ ok: true });
    expect(played.told).toHaveLength(3);
  });
});

describe('a record that a broken promise became', () => {
  const revoked: CloudEvent = {
    ...repairedEvent,
    subject: 'case-9',
    sequence: 12,
    aggregatekind: 'commitmentCase',
    eventtype: 'CommitmentCaseRevoked',
    data: { recordId: 'record-1', reason: 'x' },
  };
  const standing = (publication: 'published' | 'notPublished', publishable = true) => {
    const { state } = playDeliveries().world.record;
    const since = '2026-11-02T02:00:00.000Z';
    return {
      version: 1,
      state: {
        ...state,
        report: state.report && { ...state.report, publishable, unitId: 'unit-1', violation: '未履行承诺' },
        publication: { state: publication, since, reason: 'determined' },
        repairedBy: null,
      },
    };
  };

  it('is told to who publishes records with what there is to show, and no case waits for it', async () => {
    const played = playDeliveries();
    played.world.record = standing('published');
    await played.plan(revoked);
    await played.drain();
    expect(played.posted.map(({ platformId }) => platformId)).toEqual(['national', 'city']);
    expect(played.posted[0]?.message).toMatchObject({
      effects: ['recordPublication'],
      record: { recordId: 'record-1', version: 1, particulars: { unitName: 'unit-1', violation: '未履行承诺' } },
    });
    for (const one of played.posted) expect(await played.confirm(one)).toMatchObject({ ok: true });
    expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['acknowledged']));
    expect(played.told).toEqual([]);
    expect(played.ledger.marks()).toBe(0);
  });

  it('is never sent where it is not to be published: a natural person’s, or one that is repaired by now', async () => {
    const played = playDeliveries();
    played.world.record = standing('notPublished', false);
    await played.plan(revoked);
    await played.drain();
    expect(played.posted).toEqual([]);
    expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['superseded']));
  });
});

describe('a commitment of the register', () => {
  const registered: CloudEvent = {
    ...repairedEvent,
    subject: 'commitment-1',
    sequence: 1,
    aggregatekind: 'creditCommitment',
    eventtype: 'CreditCommitmentRegistered',
    data: { ...registeredEntry },
  };

  it('is collected and shown as it stands at sending, and its receipts are all there is to wait for', async () => {
    const played = playDeliveries();
    await played.plan(registered);
    await expect(played.send('commitment-1-v1-city')).rejects.toThrow('not yet at version 1');
    played.world.creditCommitment = {
      version: 2,
      state: {
        ...creditCommitment.initial,
        entry: registeredEntry,
        withdrawn: { reason: 'x', at: '2026-11-02T02:00:00.000Z' },
      },
    };
    await played.drain();
    expect(played.posted.map(({ platformId, message }) => [platformId, message.effects])).toEqual([
      ['national', ['commitmentCollection']],
      ['city', ['commitmentPublication']],
    ]);
    expect(played.posted[0]?.message).toMatchObject({
      kind: 'creditCommitment',
      creditCommitment: {
        commitmentId: 'commitment-1',
        version: 2,
        commitmentCode: '00000020261012000001',
        committerName: '淮南市某某有限公司',
        receivingUnitName: 'unit-1',
        performance: null,
        withdrawnOn: '2026-11-02',
      },
    });
    for (const one of played.posted) expect(await played.confirm(one)).toMatchObject({ ok: true });
    expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['acknowledged']));
    expect(played.told).toEqual([]);
  });
});

describe('a platform that is down', () => {
  it('is tried with growing pauses, then the delivery is dead until a person replays it', async () => {
    const played = playDeliveries([platform('city', { publicationEnd: { mandatory: true } })]);
    await played.plan();
    played.world.fate = 'down';
    for (let n = 0; n < 4; n += 1) {
      played.wait(60);
      await played.drain();
    }
    expect(played.ledger.all()[0]).toMatchObject({
      status: 'dead',
      attempts: 4,
      lastAnswer: { detail: 'ECONNREFUSED' },
    });
    expect(played.counted).toEqual([...Array(4).fill('DeliveryFailed'), 'DeliveryDead']);
    expect(await played.ledger.answersOf('record-1-v5-city')).toHaveLength(4);

    played.world.fate = 'taken';
    expect(await replayDelivery(played.deps)('record-1-v5-city')).toMatchObject({ ok: true });
    await played.drain();
    expect(statuses(played)).toEqual({ city: 'sent' });
  });

  it('is left alone while its next time has not come', async () => {
    const played = playDeliveries();
    await played.plan();
    played.world.fate = 'down';
    await played.send('record-1-v5-city');
    played.world.fate = 'taken';
    await played.send('record-1-v5-city');
    expect(played.posted).toEqual([]);
    expect(played.logged.at(-1)).toBe('DELIVERY_SKIPPED');
  });

  it('that is no longer configured makes the delivery dead at once', async () => {
    const played = playDeliveries();
    await played.plan();
    await played.send('record-1-v5-city').then(() => expect(statuses(played)['city']).toBe('sent'));
    const without = { ...played.deps, platform: async () => null };
    const { sendDelivery } = await import('./send/send.ts');
    await sendDelivery(without, 'record-1-v5-national');
    expect(played.ledger.all()[0]).toMatchObject({ status: 'dead', lastAnswer: { detail: 'platformNotConfigured' } });
  });
});

describe('the sweep', () => {
  it('queues what never reached the queue, once per lease', async () => {
    const played = playDeliveries();
    await played.plan();
    played.queue.length = 0;
    await played.sweep();
    expect(played.queue).toEqual([]);
    played.wait(31);
    await played.sweep();
    await played.sweep();
    expect(played.queue).toHaveLength(3);
  });

  it('sends again what was accepted and never confirmed', async () => {
    const played = playDeliveries();
    await played.plan();
    await played.drain();
    played.wait(331);
    await played.sweep();
    await played.drain();
    expect(played.posted).toHaveLength(6);
  });

  it('counts a receipt the case was too busy for, and gives a bad one up to the alarm without stopping', async () => {
    const played = playDeliveries();
    await played.plan();
    await played.drain();
    played.world.caseSays = busy;
    for (const one of played.posted) expect(await played.confirm(one)).toMatchObject({ ok: true });
    expect(played.told).toEqual([]);
    played.wait(31);
    await expect(played.sweep()).rejects.toThrow('items of the delivery sweep failed');
    played.world.caseSays = { ok: true, value: undefined };
    await played.sweep();
    expect(new Set(played.told.map(({ effect }) => effect)).size).toBe(3);
    expect(played.ledger.marks()).toBe(0);
  });

  it('does not ask again where the case has ended otherwise', async () => {
    const played = playDeliveries();
    await played.plan();
    await played.drain();
    played.world.caseSays = refuse({ code: 'actionNotAvailable', params: { stage: 'revoked' } });
    for (const one of played.posted) await played.confirm(one);
    expect(played.ledger.marks()).toBe(0);
    expect(played.logged.filter((code) => code === 'EFFECT_NOT_TAKEN').length).toBeGreaterThan(0);
  });
});

describe('a message to the receipt address', () => {
  const cases = [
    ['a wrong signature', { secret: 'other' }, 'signatureInvalid'],
    ['an unknown platform', { pathId: 'nobody' }, 'signatureInvalid'],
    ['an old time', { timestamp: Date.parse('2026-11-02T01:54:00.000Z') }, 'signatureExpired'],
    ['no JSON', { body: () => '{' }, 'receiptMalformed'],
    ['unknown fields', { body: (r: object) => JSON.stringify({ ...r, more: 1 }) }, 'receiptMalformed'],
    [
      'another delivery in its body',
      { body: (r: object) => JSON.stringify({ ...r, deliveryId: 'record-1-v5-city' }) },
      'receiptMalformed',
    ],
  ] as const;

  const oneTaken = async () => {
    const played = playDeliveries();
    await played.plan();
    await played.send('record-1-v5-national');
    const [taken] = played.posted;
    if (taken === undefined) throw new Error('one was to be posted');
    return { played, taken };
  };

  it.each(cases)('with %s is refused and nothing is stored', async (_, change, code) => {
    const { played, taken } = await oneTaken();
    expect(await played.confirm(taken, change)).toMatchObject({ ok: false, problem: { code } });
    expect(await played.ledger.receiptsOf('record-1-v5-national')).toEqual([]);
  });

  const altered = (change: object) => ({
    body: (given: object) => {
      const { deliveryId, receipts } = given as { deliveryId: string; receipts: object[] };
      return JSON.stringify({ deliveryId, receipts: receipts.map((r) => ({ ...r, ...change })) });
    },
  });

  it.each([
    ['an effect that is not owed', { effect: 'sanctionLift' }, 'receiptNotOwed'],
    ['another record', { itemId: 'record-2' }, 'receiptNotOwed'],
    ['a version older than was sent', { version: 4 }, 'receiptVersionTooLow'],
  ])('about %s is refused and nothing is stored', async (_, change, code) => {
    const { played, taken } = await oneTaken();
    expect(await played.confirm(taken, altered(change))).toMatchObject({ ok: false, problem: { code } });
    expect(await played.ledger.receiptsOf('record-1-v5-national')).toEqual([]);
  });

  it('about a delivery of another platform is told that there is none', async () => {
    const { played, taken } = await oneTaken();
    const answer = await played.confirm({ ...taken, platformId: 'city' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'deliveryNotFound' } });
  });

  it('that comes twice is stored once and answered the same way', async () => {
    const { played, taken } = await oneTaken();
    expect(await played.confirm(taken)).toMatchObject({ ok: true, value: { stored: 2, repeated: 0 } });
    expect(await played.confirm(taken)).toMatchObject({ ok: true, value: { stored: 0, repeated: 2 } });
  });

  it('about a delivery that was sent again settles it again, whole or in parts', async () => {
    const { played, taken } = await oneTaken();
    const parts = [0, 1].map((part) => ({
      body: (given: object) => {
        const { deliveryId, receipts } = given as { deliveryId: string; receipts: object[] };
        return JSON.stringify({ deliveryId, receipts: [receipts[part]] });
      },
    }));
    await played.confirm(taken);
    for (const confirmations of [[{}], parts]) {
      expect(await replayDelivery(played.deps)('record-1-v5-national')).toMatchObject({ ok: true });
      await played.drain();
      for (const more of confirmations)
        expect(await played.confirm(taken, more)).toMatchObject({ value: { stored: 0 } });
      expect(statuses(played)).toMatchObject({ national: 'acknowledged' });
    }
  });

  it('that is faster than the answer to the delivery settles it', async () => {
    const played = playDeliveries();
    await played.plan();
    played.world.fate = 'answerLost';
    const { deps } = played;
    const { sendDelivery } = await import('./send/send.ts');
    const post: typeof deps.post = async (posting) => {
      const answer = await deps.post(posting);
      for (const taken of played.posted) await played.confirm(taken);
      return answer;
    };
    await sendDelivery({ ...deps, post }, 'record-1-v5-city');
    expect(played.ledger.all().find((e) => e.platformId === 'city')).toMatchObject({
      status: 'acknowledged',
      attempts: 1,
    });
  });
});

it('whatever fails on the way, in the end each effect is complete, never before its last mandatory receipt', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('plan' as const) }),
    fc.record({
      do: fc.constant('send' as const),
      which: fc.nat(),
      fate: fc.constantFrom<Fate>('taken', 'down', 'refused', 'answerLost'),
    }),
    fc.record({ do: fc.constant('confirm' as const), which: fc.nat(), taken: fc.boolean() }),
    fc.record({ do: fc.constant('sweep' as const), after: fc.integer({ min: 0, max: 400 }), taken: fc.boolean() }),
    fc.record({ do: fc.constant('loseQueue' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const played = playDeliveries();
      const takes = (taken: boolean) => {
        played.world.caseSays = taken ? { ok: true, value: undefined } : busy;
      };
      await played.plan();
      for (const one of steps) {
        played.wait(3);
        if (one.do === 'plan') await played.plan();
        if (one.do === 'loseQueue') played.queue.length = 0;
        const queued = one.do === 'send' ? played.next(one.which) : undefined;
        if (one.do === 'send' && queued !== undefined) {
          played.world.fate = one.fate;
          await played.send(queued);
        }
        const message = one.do === 'confirm' ? played.posted[one.which % Math.max(1, played.posted.length)] : undefined;
        if (one.do === 'confirm' && message) {
          takes(one.taken);
          await Promise.all([played.confirm(message), played.confirm(message)]);
        }
        if (one.do === 'sweep') {
          takes(one.taken);
          played.wait(one.after);
          await played.sweep().catch(() => undefined);
        }
        await onlyCompleteTold(played);
      }
      await settle(played);
      await onlyCompleteTold(played);
      expect(new Set(played.told.map(({ effect }) => effect))).toEqual(
        new Set(['publicationEnd', 'sharingStop', 'sanctionLift']),
      );
      expect(new Set(Object.values(statuses(played)))).toEqual(new Set(['acknowledged']));
      expect(played.ledger.marks()).toBe(0);
    }),
    { numRuns: 150 },
  );
});

/** What the case was told so far is complete: a receipt of every platform that owes the effect. */
const onlyCompleteTold = async (played: ReturnType<typeof playDeliveries>): Promise<void> => {
  for (const { effect, receipts } of played.told) {
    const owing = threePlatforms.filter((p) => p.owes[effect as 'publicationEnd']).map((p) => p.id);
    expect(receipts).toEqual(owing.map((id) => `record-1-v5-${id}/${effect}`));
  }
};

/** Everything is up again: a person replays the dead ones, the sweep runs, each platform confirms what it took. */
const settle = async (played: ReturnType<typeof playDeliveries>): Promise<void> => {
  played.world.fate = 'taken';
  played.world.caseSays = { ok: true, value: undefined };
  for (const { deliveryId, status } of played.ledger.all())
    if (status === 'dead') await replayDelivery(played.deps)(deliveryId);
  played.wait(400);
  await played.sweep();
  await played.drain();
  // What the system has taken, a platform does not say again: what was not counted then must be found by the sweep.
  for (const taken of played.posted)
    if ((await played.ledger.receiptsOf(taken.message.deliveryId)).length === 0) await played.confirm(taken);
  played.wait(400);
  await played.sweep();
};

it('an event the planner does not know ends in the dead-letter queue', async () => {
  const played = playDeliveries();
  await expect(played.plan({ ...repairedEvent, eventtype: 'DishonestyRecordRegistered' })).rejects.toThrow();
});
