/** GLOSSARY.md and the code name the same things: a word without code misleads, code without a word is not understood. */
import { describe, expect, test } from 'vitest';
import { roleLabels } from '#domain/access/person.ts';
import { commitmentActions, commitmentItems, commitmentStages } from '#domain/commitment/stages.ts';
import { eventLabels } from '#domain/event-labels.ts';
import { roles } from '#domain/kernel/actor.ts';
import { repairActions, repairItems, repairStageNames, repairStages } from '#domain/repair/stages.ts';
import { eventTypes } from './event-reference.ts';
import { parseGlossary, readGlossary } from './glossary.ts';

const glossary = readGlossary();
const wordsOf = (heading: string): Record<string, string> =>
  Object.fromEntries(
    (glossary.get(heading) ?? []).flatMap(({ word, identifiers }) => identifiers.map((id) => [id, word])),
  );
const labelsOf = (named: Readonly<Record<string, { readonly label: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([name, { label }]) => [name, label]));

describe('the glossary', () => {
  test('names every stage with the label people see, and no other', () => {
    expect(wordsOf('环节')).toEqual(labelsOf(repairStages));
    expect(Object.keys(wordsOf('环节'))).toEqual(repairStageNames);
    expect(wordsOf('告知承诺的环节')).toEqual(labelsOf(commitmentStages));
  });

  test('names every role with the label people see, and no other', () => {
    expect(Object.keys(wordsOf('岗位'))).toEqual([...roles]);
    expect(wordsOf('岗位')).toEqual(roleLabels);
  });

  test('names every action with its label, and no other', () => {
    expect(wordsOf('动作')).toEqual(labelsOf(repairActions));
    expect(wordsOf('告知承诺的动作')).toEqual(labelsOf(commitmentActions));
  });

  test('names every kind of work item with its label, and no other', () => {
    const { loadCalendarYear, ...ofCases } = wordsOf('待办');
    expect(loadCalendarYear).toBeDefined();
    expect(ofCases).toEqual(labelsOf(repairItems));
    expect(wordsOf('告知承诺的待办')).toEqual(labelsOf(commitmentItems));
  });

  test('names every event with the label people see, and no other', () => {
    const inCode = [...new Set(eventTypes.map(({ name }) => name))].sort();
    expect(Object.keys(wordsOf('事件')).sort()).toEqual(inCode);
    expect(wordsOf('事件')).toEqual(eventLabels);
  });

  test('gives no identifier of one table two words', () => {
    for (const heading of ['环节', '岗位', '动作', '待办', '事件', '其他命令', '告知承诺的动作', '告知承诺的待办']) {
      const identifiers = (glossary.get(heading) ?? []).flatMap((term) => term.identifiers);
      expect(identifiers, heading).toHaveLength(new Set(identifiers).size);
    }
  });
});

test('a row is read with its word, identifiers and meaning; other lines are passed over', () => {
  const text =
    '# x\n\n## 环节\n\n| 中文 | English | 标识 | 含义 |\n|---|---|---|---|\n| 甲 | a | `one` `two` | 乙 |\n文字 `three`\n';
  expect(parseGlossary(text)).toEqual(
    new Map([['环节', [{ word: '甲', identifiers: ['one', 'two'], meaning: '乙' }]]]),
  );
});
