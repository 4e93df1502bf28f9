import type { EntryOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';

type PublicCommitment = EntryOf<'searchPublicCommitments'>;

const standings = { inForce: '有效', expired: '已到期', withdrawn: '已撤回' } as const;

export const CommitmentEntry = ({ commitment }: { readonly commitment: PublicCommitment }) => {
  const { subjectName, typeLabel, commitmentCode, performance, performanceLabel, standing } = commitment;
  return (
    <li className="card">
      <p className="entry-head">
        <strong>{typeLabel}承诺</strong>
        <span className={`tag ${performance ?? 'unset'}`}>{performanceLabel ?? '履行情况尚未认定'}</span>
      </p>
      <p>{subjectName}</p>
      <p className="help">
        {dateText(commitment.signedOn)}作出，{standings[standing]}
        {commitment.expiresOn !== null && `，有效期至${dateText(commitment.expiresOn)}`}
        {commitment.receivingUnitName !== null && `；承诺受理单位：${commitment.receivingUnitName}`}
      </p>
      <details>
        <summary>承诺内容</summary>
        <dl className="facts">
          <Fact name="承诺编码" value={commitmentCode ?? '正在登记'} />
          <Fact name="承诺事由" value={commitment.reason} />
          <Fact name="公示日期" value={dateText(commitment.publishedOn)} />
          <Fact name="承诺内容" value={commitment.content ?? '信用修复承诺只公开承诺书的校验值，不公开全文。'} />
          <Fact name="承诺书校验值" value={commitment.textHash} />
        </dl>
      </details>
    </li>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string | null }) =>
  value === null ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
