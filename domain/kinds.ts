/** Every kind of aggregate, by name: adding a kind of case is one line here. */
import { repairApplication } from './application/application.ts';
import { businessClock } from './clock/business-clock.ts';
import { commitmentCase } from './commitment/commitment-case.ts';
import { creditCommitment } from './credit-commitment/credit-commitment.ts';
import type { AnyAggregateKind } from './kernel/aggregate.ts';
import { commitmentMatter } from './matter/matter.ts';
import { dishonestyRecord } from './record/record.ts';
import { repairCase } from './repair/repair-case.ts';
import { creditSubject } from './subject/credit-subject.ts';
import { inspectionDraw } from './supervision/draw.ts';
import { workCalendar } from './work-calendar/work-calendar.ts';

export const aggregateKinds: Readonly<Record<string, AnyAggregateKind>> = Object.fromEntries(
  [
    repairApplication,
    repairCase,
    commitmentMatter,
    commitmentCase,
    inspectionDraw,
    creditCommitment,
    dishonestyRecord,
    creditSubject,
    businessClock,
    workCalendar,
  ].map((kind) => [kind.name, kind]),
);
