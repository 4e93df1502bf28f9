import { Alert, Card, Collapse, Tabs, Typography } from 'antd';
import { useParams } from 'react-router';
import { commitmentActions, commitmentEntries, commitmentStages } from '#domain/commitment/stages.ts';
import type { AnswerOf } from '../../../api/operations.ts';
import { dateText, instantText } from '../../../shown/dates.ts';
import { useAnswer } from '../../api.ts';
import { commitmentDecided } from '../../documents/decided.ts';
import { DecisionButton } from '../../documents/decision-button.tsx';
import { may, useMe } from '../../person.ts';
import { Mark } from '../../shell/mark.tsx';
import { useNews } from '../../shell/news.tsx';
import { Page } from '../../shell/page.tsx';
import { Shown } from '../../shell/states.tsx';
import type { About } from '../action/about.ts';
import { Actions } from './actions.tsx';
import { AuditLink } from './audit-link.tsx';
import { Facts } from './facts.tsx';
import { HistoryList } from './history.tsx';
import { Limits } from './limits.tsx';
import { MachineGraph } from './machine-graph.tsx';
import { type DocumentRef, Materials } from './materials.tsx';
import { stagesIn } from './visited.ts';
import './case.css';

type Case = AnswerOf<'readCommitmentCase'>;

const refetchInterval = 20_000;

export const Component = () => {
  const { caseId = '' } = useParams();
  const asked = useAnswer('readCommitmentCase', { params: { caseId } }, { refetchInterval });
  return (
    <Page title="告知承诺事项" actions={<AuditLink caseKind="commitmentCase" caseId={caseId} />}>
      <Shown of={asked}>{(commitment) => <CommitmentCase commitment={commitment} />}</Shown>
    </Page>
  );
};

const labels: Readonly<Record<string, { readonly label: string }>> = { ...commitmentActions, ...commitmentEntries };
const findingWords = { confirmed: '与承诺一致', contradicted: '与承诺矛盾', absent: '没有记载' } as const;

