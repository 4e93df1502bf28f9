/** A letter in full, and the signature below it: read, and the subject's whole name typed. */
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import type { Signature } from './signature.ts';

export const Letter = ({ title, text }: { readonly title: string; readonly text: string }) => {
  const [heading, ...lines] = text.split('\n');
  return (
    <section className="ent-letter" aria-label={title}>
      <h3>{heading}</h3>
      <div className="ent-text">{lines.join('\n')}</div>
    </section>
  );
};

interface Props {
  readonly what: string;
  readonly signAs: string;
  readonly value: Signature;
  readonly onChange: (value: Signature) => void;
}

export const SignByName = ({ what, signAs, value, onChange }: Props) => {
  const id = useId();
  const typed = value.typedName.trim();
  const wrong = typed !== '' && typed !== signAs;
  return (
    <div className="ent-signing">
      <Checkbox checked={value.read} onChange={({ target }) => onChange({ ...value, read: target.checked })}>
        我已阅读{what}全文，并代表{signAs}作出承诺
      </Checkbox>
      <label htmlFor={id}>请完整输入“{signAs}”，作为签名</label>
      <Input
        id={id}
        value={value.typedName}
        autoComplete="off"
        {...(wrong && { status: 'error' as const })}
        aria-invalid={wrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => onChange({ ...value, typedName: target.value })}
      />
      <small id={`${id}-note`} className={wrong ? 'ent-fault' : ''} aria-live="polite">
        {wrong ? '与主体名称不一致，请逐字核对。' : '输入主体全称即为签名，与盖章、签字的作用相同。'}
      </small>
    </div>
  );
};
