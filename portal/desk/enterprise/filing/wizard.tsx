/** Filing: choose, bring, sign, look over, send. One package of records, whole or not at all. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api, useAnswer, useEntries } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { ProblemAlert, Shown } from '../../shell/states.tsx';
import { UnfinishedUploads, useUnfinishedUploads } from '../documents/upload-field.tsx';
import { Missing } from '../missing.tsx';
import { unsigned } from '../signature.ts';
import { Letter, SignByName } from '../signing.tsx';
import { OfSubject, type Subject } from '../subject.tsx';
import { useToday } from '../today.ts';
import type { RepairRecord } from '../words.ts';
import { ChooseRecords } from './choose-records.tsx';
import type { Draft } from './draft.ts';
import { faultsOf } from './faults.ts';
import { Materials } from './materials.tsx';
import { Overview } from './overview.tsx';
import { Submitted } from './submitted.tsx';
import { useDraft } from './use-draft.ts';

export const Component = () => (
  <Page title="申请信用修复">
    <OfSubject acting="repair">{(subject) => <AllRecords subject={subject} />}</OfSubject>
  </Page>
);

/** All of them: a draft may hold any. */
const AllRecords = ({ subject }: { readonly subject: Subject }) => {
  const { subjectId } = subject;
  const records = useEntries('listRecords', { params: { subjectId }, query: { limit: 50 } });
  const { hasNextPage, isFetching, fetchNextPage } = records;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return <Shown of={records}>{() => <Wizard subject={subject} records={records.entries} />}</Shown>;
};

const steps = ['选择信息', '准备材料', '签署承诺书', '核对并提交'] as const;
const lastStep = steps.length - 1;

const bodyOf = (subjectId: string, { records, documentIds }: Draft) => ({
  subjectId,
  records: records.map(({ recordId, correctedOn, documentIds: ids }) => ({
    recordId,
    documentIds: [...ids],
    ...(correctedOn !== null && { correctedOn }),
  })),
  documentIds: [...documentIds],
});

const Wizard = ({ subject, records }: { readonly subject: Subject; readonly records: readonly RepairRecord[] }) => {
  const { subjectId } = subject;
  const editor = useDraft(subjectId);
  const { draft, goTo, discard } = editor;
  const step = draft.records.length === 0 ? 0 : Math.min(draft.step, lastStep);
  const today = useToday();
  const [signed, sign] = useState({ textHash: '', signature: unsigned });
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const [told, tell] = useState(false);
  const recordIds = draft.records.map(({ recordId }) => recordId);
  const letter = useAnswer(
    'previewLetter',
    { body: { subjectId, recordIds } },
    { enabled: step >= 2 && recordIds.length > 0 },
  );
  // A signature is of one text: another choice of records is another letter.
  const textHash = letter.data?.textHash ?? '';
  const signature = signed.textHash === textHash ? signed.signature : unsigned;
  const client = useQueryClient();
  const filing = useMutation({
    mutationFn: () => {
      if (letter.data === undefined) throw new Error('the letter is not there');
      const { letterVersion } = letter.data;
      const commitment = { letterVersion, textHash, typedName: signature.typedName.trim() };
      const body = { ...bodyOf(subjectId, draft), commitment };
      return api.call('fileApplication', { body }, { idempotencyKey: draft.key });
    },
    onSuccess: () => {
      discard();
      return client.invalidateQueries();
    },
    // The letter may have changed meanwhile: it is read and signed anew.
    onError: () => letter.refetch(),
  });

  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current !== step) heading.current?.focus();
    shownStep.current = step;
  }, [step]);

  if (filing.data !== undefined) return <Submitted filed={filing.data} />;

  const faults = [
    ...faultsOf(draft, records, { signature, signAs: letter.data?.signAs ?? null }, today),
    ...(unfinished > 0 ? [{ step: 1, text: '还有材料没有传完，请等待、重试或者放弃。' }] : []),
  ];
  const here = faults.filter((fault) => fault.step === step);
  const move = (to: number): void => {
    const stays = to > step && here.length > 0;
    tell(stays);
    if (!stays) goTo(to);
  };

  return (
    <UnfinishedUploads value={addUnfinished}>
      <div className="ent-steps">
        <Steps current={step} items={steps.map((title) => ({ title }))} responsive={false} size="small" />
        <p className="ent-step-short">
          第{step + 1}步，共{steps.length}步
        </p>
      </div>
      <h2 ref={heading} tabIndex={-1} className="ent-step-title">
        {steps[step]}
      </h2>
      {step === 0 && <ChooseRecords {...editor} records={records} />}
      {step === 1 && <Materials {...editor} subjectId={subjectId} records={records} today={today} />}
      {step === 2 && (
        <Shown of={letter}>
          {({ text, signAs }) => (
            <>
              <Letter title="信用修复承诺书" text={text} />
              <SignByName
                what="承诺书"
                signAs={signAs}
                value={signature}
                onChange={(next) => sign({ textHash, signature: next })}
              />
            </>
          )}
        </Shown>
      )}
      {step === lastStep && (
        <Overview draft={draft} records={records} faults={faults} signedAs={letter.data?.signAs} goTo={move} />
      )}
      {told && here.length > 0 && (
        <Missing>
          {here.map(({ text }) => (
            <div key={text}>{text}</div>
          ))}
        </Missing>
      )}
      {filing.error !== null && <ProblemAlert error={filing.error} />}
      <div className="ent-buttons">
        {step > 0 && <Button onClick={() => move(step - 1)}>上一步</Button>}
        {step < lastStep ? (
          <Button type="primary" onClick={() => move(step + 1)}>
            下一步
          </Button>
        ) : (
          <Button
            type="primary"
            loading={filing.isPending}
            disabled={faults.length > 0}
            onClick={() => filing.mutate()}
          >
            提交申请
          </Button>
        )}
        <small>已填写的内容保存在本机，可以稍后继续；签名不保存。</small>
      </div>
    </UnfinishedUploads>
  );
};
