/** The dates of a record in the order they come, each with what it means. A date nobody can name yet says why. */
import type { ReactNode } from 'react';
import { dateText } from '../../shown/dates.ts';
import type { PublicRecord } from './record-entry.tsx';

/** Without a maximum period nothing is settled: which rules apply, or how bad it is, is for a person to say. */
const settled = ({ maxPeriodEndsOn }: PublicRecord): boolean => maxPeriodEndsOn !== null;

const toBeSettled = '适用的规则或者失信程度还要由认定单位确定，确定后才能推算；可以向认定单位咨询。';

export const RecordDates = ({ record }: { readonly record: PublicRecord }) => {
  const { determinedOn, minPeriodEndsOn, earliestFilingOn, maxPeriodEndsOn, autoStopOn } = record;
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">几个日期</h2>
      <ol className="dates">
        <When date={determinedOn} name="认定，公示期开始">
          公示期从认定之日起算，不是从上网之日起算。
        </When>
        {minPeriodEndsOn !== null && (
          <When date={minPeriodEndsOn} name="最短公示期的最后一日">
            到这一天为止，还不能申请修复。
          </When>
        )}
        <When date={earliestFilingOn} name="最早可以申请修复">
          {earliestFilingOn !== null
            ? '从这一天起，可以登录提出申请；是否准予由认定单位审查决定。'
            : settled(record)
              ? '还没有登记纠正情况。纠正失信行为、履行全部义务并过了最短公示期，就可以申请。'
              : toBeSettled}
        </When>
        {maxPeriodEndsOn !== null && (
          <When date={maxPeriodEndsOn} name="最长公示期的最后一日">
            已经纠正的，公示最晚到这一天。
          </When>
        )}
        <When date={autoStopOn} name="自动停止公示">
          {autoStopOn !== null
            ? '到这一天不用申请，也会停止公示；这与修复不同，想早些停止公示，可以先申请修复。'
            : settled(record)
              ? '还没有登记纠正情况，期满也不会自动停止公示，由行业主管部门按规定办理。'
              : toBeSettled}
        </When>
      </ol>
    </section>
  );
};

interface WhenProps {
  readonly date: string | null;
  readonly name: string;
  readonly children: ReactNode;
}

const When = ({ date, name, children }: WhenProps) => (
  <li className={date === null ? 'open' : undefined}>
    <h3>
      {name}
      <span className="date">{dateText(date, '暂不能确定')}</span>
    </h3>
    <p>{children}</p>
  </li>
);
