/** Applying for one matter: whether one may promise, the notice, the conditions one by one, documents, the letter, the signature. */

import { Alert, Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { ProblemAlert, Shown } from '../../shell/states.tsx';
import { UnfinishedUploads, UploadField, useUnfinishedUploads } from '../documents/upload-field.tsx';
import { Missing } from '../missing.tsx';
import { unsigned } from '../signature.ts';
import { Letter, SignByName } from '../signing.tsx';
import { OfSubject } from '../subject.tsx';
import { bodyOf, type Filled, faultsOf, type Matter, materialsOf, type Preview } from './application-form.ts';

export const Component = () => {
  const { matterId = '' } = useParams();
  return (
    <Page title="申请告知承诺事项">
      <OfSubject acting="commitment">
        {({ subjectId }) => <Apply subjectId={subjectId} matterId={matterId} />}
      </OfSubject>
    </Page>
  );
};

const Apply = (of: { readonly subjectId: string; readonly matterId: string }) => {
  const preview = useAnswer('previewCommitment', { body: of });
  const version = preview.data?.version;
  const matter = useAnswer(
    'readMatter',
    { params: { matterId: of.matterId }, query: { version } },
    { enabled: version !== undefined },
  );
  return (
    <Shown of={preview}>
      {(shown) => (
        <Shown of={matter}>
          {(current) => <Form key={shown.version} subjectId={of.subjectId} preview={shown} matter={current} />}
        </Shown>
      )}
    </Shown>
  );
};

interface Props {
  readonly subjectId: string;
  readonly preview: Preview;
  readonly matter: Matter;
}

const Form = ({ subjectId, preview, matter }: Props) => {
  const mayPromise = preview.eligible && preview.mayCommit;
  const [filled, fill] = useState<Filled>({
    procedure: mayPromise ? 'commitment' : 'ordinary',
    answers: {},
    documents: {},
    deferred: [],
  });
  const [signature, sign] = useState(unsigned);
  const [told, tell] = useState<readonly string[]>([]);
  const [unfinished, addUnfinished] = useUnfinishedUploads();
  const navigate = useNavigate();
  const command = useCommand('applyForMatter');
  const promised = filled.procedure === 'commitment';

  const submit = (): void => {
    const faults = [
      ...faultsOf(matter, preview, filled, signature),
      ...(unfinished > 0 ? ['还有材料没有传完，请等待、重试或者放弃。'] : []),
    ];
    tell(faults);
    if (faults.length > 0) return;
    command.mutate(
      { body: bodyOf(subjectId, preview, filled, signature) },
      { onSuccess: ({ caseId }) => void navigate(`/enterprise/matters/cases/${caseId}`) },
    );
  };

  return (
    <UnfinishedUploads value={addUnfinished}>
      <div className="ent-narrow">
        <h2>{matter.content.name}</h2>
        <Eligibility preview={preview} />
        <Letter title="告知书" text={preview.notice} />
        <section className="ent-card">
          <h3>办理方式</h3>
          <Radio.Group
            aria-label="办理方式"
            value={filled.procedure}
            onChange={({ target }) => fill((now) => ({ ...now, procedure: target.value as Filled['procedure'] }))}
            options={[
              { value: 'commitment', label: '告知承诺：以承诺代替部分材料', disabled: !mayPromise },
              { value: 'ordinary', label: '一般程序：提交全部材料' },
            ]}
          />
        </section>
        {promised && <Conditions matter={matter} filled={filled} fill={fill} />}
        <MaterialList subjectId={subjectId} matter={matter} filled={filled} fill={fill} />
        {promised && (
          <>
            <Letter title="承诺书" text={preview.letter} />
            <SignByName what="告知书和承诺书" signAs={preview.signAs} value={signature} onChange={sign} />
          </>
        )}
        {told.length > 0 && (
          <Missing>
            {told.map((text) => (
              <div key={text}>{text}</div>
            ))}
          </Missing>
        )}
        {command.error && <ProblemAlert error={command.error} />}
        <div className="ent-buttons">
          <Button type="primary" loading={command.isPending} onClick={submit}>
            {promised ? '签署并申请' : '申请'}
          </Button>
        </div>
      </div>
    </UnfinishedUploads>
  );
};

const Eligibility = ({ preview: { eligible, mayCommit, reasons } }: { readonly preview: Preview }) => {
  if (eligible && mayCommit) return <Alert type="success" showIcon title="可以适用告知承诺，也可以选择一般程序。" />;
  return (
    <Alert
      type="warning"
      showIcon
      title="现在不能适用告知承诺，可以按一般程序申请"
      description={
        <ul>
          {reasons.map(({ code, text, basis, about }) => (
            <li key={`${code}${about}`}>
              {text}（依据：{basis}）
            </li>
          ))}
          {!mayCommit && <li>您没有代为承诺的书面授权，或者该事项须由法定代表人承诺。</li>}
        </ul>
      }
    />
  );
};

interface Part {
  readonly matter: Matter;
  readonly filled: Filled;
  readonly fill: (change: (filled: Filled) => Filled) => void;
}

const Conditions = ({ matter, filled, fill }: Part) => (
  <section className="ent-card">
    <h3>逐条确认条件</h3>
    <ol className="ent-rows">
      {matter.content.conditions.map(({ id, text, mandatory }) => (
        <li key={id}>
          <span id={`condition-${id}`}>
            {text}
            <small>（{mandatory ? '必备' : '非必备，如实填写'}）</small>
          </span>
          <Radio.Group
            aria-labelledby={`condition-${id}`}
            value={filled.answers[id]}
            onChange={({ target }) =>
              fill((now) => ({ ...now, answers: { ...now.answers, [id]: target.value as boolean } }))
            }
            options={[
              { value: true, label: '符合' },
              { value: false, label: '不符合' },
            ]}
          />
        </li>
      ))}
    </ol>
  </section>
);

const MaterialList = ({ subjectId, matter, filled, fill }: Part & { readonly subjectId: string }) => {
  const materials = materialsOf(matter, filled.procedure);
  return (
    materials.length > 0 && (
      <section className="ent-card">
        <h3>材料</h3>
        {materials.map(({ id, name, mayFollow }) => (
          <div key={id} className="ent-material">
            <strong>{name}</strong>
            {mayFollow && (
              <Checkbox
                checked={filled.deferred.includes(id)}
                onChange={({ target }) =>
                  fill((now) => ({
                    ...now,
                    deferred: target.checked ? [...now.deferred, id] : now.deferred.filter((one) => one !== id),
                  }))
                }
              >
                稍后补交{name}
              </Checkbox>
            )}
            {!(mayFollow && filled.deferred.includes(id)) && (
              <UploadField
                subjectId={subjectId}
                kind="other"
                label={name}
                documentIds={filled.documents[id] ?? []}
                onChange={(make) =>
                  fill((now) => ({ ...now, documents: { ...now.documents, [id]: make(now.documents[id] ?? []) } }))
                }
              />
            )}
          </div>
        ))}
      </section>
    )
  );
};
