import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../api/operations.ts';
import { replaceAddress, useAddress } from '../address.ts';
import { call, useAsked } from '../asked.ts';
import { Page } from '../page.tsx';
import { Answered, Notice } from '../states.tsx';
import { CommitmentEntry } from './commitment-entry.tsx';
import { type Query, type QueryProblem, readQuery } from './query.ts';
import { RecordEntry } from './record-entry.tsx';
import { SearchForm } from './search-form.tsx';

export const SearchPage = () => {
  const { query: given } = useAddress();
  const text = given.get('code') ?? given.get('name');
  const read = text === null ? null : readQuery(text);
  const problem = read !== null && 'problem' in read ? read.problem : null;
  const [rejected, setRejected] = useState<QueryProblem | null>(null);

  // What may not be asked for does not stay in the address either.
  useEffect(() => {
    if (problem === null) return;
    setRejected(problem);
    replaceAddress('/search');
  }, [problem]);

  const query = read !== null && 'query' in read ? read.query : null;
  return (
    <Page title="查询" heading="查询失信信息和信用承诺">
      <SearchForm initial={query === null ? '' : (text ?? '')} rejected={query === null ? rejected : null} />
      {query !== null && <Results query={query} />}
    </Page>
  );
};

type Found = readonly [AnswerOf<'searchPublicRecords'>, AnswerOf<'searchPublicCommitments'>];

const Results = ({ query }: { readonly query: Query }) => {
  const asked = useAsked<Found>(JSON.stringify(query), (signal) =>
    Promise.all([
      call('searchPublicRecords', { query }, { signal }),
      call('searchPublicCommitments', { query }, { signal }),
    ]),
  );
  return <Answered of={asked}>{(found) => <Shown found={found} />}</Answered>;
};

const Shown = ({ found: [records, commitments] }: { readonly found: Found }) => (
  <>
    <p className="summary" role="status">
      查到{records.entries.length}条公示中的失信信息，{commitments.entries.length}项公示中的信用承诺。
    </p>
    {(records.incomplete || commitments.incomplete) && (
      <Notice title="只列出了一部分">
        <p>名称相符的企业较多，请输入更完整的名称，或者用统一社会信用代码查询。</p>
      </Notice>
    )}
    <section aria-labelledby="records">
      <h2 id="records">公示中的失信信息</h2>
      {records.entries.length === 0 ? (
        <Nothing what="没有查到公示中的失信信息" />
      ) : (
        <ul className="entries">
          {records.entries.map((record) => (
            <RecordEntry key={`${record.code}${record.unitName}${record.decisionNumber}`} record={record} />
          ))}
        </ul>
      )}
    </section>
    <section aria-labelledby="commitments">
      <h2 id="commitments">公示中的信用承诺</h2>
      {commitments.entries.length === 0 ? (
        <Nothing what="没有查到公示中的信用承诺" />
      ) : (
        <ul className="entries">
          {commitments.entries.map((commitment) => (
            <CommitmentEntry key={commitment.commitmentId} commitment={commitment} />
          ))}
        </ul>
      )}
    </section>
  </>
);

const Nothing = ({ what }: { readonly what: string }) => (
  <div className="nothing">
    <p>{what}。</p>
    <p className="help">
      已经修复、停止公示的不再显示，个人的信息不在这里公示。名称要从首字起连续输入，也可以换用代码再查。
    </p>
  </div>
);
