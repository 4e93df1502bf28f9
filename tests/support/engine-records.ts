/** Enterprises and records of a test's own, so that no test depends on another's or on what the sample world holds. */
import { randomInt, randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AggregateKind, Command, DomainEvent } from '#domain/kernel/aggregate.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { RecordReport } from '#domain/record/report.ts';
import type { RecordState } from '#domain/record/state.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { factItem } from '#shared/departments/departments.ts';
import { subjectItem } from '#shared/directory/subjects.ts';
import { sampleUscc } from '../../scripts/sample/codes.ts';
import type { Engine } from './engine.ts';

export type Enterprise = CreditSubject & { readonly uscc: string };

/** A registered enterprise nobody else knows. */
export const newEnterprise = async (engine: Engine, regionId = 'huainan'): Promise<Enterprise> => {
  const { db, tables } = engine;
  const serial = randomInt(1_000_000, 800_000_000);
  const enterprise = {
    subjectId: `sub-${randomUUID()}`,
    regionId,
    kind: 'legalPerson' as const,
    name: `验证用企业${serial}有限公司`,
    uscc: sampleUscc('91', serial),
  };
  await db.send(new PutCommand({ TableName: tables.directory, Item: subjectItem(enterprise) }));
  await order(engine, creditSubject, enterprise.subjectId, { type: 'registerSubject', kind: 'legalPerson', regionId });
  return enterprise;
};

export interface NewRecord extends Partial<RecordReport> {
  /** Day of the correction as departments reported it; null: not corrected. */
  readonly correctedOn?: string | null;
  /** Whether department data confirms the correction, so that no person has to check it. */
  readonly confirmed?: boolean;
}

/** General, its three months served on the sample world's day, corrected: eligible for repair. */
const eligible = {
  recordKind: 'administrativePenalty',
  unitId: 'unit-hn-market',
  determinedOn: '2026-06-05',
  severity: 'general',
  severityStandard: '认定单位报送',
  severityStatus: 'confirmed',
  penaltyKinds: ['罚款'],
  procedure: 'ordinary',
  sector: 'marketSupervision',
  subjectKind: 'legalPerson',
  specialField: false,
  fineCents: 0,
  confiscatedCents: 0,
  violation: '未按规定明码标价',
  content: '警告',
  legalBasis: '《中华人民共和国价格法》第四十二条',
  reportedPublicationEnd: null,
  minorPublicationReason: null,
  publishable: true,
  source: null,
} as const satisfies Partial<RecordReport>;

/** Registers a record of the enterprise through the door; it can be repaired unless `plan` says otherwise. Returns its id. */
export const newRecord = async (engine: Engine, enterprise: Enterprise, plan: NewRecord = {}): Promise<string> => {
  const { correctedOn = '2026-07-20', confirmed = false, ...reported } = plan;
  const recordId = `rec-${randomUUID()}`;
  const { subjectId, regionId } = enterprise;
  const decisionNumber = `验罚〔2026〕${recordId.slice(4, 12)}号`;
  const report: RecordReport = {
    ...eligible,
    penaltyKinds: ['罚款'],
    subjectId,
    regionId,
    decisionNumber,
    ...reported,
  };
  await order(engine, dishonestyRecord, recordId, { type: 'registerRecord', report, correctedOn });
  if (confirmed) {
    const fact = {
      unitCode: 'test',
      decisionNumber: report.decisionNumber,
      subjectCode: enterprise.uscc,
      kind: 'rectificationAccepted' as const,
      holds: true,
      on: correctedOn ?? '',
      certificateNumber: null,
      sourceUnitId: report.unitId,
    };
    await engine.db.send(new PutCommand({ TableName: engine.tables.directory, Item: factItem(subjectId, fact) }));
  }
  return recordId;
};

/** Gives a command as the system; it must not be refused. */
const order = async <S, C extends Command, E extends DomainEvent>(
  { wiring }: Engine,
  kind: AggregateKind<S, C, E>,
  id: string,
  command: C,
): Promise<void> => {
  const result = await wiring.door({ kind, id, command, actor: systemActor('test') });
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.problem.code}`);
};

export const recordState = async ({ wiring }: Engine, recordId: string): Promise<RecordState> =>
  (await wiring.reader.load(dishonestyRecord, recordId)).state;

/** The cases for which the subject is flagged with a ban on further applications. */
export const bansOf = async ({ wiring }: Engine, subjectId: string): Promise<string[]> =>
  (await wiring.reader.load(creditSubject, subjectId)).state.bans.map((ban) => ban.caseId);
