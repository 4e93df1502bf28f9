import type { EntryOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';

export type PublicRecord = EntryOf<'searchPublicRecords'>;

/** How bad it is, in words; the colour only repeats it. */
export const Severity = ({ of: { severity, severityLabel } }: { readonly of: PublicRecord }) => (
  <span className={`tag ${severity ?? 'unset'}`}>{severityLabel === null ? '程度未定' : `${severityLabel}失信`}</span>
);

/** The page of one record: a decision of the subject. */
const addressOf = ({ code, decisionNumber }: PublicRecord): string =>
  `/record?${new URLSearchParams({ code, number: decisionNumber })}`;

export const RecordEntry = ({ record }: { readonly record: PublicRecord }) => (
  <li className="card">
    <p className="entry-head">
      <a href={addressOf(record)}>{record.decisionNumber}</a>
      <Severity of={record} />
    </p>
    <p>{record.subjectName}</p>
    <p className="help">
      {record.unitName}，{dateText(record.determinedOn)}认定
    </p>
    <p className="help">
      最早可申请修复：{record.earliestFilingOn === null ? '暂不能确定，详见说明' : dateText(record.earliestFilingOn)}
    </p>
  </li>
);
