/** Every line the system logs. One constant each, so that a function holds the lines it can write and no others. */
import type { LogEntry } from './log.ts';

const delivery = ['deliveryId', 'platformId'] as const;

const machine = ['caseId', 'generation', 'stage'] as const;

// the API
export const requestHandled = {
  code: 'REQUEST_HANDLED',
  level: 'info',
  text: 'A request was answered.',
  fields: ['requestId', 'operation', 'status', 'problem', 'milliseconds'],
} as const satisfies LogEntry;

export const requestFailed = {
  code: 'REQUEST_FAILED',
  level: 'error',
  text: 'A request ended in an internal error; the person was given the request id.',
  fields: ['requestId', 'operation'],
} as const satisfies LogEntry;

// cases and their machines
export const caseOpened = {
  code: 'CASE_OPENED',
  level: 'info',
  text: 'A filed application became a case of one determining unit.',
  fields: ['caseId', 'applicationId'],
} as const satisfies LogEntry;

export const machineStarted = {
  code: 'MACHINE_STARTED',
  level: 'info',
  text: 'An execution was started at the stage of its case.',
  fields: machine,
} as const satisfies LogEntry;

export const machineRestarted = {
  code: 'MACHINE_RESTARTED',
  level: 'warn',
  text: 'The machine of a case was gone or late; a new generation starts at the present stage.',
  fields: ['caseId', 'generation', 'reason'],
} as const satisfies LogEntry;

export const stageEntered = {
  code: 'STAGE_ENTERED',
  level: 'info',
  text: 'The machine entered a stage.',
  fields: ['caseId', 'generation', 'stage', 'now'],
} as const satisfies LogEntry;

export const inspectionsOrdered = {
  code: 'INSPECTIONS_ORDERED',
  level: 'info',
  text: 'Every case of a draw has its inspection order.',
  fields: ['drawId', 'cases'],
} as const satisfies LogEntry;

export const drawRevealed = {
  code: 'DRAW_REVEALED',
  level: 'info',
  text: 'Every inspection of a draw has ended; its proof is public.',
  fields: ['drawId'],
} as const satisfies LogEntry;

export const messageFailed = {
  code: 'MESSAGE_FAILED',
  level: 'error',
  text: 'A message could not be handled; it comes again, and ends in the dead-letter queue if that does not help.',
  fields: ['messageId'],
} as const satisfies LogEntry;

export const deadLettersRedriven = {
  code: 'DEAD_LETTERS_REDRIVEN',
  level: 'warn',
  text: 'An administrator had the messages of a dead-letter queue moved back.',
  fields: ['queue', 'messages', 'requestId'],
} as const satisfies LogEntry;

// outbox and sweeps
export const outboxPublished = {
  code: 'OUTBOX_PUBLISHED',
  level: 'info',
  text: 'Outbox items went onto the bus; those the bus did not take whole are left and come again.',
  fields: ['items', 'left'],
} as const satisfies LogEntry;

export const swept = {
  code: 'SWEPT',
  level: 'info',
  text: 'A scheduled sweep went through its buckets.',
  fields: ['sweep', 'found', 'done', 'failed'],
} as const satisfies LogEntry;

export const sweepFailed = {
  code: 'SWEEP_ITEM_FAILED',
  level: 'error',
  text: 'One item of a sweep failed; the others went on and the sweep will meet it again.',
  fields: ['sweep', 'id'],
} as const satisfies LogEntry;

export const checkpointWritten = {
  code: 'CHECKPOINT_WRITTEN',
  level: 'info',
  text: 'The heads changed on a day were written once and for all.',
  fields: ['day', 'heads'],
} as const satisfies LogEntry;

export const fileImported = {
  code: 'FILE_IMPORTED',
  level: 'info',
  text: 'A file of records was imported; bad rows are in its report.',
  fields: ['importId', 'rows', 'registered', 'unchanged', 'rejectedRows'],
} as const satisfies LogEntry;

export const projected = {
  code: 'PROJECTED',
  level: 'info',
  text: 'A case event was counted.',
  fields: ['caseId', 'sequence', 'applied'],
} as const satisfies LogEntry;

