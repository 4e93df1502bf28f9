import { Alert, Card, Tabs, Typography } from 'antd';
import { useParams } from 'react-router';
import { answerLabels } from '#domain/repair/labels.ts';
import { repairActions, repairEntries, repairStages } from '#domain/repair/stages.ts';
import { wayLabels } from '#domain/rules/profiles/profile.ts';
import type { AnswerOf } from '../../../api/operations.ts';
import { dateText, instantText } from '../../../shown/dates.ts';
import { severityWords } from '../../../shown/words.ts';
import { useAnswer } from '../../api.ts';
import { repairDecided } from '../../documents/decided.ts';
import { DecisionButton } from '../../documents/decision-button.tsx';
import { may, useMe } from '../../person.ts';
import { Mark } from '../../shell/mark.tsx';
import { useNews } from '../../shell/news.tsx';
import { Page } from '../../shell/page.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';
import type { About } from '../action/about.ts';
import type { Offer } from '../action/action-form.tsx';
import { Actions } from './actions.tsx';
import { AuditLink } from './audit-link.tsx';
import { Conditions } from './conditions.tsx';
import { Deliveries } from './deliveries.tsx';
import { Facts, StatusTag } from './facts.tsx';
import { HistoryList } from './history.tsx';
import { Limits } from './limits.tsx';
import { MachineGraph } from './machine-graph.tsx';
import { type DocumentRef, Materials } from './materials.tsx';
import { stagesIn } from './visited.ts';
import { findingWords, materialWords, outcomeWords } from './words.ts';
import './case.css';

type Case = AnswerOf<'readRepairCase'>;
type CaseRecord = Case['records'][number];

/** How often what others do meanwhile is looked for. */
const refetchInterval = 20_000;

export const Component = () => {
  const { caseId = '' } = useParams();
  const asked = useAnswer('readRepairCase', { params: { caseId } }, { refetchInterval });
  return (
    <Page title="信用修复事项" actions={<AuditLink caseKind="repairCase" caseId={caseId} />}>
      <Shown of={asked}>{(repair) => <RepairCase repair={repair} />}</Shown>
    </Page>
  );
};

const RepairCase = ({ repair }: { readonly repair: Case }) => {
  const me = useMe();
  const { caseId } = repair;
  useNews(`事项现处于${repair.stageLabel}`);
  const history = useAnswer('readTimeline', { params: { caseId } }, { enabled: may(me, 'readTimeline') });
  const visited = new Set(history.data?.events.flatMap(({ changes }) => stagesIn(changes)) ?? []);
  return (
    <div className="case">
      <div>
        <Card>
          <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
            {repair.subjectName} <Mark tone="current">{repair.stageLabel}</Mark>
          </Typography.Title>
          <Facts
            of={{
              认定单位: repair.unit.name,
              收到申请: instantText(repair.receivedAt),
              受理: repair.acceptedAt && instantText(repair.acceptedAt),
              决定: repair.decidedAt && instantText(repair.decidedAt),
              联审单位: repair.bodies.length > 1 && repair.bodies.map(({ name }) => name).join('、'),
            }}
          />
          {repairDecided(repair) && <DecisionButton caseKind="repairCase" caseId={caseId} />}
          {repair.questions
            .filter(({ answer }) => answer === null)
            .map(({ id, text }) => (
              <Alert key={id} type="warning" showIcon title="待确认" description={text} />
            ))}
          {repair.falseMaterial && (
            <Alert type="error" showIcon title="有人报告材料不实" description={repair.falseMaterial.finding} />
          )}
        </Card>
        {repair.records.map((record) => (
          <RecordCard key={record.recordId} record={record} repair={repair} />
        ))}
        <Card>
          <Tabs
            items={[
              {
                key: 'history',
                label: '经过',
                children: <Shown of={history}>{(data) => <HistoryList history={data} labels={actionLabels} />}</Shown>,
              },
              {
                key: 'graph',
                label: '流程图',
                children: (
                  <MachineGraph
                    tables={{ stages: repairStages, actions: repairActions }}
                    current={repair.stage}
                    visited={visited}
                  />
                ),
              },
              { key: 'deliveries', label: '平台回执', children: <Deliveries caseId={caseId} /> },
            ]}
          />
        </Card>
      </div>
      <div className="case-side">
        <Actions offers={repair.availableActions} items={repair.items} aboutOf={(offer) => aboutOf(repair, offer)} />
        <Card title="材料">
          <Materials caseId={caseId} documents={documentsOf(repair)} />
        </Card>
        <Limits items={repair.items} limits={repair.limits} />
        {repair.steps.length > 0 && <Steps repair={repair} />}
      </div>
    </div>
  );
};

