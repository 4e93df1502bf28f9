/** Platforms, entries and receipts for tests: one complete example each, changed by what a test is about. */
import type { Delivery, Receipt } from './delivery.ts';
import type { Platform } from './platform.ts';

export const now = '2026-11-02T02:00:00.000Z';

/** The platform with this id; owes the effects given, all mandatory. */
export const platform = (id: string, owes: Platform['owes'], more: Partial<Platform> = {}): Platform => ({
  id,
  name: id,
  level: 'city',
  regions: ['huainan'],
  transport: { kind: 'webhook', url: `http://127.0.0.1:1/${id}`, secretId: `secret/${id}`, timeoutSeconds: 5 },
  owes,
  retry: { baseSeconds: 2, factor: 2, maxSeconds: 60, maxAttempts: 4, resendSeconds: 300 },
  receiptTarget: { workingDays: 3, basis: 'internal target', status: 'assumed' },
  ...more,
});

const must = { mandatory: true } as const;

/** National, province and city, as a region has them. */
export const threePlatforms: readonly Platform[] = [
  platform('national', {
    publicationEnd: must,
    sharingStop: must,
    commitmentCollection: must,
    recordPublication: must,
  }),
  platform('province', { publicationEnd: must, sanctionLift: must }),
  platform('city', { publicationEnd: must, commitmentPublication: must, recordPublication: must }),
];

export const delivery = (more: Partial<Delivery> = {}): Delivery => ({
  deliveryId: 'record-1-v5-national',
  platformId: 'national',
  caseId: 'case-1',
  regionId: 'huainan',
  item: { kind: 'record', id: 'record-1' },
  version: 5,
  effects: ['publicationEnd', 'sharingStop'],
  mandatory: {
    publicationEnd: ['national', 'province', 'city'],
    sharingStop: ['national'],
    sanctionLift: ['province'],
  },
  status: 'pending',
  attempts: 0,
  failures: 0,
  nextAttemptAt: now,
  lastAnswer: null,
  createdAt: now,
  updatedAt: now,
  receiptDueOn: '2026-11-05',
  ...more,
});

export const receipt = (platformId: string, more: Partial<Receipt> = {}): Receipt => ({
  deliveryId: `record-1-v5-${platformId}`,
  platformId,
  itemId: 'record-1',
  effect: 'publicationEnd',
  version: 5,
  doneAt: now,
  receivedAt: now,
  ...more,
});
