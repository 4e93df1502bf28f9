/** One unit's part of an application: where it stands, its clock, each record's outcome, receipts, what happened so far. */
import { instantText } from '../../../shown/dates.ts';
import { repairDecided } from '../../documents/decided.ts';
import { DecisionButton } from '../../documents/decision-button.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark, type Tone } from '../../shell/mark.tsx';
import { DocumentName } from '../documents/document-name.tsx';
import { type CaseProgress, outcomeWords, type RepairCase } from '../words.ts';
import { LegalClock } from './legal-clock.tsx';
import { milestonesOf, stepOf, track } from './milestones.ts';
import { Platforms } from './platforms.tsx';
import { Withdraw } from './withdraw.tsx';

interface Props {
  readonly progress: CaseProgress;
  /** Null for the moment until the unit's case is open. */
  readonly of: RepairCase | null;
}

const stageTone = ({ stage, final }: CaseProgress): Tone => {
  if (!final) return stage === 'supplementing' ? 'near' : 'current';
  return stage === 'concluded' ? 'good' : 'bad';
};

export const CasePanel = ({ progress, of }: Props) => (
  <section className="ent-card" aria-label={progress.unitName}>
    <header>
      <h2>{progress.unitName}</h2>
      <Mark tone={stageTone(progress)}>{progress.opened ? progress.stageLabel : '正在转送'}</Mark>
      {progress.availableActions.some(({ action }) => action === 'withdraw') && of !== null && <Withdraw of={of} />}
    </header>
    <Track stage={progress.stage} />
    {progress.limit !== null && progress.stage !== 'supplementing' && (
      <LegalClock limit={progress.limit} stage={progress.stage} who="该单位" />
    )}
    {of !== null && waits(of) && <p>现在不需要您办理；有需要您办的事，本页和首页会自动列出。</p>}
    <h3>申请修复的信息</h3>
    <ul className="ent-rows">
      {progress.records.map((record) => (
        <Outcome key={record.recordId} record={record} />
      ))}
    </ul>
    {of !== null && repairDecided(of) && <DecisionButton caseKind="repairCase" caseId={of.caseId} />}
    {progress.platforms.length > 0 && <Platforms of={progress} />}
    {of !== null && <History of={of} />}
  </section>
);

/** Nothing of the applicant's is open while the case goes on. */
const waits = ({ final, items }: RepairCase): boolean => !final && items.length === 0;

const Track = ({ stage }: { readonly stage: string }) => {
  const current = stepOf(stage);
  return (
    current !== null && (
      <ol className="ent-track" aria-label="办理环节">
        {track.map((name, index) => (
          <li
            key={name}
            data-state={index < current ? 'done' : index === current ? 'now' : 'later'}
            {...(index === current && { 'aria-current': 'step' as const })}
          >
            {name}
          </li>
        ))}
      </ol>
    )
  );
};

const outcomeTone: Readonly<Record<string, Tone>> = { pending: 'current', granted: 'good', withdrawn: 'plain' };

const Outcome = ({ record }: { readonly record: CaseProgress['records'][number] }) => {
  const { outcome, decisionNumber, reason, toFix, reviewRoute } = record;
  return (
    <li>
      <div>
        <strong>{decisionNumber}</strong>
        {reason !== null && <div>理由：{reason}</div>}
        {toFix !== null && <div>怎样改正：{toFix}</div>}
        {reviewRoute !== null && <div>救济途径：{reviewRoute}</div>}
        {toFix !== null && (
          <LinkButton size="small" to="/enterprise/records">
            查看何时可以重新申请
          </LinkButton>
        )}
      </div>
      <Mark tone={outcomeTone[outcome] ?? 'bad'}>{outcomeWords[outcome]}</Mark>
    </li>
  );
};

const History = ({ of }: { readonly of: RepairCase }) => (
  <>
    <h3>办理经过</h3>
    <ol className="ent-history">
      {milestonesOf(of).map(({ at, what }) => (
        <li key={`${at}${what}`}>
          <time dateTime={at}>{instantText(at)}</time>
          <span>{what}</span>
        </li>
      ))}
    </ol>
    {of.materials.length > 0 && (
      <details>
        <summary>已提交的材料（{of.materials.length}份）</summary>
        <ul>
          {of.materials.map(({ documentId }) => (
            <li key={documentId}>
              <DocumentName documentId={documentId} />
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
);
