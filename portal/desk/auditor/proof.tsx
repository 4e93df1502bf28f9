import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { readBody } from '#domain/kernel/event.ts';
import { contentsOf } from '../../evidence/contents.ts';
import { type AuditedKind, isAuditedKind, kindWords } from '../../evidence/kinds.ts';
import { reasonWords } from '../../evidence/verdict.ts';
import { api } from '../api.ts';
import { caseAddress } from '../approver/case/address.ts';
import { DecisionButton } from '../documents/decision-button.tsx';
import { save } from '../documents/save.ts';
import { Page } from '../shell/page.tsx';
import { Nothing, Shown } from '../shell/states.tsx';
import { EvidencePackage } from './evidence-package.tsx';
import { PersonalDataReads } from './personal-data-reads.tsx';
import { History } from './timeline.tsx';
import { type Proof, proofOf } from './verify.ts';
import './audit.css';

export const Component = () => {
  const { kind = '', id = '' } = useParams();
  return isAuditedKind(kind) ? <Proven key={`${kind} ${id}`} kind={kind} id={id} /> : <Nothing>没有这个种类。</Nothing>;
};

interface Of {
  readonly kind: AuditedKind;
  readonly id: string;
}

const Proven = ({ kind, id }: Of) => {
  const [read, setRead] = useState(0);
  const proof = useQuery({
    queryKey: ['proof', kind, id],
    queryFn: ({ signal }) => proofOf(kind, id, signal, setRead),
  });
  return (
    <Page
      title={`${kindWords[kind]}的历史`}
      actions={isCase(kind) && <Link to={caseAddress({ caseKind: kind, caseId: id })}>打开事项</Link>}
    >
      {proof.isLoading && read > 0 && <p role="status">已读取并将核验{read}个事件…</p>}
      <Shown of={proof}>{(found) => <WithProof kind={kind} id={id} proof={found} />}</Shown>
    </Page>
  );
};

const WithProof = ({ kind, id, proof }: Of & { readonly proof: Proof }) => {
  const contents = useMemo(() => contentsOf(kind, proof.events), [kind, proof]);
  const subjectId = subjectOf(kind, id, proof);
  return (
    <Flex vertical gap={16}>
      <Verdict proof={proof} />
      <Flex gap={8} align="center" wrap>
        <EvidencePackage kind={kind} id={id} proof={proof} contents={contents} />
        {isCase(kind) && contents.decisions.length > 0 && <DecisionButton caseKind={kind} caseId={id} />}
        {isCase(kind) && <TimelineExport kind={kind} id={id} />}
        {subjectId !== undefined && subjectId !== id && (
          <Link to={`/audit/creditSubject/${encodeURIComponent(subjectId)}`}>主体的历史</Link>
        )}
      </Flex>
      <Card title="经过">
        <History kind={kind} proof={proof} />
      </Card>
      <PersonalDataReads subjectId={subjectId} caseId={isCase(kind) ? id : undefined} />
    </Flex>
  );
};

const isCase = (kind: AuditedKind): kind is 'repairCase' | 'commitmentCase' =>
  kind === 'repairCase' || kind === 'commitmentCase';

const Verdict = ({ proof: { events, firstBad, against, checkpoints } }: { readonly proof: Proof }) => (
  <Flex vertical gap={8}>
    {firstBad === null ? (
      <Alert type="success" showIcon title={`本浏览器已逐个核验：${events.length}个事件的哈希链完整`} />
    ) : (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={`第${firstBad.sequence}个事件被改动`}
        description={reasonWords[firstBad.reason]}
      />
    )}
    {against.length > 0 ? (
      <Alert type="error" showIcon title={`与${against.length}个每日检查点不符：历史在检查点之后被重写`} />
    ) : (
      <p>{checkpoints.length === 0 ? '尚无覆盖这段历史的每日检查点。' : `与${checkpoints.length}个每日检查点一致。`}</p>
    )}
  </Flex>
);

const TimelineExport = ({ kind, id }: Of) => {
  const operation = kind === 'repairCase' ? 'exportTimeline' : 'exportCommitmentTimeline';
  return (
    <Button
      onClick={async () => save('history.csv', (await api.download(operation, { params: { caseId: id } })).content)}
    >
      导出CSV
    </Button>
  );
};

/** Whose history it is: its own, or named in the first event. */
const subjectOf = (kind: AuditedKind, id: string, { events: [first] }: Proof): string | undefined => {
  if (kind === 'creditSubject') return id;
  const data = first && (readBody(first)?.data as { subjectId?: string; report?: { subjectId?: string } } | undefined);
  return data?.subjectId ?? data?.report?.subjectId;
};
