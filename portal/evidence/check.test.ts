/** A package is put together from a history and checked; then somebody changes it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainStart, type StoredEvent, sealEvent } from '#domain/kernel/event.ts';
import { saltedDigest } from '#domain/kernel/salted-digest.ts';
import { digestOf } from '../proof/sha256.ts';
import { checkPackage, type Finding, summaryOf } from './check.ts';
import { eventsPath, type Files } from './manifest.ts';
import { type Collected, packageOf } from './pack.ts';
import { toldOf } from './told.ts';
import { type Checkpoint, sha256 } from './verdict.ts';
import { unzipped, zipped } from './zip.ts';

const monday = '2026-10-12T01:30:00.000Z';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

const document = { documentId: 'doc-1', contentType: 'application/pdf', content: bytes('%PDF-1.7 缴款凭证') };
const salted = saltedDigest({ documentId: 'doc-1', sha256: digestOf(document.content) }, sha256.hex);

const dataOf = (sequence: number) =>
  sequence === 1
    ? { materials: [{ documentId: 'doc-1', kind: 'proofOfCorrection', sha256: salted }] }
    : { remark: `第${sequence}步，“材料齐全” 🙂` };

const chain = (length: number, aggregateId = 'case-1'): StoredEvent[] => {
  const events: StoredEvent[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const body = {
      ...{ id: `case-1-${sequence}`, type: 'RepairCaseChecked', aggregateKind: 'repairCase', aggregateId, sequence },
      ...{ regionId: 'huainan', occurredAt: monday, recordedAt: monday },
      actor: { principalId: 'officer-1', role: 'verifier' as const, unitId: 'unit-1' },
      command: { name: 'verify', id: 'key-1' },
      data: dataOf(sequence),
    };
    events.push(sealEvent(body, events.at(-1)?.hash ?? chainStart, sha256));
  }
  return events;
};

const headOf = (events: readonly StoredEvent[]) => ({
  sequence: events.length,
  hash: events.at(-1)?.hash ?? '',
});

const pointAt = (events: readonly StoredEvent[], sequence: number): Checkpoint => ({
  ...{ day: '2026-10-12', writtenAt: monday, sequence },
  hash: events[sequence - 1]?.hash ?? '',
});

const collected = (change: Partial<Collected> = {}): Collected => {
  const events = change.events ?? chain(4);
  return {
    about: { kind: 'repairCase', id: 'case-1' },
    exportedAt: monday,
    exportedBy: { role: 'auditor', unitId: null },
    head: headOf(events),
    leftOut: [],
    events,
    checkpoints: [pointAt(events, 2)],
    told: toldOf('repairCase', events, new Map()),
    decisions: [{ sequence: 3, content: bytes('%PDF-1.7 决定书') }],
    documents: [document],
    checker: bytes('<!doctype html>'),
    ...change,
  };
};

const packed = (change?: Partial<Collected>): Files => packageOf(collected(change)).files;

const notAgreeing = (files: Files): Finding[] =>
  checkPackage(files).findings.filter(({ standing }) => standing !== 'agrees');

test('a package as it was exported agrees in every item, and shows the digest that was noted down', () => {
  const { files, digest } = packageOf(collected());
  const checked = checkPackage(files);
  expect(notAgreeing(files)).toEqual([]);
  expect(checked.digest).toBe(digest);
  expect(summaryOf(checked.findings)).toBe('没有不符，13项一致');
  expect(checked.findings.map(({ item }) => item)).toEqual([
    '清单',
    ...['check.html（核验页）', 'timeline.html（经过）', 'events.jsonl（事件原文）'].map((file) => `文件 ${file}`),
    ...['checkpoints.json（每日检查点）', 'decisions/3.pdf（决定书）', 'documents/doc-1.pdf（材料）'].map(
      (file) => `文件 ${file}`,
    ),
    ...['事件的哈希和前后相连', '事件所属的对象', '链尾', '2026年10月12日的检查点'],
    ...['决定书 decisions/3.pdf', '材料 documents/doc-1.pdf'],
  ]);
});

test('the manifest says as what it was exported and names nobody', () => {
  expect(text(packed()['manifest.json'])).not.toContain('officer-1');
});

test('events lie in the package byte for byte', () => {
  const events = chain(3);
  const lines = text(packed({ events })[eventsPath]).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(events);
});

const changedAt = (content: Uint8Array, at: number, delta: number): Uint8Array =>
  content.map((byte, index) => (index === at ? byte ^ delta : byte));

test('any byte of any file that is changed is found', () => {
  const files = packed();
  const places = Object.entries(files).flatMap(([path, { length }]) =>
    Array.from({ length }, (_, at) => ({ path, at })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }), ({ path, at }, delta) => {
      const changed = { ...files, [path]: changedAt(files[path] ?? bytes(''), at, delta) };
      expect(checkPackage(changed).findings.some(({ standing }) => standing === 'differs')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a byte changed in an event names that very event, even if every digest of the package is made anew', () => {
  const events = chain(5);
  const lines = events.map((event) => bytes(JSON.stringify(event)));
  const newline = 0x0a;
  fc.assert(
    fc.property(fc.nat({ max: 4 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (line, where, delta) => {
      const original = lines[line] ?? bytes('');
      const at = where % original.length;
      fc.pre(((original[at] ?? 0) ^ delta) !== newline);
      const changed = lines.map((one, index) => (index === line ? changedAt(one, at, delta) : one));
      const content = new Uint8Array(changed.flatMap((one) => [...one, newline]));
      const found = checkPackage({ ...packed({ events }), [eventsPath]: content }).findings;
      expect(found.find(({ item }) => item === '事件的哈希和前后相连')?.text).toMatch(
        new RegExp(`^第${line + 1}个事件：`),
      );
    }),
    { numRuns: 100 },
  );
});

const finding = (files: Files, item: string) => checkPackage(files).findings.find((one) => one.item === item);

test('a file that is gone, and one that was put in, are named', () => {
  const { 'decisions/3.pdf': _, ...rest } = packed();
  expect(notAgreeing(rest)).toMatchObject([{ item: '文件 decisions/3.pdf（决定书）', standing: 'differs' }]);
  const more = { ...packed(), 'decisions/4.pdf': bytes('%PDF-1.7') };
  expect(notAgreeing(more)).toMatchObject([{ item: '文件 decisions/4.pdf', text: '清单里没有这个文件' }]);
});

test.each([
  ['a tail cut off', { events: chain(3), head: headOf(chain(4)) }, '链尾', '与清单记载的链尾不符'],
  [
    'a history rewritten as a whole',
    { events: chain(4), checkpoints: [{ ...pointAt(chain(4), 2), hash: 'a'.repeat(64) }] },
    '2026年10月12日的检查点',
    '与第2个事件的哈希不符',
  ],
  ['the history of another', { events: chain(4, 'case-2') }, '事件所属的对象', '第1个事件属于另一对象'],
  [
    'another document under the same name',
    { documents: [{ ...document, content: bytes('%PDF-1.7 伪造') }] },
    '材料 documents/doc-1.pdf',
    '与历史记载的校验值不符',
  ],
  [
    'a decision without its event',
    { decisions: [{ sequence: 9, content: bytes('%PDF-1.7') }] },
    '决定书 decisions/9.pdf',
    '历史里没有它所依据的事件',
  ],
])('what was put together falsely is found although every digest agrees: %s', (_, change, item, said) => {
  const files = packed({ checkpoints: [], ...change });
  expect(finding(files, item)).toMatchObject({ standing: 'differs', text: expect.stringContaining(said) });
});

test('what rests on a broken chain is not said to agree', () => {
  const [first, second, ...rest] = chain(4);
  if (first === undefined || second === undefined) throw new Error('no events');
  const events = [first, { ...second, body: second.body.replace('齐全', '不全') }, ...rest];
  const files = packed({ events, checkpoints: [pointAt(events, 1), { ...pointAt(events, 3), day: '2026-10-13' }] });
  const standings = Object.fromEntries(checkPackage(files).findings.map(({ item, standing }) => [item, standing]));
  expect(standings).toMatchObject({
    事件的哈希和前后相连: 'differs',
    链尾: 'unchecked',
    '2026年10月12日的检查点': 'agrees',
    '2026年10月13日的检查点': 'unchecked',
  });
});

test('without a checkpoint nothing is said to agree with one', () => {
  expect(notAgreeing(packed({ checkpoints: [] }))).toMatchObject([{ item: '每日检查点', standing: 'unchecked' }]);
});

test('a package goes through a zip unchanged', () => {
  const files = packed();
  expect(unzipped(zipped(files))).toEqual(files);
  expect(unzipped(bytes('no zip'))).toBeNull();
});

test('what is no package says so', () => {
  expect(notAgreeing({ 'readme.txt': bytes('hello') })[0]).toMatchObject({ item: '清单', standing: 'differs' });
});
