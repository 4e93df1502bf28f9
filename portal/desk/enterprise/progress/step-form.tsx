import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { wayLabels } from '#domain/rules/profiles/profile.ts';
import { useCommand } from '../../api.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { UnfinishedUploads, UploadField, useUnfinishedUploads } from '../documents/upload-field.tsx';
import { Missing } from '../missing.tsx';
import { useToday } from '../today.ts';
import type { RepairCase } from '../words.ts';
import type { Duty } from './duties.tsx';

type Step = RepairCase['steps'][number];

export const wayOf = ({ way }: Step): string => wayLabels[way as keyof typeof wayLabels] ?? '修复事项';

/** The proof that a way of repair was taken: a training's certificate, say. */
export const StepForm = ({ of, offer, step }: Duty & { readonly step: Step }) => {
  const id = useId();
  const today = useToday();
  const [certificateNumber, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const [documentIds, setDocuments] = useState<readonly string[]>([]);
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const [missing, tell] = useState(false);
  const command = useCommand('submitStep');
  const submit = (): void => {
    const open = certificateNumber.trim() === '' || issuedOn === '' || unfinished > 0;
    tell(open);
    if (open) return;
    const body = { ...offer, certificateNumber: certificateNumber.trim(), issuedOn, documentIds: [...documentIds] };
    command.mutate({ params: { caseId: of.caseId }, body });
  };
  return (
    <UnfinishedUploads value={addUnfinished}>
      <p>
        请完成{wayOf(step)}并提交证书，{of.unit.name}确认后继续办理。依据：{step.basis}
        。没有法定期限，久未提交的，认定单位可以不再等待。
      </p>
      <div className="ent-fields">
        <label htmlFor={`${id}number`}>证书编号</label>
        <Input
          id={`${id}number`}
          value={certificateNumber}
          maxLength={64}
          onChange={({ target }) => setNumber(target.value)}
        />
        <label htmlFor={`${id}date`}>发证日期</label>
        <Input
          id={`${id}date`}
          type="date"
          max={today}
          value={issuedOn}
          onChange={({ target }) => setIssuedOn(target.value)}
        />
      </div>
      <UploadField
        subjectId={of.subjectId}
        kind="trainingCertificate"
        label="证书"
        documentIds={documentIds}
        onChange={setDocuments}
      />
      {missing && <Missing>请填写证书编号和发证日期，并等材料全部传完。</Missing>}
      {command.error && <ProblemAlert error={command.error} />}
      <Button type="primary" loading={command.isPending} onClick={submit}>
        提交证书
      </Button>
    </UnfinishedUploads>
  );
};
