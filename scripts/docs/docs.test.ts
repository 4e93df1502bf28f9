/** The generators: what they draw is what the code says, and a page that no longer agrees is noticed. */
import { describe, expect, test } from 'vitest';
import { movesOf } from '#domain/kernel/case-actions.ts';
import { fillBlocks } from './blocks.ts';
import { entityDiagram } from './entity-diagram.ts';
import { eventSchemas } from './event-reference.ts';
import { figuresTable } from './figures.ts';
import { anchorOf, brokenLinks } from './links.ts';
import { machineGraph } from './machine-graph.ts';
import { label, table } from './markdown.ts';
import { commitmentTables, repairTables, stateDiagram } from './state-diagram.ts';

test.each([
  ['repair', repairTables, 'withdraw', 'open --> withdrawn : 撤件'],
  ['commitment', commitmentTables, '', 'applied --> withdrawn : 撤回申请'],
])('the state diagram of %s shows every stage once and every move between stages', (_, tables, boxed, way) => {
  const text = stateDiagram(tables);
  for (const stage of Object.keys(tables.stages))
    expect(text.match(new RegExp(` as ${stage}$`, 'm')), stage).toHaveLength(1);
  const drawn = movesOf(tables.actions).filter(({ action }) => action !== boxed);
  for (const { from, to } of drawn) expect(text).toMatch(new RegExp(`${from} --> ${to} : |open --> ${to} : `));
  expect(text).toContain(way);
});

describe('the machine graph', () => {
  const leaf = { StartAt: 'Inner', States: { Inner: { Type: 'Task', End: true } } };
  const machine = {
    StartAt: 'Choose',
    States: {
      Choose: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n > 1 %}', Next: 'Both' }],
        Default: 'Each',
      },
      Both: { Type: 'Parallel', Branches: [leaf, leaf], Next: 'Done' },
      Each: {
        Type: 'Map',
        ItemProcessor: leaf,
        Next: 'Done',
        Catch: [{ ErrorEquals: ['States.Timeout', 'States.ALL'], Next: 'Done' }],
      },
      Done: { Type: 'Succeed' },
    },
  };
  const lines = machineGraph(machine)
    .split('\n')
    .map((line) => line.trim());

  test.each([
    ['a condition', 'Choose --> Both : n #gt; 1'],
    ['the default', 'Choose --> Each : default'],
    ['what is caught', 'Each --> Done : States.Timeout, States.ALL'],
    ['the end', 'Done --> [*]'],
    ['the divider of two branches', '--'],
  ])('shows %s', (_, line) => expect(lines).toContain(line));

  test('draws branches and item processors as boxes', () => {
    expect(lines.filter((line) => line === 'Inner --> [*]')).toHaveLength(3);
    expect(lines).toEqual(expect.arrayContaining(['state Both {', 'state Each {']));
  });

  test('refuses what is no machine', () => expect(() => machineGraph({ States: {} })).toThrow());
});

test('the entity diagram relates the aggregates by their ids', () => {
  const text = entityDiagram();
  for (const line of [
    'RepairCase }o--o| RepairApplication : applicationId',
    'RepairCase ||--o{ CaseRecord : records',
    'CaseRecord }o--|| DishonestyRecord : recordId',
    'Delivery }o--o| RepairCase : caseId',
  ])
    expect(text).toContain(line);
});

describe('event schemas', () => {
  const schemas = new Map(eventSchemas().map(([path, text]) => [path, JSON.parse(text)]));
  const accepted = schemas.get('docs/events/xinxiu.repair-case.accepted.v1.json');

  test('fix type and name in the envelope and require the data', () => {
    expect(accepted.properties.type.const).toBe('xinxiu.repair-case.accepted.v1');
    expect(accepted.properties.eventtype.const).toBe('RepairCaseAccepted');
    expect(accepted.properties.data.required).toEqual(['automatic', 'checks', 'limits', 'stage']);
  });

  test('let a later version add a field', () => {
    expect([...schemas.values()].map((schema) => JSON.stringify(schema)).join()).not.toContain(
      '"additionalProperties":false',
    );
  });
});

describe('blocks in hand-written pages', () => {
  const page = '# a\n\n<!-- docs:one -->\nold\n<!-- /docs -->\n\nb\n';

  test('are replaced, the rest of the page stays, and filling twice changes nothing', () => {
    const once = fillBlocks('a.md', page, new Map([['one', 'new']]));
    expect(once).toBe('# a\n\n<!-- docs:one -->\n\nnew\n\n<!-- /docs -->\n\nb\n');
    expect(fillBlocks('a.md', once, new Map([['one', 'new']]))).toBe(once);
  });

  test('that nothing generates are named', () => {
    expect(() => fillBlocks('a.md', page, new Map())).toThrow('docs:one');
  });
});

describe('links', () => {
  const files = new Map([
    ['README.md', '[a](docs/a.md) [b](docs/a.md#eine-b) [c](#top) [d](https://example.org/x) `[no](code.md)`\n# Top\n'],
    ['docs/a.md', '# Eine B\n[up](../README.md#top) [gone](b.md) [no anchor](../README.md#x)\n'],
  ]);
  const exists = (path: string) => files.has(path);

  test('that lead nowhere are listed with the page they stand on', () => {
    expect(brokenLinks(files, exists)).toEqual(['docs/a.md → b.md', 'docs/a.md → ../README.md#x']);
  });

  test.each([
    ['Two commands', 'two-commands'],
    ['环节、岗位', '环节岗位'],
    ['`*-errors`（函数）', '-errors函数'],
  ])('the anchor of "%s" is "%s"', (heading, anchor) => expect(anchorOf(heading)).toBe(anchor));
});

describe('the figures', () => {
  const result = (measuredAt: string, value: number) => ({
    measuredAt,
    environment: '2 cores',
    figures: [{ title: 't', value }],
  });

  test('are those of the newest measurement, whatever its file is called', () => {
    const text = figuresTable([
      ['b.json', result('2026-01-01T00:00:00Z', 1)],
      ['a.json', result('2026-02-01T00:00:00Z', 2)],
    ]);
    expect(text).toContain('| t | 2 |');
    expect(text).toContain('a.json');
  });

  test('are not invented while nothing has been measured', () => expect(figuresTable([])).toContain('npm run bench'));
});

test('text of people cannot break a table or a picture', () => {
  expect(table(['x'], [['a|b\nc<d']])).toContain('| a\\|b c&lt;d |');
  expect(label('a: "b"; <c>')).toBe('a#58; #quot;b#quot;#59; #lt;c#gt;');
});
