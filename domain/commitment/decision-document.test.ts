import { expect, test } from 'vitest';
import { CommitmentPlay } from '../../tests/support/commitment-world.ts';
import { toldEvents } from '../../tests/support/given.ts';
import { commitmentDecision } from './decision-document.ts';

const documentOf = (play: CommitmentPlay) => commitmentDecision(toldEvents(play.events));
const linesOf = (play: CommitmentPlay): Record<string, string> =>
  Object.fromEntries(documentOf(play)?.sections[0]?.lines ?? []);

test('an application under review has no document', () => {
  expect(documentOf(new CommitmentPlay().reviewing())).toBeNull();
});

test('a grant bears its number and names the matter, the reason and the basis', () => {
  const play = new CommitmentPlay().reviewing().grants();
  expect(documentOf(play)).toMatchObject({
    title: '告知承诺准予决定书',
    number: '淮市监许〔2026〕9号',
    sections: [{ heading: play.state.matter?.name }],
  });
  expect(linesOf(play)).toMatchObject({ 决定: '准予', 理由: '符合条件', 依据: expect.any(String) });
});

test('a refusal says what to make good and where to turn to', () => {
  const play = new CommitmentPlay().reviewing();
  const refusal = { type: 'refuseMatter', reason: '场所不符合条件', toFix: '整改后再申请' } as const;
  play.on('review', refusal, play.officer('approver'));
  expect(documentOf(play)).toMatchObject({ title: '告知承诺不予决定书', number: null });
  expect(linesOf(play)).toMatchObject({
    ...{ 决定: '不予', 理由: '场所不符合条件', 如何补足: '整改后再申请' },
    救济途径: expect.stringContaining('行政复议'),
  });
});

test('who is not open to commitment reads every reason with its basis', () => {
  const standing = { records: [], bars: [{ caseId: 'case-0', recordId: 'record-0', breachKind: 'notKept' as const }] };
  const play = new CommitmentPlay().runs({ standing });
  const reasons = documentOf(play)?.sections[0]?.lines.filter(([label]) => label === '理由') ?? [];
  expect(documentOf(play)?.title).toBe('不适用告知承诺通知书');
  expect(reasons).toHaveLength(play.state.ineligible.length);
  for (const [, text] of reasons) expect(text).toMatch(/（依据：.+）$/);
});

test('a revocation says what was not kept and what follows', () => {
  const play = new CommitmentPlay().promised().reportsBreach(undefined, { breachKind: 'falseCommitment' }).revokes();
  expect(documentOf(play)).toMatchObject({ title: '告知承诺撤销决定书', number: '淮市监撤〔2026〕3号' });
  expect(linesOf(play)).toMatchObject({
    ...{ 决定: '撤销原决定', 理由: '未履行承诺', 履行情况: '部分履行' },
    ...{ 未履行的承诺: '配备食品安全管理人员', 违诺责任追究: '撤销许可' },
  });
});
