import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { instantText } from '../../../shown/dates.ts';
import { useCommand } from '../../api.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { UnfinishedUploads, UploadField, useUnfinishedUploads } from '../documents/upload-field.tsx';
import { Missing } from '../missing.tsx';
import type { RepairCase } from '../words.ts';
import type { Duty } from './duties.tsx';

interface Answer {
  readonly text: string;
  readonly documentIds: readonly string[];
}
const noAnswer: Answer = { text: '', documentIds: [] };

type Supplement = NonNullable<RepairCase['supplement']>;

/** Every point the unit has named, each answered in words and documents, all at once. */
export const SupplementForm = ({ of, offer }: Duty & { readonly of: RepairCase & { supplement: Supplement } }) => {
  const id = useId();
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const [missing, tell] = useState(false);
  const command = useCommand('submitSupplement');
  const { items, requestedAt } = of.supplement;
  const answerOf = (itemId: string): Answer => answers[itemId] ?? noAnswer;
  const change = (itemId: string, make: (answer: Answer) => Answer): void =>
    setAnswers((all) => ({ ...all, [itemId]: make(all[itemId] ?? noAnswer) }));
  const numberOf = (recordId: string | undefined): string =>
    of.records.find((record) => record.recordId === recordId)?.decisionNumber ?? '';

  const submit = (): void => {
    const open = items.some((item) => answerOf(item.id).text.trim() === '') || unfinished > 0;
    tell(open);
    if (open) return;
    const given = items.map((item) => {
      const { text, documentIds } = answerOf(item.id);
      return { itemId: item.id, text, documentIds: [...documentIds] };
    });
    command.mutate({ params: { caseId: of.caseId }, body: { ...offer, answers: given } });
  };

  return (
    <UnfinishedUploads value={addUnfinished}>
      <p>
        {of.unit.name}于{instantText(requestedAt)}一次性告知补正{items.length}
        项。补正没有法定期限，但补正之前不会继续办理； 久未补正的，认定单位可以按现有材料处理。
      </p>
      <ol className="ent-supplement">
        {items.map((item) => (
          <li key={item.id}>
            <label htmlFor={`${id}${item.id}`}>
              <strong>{item.what}</strong> {numberOf(item.recordId)}
            </label>
            <Input.TextArea
              id={`${id}${item.id}`}
              rows={3}
              maxLength={1000}
              value={answerOf(item.id).text}
              placeholder="请说明补正情况"
              onChange={({ target }) => change(item.id, (answer) => ({ ...answer, text: target.value }))}
            />
            <UploadField
              subjectId={of.subjectId}
              kind="other"
              {...(item.recordId !== undefined && { recordId: item.recordId })}
              label="补正材料"
              documentIds={answerOf(item.id).documentIds}
              onChange={(make) => change(item.id, (answer) => ({ ...answer, documentIds: make(answer.documentIds) }))}
            />
          </li>
        ))}
      </ol>
      {missing && <Missing>请对每一项说明补正情况，并等材料全部传完。</Missing>}
      {command.error && <ProblemAlert error={command.error} />}
      <Button type="primary" loading={command.isPending} onClick={submit}>
        提交补正
      </Button>
    </UnfinishedUploads>
  );
};
