/** A commitment made of one's own accord: one's words, then the letter they become, signed by name. */

import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { commitmentTypeLabels, disclosureScopeLabels, maxLengths } from '#domain/credit-commitment/entry.ts';
import type { BodyOf } from '../../../api/operations.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { ProblemAlert, Shown } from '../../shell/states.tsx';
import { Missing } from '../missing.tsx';
import { isSigned, unsigned } from '../signature.ts';
import { Letter, SignByName } from '../signing.tsx';
import { OfSubject, type Subject } from '../subject.tsx';
import { useToday } from '../today.ts';

export const Component = () => (
  <Page title="主动作出信用承诺">
    <div className="ent-narrow">
      <OfSubject acting="commitment">{(subject) => <Declare subject={subject} />}</OfSubject>
    </div>
  </Page>
);

type Words = BodyOf<'previewDeclaration'>;

const Declare = ({ subject }: { readonly subject: Subject }) => {
  const [words, setWords] = useState<Words>({
    subjectId: subject.subjectId,
    type: 'voluntary',
    reason: '',
    content: '',
    breachLiability: '',
    receivingUnitId: '',
    disclosureScope: 'public',
  });
  const [toSign, show] = useState(false);
  return toSign ? (
    <Sign words={words} back={() => show(false)} />
  ) : (
    <WordsForm subject={subject} words={words} change={setWords} next={() => show(true)} />
  );
};

const texts = {
  reason: '承诺事由',
  content: '承诺内容',
  breachLiability: '违诺责任',
} as const;
type TextName = keyof typeof texts;

interface FormProps {
  readonly subject: Subject;
  readonly words: Words;
  readonly change: (words: Words) => void;
  readonly next: () => void;
}

const WordsForm = ({ subject, words, change, next }: FormProps) => {
  const id = useId();
  const today = useToday();
  const units = useAnswer('listReceivingUnits', { query: { region: subject.regionId } });
  const [missing, tell] = useState(false);
  const complete =
    (Object.keys(texts) as TextName[]).every((name) => words[name].trim() !== '') && words.receivingUnitId !== '';
  return (
    <>
      <div className="ent-card ent-fields">
        <span id={`${id}type`}>承诺类型</span>
        <Radio.Group
          aria-labelledby={`${id}type`}
          value={words.type}
          onChange={({ target }) => change({ ...words, type: target.value as Words['type'] })}
          options={(['voluntary', 'industrySelfDiscipline'] as const).map((value) => ({
            value,
            label: commitmentTypeLabels[value],
          }))}
        />
        <label htmlFor={`${id}unit`}>受理单位</label>
        <Shown of={units}>
          {({ entries }) => (
            <Select
              id={`${id}unit`}
              showSearch={{ optionFilterProp: 'label' }}
              value={words.receivingUnitId || null}
              onChange={(receivingUnitId: string | null) =>
                change({ ...words, receivingUnitId: receivingUnitId ?? '' })
              }
              options={entries.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
          )}
        </Shown>
        {(Object.keys(texts) as TextName[]).map((name) => (
          <TextField key={name} id={`${id}${name}`} name={name} words={words} change={change} />
        ))}
        <label htmlFor={`${id}end`}>有效期至（不填为长期）</label>
        <Input
          id={`${id}end`}
          type="date"
          min={today}
          value={words.expiresOn ?? ''}
          onChange={({ target }) => change({ ...words, expiresOn: target.value || null })}
        />
        <span id={`${id}scope`}>公开类型</span>
        <Radio.Group
          aria-labelledby={`${id}scope`}
          value={words.disclosureScope}
          onChange={({ target }) => change({ ...words, disclosureScope: target.value as Words['disclosureScope'] })}
          options={Object.entries(disclosureScopeLabels).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {missing && !complete && <Missing>请填写承诺事由、承诺内容、违诺责任，并选择受理单位。</Missing>}
      <div className="ent-buttons">
        <Button type="primary" onClick={() => (complete ? next() : tell(true))}>
          查看承诺书
        </Button>
      </div>
    </>
  );
};

interface TextProps {
  readonly id: string;
  readonly name: TextName;
  readonly words: Words;
  readonly change: (words: Words) => void;
}

const TextField = ({ id, name, words, change }: TextProps) => (
  <>
    <label htmlFor={id}>{texts[name]}</label>
    <Input.TextArea
      id={id}
      maxLength={maxLengths[name]}
      value={words[name]}
      onChange={({ target }) => change({ ...words, [name]: target.value })}
    />
  </>
);

const Sign = ({ words, back }: { readonly words: Words; readonly back: () => void }) => {
  const preview = useAnswer('previewDeclaration', { body: words });
  const [signature, sign] = useState(unsigned);
  const navigate = useNavigate();
  const command = useCommand('declareCommitment');
  return (
    <>
      <Shown of={preview}>
        {({ text, textHash, textVersion, signAs }) => (
          <>
            <Letter title="信用承诺书" text={text} />
            <SignByName what="承诺书" signAs={signAs} value={signature} onChange={sign} />
            {command.error && <ProblemAlert error={command.error} />}
            <div className="ent-buttons">
              <Button onClick={back}>返回修改</Button>
              <Button
                type="primary"
                disabled={!isSigned(signature, signAs)}
                loading={command.isPending}
                onClick={() =>
                  command.mutate(
                    {
                      body: { ...words, signature: { textVersion, textHash, typedName: signature.typedName.trim() } },
                    },
                    { onSuccess: () => void navigate('/enterprise/commitments') },
                  )
                }
              >
                签署并登记
              </Button>
            </div>
          </>
        )}
      </Shown>
      {preview.error && <Button onClick={back}>返回修改</Button>}
    </>
  );
};
