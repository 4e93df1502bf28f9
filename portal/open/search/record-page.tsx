/** One published record: what it says and what each of its dates means. It can be kept as a link and printed. */
import { useAddress } from '../address.ts';
import { call, useAsked } from '../asked.ts';
import { FeeNote } from '../guide/fee-note.tsx';
import { Page } from '../page.tsx';
import { Answered, Notice } from '../states.tsx';
import { readQuery } from './query.ts';
import { RecordDates } from './record-dates.tsx';
import { type PublicRecord, Severity } from './record-entry.tsx';

export const RecordPage = () => {
  const { query } = useAddress();
  const number = query.get('number');
  const read = readQuery(query.get('code') ?? '');
  return (
    <Page title="失信信息">
      {'query' in read && 'code' in read.query ? <OfCode code={read.query.code} number={number} /> : <NotPublished />}
    </Page>
  );
};

const OfCode = ({ code, number }: { readonly code: string; readonly number: string | null }) => {
  const asked = useAsked(code, (signal) => call('searchPublicRecords', { query: { code } }, { signal }));
  return (
    <Answered of={asked}>
      {({ entries }) => {
        // Two offices may have given the same number.
        const meant = entries.filter(({ decisionNumber }) => decisionNumber === number);
        return meant.length === 0 ? (
          <NotPublished />
        ) : (
          meant.map((record) => <Shown key={record.unitName} record={record} />)
        );
      }}
    </Answered>
  );
};

const NotPublished = () => (
  <Notice title="这条信息现在没有公示">
    <p>它可能已经修复、已经停止公示，或者地址有误。</p>
    <p>
      <a href="/search">重新查询</a>
    </p>
  </Notice>
);

const Shown = ({ record }: { readonly record: PublicRecord }) => (
  <article className="record">
    <div className="card">
      <p className="entry-head">
        <strong>{record.subjectName}</strong>
        <Severity of={record} />
      </p>
      <dl className="facts">
        <div>
          <dt>统一社会信用代码</dt>
          <dd>{record.code}</dd>
        </div>
        <div>
          <dt>决定文书号</dt>
          <dd>{record.decisionNumber}</dd>
        </div>
        <div>
          <dt>认定单位</dt>
          <dd>{record.unitName}</dd>
        </div>
        <div>
          <dt>失信程度的标准</dt>
          <dd>{record.severityStandard ?? '尚未确定'}</dd>
        </div>
      </dl>
    </div>
    <RecordDates record={record} />
    <section className="no-print" aria-labelledby="next">
      <h2 id="next">接下来可以做什么</h2>
      <FeeNote />
      <p className="actions">
        <a className="button" href="/desk/">
          申请修复
        </a>
        <a className="button plain" href="/repair">
          看看怎样修复
        </a>
        <button type="button" className="button plain" onClick={() => print()}>
          打印
        </button>
      </p>
      <p className="help">认为公示内容有误的，可以向认定单位提出。</p>
    </section>
  </article>
);
