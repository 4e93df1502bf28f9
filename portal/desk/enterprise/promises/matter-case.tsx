/** One application for a matter: what the applicant has to do first, then the decision, the documents that follow, what was found. */
import { useParams } from 'react-router';
import { dateText, instantText } from '../../../shown/dates.ts';
import { useAnswer } from '../../api.ts';
import { commitmentDecided } from '../../documents/decided.ts';
import { DecisionButton } from '../../documents/decision-button.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Shown } from '../../shell/states.tsx';
import { newsIn } from '../news.ts';
import { LegalClock } from '../progress/legal-clock.tsx';
import { Letter } from '../signing.tsx';
import type { CommitmentCase } from '../words.ts';
import { MatterDuties } from './matter-duties.tsx';
import { toneOf } from './matters.tsx';
import { WithdrawCase } from './withdraw-case.tsx';

/** Stages that wait for nobody. */
const passing: ReadonlySet<string> = new Set(['applied', 'granted']);

export const Component = () => {
  const { caseId = '' } = useParams();
  const commitment = useAnswer(
    'readCommitmentCase',
    { params: { caseId } },
    { refetchInterval: (last) => newsIn(passing.has(last?.stage ?? '')) },
  );
  return (
    <Page title="告知承诺事项">
      <Shown of={commitment}>{(of) => <MatterCase of={of} />}</Shown>
    </Page>
  );
};

const MatterCase = ({ of }: { readonly of: CommitmentCase }) => (
  <>
    <MatterDuties of={of} />
    <section className="ent-card" aria-label={of.matterName}>
      <header>
        <h2>{of.matterName}</h2>
        <Mark tone={toneOf(of)}>{of.stageLabel}</Mark>
        {of.availableActions.some(({ action }) => action === 'withdrawCommitment') && <WithdrawCase of={of} />}
      </header>
      <p>
        {of.subjectName} · {of.unit.name} · {of.procedure === 'commitment' ? '告知承诺' : '一般程序'} ·{' '}
        {instantText(of.openedAt)}申请
      </p>
      {of.stage === 'reviewing' &&
        Object.entries(of.limits).map(([name, limit]) => (
          <LegalClock key={name} limit={limit} stage={of.stage} who="该单位" />
        ))}
      <Decision of={of} />
      {commitmentDecided(of) && <DecisionButton caseKind="commitmentCase" caseId={of.caseId} />}
      <Deferred of={of} />
      <Findings of={of} />
    </section>
    <details className="ent-card">
      <summary>告知书{of.letterText !== null && '和承诺书'}（申请时的版本）</summary>
      <Letter title="告知书" text={of.noticeText} />
      {of.letterText !== null && <Letter title="承诺书" text={of.letterText} />}
    </details>
  </>
);

const Decision = ({ of }: { readonly of: CommitmentCase }) => (
  <>
    {of.ineligible.length > 0 && (
      <>
        <h3>不适用告知承诺的原因</h3>
        <ul>
          {of.ineligible.map(({ code, text, basis, about }) => (
            <li key={`${code}${about}`}>
              {text}（依据：{basis}）
            </li>
          ))}
        </ul>
        <LinkButton to={`/enterprise/matters/${of.matterId}`}>按一般程序申请</LinkButton>
      </>
    )}
    {of.decision !== null && (
      <p>
        <strong>准予</strong>
        {of.decision.decisionNumber !== null && `，${of.decision.decisionNumber}`}，{instantText(of.decidedAt)}
        {of.decision.automatic ? '当场决定' : '决定'}。
      </p>
    )}
    {of.refusal !== null && (
      <>
        <h3>不予准予</h3>
        <p>理由：{of.refusal.reason}</p>
        <p>怎样改正：{of.refusal.toFix}</p>
        <p>救济途径：{of.refusal.reviewRoute}</p>
      </>
    )}
  </>
);

const Deferred = ({ of }: { readonly of: CommitmentCase }) =>
  of.deferred.length > 0 && (
    <>
      <h3>容缺材料</h3>
      <ul className="ent-rows">
        {of.deferred.map(({ materialId, name, status, extended }) => (
          <li key={materialId}>
            <span>
              {name}
              {extended && '（已延期）'}
            </span>
            <Mark tone={status === 'submitted' ? 'good' : 'near'}>{status === 'submitted' ? '已补交' : '待补交'}</Mark>
          </li>
        ))}
      </ul>
    </>
  );

const performanceWords = { full: '全部履行', partial: '部分履行', none: '全部未履行' } as const;

const Findings = ({ of }: { readonly of: CommitmentCase }) => (
  <>
    {of.verifications.length > 0 && (
      <>
        <h3>核查</h3>
        <ul>
          {of.verifications.map(({ at, outcome, finding }) => (
            <li key={at}>
              {instantText(at)}：{outcome === 'kept' ? '与承诺相符' : '与承诺不符'}。{finding}
            </li>
          ))}
        </ul>
      </>
    )}
    {of.breach !== null && (
      <>
        <h3>认定的违诺</h3>
        <p>{of.breach.finding}</p>
        <p>未履行的承诺：{of.breach.unkept}</p>
      </>
    )}
    {of.performance !== null && (
      <p>
        履行情况：{performanceWords[of.performance.status]}（{dateText(of.performance.determinedOn)}认定）
        {of.performance.accountability !== null && `，责任追究：${of.performance.accountability}`}
      </p>
    )}
    {of.recordId !== null && (
      <p>
        违诺已记为失信信息，修复前不再适用告知承诺。
        <LinkButton size="small" to="/enterprise/records">
          查看何时可以修复
        </LinkButton>
      </p>
    )}
  </>
);