export const commitmentRegistered = {
  code: 'COMMITMENT_REGISTERED',
  level: 'info',
  text: 'The register holds what an event said of a commitment.',
  fields: ['commitmentId', 'event'],
} as const satisfies LogEntry;

// deliveries
export const deliveriesPlanned = {
  code: 'DELIVERIES_PLANNED',
  level: 'info',
  text: 'An event was turned into ledger entries.',
  fields: ['aggregateId', 'version', 'eventType', 'deliveries', 'repeated'],
} as const satisfies LogEntry;

export const effectUnowed = {
  code: 'EFFECT_UNOWED',
  level: 'warn',
  text: 'No configured platform must confirm this effect; it counts as complete.',
  fields: ['caseId', 'recordId', 'effect'],
} as const satisfies LogEntry;

export const deliverySent = {
  code: 'DELIVERY_SENT',
  level: 'info',
  text: 'The platform accepted the delivery; its receipt is awaited.',
  fields: ['deliveryId', 'platformId', 'version', 'attempt', 'httpStatus'],
} as const satisfies LogEntry;

export const deliveryFailed = {
  code: 'DELIVERY_FAILED',
  level: 'warn',
  text: 'The platform did not accept the delivery; it is tried again.',
  fields: ['deliveryId', 'platformId', 'attempt', 'httpStatus', 'detail', 'nextAttemptAt'],
} as const satisfies LogEntry;

export const deliveryDead = {
  code: 'DELIVERY_DEAD',
  level: 'error',
  text: 'The delivery failed too often; a person must replay it.',
  fields: ['deliveryId', 'platformId', 'attempt', 'httpStatus', 'detail'],
} as const satisfies LogEntry;

export const deliverySuperseded = {
  code: 'DELIVERY_SUPERSEDED',
  level: 'info',
  text: 'A newer event took the place of the delivery.',
  fields: ['deliveryId', 'platformId', 'version'],
} as const satisfies LogEntry;

export const deliverySkipped = {
  code: 'DELIVERY_SKIPPED',
  level: 'info',
  text: 'Nothing to send: settled, dead, or not yet due.',
  fields: ['deliveryId', 'status'],
} as const satisfies LogEntry;

export const deliveriesSwept = {
  code: 'DELIVERIES_SWEPT',
  level: 'info',
  text: 'Overdue deliveries were queued again and left-over receipts were counted.',
  fields: ['requeued', 'tallied', 'failed'],
} as const satisfies LogEntry;

export const sweepItemFailed = {
  code: 'DELIVERY_SWEEP_ITEM_FAILED',
  level: 'error',
  text: 'One item of the sweep failed; the others went on.',
  fields: ['deliveryId'],
} as const satisfies LogEntry;

// receipts
export const receiptsStored = {
  code: 'RECEIPTS_STORED',
  level: 'info',
  text: 'A platform confirmed what it has done.',
  fields: ['deliveryId', 'platformId', 'stored', 'repeated'],
} as const satisfies LogEntry;

export const receiptNotCounted = {
  code: 'RECEIPT_NOT_COUNTED',
  level: 'warn',
  text: 'A receipt is stored but could not be counted; the sweep does it.',
  fields: delivery,
} as const satisfies LogEntry;

export const receiptRefused = {
  code: 'RECEIPT_REFUSED',
  level: 'warn',
  text: 'A message to the receipt address was not taken.',
  fields: ['platformId', 'problem'],
} as const satisfies LogEntry;

export const effectCompleted = {
  code: 'EFFECT_COMPLETED',
  level: 'info',
  text: 'All mandatory platforms have confirmed the effect.',
  fields: ['caseId', 'itemId', 'effect', 'receipts'],
} as const satisfies LogEntry;

export const effectNotTaken = {
  code: 'EFFECT_NOT_TAKEN',
  level: 'warn',
  text: 'The case did not take a complete effect, e.g. because it was revoked meanwhile.',
  fields: ['caseId', 'itemId', 'effect', 'problem'],
} as const satisfies LogEntry;
