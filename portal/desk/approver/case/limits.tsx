import { Card, Collapse, Typography } from 'antd';
import type { AnswerOf } from '../../../api/operations.ts';
import { dateText, lastDayText, remainingText } from '../../../shown/dates.ts';
import { useMe } from '../../person.ts';
import { Mark, toneOf } from '../../shell/mark.tsx';
import { nameOf, useColleagues } from '../colleagues.ts';
import { Facts, StatusTag } from './facts.tsx';

type Case = AnswerOf<'readRepairCase'>;
type Limit = Case['limits'][string];

/** What is open, until when, and how each limit was reckoned. */
export const Limits = ({ items, limits }: Pick<Case, 'items' | 'limits'>) => (
  <Card title="期限">
    {items.length === 0 && <Typography.Text type="secondary">没有未办的待办。</Typography.Text>}
    {items.map((item) => (
      <p key={item.id}>
        <Mark tone={toneOf(item.remainingWorkingDays)}>{remainingText(item.remainingWorkingDays)}</Mark>
        {item.kindLabel}
        {item.dueAt && `：应于${lastDayText(item.dueAt)}前办结`}
        {item.assignee !== undefined && <HeldBy principalId={item.assignee} />}
      </p>
    ))}
    {Object.keys(limits).length > 0 && (
      <Collapse
        ghost
        items={[
          {
            key: 'derivation',
            label: '期限怎样推算',
            children: Object.entries(limits).map(([name, limit]) => <Derivation key={name} limit={limit} />),
          },
        ]}
      />
    )}
  </Card>
);

/** Whose hands it is in, for those who may know. */
const HeldBy = ({ principalId }: { readonly principalId: string }) => {
  const me = useMe();
  const colleagues = useColleagues();
  if (colleagues === undefined) return null;
  return <>（{principalId === me.principalId ? '我' : nameOf(colleagues, principalId)}已认领）</>;
};

const days = (dates: readonly string[]): string =>
  dates.length === 0 ? '无' : dates.map((date) => dateText(date)).join('、');

const Derivation = ({ limit }: { readonly limit: Limit }) => (
  <Facts
    of={{
      依据: (
        <>
          {limit.basis} <StatusTag status={limit.status} />
        </>
      ),
      起算: `${dateText(limit.startsOn)}，自次一工作日计第一日`,
      期限: `${limit.workingDays}个工作日`,
      调整:
        limit.adjustments.map(({ reason, workingDays }) => `${reason}（${workingDays}个工作日）`).join('；') || '无',
      跳过的节假日: days(limit.restDaysSkipped),
      计入的调休上班日: days(limit.makeUpWorkdays),
      届满: limit.dueOn === null ? `${limit.calendarMissing}年节假日安排公布后推算` : dateText(limit.dueOn),
    }}
  />
);
