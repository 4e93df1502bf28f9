/**
 * Every line the system logs, as a catalogue. Why: a log is read by more people than a case is, so what may stand in it is
 * decided here once. A field that an entry does not list does not compile and is dropped at run time too; names, codes of
 * persons and file contents are never listed.
 */
import { Logger } from '@aws-lambda-powertools/logger';

export interface LogEntry {
  /** Searchable and stable; tests and alarms go by it. */
  readonly code: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
  readonly fields: readonly string[];
}

const delivery = ['deliveryId', 'platformId'] as const;

const machine = ['caseId', 'generation', 'stage'] as const;

export const logEntries = {
  // the API
  requestHandled: {
    code: 'REQUEST_HANDLED',
    level: 'info',
    text: 'A request was answered.',
    fields: ['requestId', 'operation', 'status', 'problem', 'milliseconds'],
  },
  requestFailed: {
    code: 'REQUEST_FAILED',
    level: 'error',
    text: 'A request ended in an internal error; the person was given the request id.',
    fields: ['requestId', 'operation'],
  },
  // cases and their machines
  caseOpened: {
    code: 'CASE_OPENED',
    level: 'info',
    text: 'A filed application became a case of one determining unit.',
    fields: ['caseId', 'applicationId'],
  },
  machineStarted: {
    code: 'MACHINE_STARTED',
    level: 'info',
    text: 'An execution was started at the stage of its case.',
    fields: machine,
  },
  machineRestarted: {
    code: 'MACHINE_RESTARTED',
    level: 'warn',
    text: 'The machine of a case was gone or late; a new generation starts at the present stage.',
    fields: ['caseId', 'generation', 'reason'],
  },
  stageEntered: {
    code: 'STAGE_ENTERED',
    level: 'info',
    text: 'The machine entered a stage.',
    fields: [...machine, 'now'],
  },
  inspectionsOrdered: {
    code: 'INSPECTIONS_ORDERED',
    level: 'info',
    text: 'Every case of a draw has its inspection order.',
    fields: ['drawId', 'cases'],
  },
  messageFailed: {
    code: 'MESSAGE_FAILED',
    level: 'error',
    text: 'A message could not be handled; it comes again, and ends in the dead-letter queue if that does not help.',
    fields: ['messageId'],
  },
  // outbox and sweeps
  outboxPublished: {
    code: 'OUTBOX_PUBLISHED',
    level: 'info',
    text: 'Outbox items went onto the bus; those the bus did not take whole are left and come again.',
    fields: ['items', 'left'],
  },
  swept: {
    code: 'SWEPT',
    level: 'info',
    text: 'A scheduled sweep went through its buckets.',
    fields: ['sweep', 'found', 'done', 'failed'],
  },
  sweepFailed: {
    code: 'SWEEP_ITEM_FAILED',
    level: 'error',
    text: 'One item of a sweep failed; the others went on and the sweep will meet it again.',
    fields: ['sweep', 'id'],
  },
  checkpointWritten: {
    code: 'CHECKPOINT_WRITTEN',
    level: 'info',
    text: 'The heads changed on a day were written once and for all.',
    fields: ['day', 'heads'],
  },
  fileImported: {
    code: 'FILE_IMPORTED',
    level: 'info',
    text: 'A file of records was imported; bad rows are in its report.',
    fields: ['importId', 'rows', 'registered', 'unchanged', 'rejectedRows'],
  },
  projected: {
    code: 'PROJECTED',
    level: 'info',
    text: 'A case event was counted.',
    fields: ['caseId', 'sequence', 'applied'],
  },
  commitmentRegistered: {
    code: 'COMMITMENT_REGISTERED',
    level: 'info',
    text: 'The register holds what an event said of a commitment.',
    fields: ['commitmentId', 'event'],
  },
  // deliveries
  deliveriesPlanned: {
    code: 'DELIVERIES_PLANNED',
    level: 'info',
    text: 'An event was turned into ledger entries.',
    fields: ['aggregateId', 'version', 'eventType', 'deliveries', 'repeated'],
  },
  effectUnowed: {
    code: 'EFFECT_UNOWED',
    level: 'warn',
    text: 'No configured platform must confirm this effect; it counts as complete.',
    fields: ['caseId', 'recordId', 'effect'],
  },
  deliverySent: {
    code: 'DELIVERY_SENT',
    level: 'info',
    text: 'The platform accepted the delivery; its receipt is awaited.',
    fields: [...delivery, 'version', 'attempt', 'httpStatus'],
  },
  deliveryFailed: {
    code: 'DELIVERY_FAILED',
    level: 'warn',
    text: 'The platform did not accept the delivery; it is tried again.',
    fields: [...delivery, 'attempt', 'httpStatus', 'detail', 'nextAttemptAt'],
  },
  deliveryDead: {
    code: 'DELIVERY_DEAD',
    level: 'error',
    text: 'The delivery failed too often; a person must replay it.',
    fields: [...delivery, 'attempt', 'httpStatus', 'detail'],
  },
  deliverySuperseded: {
    code: 'DELIVERY_SUPERSEDED',
    level: 'info',
    text: 'A newer event took the place of the delivery.',
    fields: [...delivery, 'version'],
  },
  deliverySkipped: {
    code: 'DELIVERY_SKIPPED',
    level: 'info',
    text: 'Nothing to send: settled, dead, or not yet due.',
    fields: ['deliveryId', 'status'],
  },
  deliveriesSwept: {
    code: 'DELIVERIES_SWEPT',
    level: 'info',
    text: 'Overdue deliveries were queued again and left-over receipts were counted.',
    fields: ['requeued', 'tallied', 'failed'],
  },
  sweepItemFailed: {
    code: 'DELIVERY_SWEEP_ITEM_FAILED',
    level: 'error',
    text: 'One item of the sweep failed; the others went on.',
    fields: ['deliveryId'],
  },
  // receipts
  receiptsStored: {
    code: 'RECEIPTS_STORED',
    level: 'info',
    text: 'A platform confirmed what it has done.',
    fields: [...delivery, 'stored', 'repeated'],
  },
  receiptNotCounted: {
    code: 'RECEIPT_NOT_COUNTED',
    level: 'warn',
    text: 'A receipt is stored but could not be counted; the sweep does it.',
    fields: delivery,
  },
  receiptRefused: {
    code: 'RECEIPT_REFUSED',
    level: 'warn',
    text: 'A message to the receipt address was not taken.',
    fields: ['platformId', 'problem'],
  },
  effectCompleted: {
    code: 'EFFECT_COMPLETED',
    level: 'info',
    text: 'All mandatory platforms have confirmed the effect.',
    fields: ['caseId', 'itemId', 'effect', 'receipts'],
  },
  effectNotTaken: {
    code: 'EFFECT_NOT_TAKEN',
    level: 'warn',
    text: 'The case did not take a complete effect, e.g. because it was revoked meanwhile.',
    fields: ['caseId', 'itemId', 'effect', 'problem'],
  },
} as const satisfies Record<string, LogEntry>;

type Value = string | number | boolean | null;

/** Writes one line. An error is logged with its name and stack only where infrastructure or a bug threw it. */
export type Log = <E extends LogEntry>(entry: E, fields: Record<E['fields'][number], Value>, error?: unknown) => void;

/** The log of a function; the level comes from POWERTOOLS_LOG_LEVEL. */
export const makeLog = (serviceName: string, logger = new Logger({ serviceName })): Log => {
  return (entry, fields, error) => {
    const listed = Object.entries<Value>(fields).filter(([name]) => entry.fields.includes(name));
    const extra = { code: entry.code, ...Object.fromEntries(listed) };
    logger[entry.level](entry.text, error instanceof Error ? { ...extra, error } : extra);
  };
};
