/** Every event of a history with what it changed from what to what, by whom, when, and by which rule; long ones piece by piece. */
import { Button, Flex, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { AuditedKind } from '../../evidence/kinds.ts';
import { type Told, type ToldChange, toldOf } from '../../evidence/told.ts';
import { instantText } from '../../shown/dates.ts';
import { Mark } from '../shell/mark.tsx';
import { Nothing } from '../shell/states.tsx';
import type { Proof } from './verify.ts';

const piece = 50;
/** So many changes are shown at once; more unfold. */
const few = 6;

export const History = ({ kind, proof }: { readonly kind: AuditedKind; readonly proof: Proof }) => {
  const told = useMemo(() => toldOf(kind, proof.events, proof.units), [kind, proof]);
  const [chosen, choose] = useState<readonly string[]>([]);
  const [shown, show] = useState(piece);
  const found = told.filter(({ event }) => chosen.length === 0 || chosen.includes(event?.type ?? ''));
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Select
          mode="multiple"
          allowClear
          className="audit-filter"
          aria-label="只看这些事件"
          placeholder="全部事件"
          options={kindsOf(told)}
          optionFilterProp="label"
          value={[...chosen]}
          onChange={(types) => {
            choose(types);
            show(piece);
          }}
        />
        <span role="status">
          {chosen.length === 0 ? `共${told.length}个事件` : `${told.length}个事件中的${found.length}个`}
        </span>
      </Flex>
      {found.length === 0 && <Nothing>没有这样的事件。</Nothing>}
      <ol className="audit-events" aria-label="按序的事件">
        {found.slice(0, shown).map((one) => (
          <Event key={one.stored.sequence} told={one} bad={one.stored.sequence === proof.firstBad?.sequence} />
        ))}
      </ol>
      {found.length > shown && (
        <Button block onClick={() => show(shown + piece)}>
          再显示{Math.min(piece, found.length - shown)}个（还有{found.length - shown}个）
        </Button>
      )}
    </Flex>
  );
};

/** The kinds of events that occur, in the order in which they first do, with how many there are. */
const kindsOf = (told: readonly Told[]) =>
  [...Map.groupBy(told, ({ event }) => event?.type ?? '')].map(([value, of]) => ({
    value,
    label: `${of[0]?.event?.label ?? '不是事件'}（${of.length}）`,
  }));

const Event = ({ told: { stored, event }, bad }: { readonly told: Told; readonly bad: boolean }) => (
  <li className={bad ? 'bad' : undefined}>
    <div className="audit-event-head">
      <span className="audit-sequence">{stored.sequence}</span>
      <h3>{event?.label ?? '不是事件'}</h3>
      {bad && <Mark tone="bad">有误</Mark>}
      {event !== null && <span>{event.actor}</span>}
      {event !== null && <Times {...event} />}
    </div>
    {event?.rules.map(({ rule, clause }) => (
      <p key={`${rule}${clause}`} className="audit-rule">
        依据：{clause} <code>{rule}</code>
      </p>
    ))}
    {event !== null && event.changes.length > 0 && (
      <details open={event.changes.length <= few}>
        <summary>改变了{event.changes.length}项内容</summary>
        <Changes of={event.changes} />
      </details>
    )}
    {event !== null && event.changes.length === 0 && <p className="audit-rule">没有改变快照的内容。</p>}
    <details open={event === null}>
      <summary>原文和哈希</summary>
      <pre>{stored.body}</pre>
      <p className="hash">哈希 {stored.hash}</p>
      <p className="hash">前一哈希 {stored.prevHash || '（第一个事件）'}</p>
    </details>
  </li>
);

/** Business time, and real time where that is another. */
const Times = ({ occurredAt, recordedAt }: Pick<NonNullable<Told['event']>, 'occurredAt' | 'recordedAt'>) => (
  <span className="audit-times">
    <time dateTime={occurredAt}>{instantText(occurredAt)}</time>发生，
    <time dateTime={recordedAt}>{instantText(recordedAt)}</time>记录
  </span>
);

const Changes = ({ of }: { readonly of: readonly ToldChange[] }) => (
  <table className="audit-changes">
    <thead>
      <tr>
        <th scope="col">内容</th>
        <th scope="col">原值</th>
        <th scope="col">新值</th>
      </tr>
    </thead>
    <tbody>
      {of.map(({ field, before, after }) => (
        <tr key={field}>
          <th scope="row">{field}</th>
          <td>{before}</td>
          <td>{after}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
