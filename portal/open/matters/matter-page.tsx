/** One matter in one of its versions: what must hold, which documents are replaced or may follow, and the texts people sign. */
import type { AnswerOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { useAddress } from '../address.ts';
import { call, useAsked } from '../asked.ts';
import { Mark, MarkLegend } from '../guide/figure.tsx';
import { Page } from '../page.tsx';
import { Answered, Notice } from '../states.tsx';

type Matter = AnswerOf<'readMatter'>;
type Term = Matter['content']['rectification'];

export const MatterPage = ({ id }: { readonly id: string }) => {
  const { query } = useAddress();
  const version = Number(query.get('version')) || undefined;
  const asked = useAsked(`${id} ${version ?? ''}`, (signal) =>
    call('readMatter', { params: { matterId: id }, query: { version } }, { signal }),
  );
  const name =
    asked.outcome !== undefined && 'answer' in asked.outcome ? asked.outcome.answer.content.name : '办理事项';
  return (
    <Page title={name}>
      <p className="no-print">
        <a href="/matters">返回办事目录</a>
      </p>
      <Answered of={asked}>{(matter) => <Shown matter={matter} />}</Answered>
    </Page>
  );
};

const Shown = ({ matter }: { readonly matter: Matter }) => (
  <>
    <Standing matter={matter} />
    <p>{matter.content.description}</p>
    <p className="help">
      {matter.content.unitName}，{matter.kindLabel}
      {matter.content.excluded === null && `，承诺类型：${matter.commitmentTypeLabel}`}
      {matter.content.decidedOnTheSpot && '，材料齐全的当场决定'}
    </p>
    {matter.content.excluded !== null && (
      <Notice title="这个事项不适用告知承诺，按一般程序办理">
        <p>
          {matter.content.excluded.ground}（{matter.content.excluded.basis}）。
        </p>
      </Notice>
    )}
    <Requirements matter={matter} />
    <Texts matter={matter} />
    {matter.letter !== null && matter.status === 'inForce' && (
      <p className="actions no-print">
        <a className="button" href="/desk/">
          登录，以承诺办理
        </a>
      </p>
    )}
    <Versions matter={matter} />
  </>
);

const Standing = ({
  matter: { status, statusLabel, version, publishedAt, withdrawnAt, withdrawnReason },
}: {
  readonly matter: Matter;
}) => (
  <>
    <p className="entry-head">
      <span className={`tag ${status === 'inForce' ? 'full' : 'unset'}`}>{statusLabel}</span>
      <span className="help">
        第{version}版，{instantText(publishedAt)}发布
      </span>
    </p>
    {status !== 'inForce' && (
      <Notice title={status === 'withdrawn' ? '已停止办理' : '您看到的是以前的版本'}>
        {status === 'withdrawn' ? (
          <p>
            {instantText(withdrawnAt)}停止办理{withdrawnReason !== null && `：${withdrawnReason}`}
          </p>
        ) : (
          <p>按这一版申请、还在办理的事项仍按这一版办理；新的申请按现行的版本。</p>
        )}
      </Notice>
    )}
  </>
);

const Requirements = ({ matter }: { readonly matter: Matter }) => {
  const { conditions, requiredMaterials, substitutedMaterials, deferredMaterials, verification, rectification } =
    matter.content;
  const terms = [...deferredMaterials.map(({ term }) => term), verification.term, rectification];
  return (
    <section className="card" aria-labelledby="requirements">
      <h2 id="requirements">条件和材料</h2>
      <List
        title="应当具备的条件"
        of={conditions.map(({ id, text, mandatory }) => ({
          id,
          name: mandatory ? text : `${text}（非必备，如实填写）`,
        }))}
      />
      <List title="申请时提交的材料" of={requiredMaterials} />
      <List title="以承诺代替、不用提交的材料" of={substitutedMaterials} />
      <List title="可以容缺、以后补交的材料" of={deferredMaterials} />
      <dl className="facts">
        {verification.method !== 'exempt' && (
          <div>
            <dt>核查期限</dt>
            <dd>
              <TermText of={verification.term} />
            </dd>
          </div>
        )}
        <div>
          <dt>核查方式</dt>
          <dd>
            {matter.verificationMethodLabel}。{verification.standard}
          </dd>
        </div>
        <div>
          <dt>须整改时的期限</dt>
          <dd>
            <TermText of={rectification} />
          </dd>
        </div>
        <div>
          <dt>承诺是否公开</dt>
          <dd>{matter.disclosureScopeLabel}</dd>
        </div>
      </dl>
      {terms.some(({ status }) => status !== 'confirmed') && <MarkLegend />}
    </section>
  );
};

interface Item {
  readonly id: string;
  readonly name: string;
  readonly term?: Term;
}

const List = ({ title, of }: { readonly title: string; readonly of: readonly Item[] }) =>
  of.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {of.map(({ id, name, term }) => (
          <li key={id}>
            {name}
            {term && (
              <>
                ：决定送达后
                <TermText of={term} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );

const TermText = ({ of: { workingDays, status } }: { readonly of: Term }) => (
  <>
    {workingDays === null ? '由办理单位另行书面告知' : `${workingDays}个工作日内`}
    <Mark status={status} />
  </>
);

const Texts = ({ matter: { notice, letter } }: { readonly matter: Matter }) => (
  <section aria-labelledby="texts">
    <h2 id="texts">告知书和承诺书</h2>
    <details>
      <summary>告知书全文</summary>
      <div className="paper">{notice}</div>
    </details>
    {letter !== null && (
      <details>
        <summary>承诺书全文</summary>
        <div className="paper">{letter}</div>
      </details>
    )}
  </section>
);

const Versions = ({ matter: { matterId, version, versions } }: { readonly matter: Matter }) =>
  versions.length < 2 ? null : (
    <section className="no-print" aria-labelledby="versions">
      <h2 id="versions">各个版本</h2>
      <ul>
        {versions.toReversed().map((one) => (
          <li key={one.version}>
            <a
              href={`/matters/${matterId}?version=${one.version}`}
              aria-current={one.version === version ? 'true' : undefined}
            >
              第{one.version}版，{instantText(one.publishedAt)}发布
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
