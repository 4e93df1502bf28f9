/**
 * Whether an evidence package is what it says: its files against the manifest, the history against itself, against the head and the daily
 * checkpoints, the documents against the history. Pure: files in, findings out, in the words of whoever reads them.
 */
import { readBody, StoredEvent } from '#domain/kernel/event.ts';
import { filesIn } from '#domain/kernel/history.ts';
import { saltedDigest } from '#domain/kernel/salted-digest.ts';
import { digestOf } from '../proof/sha256.ts';
import { dateText } from '../shown/dates.ts';
import { kindWords } from './kinds.ts';
import {
  Checkpoints,
  checkpointsPath,
  eventsPath,
  type FileEntry,
  type Files,
  Manifest,
  manifestPath,
  sealOf,
  sealPath,
} from './manifest.ts';
import { type Checkpoint, reasonWords, sha256, verdictOf } from './verdict.ts';

export interface Finding {
  readonly item: string;
  /** `unchecked`: there is nothing to check it with, or it rests on something that does not agree. */
  readonly standing: 'agrees' | 'differs' | 'unchecked';
  readonly text: string;
  /** What it means that it differs. */
  readonly meaning?: string;
}

export interface Checked {
  /** Null where there is no manifest that can be read. */
  readonly manifest: Manifest | null;
  /** Of the manifest as it lies there, to be compared with what was noted down at the export. */
  readonly digest: string;
  readonly findings: readonly Finding[];
}

/** What came of it in one sentence. */
export const summaryOf = (findings: readonly Finding[]): string => {
  const count = (standing: Finding['standing']): number => findings.filter((one) => one.standing === standing).length;
  const [agreeing, wrong, open] = [count('agrees'), count('differs'), count('unchecked')];
  const rest = `${agreeing}项一致${open > 0 ? `，${open}项未核对` : ''}`;
  return wrong > 0 ? `有${wrong}项不符，${rest}` : `没有不符，${rest}`;
};

/** Checks the files of a package; every file must be there under its path. */
export const checkPackage = (files: Files): Checked => {
  const written = files[manifestPath];
  const digest = written === undefined ? '' : digestOf(written);
  const manifest = Manifest.safeParse(jsonOf(textOf(written))).data ?? null;
  const seal = sealFinding(files, digest);
  if (manifest === null) return { manifest, digest, findings: [noManifest, seal] };
  const history = readHistory(files);
  return {
    manifest,
    digest,
    findings: [
      seal,
      ...manifest.files.map((entry) => fileFinding(entry, files[entry.path])),
      ...strangers(manifest, files),
      ...historyFindings(manifest, history, files),
      ...manifest.files.flatMap((entry) => ofHistory(entry, history)),
    ],
  };
};

