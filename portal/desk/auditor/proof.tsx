import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { roleLabels } from '#domain/access/person.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { type AuditedKind, isAuditedKind, kindWords } from '../../evidence/kinds.ts';
import { instantText } from '../../shown/dates.ts';
import { api } from '../api.ts';
import { caseAddress } from '../approver/case/address.ts';
import { save } from '../documents/save.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Nothing, Shown } from '../shell/states.tsx';
import { PersonalDataReads } from './personal-data-reads.tsx';
import { type Proof, proofOf, reasonWords, type StoredEvent } from './verify.ts';
import './audit.css';

export const Component = () => {
  const { kind = '', id = '' } = useParams();
  return isAuditedKind(kind) ? <History kind={kind} id={id} /> : <Nothing>没有这个种类。</Nothing>;
};

const History = ({ kind, id }: { readonly kind: AuditedKind; readonly id: string }) => {
  const proof = useQuery({ queryKey: ['proof', kind, id], queryFn: ({ signal }) => proofOf(kind, id, signal) });
  const isCase = kind === 'repairCase' || kind === 'commitmentCase';
  return (
    <Page
      title={`${kindWords[kind]}的历史`}
      actions={isCase && <Link to={caseAddress({ caseKind: kind, caseId: id })}>打开事项</Link>}
    >
      <Shown of={proof}>
        {(found) => (
          <Flex vertical gap={16}>
            <Verdict proof={found} />
            <Exports kind={kind} id={id} proof={found} />
            <Card title="事件">
              <Events proof={found} />
            </Card>
            <PersonalDataReads subjectId={subjectOf(kind, id, found)} caseId={isCase ? id : undefined} />
          </Flex>
        )}
      </Shown>
    </Page>
  );
};

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
        description={reasonWords[firstBad.reason] ?? firstBad.reason}
      />
    )}
    {against.length > 0 ? (
      <Alert type="error" showIcon title={`与${against.length}个每日检查点不符：历史在检查点之后被重写`} />
    ) : (
      <p>{checkpoints === 0 ? '尚无覆盖这段历史的每日检查点。' : `与${checkpoints}个每日检查点一致。`}</p>
    )}
  </Flex>
);

const Exports = ({ kind, id, proof }: { readonly kind: AuditedKind; readonly id: string; readonly proof: Proof }) => {
  const timeline =
    kind === 'repairCase' ? 'exportTimeline' : kind === 'commitmentCase' ? 'exportCommitmentTimeline' : null;
  return (
    <Flex gap={8} wrap>
      {timeline && (
        <Button
          onClick={async () => save('history.csv', (await api.download(timeline, { params: { caseId: id } })).content)}
        >
          导出CSV
        </Button>
      )}
      <Button
        onClick={() =>
          save('history.json', new Blob([JSON.stringify(proof.events, null, 2)], { type: 'application/json' }))
        }
      >
        导出JSON
      </Button>
    </Flex>
  );
};

interface Told {
  readonly event: StoredEvent;
  /** Null where what is stored is no event: it is shown as it lies there. */
  readonly body: EventBody | null;
}

const told = (event: StoredEvent): Told => {
  try {
    return { event, body: EventBody.safeParse(JSON.parse(event.body)).data ?? null };
  } catch {
    return { event, body: null };
  }
};

const Events = ({ proof: { events, firstBad } }: { readonly proof: Proof }) => (
  <DataTable
    caption="按序的事件"
    rows={events.map(told)}
    keyOf={({ event }) => String(event.sequence)}
    current={undefined}
    columns={[
      {
        title: '序号',
        cell: ({ event }) => (event.sequence === firstBad?.sequence ? `${event.sequence}（有误）` : event.sequence),
      },
      { title: '事件', cell: ({ body }) => (body === null ? '不是事件' : <code>{body.type}</code>) },
      { title: '时间', cell: ({ body }) => instantText(body?.occurredAt) },
      { title: '岗位', cell: ({ body }) => (body === null ? '—' : roleLabels[body.actor.role]) },
      {
        title: '内容',
        cell: ({ body, event }) => (
          <details>
            <summary>查看</summary>
            <pre>{body === null ? event.body : JSON.stringify(body.data, null, 2)}</pre>
            <p className="hash">哈希 {event.hash}</p>
            <p className="hash">前一哈希 {event.prevHash || '（第一个事件）'}</p>
          </details>
        ),
      },
    ]}
  />
);

/** Whose history it is: its own, or named in the first event. */
const subjectOf = (kind: AuditedKind, id: string, { events }: Proof): string | undefined => {
  if (kind === 'creditSubject') return id;
  const [first] = events;
  const data = first && (told(first).body?.data as { subjectId?: string; report?: { subjectId?: string } } | undefined);
  return data?.subjectId ?? data?.report?.subjectId;
};
