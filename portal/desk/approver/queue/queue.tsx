import { App, Button, Card, Flex, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { commitmentItems } from '#domain/commitment/stages.ts';
import { repairItems } from '#domain/repair/stages.ts';
import type { EntryOf } from '../../../api/operations.ts';
import { lastDayText, remainingText } from '../../../shown/dates.ts';
import { useAnswer, useEntries } from '../../api.ts';
import { useMe } from '../../person.ts';
import { DataTable, toggled } from '../../shell/data-table.tsx';
import { Mark, toneOf } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { caseAddress } from '../case/address.ts';
import { nameOf, useColleagues } from '../colleagues.ts';
import { BulkBar } from './bulk-bar.tsx';
import { type Query, type SavedFilter, savedFilters, saveFilters } from './filters.ts';
import { keyWords, useKeys } from './keys.ts';
import './queue.css';

export type Item = EntryOf<'listWorkItems'>;
export const keyOf = ({ caseId, id }: Item): string => `${caseId} ${id}`;

const refetchInterval = 20_000;

/** The unit's work, the most urgent first. */
export const Component = () => {
  const me = useMe();
  const colleagues = useColleagues();
  const navigate = useNavigate();
  const [query, setQuery] = useState<Query>({ scope: 'unit' });
  const [subject, setSubject] = useState('');
  const [selected, setSelected] = useState<readonly string[]>([]);
  /** The item the keyboard is at, by its key: others may come before it meanwhile. */
  const [at, setAt] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const counts = useAnswer('countWorkItems', {}, { refetchInterval });
  const asked = useEntries('listWorkItems', { query: { ...query, ...(subject && { subject }) } }, { refetchInterval });
  const items = asked.entries;
  const chosen = items.filter((item) => selected.includes(keyOf(item)));
  const position = Math.max(
    items.findIndex((item) => keyOf(item) === at),
    0,
  );
  const current = items[position];
  const goTo = (to: number): void => {
    const item = items[to];
    if (item !== undefined) setAt(keyOf(item));
  };

  const choose = (next: Query): void => {
    setQuery(next);
    setSelected([]);
    setAt(null);
  };
  useKeys({
    j: () => goTo(position + 1),
    k: () => goTo(position - 1),
    x: () => current && setSelected(toggled(selected, keyOf(current))),
    enter: () => current && void navigate(caseAddress(current)),
    '?': () => setHelp(true),
  });

  return (
    <Page title="待办" actions={<Button onClick={() => setHelp(true)}>快捷键</Button>}>
      <Flex gap={8} wrap className="counts">
        {countsOf(counts.data).map(({ label, query: wanted, count }) => (
          <Button
            key={label}
            type={JSON.stringify(wanted) === JSON.stringify(query) ? 'primary' : 'default'}
            aria-pressed={JSON.stringify(wanted) === JSON.stringify(query)}
            onClick={() => choose(wanted)}
          >
            {label}
            {count !== undefined && ` ${count ?? '—'}`}
          </Button>
        ))}
      </Flex>
      <Card>
        <Filters query={query} onQuery={choose} subject={subject} onSubject={setSubject} />
        <BulkBar items={chosen.length > 0 ? chosen : []} onDone={() => setSelected([])} claimKey={current} />
        <Paged of={asked} nothing="没有符合条件的待办。">
          {() => (
            <DataTable
              caption="待办列表"
              rows={items}
              keyOf={keyOf}
              current={current}
              selection={{
                keys: selected,
                onChange: setSelected,
                labelOf: (item) => `选择${item.subjectName ?? ''}的${item.kindLabel}`,
              }}
              columns={[
                { title: '期限', cell: (item) => <Due item={item} /> },
                { title: '待办', cell: (item) => <Link to={caseAddress(item)}>{item.kindLabel}</Link> },
                { title: '主体', cell: ({ subjectName }) => subjectName ?? '—' },
                { title: '环节', cell: ({ stageLabel }) => stageLabel },
                {
                  title: '认领',
                  cell: ({ assignee }) =>
                    assignee === undefined
                      ? '无人认领'
                      : assignee === me.principalId
                        ? '我'
                        : nameOf(colleagues, assignee),
                },
              ]}
            />
          )}
        </Paged>
      </Card>
      <Modal open={help} title="快捷键" footer={null} onCancel={() => setHelp(false)}>
        <dl className="keys">
          {keyWords.map(([key, word]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </Page>
  );
};

const countsOf = (counts: { mine: number; unclaimed: number; dueSoon: number | null; overdue: number } | undefined) =>
  [
    // What colleagues have claimed is in this list and in no count.
    { label: '全部', query: { scope: 'unit' }, count: undefined },
    { label: '我认领的', query: { scope: 'mine' }, count: counts?.mine ?? null },
    { label: '无人认领', query: { scope: 'unclaimed' }, count: counts?.unclaimed ?? null },
    { label: '即将到期', query: { scope: 'unit', due: 'soon' }, count: counts?.dueSoon ?? null },
    { label: '已逾期', query: { scope: 'unit', due: 'overdue' }, count: counts?.overdue ?? null },
  ] as const satisfies readonly { label: string; query: Query; count: number | null | undefined }[];

const Due = ({ item }: { readonly item: Item }) => {
  const { remainingWorkingDays: days, dueAt } = item;
  return (
    <>
      <Mark tone={toneOf(days)}>{remainingText(days)}</Mark>
      {dueAt && <small>{lastDayText(dueAt)}</small>}
    </>
  );
};

interface FiltersProps {
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
  readonly subject: string;
  readonly onSubject: (subject: string) => void;
}

const kindOptions = Object.entries({ ...repairItems, ...commitmentItems })
  .filter(([, { role }]) => role !== 'applicant')
  .map(([value, { label }]) => ({ value, label }));

const Filters = ({ query, onQuery, onSubject }: FiltersProps) => {
  const { modal } = App.useApp();
  const [saved, setSaved] = useState<readonly SavedFilter[]>(savedFilters);
  const keep = (filters: readonly SavedFilter[]): void => {
    saveFilters(filters);
    setSaved(filters);
  };
  const save = (): void => {
    let name = '';
    modal.confirm({
      title: '保存当前筛选',
      content: (
        <Input
          aria-label="名称"
          placeholder="例如：到期的审批"
          maxLength={20}
          onChange={({ target }) => (name = target.value)}
        />
      ),
      onOk: () =>
        name.trim() === '' ? Promise.reject() : keep([...saved.filter((one) => one.name !== name), { name, query }]),
    });
  };
  return (
    <Flex gap={8} wrap className="filters">
      <Input.Search
        aria-label="主体名称或代码"
        placeholder="主体名称或统一社会信用代码"
        onSearch={(text) => onSubject(text.trim())}
        style={{ width: 260 }}
      />
      <Select
        aria-label="待办种类"
        placeholder="待办种类"
        allowClear
        style={{ width: 160 }}
        options={kindOptions}
        value={query.kind ?? null}
        onChange={(kind) => onQuery({ ...without(query, 'kind'), ...(kind && { kind }) })}
      />
      <Select
        aria-label="事项种类"
        placeholder="事项种类"
        allowClear
        style={{ width: 140 }}
        options={[
          { value: 'repairCase', label: '信用修复' },
          { value: 'commitmentCase', label: '告知承诺' },
        ]}
        value={query.caseKind ?? null}
        onChange={(caseKind) => onQuery({ ...without(query, 'caseKind'), ...(caseKind && { caseKind }) })}
      />
      <Button onClick={save}>保存筛选</Button>
      {saved.map((one) => (
        <Tag
          key={one.name}
          closable
          closeIcon={<span title={`删除筛选${one.name}`}>×</span>}
          onClose={() => keep(saved.filter((other) => other !== one))}
        >
          <Button type="link" size="small" onClick={() => onQuery(one.query)}>
            {one.name}
          </Button>
        </Tag>
      ))}
    </Flex>
  );
};

const without = (query: Query, name: keyof Query): Query => {
  const { [name]: _, ...rest } = query;
  return rest;
};
