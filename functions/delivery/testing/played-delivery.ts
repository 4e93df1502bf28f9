/** The whole way of a delivery in memory, for tests: planner, queue, sender, platforms, receipts, sweep, and the case at the end. */
import { baseCalendar } from '#domain/calendar/years.ts';
import type { CreditCommitmentState } from '#domain/credit-commitment/credit-commitment.ts';
import { type DeliveryMessage, itemOf } from '#domain/delivery/message.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import { threePlatforms } from '#domain/delivery/samples.ts';
import { afterMessage, nothingShown, type Shown } from '#domain/delivery/shown.ts';
import { signedHeaders } from '#domain/delivery/signature.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { RecordState } from '#domain/record/state.ts';
import { storedRecord } from '#domain/record/state.ts';
import { type ReceiptAnswer, receiveReceipts } from '../../api/receipts/receive.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { hmacSha256 } from '../../shared/hash.ts';
import { planEvent } from '../plan/plan.ts';
import type { Post } from '../send/post.ts';
import { sendDelivery } from '../send/send.ts';
import { sweepDeliveries } from '../sweep/sweep.ts';
import { memoryLedger } from './memory-ledger.ts';

const start = Date.parse('2026-11-02T02:00:00.000Z');

/** A repaired record, as far as the delivery of it looks. */
const repairedRecord = (): RecordState => ({
  ...storedRecord.initial,
  report: { subjectId: 'subject-1', decisionNumber: '1', regionId: 'huainan' } as NonNullable<RecordState['report']>,
  publication: { state: 'ended', since: '2026-11-02T02:00:00.000Z', reason: 'repaired' },
  sharing: { state: 'stopped', since: '2026-11-02T02:00:00.000Z', reason: 'repaired' },
  sanctions: { state: 'lifted', since: '2026-11-02T02:00:00.000Z', reason: 'repaired' },
  repairedBy: { caseId: 'case-1', repairedAt: '2026-11-02T02:00:00.000Z' },
});

export const repairedEvent: CloudEvent = {
  specversion: '1.0',
  id: 'RECORD-record-1-5',
  source: 'xinxiu',
  type: 'xinxiu.dishonesty-record.dishonesty-record-repaired.v1',
  subject: 'record-1',
  time: '2026-11-02T02:00:00.000Z',
  sequence: 5,
  aggregatekind: 'dishonestyRecord',
  regionid: 'huainan',
  eventtype: 'DishonestyRecordRepaired',
  data: { caseId: 'case-1', ruleSetId: 'ndrc36', clause: 'x' },
};

/** What becomes of the next POST: taken, refused, or taken with the answer lost on the way. */
export type Fate = 'taken' | 'down' | 'refused' | 'answerLost';

