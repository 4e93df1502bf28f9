/** What the applicant owes after a grant on their word: documents that were to follow, and putting right what was found. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '../../api.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { UnfinishedUploads, UploadField, useUnfinishedUploads } from '../documents/upload-field.tsx';
import { Missing } from '../missing.tsx';
import { LegalClock } from '../progress/legal-clock.tsx';
import type { CommitmentCase } from '../words.ts';

type Item = CommitmentCase['items'][number];

const waiting = (of: CommitmentCase, action: string): Item[] =>
  of.items.filter(({ availableActions }) => availableActions.some((offer) => offer.action === action));

export const MatterDuties = ({ of }: { readonly of: CommitmentCase }) => (
  <>
    {waiting(of, 'submitDeferredMaterial').map((item) => (
      <LateMaterial key={item.id} of={of} item={item} />
    ))}
    {waiting(of, 'submitRectification').map((item) => (
      <Rectification key={item.id} of={of} item={item} />
    ))}
  </>
);

interface Duty {
  readonly of: CommitmentCase;
  readonly item: Item;
}

const Clock = ({ of, item }: Duty) =>
  item.limit === undefined ? (
    <p>期限由{of.unit.name}另行书面告知。</p>
  ) : (
    <LegalClock limit={item.limit} stage={of.stage} who="您" />
  );

const LateMaterial = ({ of, item }: Duty) => {
  const name = of.deferred.find(({ materialId }) => materialId === item.about)?.name ?? '容缺材料';
  const [documentIds, setDocuments] = useState<readonly string[]>([]);
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const [told, tell] = useState(false);
  const command = useCommand('submitDeferredMaterial');
  const offer = { itemId: item.id, itemVersion: item.version };
  const lacks = documentIds.length === 0 || unfinished > 0;
  const submit = (): void => {
    tell(true);
    if (!lacks) command.mutate({ params: { caseId: of.caseId }, body: { ...offer, documentIds: [...documentIds] } });
  };
  return (
    <section className="ent-card ent-duty">
      <h2>请您补交{name}</h2>
      <Clock of={of} item={item} />
      <UnfinishedUploads value={addUnfinished}>
        <UploadField
          subjectId={of.subjectId}
          kind="other"
          label={name}
          documentIds={documentIds}
          onChange={setDocuments}
        />
      </UnfinishedUploads>
      {told && lacks && <Missing>请先上传{name}，并等它传完。</Missing>}
      {command.error && <ProblemAlert error={command.error} />}
      <Button type="primary" loading={command.isPending} onClick={submit}>
        提交{name}
      </Button>
    </section>
  );
};

const Rectification = ({ of, item }: Duty) => {
  const id = useId();
  const requirement = of.rectifications.findLast(({ submittedAt }) => submittedAt === null)?.requirement;
  const [statement, setStatement] = useState('');
  const [documentIds, setDocuments] = useState<readonly string[]>([]);
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const [told, tell] = useState(false);
  const command = useCommand('submitRectification');
  const offer = { itemId: item.id, itemVersion: item.version };
  const lacks = statement.trim() === '' || unfinished > 0;
  const submit = (): void => {
    tell(true);
    const body = { ...offer, statement: statement.trim(), documentIds: [...documentIds] };
    if (!lacks) command.mutate({ params: { caseId: of.caseId }, body });
  };
  return (
    <section className="ent-card ent-duty">
      <h2>请您限期整改</h2>
      <Clock of={of} item={item} />
      <p>整改要求：{requirement}</p>
      <p>逾期未整改或者整改后仍不符合承诺的，可能撤销决定，并记为失信信息。</p>
      <UnfinishedUploads value={addUnfinished}>
        <label htmlFor={id}>整改情况</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={2000}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
        <UploadField
          subjectId={of.subjectId}
          kind="other"
          label="整改证明"
          documentIds={documentIds}
          onChange={setDocuments}
        />
      </UnfinishedUploads>
      {told && lacks && <Missing>请说明整改情况，并等材料全部传完。</Missing>}
      {command.error && <ProblemAlert error={command.error} />}
      <Button type="primary" loading={command.isPending} onClick={submit}>
        提交整改
      </Button>
    </section>
  );
};