const textOf = (content: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const agrees = (item: string, text: string): Finding => ({ item, standing: 'agrees', text });
const unchecked = (item: string, text: string): Finding => ({ item, standing: 'unchecked', text });
const differs = (item: string, text: string, meaning: string): Finding => ({
  item,
  standing: 'differs',
  text,
  meaning,
});

const noManifest = differs(
  '清单',
  '没有可以读取的 manifest.json',
  '这不是证据包，或者清单已被改动、删除，其余内容无从核对。',
);

const sealFinding = (files: Files, digest: string): Finding =>
  textOf(files[sealPath]) === sealOf(digest)
    ? agrees('清单', '清单与它的校验值一致')
    : differs('清单', '清单与 manifest.sha256 记载的校验值不符', '导出之后，清单或者它的校验值被改动过。');

const fileWords: Readonly<Record<FileEntry['what'], string>> = {
  events: '事件原文',
  checkpoints: '每日检查点',
  timeline: '经过',
  decision: '决定书',
  document: '材料',
  checker: '核验页',
};

const fileFinding = ({ path, what, size, sha256: expected }: FileEntry, content: Uint8Array | undefined): Finding => {
  const item = `文件 ${path}（${fileWords[what]}）`;
  if (content === undefined) return differs(item, '包里没有这个文件', '导出之后文件被删除或者改名。');
  return content.length === size && digestOf(content) === expected
    ? agrees(item, '与清单一致')
    : differs(item, '大小或者校验值与清单不符', '导出之后文件内容被改动过。');
};

const strangers = (manifest: Manifest, files: Files): Finding[] => {
  const known = new Set([manifestPath, sealPath, ...manifest.files.map(({ path }) => path)]);
  return Object.keys(files)
    .filter((path) => !known.has(path))
    .map((path) => differs(`文件 ${path}`, '清单里没有这个文件', '导出之后有人放入，不属于证据。'));
};

interface History {
  /** Up to the first line that is no event. */
  readonly events: readonly StoredEvent[];
  /** The number of that line; null where all are events. */
  readonly unreadable: number | null;
}

const readHistory = (files: Files): History => {
  const lines = textOf(files[eventsPath]).replace(/\n$/, '').split('\n');
  const events: StoredEvent[] = [];
  for (const line of lines) {
    const event = StoredEvent.safeParse(jsonOf(line));
    if (!event.success) return { events, unreadable: events.length + 1 };
    events.push(event.data);
  }
  return { events, unreadable: null };
};

const historyFindings = (manifest: Manifest, { events, unreadable }: History, files: Files): Finding[] => {
  const { about, head } = manifest;
  const points = Checkpoints.safeParse(jsonOf(textOf(files[checkpointsPath]))).data;
  const { firstBad, against } = verdictOf(events, head, points ?? []);
  const broken = firstBad !== null && firstBad.reason !== 'headMismatch' ? firstBad : null;
  const badFrom = broken?.sequence ?? unreadable;
  const foreign = events.find(
    ({ aggregateKind, aggregateId }) => aggregateKind !== about.kind || aggregateId !== about.id,
  );
  return [
    badFrom === null
      ? agrees('事件的哈希和前后相连', `${events.length}个事件逐个核验，全部一致`)
      : differs(
          '事件的哈希和前后相连',
          `第${badFrom}个事件：${broken === null ? '不是可以读取的事件' : reasonWords[broken.reason]}`,
          `第${badFrom}个事件在存储之后被改动、删除或者调换；它以后的事件以它为前提，须与系统中的原文比对。`,
        ),
    badFrom !== null
      ? unchecked('事件所属的对象', '哈希链不完整，未核对')
      : foreign === undefined
        ? agrees('事件所属的对象', `全部属于清单所写的${kindWords[about.kind]}`)
        : differs('事件所属的对象', `第${foreign.sequence}个事件属于另一对象`, '历史被换成了另一对象的历史。'),
    badFrom !== null
      ? unchecked('链尾', '哈希链不完整，未核对')
      : firstBad === null
        ? agrees('链尾', `第${head.sequence}个事件，与清单记载的链尾一致`)
        : differs('链尾', '最后一个事件与清单记载的链尾不符', '末尾的事件被删除、增加或者重写。'),
    ...checkpointFindings(points, against, badFrom),
  ];
};

const checkpointFindings = (
  points: readonly Checkpoint[] | undefined,
  against: readonly Checkpoint[],
  badFrom: number | null,
): Finding[] => {
  if (points === undefined)
    return [differs('每日检查点', '检查点文件不可读取', '导出之后检查点被改动，须与只写一次的存储比对。')];
  if (points.length === 0) return [unchecked('每日检查点', '导出时尚无覆盖这段历史的检查点，无从核对')];
  return points.map((point) => {
    const item = `${dateText(point.day)}的检查点`;
    if (badFrom !== null && point.sequence >= badFrom) return unchecked(item, '哈希链不完整，未核对');
    return against.includes(point)
      ? differs(item, `与第${point.sequence}个事件的哈希不符`, '历史在检查点写入之后被整段重写。')
      : agrees(item, `与第${point.sequence}个事件的哈希一致`);
  });
};

/** What the history itself says of a file: of a document its digest, of a decision the code that is printed on it. */
const ofHistory = ({ what, of = '', path, sha256: digest }: FileEntry, { events }: History): Finding[] => {
  if (what === 'decision') {
    const event = events.find(({ sequence }) => String(sequence) === of);
    const item = `决定书 ${path}`;
    return event === undefined
      ? [differs(item, '历史里没有它所依据的事件', '决定书不是由这段历史作出的。')]
      : [agrees(item, `由第${of}个事件生成，书上的核验码应为 ${event.hash}`)];
  }
  if (what !== 'document') return [];
  const expected = saltedDigest({ documentId: of, sha256: digest }, sha256.hex);
  return [
    digestsIn(events).has(expected)
      ? agrees(`材料 ${path}`, '与历史记载的校验值一致')
      : differs(`材料 ${path}`, '与历史记载的校验值不符', '材料不是办理时提交的那一份。'),
  ];
};

const digestsIn = (events: readonly StoredEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => readBody(event) ?? []).flatMap(({ data }) => filesIn(data).map((file) => file.sha256)),
  );
