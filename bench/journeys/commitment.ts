/** A measured commitment case: a matter of its own, promised, granted by a person, and verified on site. */
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { commitmentMatter } from '#domain/matter/matter.ts';
import { matterTexts } from '#domain/matter/texts.ts';
import { sha256 } from '#shared/hash.ts';
import { matterContent } from '../../tests/support/commitment-world.ts';
import { type Journey, newEnterprise, onItem, unitId } from './journey.ts';

const enterprise = newEnterprise('sub-bench-commitment', 900002);
/** Whatever has to be uploaded is promised instead: documents are no part of handling a case. */
const content = matterContent({ unitId, requiredMaterials: [] });

const applicationFor = (matterId: string) => {
  const { subjectId, name, uscc: code } = enterprise;
  const { noticeHash, letterHash } = matterTexts(content, { name, code }, { matterId, version: 1 }, sha256.hex);
  return {
    subjectId,
    matterId,
    matterVersion: 1,
    procedure: 'commitment',
    answers: content.conditions.map(({ id }) => ({ conditionId: id, met: true })),
    signature: { noticeHash, letterHash, typedName: name },
  };
};

/** What an officer does today with each work item that moves the case on, and what they say. */
const answersOn = (today: string): Readonly<Record<string, readonly [name: string, said: object]>> => ({
  review: ['grant-matter', { decisionNumber: '淮市监许〔2026〕1号', reason: '经审查，符合法定条件。' }],
  verifyCommitment: [
    'record-verification',
    {
      result: { outcome: 'kept', finding: '经现场核查，与承诺一致。', documentIds: [] },
      onSite: { inspectedOn: today, inspectors: ['market-verifier'], place: '经营场所' },
    },
  ],
});

/** 告知承诺: one matter, from the application to the promise that was kept. One enterprise may apply for a matter once at a time. */
export const commitment: Journey = {
  kind: 'commitment',
  label: '告知承诺',
  enterprise,
  stored: storedCommitmentCase,
  end: 'fulfilled',
  officers: ['approver', 'verifier'],
  enterStage: 'workflow-enter-commitment-stage',
  caseIdOf: (answer) => (answer as { caseId?: string }).caseId,
  prepare: async ({ door, clock }, run, n) => {
    const matterId = `bench-${run}-${n}`.toLowerCase();
    const command = { type: 'publishMatter' as const, matterId, replaces: 0, content };
    const done = await door({ kind: commitmentMatter, id: matterId, command, actor: systemActor('bench') });
    if (!done.ok) throw new Error(`matter ${matterId} was refused: ${done.problem.code}`);
    const answers = answersOn(shanghaiDate(await clock.now()));
    return {
      opening: { name: 'apply', path: '/commitment-cases', body: applicationFor(matterId) },
      answerTo: (item) => {
        const [name = '', said] = answers[item.kind] ?? [];
        return onItem('/commitment-cases', item, name, said);
      },
    };
  },
};
