/** What an enterprise has to do now over all its cases, and what was decided lately: put together from its work items and cases. */
import type { EntryOf } from '../../api/operations.ts';
import { lastDayText, remainingText } from '../../shown/dates.ts';
import type { Tone } from '../shell/mark.tsx';
import { outcomeWords, type WorkItem } from './words.ts';

type Repair = EntryOf<'listRepairCases'>;
type Matter = EntryOf<'listCommitmentCases'>;

export interface Todo {
  readonly id: string;
  readonly what: string;
  readonly about: string;
  readonly due: string;
  readonly late: boolean;
  readonly to: string;
}

const dueOf = ({ dueAt, remainingWorkingDays }: WorkItem): string =>
  dueAt === null ? '没有法定期限，请尽快办理' : `${lastDayText(dueAt)}前，${remainingText(remainingWorkingDays)}`;

/** Where a case is shown; one that is not among the repairs at hand is asked for there. */
const pathOf = ({ caseKind, caseId }: WorkItem, repair: Repair | undefined): string => {
  if (caseKind === 'commitmentCase') return `/enterprise/matters/cases/${caseId}`;
  return repair?.applicationId == null
    ? `/enterprise/repair-cases/${caseId}`
    : `/enterprise/applications/${repair.applicationId}`;
};

/** In the order of the work items: what has no date yet comes first, then the earliest due. */
export const todosOf = (items: readonly WorkItem[], repairs: readonly Repair[], matters: readonly Matter[]): Todo[] =>
  items
    .filter(({ role }) => role === 'applicant')
    .map((item) => {
      const repair = repairs.find(({ caseId }) => caseId === item.caseId);
      const matter = matters.find(({ caseId }) => caseId === item.caseId);
      const known = repair ?? matter;
      const name = matter?.matterName ?? (item.caseKind === 'commitmentCase' ? '告知承诺' : '信用修复');
      const about = [name, known?.unit.name, known?.subjectName ?? item.subjectName].filter(Boolean).join(' · ');
      const late = item.fellDueAt !== undefined;
      return { id: item.id, what: item.kindLabel, about, due: dueOf(item), late, to: pathOf(item, repair) };
    });

export interface Outcome {
  readonly caseId: string;
  readonly at: string;
  readonly what: string;
  readonly result: string;
  readonly tone: Tone;
  readonly to: string;
}

const countOf = (outcomes: readonly string[]): string =>
  [...Map.groupBy(outcomes, (outcome) => outcome)]
    .map(([outcome, same]) => `${outcomeWords[outcome]}${same.length}条`)
    .join('，');

const aboutOf = ({ unit, records }: Repair): string =>
  `${unit.name} · ${records[0]?.decisionNumber ?? ''}${records.length > 1 ? `等${records.length}条` : ''}`;

const toneOf = (stage: string): Tone => {
  if (stage === 'withdrawn') return 'plain';
  return ['notAccepted', 'refused', 'revoked', 'notEligible'].includes(stage) ? 'bad' : 'good';
};

const ofRepair = (repair: Repair): Outcome[] => {
  const { caseId, applicationId, endedAt, decidedAt, records, stage } = repair;
  const at = endedAt ?? decidedAt;
  if (at === null || applicationId === null) return [];
  const result = countOf(records.map(({ outcome }) => outcome));
  const to = `/enterprise/applications/${applicationId}`;
  return [{ caseId, at, what: aboutOf(repair), result, tone: toneOf(stage), to }];
};

const ofMatter = ({ caseId, endedAt, decidedAt, matterName, stageLabel, stage, final }: Matter): Outcome[] => {
  const at = endedAt ?? decidedAt;
  if (at === null) return [];
  const to = `/enterprise/matters/cases/${caseId}`;
  return [{ caseId, at, what: matterName, result: final ? stageLabel : '准予', tone: toneOf(stage), to }];
};

/** The latest decisions and ends first. */
export const outcomesOf = (repairs: readonly Repair[], matters: readonly Matter[]): Outcome[] =>
  [...repairs.flatMap(ofRepair), ...matters.flatMap(ofMatter)].toSorted((a, b) => b.at.localeCompare(a.at));