export const playDeliveries = (platforms: readonly Platform[] = threePlatforms) => {
  const ledger = memoryLedger();
  const queue: { readonly deliveryId: string; readonly at: number }[] = [];
  const posted: { platformId: string; message: DeliveryMessage }[] = [];
  const shown = new Map<string, Shown>();
  const told: { caseId: string; effect: string; receipts: readonly string[] }[] = [];
  const logged: string[] = [];
  const counted: string[] = [];
  const world = {
    clock: start,
    record: { version: 5, state: repairedRecord() },
    creditCommitment: null as { version: number; state: CreditCommitmentState } | null,
    fate: 'taken' as Fate,
    /** What the case answers. */
    caseSays: ok(undefined) as Result<unknown, Refusal>,
  };
  const now = (): string => new Date(world.clock).toISOString();
  const post: Post = async ({ platform, body }) => {
    if (world.fate === 'down') return { outcome: 'unreachable', httpStatus: null, detail: 'ECONNREFUSED' };
    if (world.fate === 'refused') return { outcome: 'refused', httpStatus: 422, detail: null };
    const message = JSON.parse(body) as DeliveryMessage;
    const held = shown.get(platform.id) ?? nothingShown;
    shown.set(platform.id, afterMessage(held, message) ?? held);
    posted.push({ platformId: platform.id, message });
    const lost = world.fate === 'answerLost';
    return lost
      ? { outcome: 'unreachable', httpStatus: null, detail: 'TimeoutError' }
      : { outcome: 'accepted', httpStatus: 202, detail: null };
  };
  const tell = async (caseId: string, lines: readonly { effect: string; receipts: readonly string[] }[]) => {
    if (world.caseSays.ok) told.push(...lines.map((line) => ({ caseId, ...line })));
    return world.caseSays;
  };
  const deps = {
    ledger,
    enqueue: async (deliveryIds: readonly string[], delaySeconds: number) => {
      for (const deliveryId of deliveryIds) queue.push({ deliveryId, at: world.clock + delaySeconds * 1000 });
    },
    platforms: async () => platforms,
    platform: async (id: string) => platforms.find((p) => p.id === id) ?? null,
    calendar: async () => baseCalendar,
    effects: {
      completeEffect: (
        caseId: string,
        _recordId: string,
        completed: readonly { effect: string; receipts: readonly string[] }[],
      ) => tell(caseId, completed),
      confirmCommitmentPublication: (caseId: string, receipts: readonly string[]) =>
        tell(caseId, [{ effect: 'commitmentPublication', receipts }]),
    },
    record: async () => world.record,
    creditCommitment: async () => world.creditCommitment,
    unit: async (unitId: string) => ({ name: unitId, code: '110000000000000000' }),
    subject: async () => ({ subjectCode: '91000000MA00000000', subjectName: '淮南市某某有限公司' }),
    secrets: async (secretId: string) => [secretId],
    hmac: hmacSha256,
    post,
    count: (metric: string) => counted.push(metric),
    log: (entry: { readonly code: string }) => {
      logged.push(entry.code);
    },
    now,
  };
  const receive = receiveReceipts(deps);
  /** Posts the receipts of a taken message, signed by its platform. */
  const confirm = (
    { platformId, message }: (typeof posted)[number],
    more: { secret?: string; timestamp?: number; body?: (receipts: object) => string; pathId?: string } = {},
  ): Promise<Result<ReceiptAnswer, Refusal>> => {
    const { deliveryId } = message;
    const receipts = message.effects.map((effect) => ({ ...itemOf(message), effect, doneAt: now() }));
    const rawBody = (more.body ?? JSON.stringify)({ deliveryId, receipts });
    const timestamp = String(Math.floor((more.timestamp ?? world.clock) / 1000));
    const headers = signedHeaders(
      { timestamp, deliveryId, body: rawBody },
      more.secret ?? `secret/${platformId}`,
      hmacSha256,
    );
    return receive({ platformId: more.pathId ?? platformId, rawBody, headers });
  };
  const next = (which: number): string | undefined => {
    const ready = queue.filter(({ at }) => at <= world.clock);
    const taken = ready[which % Math.max(1, ready.length)];
    if (taken !== undefined) queue.splice(queue.indexOf(taken), 1);
    return taken?.deliveryId;
  };
  return {
    world,
    ledger,
    queue,
    posted,
    shown,
    told,
    logged,
    counted,
    deps,
    confirm,
    wait: (seconds: number) => {
      world.clock += seconds * 1000;
    },
    plan: (event: CloudEvent = repairedEvent) => planEvent(deps, event),
    send: (deliveryId: string) => sendDelivery(deps, deliveryId),
    sweep: () => sweepDeliveries(deps),
    /** Takes one message whose delay is over; the `which`-th, counted in a circle. */
    next,
    /** Everything in the queue whose delay is over is sent. */
    drain: async () => {
      for (let id = next(0); id !== undefined; id = next(0)) await sendDelivery(deps, id);
    },
  };
};

export const busy: Result<unknown, Refusal> = refuse({ code: 'tooBusy', params: { retryAfterSeconds: 2 } });