const CommitmentCase = ({ commitment }: { readonly commitment: Case }) => {
  const me = useMe();
  const { caseId, matter } = commitment;
  useNews(`事项现处于${commitment.stageLabel}`);
  const history = useAnswer(
    'readCommitmentTimeline',
    { params: { caseId } },
    { enabled: may(me, 'readCommitmentTimeline') },
  );
  return (
    <div className="case">
      <div>
        <Card>
          <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
            {commitment.subjectName}：{commitment.matterName} <Mark tone="current">{commitment.stageLabel}</Mark>
          </Typography.Title>
          <Facts
            of={{
              办理方式: commitment.procedure === 'commitment' ? '告知承诺' : '一般程序',
              受理单位: commitment.unit.name,
              事项版本: `第${commitment.matterVersion}版`,
              申请: instantText(commitment.openedAt),
              决定: commitment.decidedAt && instantText(commitment.decidedAt),
              送达: commitment.servedAt && instantText(commitment.servedAt),
              决定书文号: commitment.decision?.decisionNumber,
              签署方式:
                commitment.commitment &&
                (commitment.commitment.method === 'electronicSeal' ? '电子签章' : '键入名称确认'),
            }}
          />
          {commitmentDecided(commitment) && <DecisionButton caseKind="commitmentCase" caseId={caseId} />}
          {commitment.refusal && (
            <Alert type="warning" showIcon title="不予准予" description={commitment.refusal.reason} />
          )}
          {commitment.breach && (
            <Alert
              type="error"
              showIcon
              title="有违诺情形待处理"
              description={`${commitment.breach.finding}（未履行：${commitment.breach.unkept}）`}
            />
          )}
        </Card>
        <Card title="条件和承诺">
          <table className="conditions">
            <thead>
              <tr>
                <th scope="col">条件</th>
                <th scope="col">申请人承诺</th>
              </tr>
            </thead>
            <tbody>
              {(matter?.conditions ?? []).map(({ id, text }) => (
                <tr key={id}>
                  <th scope="row">{text}</th>
                  <td>{answerOf(commitment, id)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {commitment.findings.map(({ factKind, result, factOn }) => (
            <p key={factKind}>
              部门数据：{findingWords[result]}
              {factOn && `（${dateText(factOn)}）`}
            </p>
          ))}
          <Collapse ghost items={textsOf(commitment)} />
        </Card>
        <Card>
          <Tabs
            items={[
              {
                key: 'history',
                label: '经过',
                children: <Shown of={history}>{(data) => <HistoryList history={data} labels={labels} />}</Shown>,
              },
              {
                key: 'graph',
                label: '流程图',
                children: (
                  <MachineGraph
                    tables={{ stages: commitmentStages, actions: commitmentActions }}
                    current={commitment.stage}
                    visited={new Set(history.data?.events.flatMap(({ changes }) => stagesIn(changes)) ?? [])}
                  />
                ),
              },
            ]}
          />
        </Card>
      </div>
      <div className="case-side">
        <Actions offers={commitment.availableActions} items={commitment.items} aboutOf={() => aboutOf(commitment)} />
        <Card title="材料">
          <Materials caseId={caseId} documents={documentsOf(commitment)} />
        </Card>
        <Limits items={commitment.items} limits={commitment.limits} />
        <Past commitment={commitment} />
      </div>
    </div>
  );
};

const Past = ({ commitment: { verifications, rectifications, inspections } }: { readonly commitment: Case }) =>
  verifications.length + rectifications.length + inspections.length === 0 ? null : (
    <Card title="核查和整改">
      {verifications.map(({ at, finding, outcome }) => (
        <p key={at}>
          <Mark tone={outcome === 'kept' ? 'good' : 'bad'}>{outcome === 'kept' ? '符合承诺' : '不符合承诺'}</Mark>
          {instantText(at)} {finding}
        </p>
      ))}
      {rectifications.map(({ orderedAt, requirement, statement, submittedAt }) => (
        <p key={orderedAt}>
          <Mark tone="near">责令整改</Mark>
          {instantText(orderedAt)} {requirement}
          {submittedAt && (
            <div>
              整改情况（{instantText(submittedAt)}）：{statement}
            </div>
          )}
        </p>
      ))}
      {inspections.map(({ drawId, outcome }) => (
        <p key={drawId}>
          <Mark>随机抽查</Mark>
          {outcome === null ? '待检查' : outcome === 'kept' ? '符合承诺' : '不符合承诺'}
        </p>
      ))}
    </Card>
  );

const answerOf = ({ answers }: Case, id: string): string => {
  const answer = answers.find(({ conditionId }) => conditionId === id);
  return answer === undefined ? '—' : answer.met ? '符合' : '不符合';
};

/** The texts exactly as they were shown and signed. */
const textsOf = ({ noticeText, letterText }: Case) =>
  [
    { key: 'notice', label: '告知书全文', text: noticeText },
    { key: 'letter', label: '承诺书全文', text: letterText },
  ].flatMap(({ key, label, text }) =>
    text === null ? [] : [{ key, label, children: <div className="whole-text">{text}</div> }],
  );

const documentsOf = ({ materials, matter }: Case): DocumentRef[] => {
  const named = matter === null ? [] : [...matter.requiredMaterials, ...matter.deferredMaterials];
  return materials.map(({ documentId, materialId }) => ({
    documentId,
    label: named.find(({ id }) => id === materialId)?.name ?? '材料',
  }));
};

const aboutOf = ({ caseId, unit, assistingUnit }: Case): About => ({
  caseId,
  unitId: unit.id,
  records: [],
  answers: [],
  ways: [],
  assistingUnits: assistingUnit === null ? [] : [{ value: assistingUnit.id, label: assistingUnit.name }],
});