const actionLabels: Readonly<Record<string, { readonly label: string }>> = { ...repairActions, ...repairEntries };

const RecordCard = ({ record, repair }: { readonly record: CaseRecord; readonly repair: Case }) => {
  const findings = repair.findings.filter(({ recordId }) => recordId === record.recordId);
  return (
    <Card
      title={record.decisionNumber}
      extra={<Mark tone={record.outcome === 'granted' ? 'good' : 'plain'}>{outcomeWords[record.outcome]}</Mark>}
    >
      <Facts
        of={{
          失信程度: record.severity && severityWords[record.severity],
          认定日期: dateText(record.determinedOn),
          改正日期: record.correctedOn && dateText(record.correctedOn),
          最早可申请: dateText(record.explanation.earliestFilingOn),
          自动停止公示: dateText(record.explanation.autoStopOn),
          部门数据: findings.map(({ result }) => findingWords[result]).join('、'),
          理由: record.reason,
        }}
      />
      <Conditions conditions={record.explanation.conditions} />
      {record.explanation.assumptions.length > 0 && (
        <details className="assumptions">
          <summary>
            <StatusTag status="assumed" />
            推算所依据的{record.explanation.assumptions.length}项推定
          </summary>
          <ul>
            {record.explanation.assumptions.map(({ id, statement }) => (
              <li key={id}>{statement}</li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
};

const Steps = ({ repair }: { readonly repair: Case }) => (
  <Card title="修复事项">
    {repair.steps.map(({ id, way, status, evidence, basis }) => (
      <p key={id}>
        <Mark tone={status === 'confirmed' ? 'good' : 'near'}>{stepWords[status]}</Mark>
        {wayText(way)}
        {evidence && `：证书编号${evidence.certificateNumber}，${dateText(evidence.issuedOn)}取得`}
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          {basis}
        </Typography.Paragraph>
      </p>
    ))}
    {repair.steps.length === 0 && <Nothing>没有修复事项。</Nothing>}
  </Card>
);

const wayText = (way: string): string => (wayLabels as Readonly<Record<string, string>>)[way] ?? way;

const stepWords = { required: '待提交', submitted: '待确认', confirmed: '已确认' } as const;

const documentsOf = ({ materials, records, steps }: Case): DocumentRef[] => {
  const numberOf = (recordId: string | undefined) =>
    records.find((record) => record.recordId === recordId)?.decisionNumber;
  const evidence = steps.flatMap(({ evidence: given, way }) =>
    (given?.documentIds ?? []).map((documentId) => ({ documentId, label: `${wayText(way)}证明` })),
  );
  return [
    ...materials.map(({ documentId, kind, recordId }) => ({
      documentId,
      label: [materialWords[kind], numberOf(recordId)].filter(Boolean).join(' · '),
    })),
    ...evidence,
  ];
};

const aboutOf = (repair: Case, { itemId }: Offer): About => {
  const item = repair.items.find((one) => one.id === itemId);
  const question = repair.questions.find(({ id }) => id === item?.about);
  return {
    caseId: repair.caseId,
    unitId: repair.unit.id,
    records: repair.records
      .filter(({ outcome }) => outcome === (repair.final || repair.stage === 'stopping' ? 'granted' : 'pending'))
      .map(({ recordId, decisionNumber }) => ({ recordId, title: decisionNumber })),
    answers: (question?.allowedAnswers ?? []).map((value) => ({ value, label: answerLabels[value] ?? value })),
    ways: Object.entries(wayLabels).map(([value, label]) => ({ value, label })),
    assistingUnits: [],
  };
};
