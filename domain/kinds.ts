/** Every kind of aggregate with its events, by name, for who tells or proves a history of any kind: a new kind is one line here. */
import { ApplicationEvent, repairApplication } from './application/application.ts';
import { BusinessClockEvent, businessClock } from './clock/business-clock.ts';
import { commitmentCase } from './commitment/commitment-case.ts';
import { CommitmentEvent } from './commitment/events.ts';
import { CreditCommitmentEvent, creditCommitment } from './credit-commitment/credit-commitment.ts';
import type { AnyToldKind } from './kernel/aggregate.ts';
import { MatterEvent } from './matter/events.ts';
import { commitmentMatter } from './matter/matter.ts';
import { OfficeEvent } from './office/events.ts';
import { officeHistory } from './office/office.ts';
import { RecordEvent } from './record/events.ts';
import { dishonestyRecord } from './record/record.ts';
import { RepairEvent } from './repair/events.ts';
import { repairCase } from './repair/repair-case.ts';
import { creditSubject } from './subject/credit-subject.ts';
import { CreditSubjectEvent } from './subject/events.ts';
import { InspectionDrawEvent, inspectionDraw } from './supervision/draw.ts';
import { WorkCalendarEvent } from './work-calendar/events.ts';
import { workCalendar } from './work-calendar/work-calendar.ts';

export const aggregateKinds: Readonly<Record<string, AnyToldKind>> = Object.fromEntries(
  [
    { ...repairApplication, event: ApplicationEvent },
    { ...repairCase, event: RepairEvent },
    { ...commitmentMatter, event: MatterEvent },
    { ...commitmentCase, event: CommitmentEvent },
    { ...inspectionDraw, event: InspectionDrawEvent },
    { ...creditCommitment, event: CreditCommitmentEvent },
    { ...dishonestyRecord, event: RecordEvent },
    { ...creditSubject, event: CreditSubjectEvent },
    { ...officeHistory, event: OfficeEvent },
    { ...businessClock, event: BusinessClockEvent },
    { ...workCalendar, event: WorkCalendarEvent },
  ].map((kind) => [kind.name, kind]),
);
